"""The comparison on real laws: what the sources record is found, and nothing else."""

from itertools import pairwise
from pathlib import Path

import pytest

from drafting.compare import compare
from drafting.model import Change, Document, Op
from drafting.structure import parse_text
from tests.corpora import words
from tests.corpora.truth import Score, scores, versions

pytestmark = pytest.mark.corpora


@pytest.fixture(scope="module")
def found(laws: Path) -> list[Score]:
    return list(scores(laws))


@pytest.fixture(scope="module")
def modified(laws: Path) -> list[Change]:
    """Every provision whose text changed between two consecutive versions of any law."""
    changes = []
    for folder in sorted(laws.glob("e[sn]/*")):
        documents: list[Document] = [
            parse_text(file.read_text(encoding="utf-8")) for file in versions(folder)
        ]
        for old, new in pairwise(documents):
            changes += [change for change in compare(old, new).changes if _reworded(change)]
    assert len(changes) > 300
    return changes


def _reworded(change: Change) -> bool:
    return bool(change.old and change.new and change.old.text != change.new.text)


def test_changed_provisions_are_found(found: list[Score]) -> None:
    right, missed = sum(score.right for score in found), [name for score in found for name in score.missed]
    assert right > 300
    assert right / (right + len(missed)) >= 0.995, missed


def test_no_changed_provision_is_invented(found: list[Score]) -> None:
    right, invented = (
        sum(score.right for score in found),
        [name for score in found for name in score.invented],
    )
    assert right / (right + len(invented)) >= 0.995, invented


def test_every_pair_of_versions_of_the_truth_was_compared(found: list[Score]) -> None:
    assert sum(score.pairs for score in found) == 56


def test_words_marked_stay_near_the_optimum_in_few_islands(laws: Path) -> None:
    comparisons = list(words.steps(laws))
    ours, optimum = words.within(comparisons)
    assert ours.words <= 1.1 * optimum.words
    assert ours.islands <= 0.62 * optimum.islands  # no alignment has under 0.59 with so few words marked
    over, best, _ = words.whole(comparisons)
    assert over.words <= 1.1 * best.words
    assert over.islands <= 0.6 * best.islands


def test_the_joins_are_exact_on_real_laws(modified: list[Change]) -> None:
    for change in modified:
        assert change.old is not None
        assert change.new is not None
        assert "".join(edit.text for edit in change.edits if edit.op is not Op.INSERT) == change.old.text
        assert "".join(edit.text for edit in change.edits if edit.op is not Op.DELETE) == change.new.text
