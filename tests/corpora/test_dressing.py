"""Real Word files with other texts in them."""

from pathlib import Path

import pytest

from tests.corpora.dressing import cases, outcome

pytestmark = pytest.mark.corpora


def test_every_real_file_takes_the_new_text_word_for_word(laws: Path) -> None:
    found = [outcome(*case) for case in cases(laws, amounts=(12,), rounds=1, longest=100_000)]
    assert [one for one in found if one.told] == []
    assert [one for one in found if not one.done] == []
    assert len(found) == 12
