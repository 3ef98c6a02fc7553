"""Penalties and clocks in a workspace: corrected by a person, through the drafts, compared, reported."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.clauses.clocks import Change
from drafting.errors import BadRequest, Conflict, NotFound
from drafting.model import Instrument, Layer
from drafting.workbench.desk import Workbench

LAW = (
    "Ley de Prueba\n\n"
    "Artículo 1. La Secretaría resolverá la solicitud de licencia dentro de los treinta días hábiles siguientes a su recepción.\n\n"
    "Artículo 2. Queda prohibido exportar o almacenar bienes listados.\n\n"
    "Artículo 3. Se impondrán de dos a seis años de prisión a quien exporte o almacene bienes listados.\n"
)
REGULATION = (
    "Reglamento de la Ley de Prueba\n\n"
    "Artículo 1. La Secretaría resolverá la solicitud que prevé el artículo 1 de la Ley dentro de los cuarenta días hábiles "
    "siguientes a su recepción.\n"
)


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    made = Workbench(tmp_path, who="Consejería", now=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    made.add_instrument(Instrument("ley", "Ley de Prueba", "Ley", "es", Layer.STATUTE))
    made.import_draft("ley", LAW.encode(), "1.txt")
    return made


def silence(bench: Workbench, draft_id: int) -> str:
    return next(row.silence for row in bench.clauses.clocks(draft_id).rows if row.eid == "art_1")


def corrected(bench: Workbench) -> int:
    first = bench.draft("ley")
    row = bench.clauses.clocks(first.id).rows[0]
    return bench.clauses.correct(first.id, "clocks", row.uid, row.key, {"silence": "refused"}).id


def test_a_correction_holds_in_the_next_draft_whose_words_are_the_same(bench: Workbench) -> None:
    corrected(bench)
    bench.import_draft("ley", LAW.replace("de dos a seis", "de uno a cuatro").encode(), "2.txt")
    assert silence(bench, bench.draft("ley").id) == "refused"
    assert [one.stale for one in bench.clauses.corrections(bench.draft("ley").id, "clocks")] == [False]


def test_a_correction_is_stale_when_its_words_changed(bench: Workbench) -> None:
    corrected(bench)
    bench.import_draft("ley", LAW.replace("treinta días", "veinte días").encode(), "2.txt")
    assert silence(bench, bench.draft("ley").id) == "nothing"
    assert [one.stale for one in bench.clauses.corrections(bench.draft("ley").id, "clocks")] == [True]


def test_a_correction_can_be_undone(bench: Workbench) -> None:
    bench.clauses.take_back(corrected(bench))
    assert silence(bench, bench.draft("ley").id) == "nothing"


def test_who_did_not_see_a_correction_cannot_overwrite_it(bench: Workbench) -> None:
    corrected(bench)
    row = bench.clauses.clocks(bench.draft("ley").id).rows[0]
    with pytest.raises(Conflict):
        bench.clauses.correct(bench.draft("ley").id, "clocks", row.uid, row.key, {"silence": "approved"})


def test_a_row_can_be_said_to_be_none(bench: Workbench) -> None:
    draft = bench.draft("ley")
    row = bench.clauses.penalties(draft.id).rows[0]
    bench.clauses.correct(draft.id, "penalties", row.uid, row.key, {"dropped": True})
    assert bench.clauses.penalties(draft.id).rows == ()


@pytest.mark.parametrize(
    "fields",
    [{}, {"colour": "red"}, {"silence": "perhaps"}, {"length": "ten"}, {"length": -1}, {"length": True}],
    ids=str,
)
def test_a_correction_that_makes_no_sense_is_refused(bench: Workbench, fields: dict[str, object]) -> None:
    row = bench.clauses.clocks(bench.draft("ley").id).rows[0]
    with pytest.raises(BadRequest):
        bench.clauses.correct(bench.draft("ley").id, "clocks", row.uid, row.key, fields)
    assert bench.clauses.corrections(bench.draft("ley").id, "clocks") == ()


def test_a_row_that_is_not_there_cannot_be_corrected(bench: Workbench) -> None:
    with pytest.raises(NotFound):
        bench.clauses.correct(bench.draft("ley").id, "clocks", "nobody", "deadline-1", {"length": 3})


def test_two_to_six_years_becomes_one_to_four(bench: Workbench) -> None:
    old = bench.draft("ley")
    bench.import_draft("ley", LAW.replace("de dos a seis", "de uno a cuatro").encode(), "2.txt")
    changed = [
        one for one in bench.clauses.penalties_between(old.id, bench.draft("ley").id) if one.change != "same"
    ]
    assert [(one.old.maximum, one.new.maximum) for one in changed if one.old and one.new] == [(6, 4)]


def test_the_set_tells_of_a_regulation_that_takes_longer(bench: Workbench) -> None:
    bench.add_instrument(Instrument("reglamento", "Reglamento", "Reglamento", "es", Layer.REGULATION))
    bench.import_draft("reglamento", REGULATION.encode(), "1.txt")
    assert [(one.of, one.other, one.alert.rule) for one in bench.clauses.across()] == [
        ("reglamento", "ley", "regulation_longer")
    ]


def test_what_if_leaves_the_draft_as_it_is(bench: Workbench) -> None:
    draft = bench.draft("ley")
    row = bench.clauses.clocks(draft.id).rows[0]
    assert bench.clauses.path(draft.id, [Change(row.eid, row.key, 39)]).working_days == pytest.approx(39)
    assert bench.clauses.path(draft.id).working_days == pytest.approx(30)
