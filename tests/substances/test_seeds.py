"""The illustrative drafts: the list in the statute, the list by reference, the list in the regulation."""

from functools import cache
from pathlib import Path

import pytest

from drafting.model import Document
from drafting.substances.passages import Examined, courses, passages
from drafting.substances.report import Examination
from drafting.workbench import papers
from tests.substances.drafts import looked_at

SEEDS = Path(__file__).parent.parent.parent / "seeds"
LAW = "ley-federal-quimica"
OF_2019 = {
    "2387495-99-8", "2387496-12-8", "2387496-00-4", "2387496-04-8", "2387496-06-0", "2387496-14-0", "77104-62-2",
    "77104-00-8",
}  # fmt: skip


@cache
def document(slug: str, number: int) -> Document:
    return papers.read_file(SEEDS / slug / f"{number:02}.txt")


@cache
def draft(slug: str, number: int) -> Examination:
    return looked_at(document(slug, number))


@pytest.mark.parametrize(
    ("number", "missing"),
    [(1, {"464-07-3"} | OF_2019), (2, {"464-07-3"} | OF_2019), (3, OF_2019), (4, set()), (5, set())],
    ids=lambda value: str(value) if isinstance(value, int) else "missing",
)
def test_the_early_drafts_carry_the_list_with_the_gaps_their_story_tells(
    number: int, missing: set[str]
) -> None:
    treaty = draft(LAW, number).lists[0]
    assert (treaty.status, set(treaty.missing_numbers)) == ("carried", missing)
    assert draft(LAW, number).findings == ()


@pytest.mark.parametrize("number", range(6, 13))
def test_the_later_drafts_are_complete_by_reference(number: int) -> None:
    examined = draft(LAW, number)
    assert [(one.status, one.complete, one.missing_numbers) for one in examined.lists] == [
        ("by_reference", True, ())
    ] * 2
    assert (examined.numbers, examined.findings) == ((), ())


def test_the_clause_that_takes_the_list_in_is_named_with_its_words() -> None:
    treaty, group = draft(LAW, 12).lists
    assert (treaty.references[0].eid, group.references[0].eid) == ("art_27", "art_33")
    assert "reproducirá las Listas 1, 2 y 3 del Anexo sobre Sustancias Químicas" in treaty.references[0].words
    assert "art_12__fr_II" in {one.eid for one in treaty.references}


def test_a_clause_that_only_weighs_a_list_does_not_take_it_in() -> None:
    export = draft("ley-control-exportaciones", 4)
    assert [one.status for one in export.lists] == ["absent", "absent"]


@pytest.mark.parametrize(("number", "found"), [(1, 45), (2, 56)])
def test_the_regulation_carries_the_convention_whole_and_the_group_in_part(number: int, found: int) -> None:
    treaty, group = draft("reglamento-ley-quimica", number).lists
    assert (treaty.complete, treaty.missing) == (True, ())
    assert (group.status, len(group.found_numbers), len(group.by_family)) == ("carried", found, 19)
    assert draft("reglamento-ley-quimica", number).findings == ()


@pytest.mark.parametrize(("slug", "count"), [("ley-control-exportaciones", 4), ("acuerdo-autoridades", 1)])
def test_nothing_is_found_where_nothing_is(slug: str, count: int) -> None:
    for number in range(1, count + 1):
        assert draft(slug, number).spots == ()


def test_when_a_chemical_entered_and_left_is_told() -> None:
    drafts = [Examined(number, document(LAW, number), draft(LAW, number)) for number in range(1, 13)]
    told = {one.key: tuple((step.number, step.turn) for step in one.steps) for one in passages(drafts)}
    assert told["107-44-8"] == ((1, "entered"), (6, "left"))
    assert told["464-07-3"] == ((3, "entered"), (6, "left"))
    assert told["2387495-99-8"] == ((4, "entered"), (6, "left"))
    treaty = next(one for one in courses(drafts) if one.list == "cwc")
    assert [point[1:] for point in treaty.points[:7]] == [
        ("carried", 51), ("carried", 51), ("carried", 52), ("carried", 60), ("carried", 60), ("by_reference", 0),
        ("by_reference", 0),
    ]  # fmt: skip
