"""Reviews over several drafts: which of them still says something of a provision."""

from datetime import date

import pytest

from drafting.workbench import Workbench
from tests.workbench.conftest import FIRST, SECOND

DAY = date(2026, 2, 20)


@pytest.fixture
def three(desk: Workbench) -> Workbench:
    """Article 3 is as it was in the first draft, after it was otherwise in the second."""
    for number, text in enumerate((FIRST, SECOND, f"{FIRST}\nArtículo 4.- Rige desde mañana.\n"), start=1):
        desk.import_draft("law", text.encode(), f"{number}.txt", on=date(2026, 1, number))
    return desk


def standing(desk: Workbench, body: str = "") -> dict[str, str]:
    return {one.eid: one.what for one in desk.clauses.reviewed.covered(desk.draft("law").id, body)}


def test_what_one_review_of_a_body_still_covers_needs_no_other_of_that_body(three: Workbench) -> None:
    three.clauses.reviewed.mark("law", "OPAQ", DAY, number=1)
    three.clauses.reviewed.mark("law", "OPAQ", DAY, number=2)
    assert standing(three)["art_3"] == "stands", "the words of the first draft came back"
    assert standing(three)["art_4"] == "new"


def test_another_body_has_to_see_it_for_itself(three: Workbench) -> None:
    three.clauses.reviewed.mark("law", "OPAQ", DAY, number=1)
    three.clauses.reviewed.mark("law", "Hacienda", DAY, number=2)
    assert standing(three, "opaq")["art_3"] == "stands"
    assert standing(three, "Hacienda")["art_3"] == "changed"


def test_a_review_of_a_draft_that_was_put_away_says_nothing_until_it_is_brought_back(
    three: Workbench,
) -> None:
    three.clauses.reviewed.mark("law", "OPAQ", DAY, number=2)
    before = standing(three)
    assert before
    three.remove_draft("law", 2)
    assert standing(three) == {}
    three.restore_draft("law", 2)
    assert standing(three) == before


def test_a_review_of_a_later_draft_says_nothing_of_an_earlier_one(three: Workbench) -> None:
    three.clauses.reviewed.mark("law", "OPAQ", DAY, number=3)
    assert three.clauses.reviewed.covered(three.draft("law", 2).id) == ()
