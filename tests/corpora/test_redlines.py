"""Redlines inside real Word files against edited versions of themselves; all pairs: python -m tests.corpora.redlines."""

import tempfile
from pathlib import Path

import pytest

from tests.corpora.redlines import WHO, in_office, ours, safe
from tests.corpora.redlines_cases import Case, sample
from tests.corpora.redlines_measure import Measured, measured
from tests.office.driving import has_uno, resolve

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
    with tempfile.TemporaryDirectory() as folder:
        found = resolve(
            [one for case in short for one in in_office(case, safe(case.old, case.new)[0])], Path(folder)
        )
    for at, case in enumerate(short):
        old, rejected, new, accepted = found[4 * at : 4 * at + 4]
        assert rejected == old, case.name
        assert accepted == new, case.name
