"""Redlines inside real Word files against edited versions of themselves; all pairs: python -m tests.corpora.redlines."""

from pathlib import Path

import pytest

from tests.corpora.redlines import WHO, ours
from tests.corpora.redlines_cases import Case, sample
from tests.corpora.redlines_measure import Measured, measured
from tests.corpora.redlines_office import Asker, made
from tests.office.driving import has_uno
from tests.office.session import Session

pytestmark = pytest.mark.corpora

#: Words marked to the fewest possible, over all pairs of the sample.
MOST = 1.1


@pytest.fixture(scope="module")
def redlined(laws: Path) -> dict[str, tuple[Case, Measured]]:
    return {
        case.name: (case, measured(case.old, case.new, ours(case.old, case.new)[0], WHO))
        for case in sample(laws)
    }


def test_accepting_gives_the_new_draft_and_rejecting_the_old_one(
    redlined: dict[str, tuple[Case, Measured]],
) -> None:
    assert len(redlined) >= 25
    assert {name: found.faults for name, (_, found) in redlined.items() if not found.exact} == {}


def test_every_part_is_valid_and_what_no_mark_touches_is_the_new_drafts(
    redlined: dict[str, tuple[Case, Measured]],
) -> None:
    assert {name: found.faults for name, (_, found) in redlined.items() if found.faults} == {}


def test_no_more_words_are_marked_than_need_be(redlined: dict[str, tuple[Case, Measured]]) -> None:
    marked = sum(found.marked for _, found in redlined.values())
    optimum = sum(found.optimum for _, found in redlined.values())
    assert marked <= MOST * optimum


@pytest.mark.office
def test_libreoffice_accepts_and_rejects_to_the_same_texts(
    redlined: dict[str, tuple[Case, Measured]],
) -> None:
    if not has_uno():
        pytest.skip("LibreOffice's Python bridge (uno) is not installed")
    short = [
        case
        for case, _ in redlined.values()
        if case.name.startswith(("eu_", "mx_ley", "rich, add_paragraph", "rich, drop_row"))
    ]
    assert len(short) >= 3
    with Session() as session:
        asker = Asker(session)
        answers = [asker.answer("safe", case, made("safe", case)) for case in short]
    assert [(one.name, one.seen) for one in answers if not one.good] == []
