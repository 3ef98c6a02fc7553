"""The record read, narrowed, handed out; removed things brought back; backups by hand and on a schedule."""

import csv
import importlib
import io
import re
import sqlite3
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from drafting import workbench
from drafting.checklist.mapping import Relation
from drafting.errors import BadRequest, Conflict, Forbidden
from drafting.messages import catalogue
from drafting.model import Decision, Draft, Event, Instrument, Layer
from drafting.people import VERBS, Person
from drafting.review.model import State
from drafting.workbench import Workbench, restore
from drafting.workbench.keeping import Keeping
from drafting.workbench.record import Asked
from drafting.workbench.said import _FACTS, facts
from drafting.workbench.telling import news, told

LAW = Instrument("ley", "Ley de Prueba", "Ley", "es", Layer.STATUTE, 1)
NOW = datetime(2026, 8, 3, 9, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(hours=6)
        return self.now


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    desk = Workbench(tmp_path / "data", who="=HYPERLINK(1)", now=Clock())
    desk.add_instrument(LAW)
    for turn in range(4):
        desk.import_draft("ley", f"Artículo 1.- Texto número {turn} de la ley.".encode(), f"{turn}.txt")
    desk.remove_draft("ley", 2)
    desk.people.grant("ana@example.gob", "reader", "ley")
    desk.people.grant("ana@example.gob", "drafter", "ley")
    return desk


def test_the_record_is_narrowed_by_instrument_person_verb_and_days(desk: Workbench) -> None:
    everything = desk.record.entries()
    assert [entry.event.id for entry in everything] == [8, 7, 6, 5, 4, 3, 2, 1]
    assert {entry.instrument for entry in everything} == {"ley"}
    assert desk.record.entries(Asked(instrument="other")) == ()
    assert desk.record.entries(Asked(who="nobody")) == ()
    assert len(desk.record.entries(Asked(verb="draft."))) == 5
    assert [e.event.verb for e in desk.record.entries(Asked(verb="draft.removed"))] == ["draft.removed"]
    days = [entry.event.at.date() for entry in desk.record.entries(Asked(since=date(2026, 8, 4)))]
    assert min(days) == date(2026, 8, 4)
    one_day = desk.record.entries(Asked(since=date(2026, 8, 4), until=date(2026, 8, 4)))
    assert {entry.event.at.date() for entry in one_day} == {date(2026, 8, 4)}
    with pytest.raises(BadRequest):
        desk.record.entries(Asked(since=date(2026, 8, 5), until=date(2026, 8, 4)))


def test_an_entry_says_what_stood_before_and_after(desk: Workbench) -> None:
    latest = desk.record.entries()[0]
    assert latest.before is not None
    assert latest.decision is not None
    assert (latest.before.body["role"], latest.decision.body["role"]) == ("reader", "drafter")


def test_the_record_is_handed_out_without_a_formula_in_it(desk: Workbench) -> None:
    data = desk.record.export("csv", "es")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["Núm.", "Cuándo", "Quién", "Qué", "Instrumento", "Objeto", "Antes", "Después"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 9)]
    assert rows[1][2] == "'=HYPERLINK(1)"
    assert '"reader"' in rows[8][6]
    assert '"drafter"' in rows[8][7]
    sheet = openpyxl.load_workbook(io.BytesIO(desk.record.export("xlsx", "en"))).active
    for line in sheet.iter_rows():
        for cell in line:
            assert cell.data_type in ("s", "inlineStr", "n")
            assert cell.value is None or not str(cell.value).startswith("=") or cell.quotePrefix
    assert desk.record.export("csv", "es", Asked(verb="draft.removed")).count(b"\r\n") == 2


def test_what_was_removed_is_listed_and_comes_back(desk: Workbench) -> None:
    made = desk._store.decide("checklist", "own", {"title": "Own"}, desk._stamp(), after=None)
    desk._store.decide("checklist", "own", {}, desk._stamp(), after=made.id, withdrawn=True)
    draft, decision = desk.record.removed()
    assert isinstance(draft, Draft)
    assert draft.number == 2
    assert not isinstance(decision, Draft)
    assert decision.key == "own"
    for one in (draft, decision):
        desk.record.bring_back(one)
    assert desk.record.removed() == ()
    assert [found.number for found in desk.drafts("ley")] == [1, 2, 3, 4]
    assert desk._store.decision("checklist", "own").body == {"title": "Own"}
    with pytest.raises(Conflict):
        desk.record.bring_back(decision)
    assert desk.verify() == ()


def test_every_kind_of_decision_has_an_action() -> None:
    """A kind nobody named in ``people.VERBS`` is the owner's alone: name it, also in ``ui.kind``."""
    asked = re.compile(r"(?:\.decide|NewDecision)\(\s*([A-Z_]+)\b")
    found = {}
    for path in sorted(Path(workbench.__file__).parent.glob("*.py")):
        for name in asked.findall(path.read_text(encoding="utf-8")):
            module = importlib.import_module(f"drafting.workbench.{path.stem}")
            found[getattr(module, name)] = path.name
    assert {kind: where for kind, where in found.items() if f"{kind}." not in VERBS} == {}
    assert {"mapping", "checklist", "comment", "role"} <= set(found)


def test_every_kind_of_event_is_told_in_both_languages() -> None:
    for language in ("es", "en"):
        for beginning in VERBS:
            for done in ("decided", "withdrawn", "taken_back", "done"):
                event = Event(1, NOW, "Ana", f"{beginning}{done}", "ley/x")
                said = told(event, {"ley": "Ley"}, language)
                assert "{" not in said
                assert "ui." not in said
        assert f"ui.kind.{beginning.removesuffix('.')}" in catalogue(language)


def test_what_somebody_else_did_since_to_what_is_shown_is_news() -> None:
    events = [Event(n, NOW, who, "draft.imported", subject) for n, who, subject in
              ((4, "Eva", "ley/4"), (3, "Ana", "ley/3"), (2, "Eva", "reglas/1"), (1, "Eva", "ley/1"))]  # fmt: skip
    assert [event.id for event in news(events, 1, who="Ana", instrument="ley")] == [4]
    assert [event.id for event in news(events, 1, who="Ana", instrument="")] == [4, 2]
    assert news(events, 4, who="Ana", instrument="ley") == []
    assert news(events, 1, who="Eva", instrument="reglas") == []


def test_a_backup_by_hand_is_noted_and_is_the_owners(desk: Workbench, tmp_path: Path) -> None:
    desk.record.backup(tmp_path / "b.db")
    assert desk.events(1)[0].verb == "backup.made"
    ana = desk.seat(Person("1", "ana@example.gob"))
    with pytest.raises(Forbidden):
        ana.record.backup(tmp_path / "c.db")
    assert not (tmp_path / "c.db").exists()


def test_the_schedule_keeps_the_newest_and_touches_nothing_else(desk: Workbench, tmp_path: Path) -> None:
    keeping = Keeping(tmp_path / "kept", hours=6, copies=3)
    now = NOW
    for _ in range(5):
        assert keeping.due(now)
        assert keeping.write(tmp_path / "data", now)
        assert not keeping.due(now + timedelta(hours=5))
        now += timedelta(hours=6)
    (tmp_path / "kept" / "notes.txt").write_text("mine")
    assert [path.name[10:21] for path in keeping.kept()] == ["20260803T21", "20260804T03", "20260804T09"]
    assert (tmp_path / "kept" / "notes.txt").exists()
    assert keeping.write(tmp_path / "data", now - timedelta(hours=6)) is None, "another process was faster"
    restore(keeping.kept()[-1], tmp_path / "again")
    again = Workbench(tmp_path / "again")
    assert again.verify() == ()
    assert again.drafts("ley") == desk.drafts("ley")


def test_the_schedule_writes_the_first_backup_at_once_and_stops(desk: Workbench, tmp_path: Path) -> None:
    keeping = Keeping(tmp_path / "kept")
    stop = keeping.start(tmp_path / "data")
    for _ in range(6000):  # two minutes: a busy machine is slow, not wrong
        if [path for path in keeping.kept() if path.stat().st_size]:
            break
        time.sleep(0.02)
    stop.set()
    assert len(keeping.kept()) == 1


def test_a_changed_entry_is_found_out(desk: Workbench, tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "data" / "workspace.db")
    db.executescript("DROP TRIGGER events_no_update; UPDATE events SET who = 'somebody' WHERE id = 3")
    db.close()
    assert any("3" in problem for problem in desk.verify("en"))


#: what a decision of a kind says, and what the record tells of it
TOLD = {
    "proposal accepted": (
        Decision(1, "proposal", "ley/p1", NOW, "Ana", "ley", "u", {"state": "accepted", "label": "Artículo 6o"}),
        "Propuesta: se aceptó · Artículo 6o · «Ley»",
    ),
    "proposal in other words": (
        Decision(1, "proposal", "ley/p1", NOW, "Ana", "ley", "u", {"state": "amended", "label": "Artículo 9o."}),
        "Propuesta: se aceptó con otras palabras · Artículo 9o · «Ley»",
    ),
    "comment put off": (
        Decision(1, "comment_state", "ley/c1", NOW, "Ana", "ley", "u", {"state": "deferred"}),
        "Estado de un comentario: se dejó para después · «Ley»",
    ),
    "mapping met in part": (
        Decision(
            1, "mapping", "list/R-1/ley/u", NOW, "Ana", "ley", "u",
            {
                "requirement": "R-1", "verdict": "confirmed", "relation": "partly_covers",
                "words": [["u", "article", "Artículo 4o.", "", "Texto."]],
            },
        ),
        "Correspondencia: se cumple en parte · R-1 · Artículo 4o · «Ley»",
    ),
    "finding left": (
        Decision(1, "placement", "list:ley:u", NOW, "Ana", "ley", "u", {"settled": True, "reason": "Sí."}),
        "Lugar de una disposición: se deja como está",
    ),
    "placed": (
        Decision(1, "placement", "ley/u", NOW, "Ana", "ley", "u", {"layer": "regulation", "reason": "Sí."}),
        "Lugar de una disposición: su lugar es el reglamento · «Ley»",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOLD)
def test_the_record_tells_what_was_decided_and_on_which_provision(case: str) -> None:
    decision, expected = TOLD[case]
    event = Event(1, NOW, "Ana", f"{decision.kind}.decided", decision.key)
    assert told(event, {"ley": "Ley"}, "es", decision) == expected
    assert told(event, {"ley": "Ley"}, "en", decision) != expected


def test_what_was_withdrawn_is_not_told_as_decided() -> None:
    decision, _ = TOLD["proposal accepted"]
    event = Event(1, NOW, "Ana", "proposal.taken_back", decision.key)
    assert told(event, {"ley": "Ley"}, "es", decision) == "Propuesta: se deshizo · Artículo 6o · «Ley»"


def test_an_edit_is_told_with_the_provision_it_was_made_in() -> None:
    event = Event(1, NOW, "Ana", "working.saved", "ley/1", {"label": "Artículo 5o", "tree": "c45b"})
    assert told(event, {"ley": "Ley"}, "es").endswith("«Ley»: Artículo 5o")


def test_every_state_relation_and_layer_has_words_for_the_record() -> None:
    for language in ("es", "en"):
        words = catalogue(language)
        for value in (*State, *Relation, *(f"in_{layer}" for layer in Layer)):
            assert f"record.how.{value}" in words
        assert {key for key in words if key.startswith("record.fact.")} == {
            f"record.fact.{n}" for n in _FACTS
        }


def test_the_detail_is_facts_by_name_without_codes_and_digests() -> None:
    body = {
        "label": "Artículo 6o", "old": "diez", "new": "quince", "sha256": "2e7548", "id": "r1", "reason": "",
        "quote": ["las palabras", "antes", ""], "words": "todo el artículo", "tree": "c45bba", "draft": 4,
    }  # fmt: skip
    assert facts(body, "es") == [
        ("Disposición", "Artículo 6o"), ("Cita", "las palabras"), ("Decía", "diez"), ("Se propone", "quince"),
        ("Borrador", "4"),
    ]  # fmt: skip
