"""Suggestions over real laws, against what a careful reader labelled."""

from pathlib import Path

import pytest

from tests.checklist.measure import RANKERS
from tests.checklist.test_quality import total

pytestmark = pytest.mark.corpora


def test_nine_answers_in_ten_of_real_laws_are_among_the_first_five(laws: Path) -> None:
    del laws  # the labels find them themselves
    ours = total("suggestions", real=True)
    assert ours.asked >= 70
    assert ours.at[2] / ours.asked >= 0.90
    for name in RANKERS:
        assert ours.at[2] >= total(name, real=True).at[2]
