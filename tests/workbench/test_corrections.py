"""Corrections of every table: put right, called none, added, undone; kept with the provision."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.errors import BadRequest, Conflict, Forbidden, NotFound
from drafting.model import Instrument, Layer
from drafting.people import Person, Role
from drafting.workbench import Workbench
from drafting.workbench.correctable import TABLES, What, fields_of, typed

LAW = """LEY DE LICENCIAS

Artículo 1.- La Secretaría de Economía expedirá las licencias que esta Ley exige dentro de los treinta días hábiles siguientes a la solicitud.

Artículo 2.- Los productores presentarán a la Secretaría de Economía una declaración dentro de los diez días siguientes.

Artículo 3.- Al que incumpla el artículo 2 se le impondrá multa de cien a doscientas unidades.

Artículo 4.- El Reglamento fijará los formatos de la declaración.

Artículo 5.- Quien mienta pagará lo que la Secretaría de Economía diga, y tendrá un año para hacerlo.
"""
#: a field of each table, and a value that no reader gives
PUT: dict[What, dict[str, object]] = {
    "penalties": {"by": "La autoridad de prueba"},
    "clocks": {"silence": "refused"},
    "deciders": {"agency": "Consejo de prueba"},
    "duties": {"who": "Los de prueba"},
    "delegations": {"to": "Consejo de prueba"},
}


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    made = Workbench(tmp_path, who="Consejería", now=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    made.add_instrument(Instrument("ley", "Ley de Licencias", "Ley", "es", Layer.STATUTE))
    made.import_draft("ley", LAW.encode(), "1.txt")
    return made


def rows(bench: Workbench, what: What) -> list[object]:
    found = getattr(bench.clauses, what)(bench.draft("ley").id)
    return list(found.rows)


def correct(bench: Workbench, what: What, fields: dict[str, object], **more: object) -> int:
    draft = bench.draft("ley").id
    entry = bench.clauses.correcting.entries(draft, what)[0]
    said = bench.clauses.correcting.correct(draft, what, entry.row.uid, entry.key, fields, **more)
    return said.id


@pytest.mark.parametrize("what", TABLES)
def test_a_row_of_every_table_is_put_right_and_stays_so_in_the_next_draft(
    bench: Workbench, what: What
) -> None:
    ((name, value),) = PUT[what].items()
    correct(bench, what, PUT[what], reason="Así se acordó")
    assert getattr(rows(bench, what)[0], name) == value
    bench.import_draft("ley", LAW.replace("mienta", "falte a la verdad").encode(), "2.txt")
    assert getattr(rows(bench, what)[0], name) == value
    (one,) = bench.clauses.corrections(bench.draft("ley").id, what)
    assert (one.stale, one.reason, one.decision.who) == (False, "Así se acordó", "Consejería")


@pytest.mark.parametrize("what", TABLES)
def test_a_row_of_every_table_can_be_called_none_and_comes_back_when_undone(
    bench: Workbench, what: What
) -> None:
    before = rows(bench, what)
    made = correct(bench, what, {"dropped": True})
    assert rows(bench, what) == before[1:]
    bench.clauses.take_back(made)
    assert rows(bench, what) == before


@pytest.mark.parametrize("what", TABLES)
def test_a_row_that_the_reader_missed_is_added_in_its_place(bench: Workbench, what: What) -> None:
    draft, count = bench.draft("ley").id, len(rows(bench, what))
    words = "tendrá un año para hacerlo"
    bench.clauses.correcting.add(draft, what, "art_5", words, PUT[what], reason="No se leyó")
    added = rows(bench, what)[-1]
    assert len(rows(bench, what)) == count + 1
    assert (added.eid, added.evidence if isinstance(added.evidence, str) else added.evidence.exact) == (
        "art_5",
        words,
    )
    entry = bench.clauses.correcting.entries(draft, what)[-1]
    assert entry.read is None
    assert entry.correction is not None
    assert entry.correction.added


def test_words_that_do_not_stand_in_the_provision_are_refused(bench: Workbench) -> None:
    draft = bench.draft("ley").id
    for words in ("", "treinta y nueve días"):
        with pytest.raises(BadRequest):
            bench.clauses.correcting.add(draft, "clocks", "art_5", words, {"length": 1, "unit": "years"})
    with pytest.raises(NotFound):
        bench.clauses.correcting.add(draft, "clocks", "art_99", "un año", {"length": 1, "unit": "years"})
    assert bench.clauses.correcting.everything(draft) == ()


def test_who_adds_the_same_words_a_second_time_is_told_of_the_first(bench: Workbench) -> None:
    draft = bench.draft("ley").id
    bench.clauses.correcting.add(draft, "clocks", "art_5", "un año", {"length": 1, "unit": "years"})
    with pytest.raises(Conflict):
        bench.clauses.correcting.add(draft, "clocks", "art_5", "un año", {"length": 2, "unit": "years"})


@pytest.mark.parametrize("what", TABLES)
def test_a_correction_whose_words_changed_changes_nothing_until_it_is_said_again(
    bench: Workbench, what: What
) -> None:
    ((name, value),) = PUT[what].items()
    correct(bench, what, PUT[what])
    changed = LAW
    for one in ("exige", "declaración dentro", "se le impondrá", "los formatos"):
        changed = changed.replace(one, f"{one} siempre")
    bench.import_draft("ley", changed.encode(), "2.txt")
    draft = bench.draft("ley").id
    (one,) = bench.clauses.corrections(draft, what)
    assert one.stale
    assert getattr(rows(bench, what)[0], name) != value
    bench.clauses.correcting.again(draft, what, one.uid, one.key, after=one.decision.id)
    assert getattr(rows(bench, what)[0], name) == value


def test_a_new_number_alone_leaves_a_correction_as_it_is(bench: Workbench) -> None:
    correct(bench, "duties", {"who": "Los de prueba"})
    later = LAW.replace("Artículo 2.-", "Artículo 2.- Esta Ley es de orden público.\n\nArtículo 2 Bis.-")
    bench.import_draft("ley", later.encode(), "2.txt")
    assert [one.stale for one in bench.clauses.corrections(bench.draft("ley").id, "duties")] == [False]
    assert [row.who for row in rows(bench, "duties") if row.eid == "art_2-bis"] == ["Los de prueba"]


@pytest.mark.parametrize("named", ["5", "Artículo 5", "art. 5", "art_5"])
def test_an_article_is_named_as_a_lawyer_writes_it(bench: Workbench, named: str) -> None:
    correct(bench, "duties", {"sanctions": [named]})
    assert rows(bench, "duties")[0].sanctions == ("art_5",)


def test_a_sanction_named_for_a_duty_follows_its_article_and_settles_the_warning(bench: Workbench) -> None:
    draft = bench.draft("ley").id
    entry = bench.clauses.correcting.entries(draft, "duties")[0]
    said = bench.clauses.correcting.correct(draft, "duties", entry.row.uid, entry.key, {"sanctions": ["5"]})
    assert said.body["fields"]["sanctions"] != ["art_5"], "kept by uid"
    assert rows(bench, "duties")[0].sanctions == ("art_5",)
    bench.import_draft("ley", LAW.replace("Artículo 5.-", "Artículo 5 Bis.-").encode(), "2.txt")
    assert rows(bench, "duties")[0].sanctions == ("art_5-bis",)
    with pytest.raises(BadRequest):
        correct(bench, "duties", {"sanctions": ["art_99"]}, after=said.id)


def test_warnings_follow_the_corrected_rows(bench: Workbench) -> None:
    bench.import_draft(
        "ley",
        (LAW + "\nArtículo 6.- La Secretaría de Salud otorgará la licencia de exportación.\n").encode(),
        "2.txt",
    )
    draft = bench.draft("ley").id
    assert "two_deciders" in {one.rule for one in bench.clauses.deciders(draft).warnings}
    entry = next(one for one in bench.clauses.correcting.entries(draft, "deciders") if one.row.eid == "art_6")
    fields = {"agency": "Secretaría de Economía"}
    bench.clauses.correcting.correct(draft, "deciders", entry.row.uid, entry.key, fields)
    assert "two_deciders" not in {one.rule for one in bench.clauses.deciders(draft).warnings}


def test_a_reviewer_cannot_correct_and_nothing_is_stored(bench: Workbench) -> None:
    bench.people.grant("revisora@ejemplo.mx", Role.REVIEWER)
    seat = bench.seat(Person("r", "revisora@ejemplo.mx"))
    with pytest.raises(Forbidden):
        correct(seat, "clocks", {"silence": "refused"})
    assert bench.clauses.correcting.everything(bench.draft("ley").id) == ()


def test_a_correction_knows_all_that_was_said_of_its_row(bench: Workbench) -> None:
    first = correct(bench, "clocks", {"silence": "refused"})
    correct(bench, "clocks", {"silence": "approved"}, after=first)
    draft = bench.draft("ley").id
    (one,) = bench.clauses.corrections(draft, "clocks")
    chain = bench.clauses.correcting.history(draft, "clocks", one.uid, one.key)
    assert [link.body["fields"]["silence"] for link in chain] == ["refused", "approved"]


def test_what_is_typed_becomes_the_value_of_its_field() -> None:
    assert typed("penalties", "minimum", "2,5") == 2.5
    assert typed("penalties", "minimum", " ") is None
    assert typed("penalties", "forbidden_by", "12, 13 bis") == ["12", "13 bis"]
    assert typed("clocks", "licensing", "true") is True
    assert typed("delegations", "limits", "uno; dos") == ["uno", "dos"]
    for name, text in (("minimum", "dos"), ("colour", "red")):
        with pytest.raises(BadRequest):
            typed("penalties", name, text)


@pytest.mark.parametrize("what", TABLES)
def test_every_field_is_one_of_the_row(bench: Workbench, what: What) -> None:
    row = rows(bench, what)[0]
    assert [field.name for field in fields_of(what) if not hasattr(row, field.name)] == []


def struck_law() -> bytes:
    """The law without its second article."""
    first, _, rest = LAW.partition("Artículo 2.-")
    return (first + rest.partition("\n\n")[2]).encode()


def test_a_correction_whose_provision_is_struck_is_told_with_the_draft_that_had_it_last(
    bench: Workbench,
) -> None:
    number = correct(bench, "duties", PUT["duties"], reason="Así se dijo.")
    first = bench.draft("ley")
    assert not bench.clauses.correcting.struck(first.id, "duties")
    bench.import_draft("ley", struck_law(), "2.txt")
    (gone,) = bench.clauses.correcting.struck(bench.draft("ley").id, "duties")
    assert (gone.eid, gone.last.number, gone.correction.decision.id) == ("art_2", first.number, number)
    assert gone.correction.reason == "Así se dijo."
    assert not bench.clauses.correcting.struck(bench.draft("ley").id, "clocks")


def test_what_is_gone_is_told_once_with_the_last_of_several_drafts_that_had_it(bench: Workbench) -> None:
    correct(bench, "duties", PUT["duties"])
    bench.import_draft("ley", LAW.replace("treinta días", "sesenta días").encode(), "2.txt")
    bench.import_draft("ley", struck_law(), "3.txt")
    (gone,) = bench.clauses.correcting.struck(bench.draft("ley").id, "duties")
    assert gone.last.number == 2


def test_a_correction_of_what_came_later_is_not_gone_from_an_earlier_draft(bench: Workbench) -> None:
    old = bench.draft("ley").id
    added = LAW + "\nArtículo 6.- Los importadores conservarán los documentos durante cinco años.\n"
    bench.import_draft("ley", added.encode(), "2.txt")
    draft = bench.draft("ley").id
    entry = next(one for one in bench.clauses.correcting.entries(draft, "duties") if one.row.eid == "art_6")
    bench.clauses.correcting.correct(draft, "duties", entry.row.uid, entry.key, PUT["duties"], reason="x")
    assert not bench.clauses.correcting.struck(old, "duties")


def test_a_correction_that_was_undone_is_not_told_as_gone(bench: Workbench) -> None:
    number = correct(bench, "duties", PUT["duties"])
    bench.import_draft("ley", struck_law(), "2.txt")
    bench.clauses.correcting.take_back(number)
    assert not bench.clauses.correcting.struck(bench.draft("ley").id, "duties")
