"""A sample of ``python -m tests.files.fuzz``, which tries ten thousand files."""

import warnings
from pathlib import Path

import pytest

from tests.files import fuzz


def test_mutated_files_are_read_or_refused_in_a_sentence_and_nothing_half_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTING_DEBUG", "")  # put back afterwards
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of zipfile and openpyxl, about what we did to the files
        done, failed = fuzz.fuzz(60, 23, tmp_path, tmp_path / "failed")
    assert failed == {}
    assert done["read"] > 15
    assert done["import"] > 3
    assert done["refused in a sentence"] > 25
