"""The comparison against edits whose truth is known, on every real law."""

from pathlib import Path

import pytest

from tests.corpora.edits import KINDS, Score, scores

pytestmark = pytest.mark.corpora


@pytest.fixture(scope="module")
def found(laws: Path) -> dict[str, Score]:
    return scores(laws)


@pytest.mark.parametrize("kind", KINDS)
def test_edits_of_every_kind_are_found_and_none_invented(found: dict[str, Score], kind: str) -> None:
    score = found[kind]
    assert score.right >= 5
    assert score.f1 >= 0.97
