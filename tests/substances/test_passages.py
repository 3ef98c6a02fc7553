"""Chemicals through drafts: entered, left, under another schedule, in another annex; a further row is no move."""

from dataclasses import replace

import pytest

from drafting.substances.passages import Examined, Passage, passages
from tests.substances.drafts import Line, annex, changed, lines, looked_at, prose

TDG, PHOSGENE = "111-48-8", "75-44-5"


def through(*drafts: list[Line] | None) -> dict[str, Passage]:
    texts = [annex(rows) if rows is not None else prose(["Nada."]) for rows in drafts]
    examined = [Examined(n, text, looked_at(text)) for n, text in enumerate(texts, start=1)]
    return {one.key: one for one in passages(examined)}


def steps(passage: Passage) -> list[tuple[int, str]]:
    return [(step.number, step.turn) for step in passage.steps]


def test_what_stays_only_enters() -> None:
    found = through(lines(), lines())
    assert all(steps(one) == [(1, "entered")] for one in found.values())
    assert found[TDG].drafts == (1, 2)
    assert found[TDG].standings[0].claims == {"cwc 2B"}


def test_what_goes_and_comes_back_is_told_each_time() -> None:
    without = [row for row in lines() if row.cas != TDG]
    found = through(without, lines(), None, lines())
    assert steps(found[TDG]) == [(2, "entered"), (3, "left"), (4, "entered")]
    assert steps(found[PHOSGENE]) == [(1, "entered"), (3, "left"), (4, "entered")]


def test_another_schedule_is_another_place_and_another_row_is_not() -> None:
    first = lines()
    found = through(first, [first[-1], *changed(first[:-1], PHOSGENE, label="2.A.4")])
    assert steps(found[PHOSGENE]) == [(1, "entered"), (2, "moved")]
    (moved,) = found[PHOSGENE].steps[1:]
    assert (moved.before.claims, moved.now.claims) == ({"cwc 3A"}, {"cwc 2A"})
    assert [steps(one) for key, one in found.items() if key != PHOSGENE] == [[(1, "entered")]] * (
        len(found) - 1
    )


@pytest.mark.parametrize(("same", "turns"), [(True, ["entered"]), (False, ["entered", "moved"])])
def test_an_annex_that_is_only_renumbered_is_the_same_place(same: bool, turns: list[str]) -> None:
    first = annex(lines()).map(lambda node: replace(node, uid=f"uid-{node.eid}"))
    later = first.map(lambda node: replace(node, eid=node.eid.replace("annex_I", "annex_II")))
    if not same:
        later = later.map(lambda node: replace(node, uid=node.uid.replace("annex_I", "annex_II")))
    found = passages([Examined(1, first, looked_at(first)), Examined(2, later, looked_at(later))])
    assert {tuple(step.turn for step in one.steps) for one in found} == {tuple(turns)}
