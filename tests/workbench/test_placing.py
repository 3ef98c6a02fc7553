"""Placement in a workspace: decisions win and stay, are stale when words change; advice becomes drafts."""

import signal
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document as Word
from openpyxl import load_workbook

from drafting import compare
from drafting.errors import BadRequest, Conflict, NotFound, StoreError
from drafting.model import Instrument, Layer
from drafting.store import drafts
from drafting.workbench import Workbench, placement_says
from drafting.workbench.marks import marks
from drafting.workbench.placement_says import place, say_of_changes
from tests.workbench.conftest import LAW, at_work

STATUTE = """LEY DE SUSTANCIAS

Artículo 1.- Esta ley es de orden público.

Artículo 2.- Las sustancias controladas se enumeran en el Anexo I de esta Ley.

Artículo 3.- El Consejo se integra por cinco vocales y sesionará con quórum de tres.

TRANSITORIOS

PRIMERO.- Esta Ley entrará en vigor mañana.

ANEXO I

LISTA DE SUSTANCIAS

Sustancia | Número CAS
Fosgeno | 75-44-5
Cloruro de cianógeno | 506-77-4
Cianuro de hidrógeno | 74-90-8
"""

REGULATION = """REGLAMENTO DE LA LEY DE SUSTANCIAS

Artículo 1.- Este Reglamento desarrolla la Ley de Sustancias.

Artículo 2.- La solicitud contendrá el nombre y el domicilio.
"""

FINED = REGULATION.replace(
    "La solicitud contendrá el nombre y el domicilio.",
    "La solicitud contendrá el nombre y el domicilio.\n\n"
    "Artículo 3.- Quien la omita será sancionado con multa de cien a mil veces la Unidad de Medida y Actualización.",
)
REG = Instrument("reg", "Reglamento de la Ley de Sustancias", "RLS", "es", Layer.REGULATION, 2)


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    desk = at_work(tmp_path / "data")
    desk.add_instrument(LAW)
    desk.add_instrument(REG)
    desk.import_draft("law", STATUTE.encode(), "law.txt")
    desk.import_draft("reg", REGULATION.encode(), "reg.txt")
    return desk


def uid(desk: Workbench, slug: str, eid: str) -> str:
    document = desk.document(desk.draft(slug).id)
    return next(node.uid for node in document.walk() if node.eid == eid)


def open_findings(desk: Workbench) -> list[tuple[str, str]]:
    found = [seen.finding for seen in desk.placing.findings(settled=False)]
    return [(one.kind.value, one.eid) for one in found]


def test_the_board_counts_articles_by_layer(desk: Workbench) -> None:
    law, reg = desk.placing.board()
    assert law.counts() == {Layer.STATUTE: 3, Layer.REGULATION: 1, Layer.EXECUTIVE_ORDER: 1}
    assert reg.counts() == {Layer.STATUTE: 0, Layer.REGULATION: 2, Layer.EXECUTIVE_ORDER: 0}


def test_a_decision_wins_and_takes_the_finding_away(desk: Workbench) -> None:
    assert ("roles", "art_3") in open_findings(desk)
    where = uid(desk, "law", "art_3")
    made = desk.placing.decide("law", where, Layer.STATUTE, "El Congreso quiere ver los asientos.")
    assert made.who == "drafter"
    assert ("roles", "art_3") not in open_findings(desk)
    row = next(row for row in desk.placing.board()[0].rows if row.provision.uid == where)
    assert (row.layer, row.stale) == (Layer.STATUTE, False)
    assert row.ruling
    assert row.ruling.reason == "El Congreso quiere ver los asientos."


def test_a_decision_stays_through_a_new_number_and_is_stale_when_the_words_change(desk: Workbench) -> None:
    where = uid(desk, "law", "art_3")
    desk.placing.decide("law", where, Layer.STATUTE, "Así se convino.")
    moved = STATUTE.replace("Artículo 3.-", "Artículo 4.-").replace(
        "Artículo 2.-", "Artículo 2.- La Autoridad Nacional lleva el registro.\n\nArtículo 3.-"
    )
    desk.import_draft("law", moved.encode(), "law2.txt")
    assert uid(desk, "law", "art_4") == where
    assert ("roles", "art_4") not in open_findings(desk)
    desk.import_draft("law", moved.replace("cinco vocales", "siete vocales").encode(), "law3.txt")
    assert ("roles", "art_4") in open_findings(desk)
    row = next(row for row in desk.placing.board()[0].rows if row.provision.uid == where)
    assert (row.stale, row.layer) == (True, Layer.EXECUTIVE_ORDER)


def test_a_decision_for_another_layer_is_a_finding_of_its_own(desk: Workbench) -> None:
    desk.placing.decide("law", uid(desk, "law", "art_1"), Layer.REGULATION, "Es detalle.")
    seen = next(seen for seen in desk.placing.findings() if seen.finding.eid == "art_1")
    assert (seen.finding.belongs, seen.finding.confidence) == (Layer.REGULATION, 1.0)


def test_what_only_a_person_put_elsewhere_is_not_explained_by_rules_for_where_it_stands(
    desk: Workbench,
) -> None:
    law = "LEY\n\nArtículo 1.- La falta se sancionará con multa de cien a mil unidades y con clausura."
    desk.import_draft("law", law.encode(), "dos.txt")
    desk.placing.decide("law", uid(desk, "law", "art_1"), Layer.REGULATION, "Lo pidió la Cámara")
    (finding,) = (seen.finding for seen in desk.placing.findings() if seen.finding.eid == "art_1")
    assert (finding.decided, finding.belongs, finding.rules, finding.evidence) == (
        True,
        Layer.REGULATION,
        (),
        (),
    )
    for language, words in (("es", "lo decidió una persona"), ("en", "A person decided so")):
        told = placement_says.explained(finding, desk.placing.rules(), language)  # type: ignore[arg-type]
        assert words in told
        assert "multa" not in told.lower()
        assert "fine" not in told.lower()


def test_an_undone_decision_leaves_what_the_words_say(desk: Workbench) -> None:
    made = desk.placing.decide("law", uid(desk, "law", "art_3"), Layer.STATUTE, "Así se convino.")
    desk.placing.undo(made.id)
    assert ("roles", "art_3") in open_findings(desk)


def test_who_was_slower_is_told(desk: Workbench) -> None:
    where = uid(desk, "law", "art_3")
    desk.placing.decide("law", where, Layer.STATUTE, "Primera.")
    with pytest.raises(Conflict, match="drafter"):
        desk.placing.decide("law", where, Layer.EXECUTIVE_ORDER, "Segunda.")


def test_a_decision_needs_a_reason_and_a_provision(desk: Workbench) -> None:
    with pytest.raises(BadRequest):
        desk.placing.decide("law", uid(desk, "law", "art_3"), Layer.STATUTE, "  ")
    with pytest.raises(NotFound):
        desk.placing.decide("law", "nobody", Layer.STATUTE, "Sin provisión.")


def test_a_finding_of_the_set_can_be_left_with_a_reason(desk: Workbench) -> None:
    key = next(seen.finding.key for seen in desk.placing.findings() if seen.finding.kind.value == "list")
    made = desk.placing.settle(key, "Se decidirá en el Senado.")
    assert ("list", "annex_I") not in open_findings(desk)
    assert next(seen for seen in desk.placing.findings() if seen.finding.key == key).decision == made
    desk.placing.undo(made.id)
    assert ("list", "annex_I") in open_findings(desk)


def test_the_advice_on_a_list_becomes_a_draft_of_each_instrument(desk: Workbench) -> None:
    key = next(seen.finding.key for seen in desk.placing.findings() if seen.finding.kind.value == "list")
    shown = desk.placing.preview(key)
    assert set(shown.comparisons) == {"law", "reg"}
    assert desk.draft("law").number == 1, "a preview stores nothing"
    made = desk.placing.apply_advice(key)
    assert [(one.draft.instrument, one.draft.number) for one in made] == [("law", 2), ("reg", 2)]
    assert "ANEXO I" in made[0].draft.note
    law, reg = (desk.document(desk.draft(slug).id) for slug in ("law", "reg"))
    assert "75-44-5" not in law.printed
    assert "se enumeran en el Anexo I del Reglamento" in law.printed
    assert [row.text for row in reg.walk() if row.kind == "row"][1] == "Fosgeno\t75-44-5"
    assert ("list", "annex_I") not in open_findings(desk)
    assert uid(desk, "law", "art_2") == next(
        node.uid for node in desk.document(desk.drafts("law")[0].id).walk() if node.eid == "art_2"
    )


def test_the_draft_that_was_made_reads_as_the_preview_showed(desk: Workbench) -> None:
    key = next(seen.finding.key for seen in desk.placing.findings() if seen.finding.kind.value == "list")
    shown = desk.placing.preview(key)
    desk.placing.apply_advice(key)
    for slug, comparison in shown.comparisons.items():
        told = compare.compare(comparison.new, desk.document(desk.draft(slug).id))
        assert told.words() == {"inserted": 0, "deleted": 0}, slug


def test_without_a_regulation_one_is_begun(tmp_path: Path) -> None:
    desk = at_work(tmp_path / "alone")
    desk.add_instrument(LAW)
    desk.import_draft("law", STATUTE.encode(), "law.txt")
    key = next(seen.finding.key for seen in desk.placing.findings() if seen.finding.kind.value == "list")
    made = desk.placing.apply_advice(key)
    assert [one.draft.instrument for one in made] == ["law", "regulation-law"]
    begun = desk.instrument("regulation-law")
    assert (begun.layer, begun.title) == (Layer.REGULATION, "Reglamento de la Ley de Sustancias")
    assert "75-44-5" in desk.document(made[1].draft.id).printed


def test_advice_is_not_built_on_a_draft_that_was_overtaken(desk: Workbench) -> None:
    old = [desk.draft("law").id, desk.draft("reg").id]
    key = next(seen.finding.key for seen in desk.placing.findings(old) if seen.finding.kind.value == "list")
    desk.import_draft("law", STATUTE.replace("cinco", "siete").encode(), "law2.txt")
    with pytest.raises(BadRequest, match="law"):
        desk.placing.apply_advice(key, old)
    assert desk.draft("law").number == 2


def test_a_finding_that_no_longer_stands_is_refused(desk: Workbench) -> None:
    with pytest.raises(BadRequest):
        desk.placing.preview("list:law:nothing")


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_report_names_every_open_finding(desk: Workbench, language: str) -> None:
    word = Word(BytesIO(desk.placing.report(format="docx", language=language)))  # type: ignore[arg-type]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any("75-44-5" in text for text in cells)
    book = load_workbook(BytesIO(desk.placing.report(format="xlsx", language=language)))  # type: ignore[arg-type]
    assert len(book.worksheets) == 2


def test_what_is_out_of_place_is_said_on_the_very_words(desk: Workbench) -> None:
    document = desk.read(FINED.encode(), "reg.txt")
    found = marks(document, ["placement"], "es")
    assert [mark.eid for mark in found] == ["art_3"]
    assert found[0].severity == "error"
    assert found[0].quote
    assert found[0].quote.exact in next(node.printed for node in document.walk() if node.eid == "art_3")
    assert "su lugar es la ley" in found[0].text


def test_a_change_that_adds_a_penalty_to_the_regulation_is_told(desk: Workbench) -> None:
    desk.import_draft("reg", FINED.encode(), "reg2.txt")
    old, new = desk.drafts("reg")
    comparison = desk.compare(old.id, new.id)
    told = list(say_of_changes(comparison, "es", Layer.REGULATION))
    assert [(mark.eid, mark.severity, mark.key) for mark in told] == [("art_3", "error", "P02")]
    assert told[0].text.startswith("Con este cambio, el reglamento recibe algo cuyo lugar es la ley")
    assert list(say_of_changes(desk.compare(new.id, new.id), "es", Layer.REGULATION)) == []
    assert list(say_of_changes(desk.compare(new.id, old.id), "es", Layer.REGULATION)) == []


def test_margins_leave_out_what_a_person_settled(desk: Workbench) -> None:
    said = desk.placing.marks()
    assert {mark.eid for mark in said["law"]} == {"annex_I", "art_3"}
    assert said["reg"] == ()
    desk.placing.decide("law", uid(desk, "law", "art_3"), Layer.STATUTE, "Así se convino.")
    assert {mark.eid for mark in desk.placing.marks()["law"]} == {"annex_I"}


def test_what_a_new_draft_brings_into_the_wrong_layer_is_told(desk: Workbench) -> None:
    desk.import_draft("reg", FINED.encode(), "reg2.txt")
    old, new = desk.drafts("reg")
    told = desk.placing.changes(old.id, new.id, language="en")
    assert [mark.eid for mark in told] == ["art_3"]
    assert told[0].text.startswith("This change adds to the regulation what belongs in the statute")


def test_a_new_draft_is_said_to_break_only_what_its_findings_say(tmp_path: Path) -> None:
    desk = Workbench(tmp_path / "seeded")
    desk.seed()
    for slug in ("ley-federal-quimica", "reglamento-ley-quimica"):
        for old, new in pairwise(desk.drafts(slug)):
            layer = desk.instrument(slug).layer
            _, found, _ = place(desk.document(new.id), layer)
            wrong = {finding.eid for finding in found if finding.severity != "info"}
            assert {mark.eid for mark in desk.placing.changes(old.id, new.id)} <= wrong
    last = desk.drafts("ley-federal-quimica")[-2:]
    assert desk.placing.changes(last[0].id, last[1].id) == ()


def test_drafts_that_were_put_away_can_be_made_again(desk: Workbench) -> None:
    key = next(seen.finding.key for seen in desk.placing.findings() if seen.finding.kind.value == "list")
    for one in desk.placing.apply_advice(key):
        desk.remove_draft(one.draft.instrument, one.draft.number)
    desk.placing.apply_advice(key)
    assert [[one.number for one in desk.drafts(slug)] for slug in ("law", "reg")] == [[1, 3], [1, 3]]


def all_of(desk: Workbench) -> tuple[object, ...]:
    slugs = [instrument.slug for instrument in desk.instruments()]
    return slugs, [desk.drafts(slug) for slug in slugs], desk.events(), desk.verify()


def test_where_the_second_draft_cannot_be_stored_the_first_is_not_either(
    desk: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    (key,) = (seen.finding.key for seen in desk.placing.findings() if seen.finding.kind.value == "list")
    before, whole, turns = all_of(desk), drafts.add_draft, iter([True, False])

    def full(*told: Any, **more: Any) -> Any:
        if next(turns):
            return whole(*told, **more)
        raise StoreError("store_full", place="disk")

    monkeypatch.setattr(drafts, "add_draft", full)
    with pytest.raises(StoreError):
        desk.placing.apply_advice(key)
    monkeypatch.undo()
    assert next(turns, None) is None  # the first had been written
    assert all_of(desk) == before
    assert [one.draft.number for one in desk.placing.apply_advice(key)] == [2, 2]


#: applies the advice and is killed when the draft of the second instrument, or of one just begun, is written
KILLED = """
import os, signal, sys
from pathlib import Path
from drafting.store import drafts
from drafting.workbench import Workbench
desk = Workbench(Path(sys.argv[1]), who="killed")
key = next(seen.finding.key for seen in desk.placing.findings() if seen.finding.kind.value == "list")
whole, turns = drafts.add_draft, []
def add_draft(*told, **more):
    made = whole(*told, **more)
    turns.append(made)
    if len(turns) == 2:
        print("both written, neither kept", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    return made
drafts.add_draft = add_draft
desk.placing.apply_advice(key)
"""


@pytest.mark.parametrize("known", [True, False])
def test_killed_between_two_drafts_an_advice_leaves_nothing(tmp_path: Path, known: bool) -> None:
    desk = at_work(tmp_path / "data")
    desk.add_instrument(LAW)
    desk.import_draft("law", STATUTE.encode(), "law.txt")
    if known:
        desk.add_instrument(REG)
        desk.import_draft("reg", REGULATION.encode(), "reg.txt")
    before = all_of(desk)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "data")], capture_output=True, text=True, timeout=300
    )
    assert done.stdout == "both written, neither kept\n", done.stderr
    assert done.returncode == -signal.SIGKILL
    assert all_of(desk) == before


def test_a_report_can_be_had_of_a_set_in_which_nothing_is_found(tmp_path: Path) -> None:
    desk = at_work(tmp_path / "clean")
    desk.add_instrument(LAW)
    desk.import_draft(
        "law", b"LEY DE SUSTANCIAS\n\nArt\xc3\xadculo 1.- Esta ley es de orden p\xc3\xbablico.", "law.txt"
    )
    assert desk.placing.findings() == ()
    word = Word(BytesIO(desk.placing.report(language="es")))
    assert "No se halló nada." in [cell.text for row in word.tables[0].rows for cell in row.cells]


def test_without_a_draft_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        at_work(tmp_path / "empty").placing.board()
