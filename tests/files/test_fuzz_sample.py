"""A sample of ``python -m tests.files.fuzz``, which tries ten thousand files."""

import warnings
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from drafting.errors import UnreadableFile
from drafting.sheets.reading import rows
from tests.files import fuzz, fuzz_returned, trying


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


def test_mutated_files_of_reviewers_are_taken_in_or_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``python -m tests.files.fuzz_returned`` tries 1,500, also of those LibreOffice wrote."""
    monkeypatch.setattr(fuzz_returned, "has_uno", lambda: False)
    fuzz_returned.originals.cache_clear()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        done, failed = fuzz_returned.fuzz(25, 5, tmp_path, tmp_path / "failed")
    fuzz_returned.originals.cache_clear()
    assert failed == {}
    assert done["refused in a sentence"] > 2
    assert done["taken"] > 5
    assert done["taken, draft made"] > 1


def test_a_spreadsheet_with_an_empty_part_is_refused_in_a_sentence() -> None:
    """Found by ``python -m tests.files.fuzz``: lxml's own error came through openpyxl."""
    made = BytesIO()
    openpyxl.Workbook().save(made)
    for emptied in ("xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        out = BytesIO()
        with ZipFile(made) as source, ZipFile(out, "w") as target:
            for name in source.namelist():
                target.writestr(name, b"" if name == emptied else source.read(name))
        with pytest.raises(UnreadableFile) as caught:
            rows(out.getvalue())
        assert "xlsx" in caught.value.sentence("es")


def test_what_fails_is_counted_by_its_place_and_kept_with_the_file(tmp_path: Path) -> None:
    failed = trying.Failed(tmp_path / "failed")
    for turn in range(2):
        try:
            rows(None)  # type: ignore[arg-type]  # any fault will do
        except Exception as fault:
            failed.note(fault, "read a.xlsx", f"{turn}.xlsx", b"data")
    ((said, count),) = failed.items()
    assert (said.startswith("read a.xlsx: "), count) == (True, 2)
    assert "reading.py:" in said
    assert sorted(file.name for file in (tmp_path / "failed").iterdir()) == [
        "0.xlsx", "0.xlsx.txt", "1.xlsx", "1.xlsx.txt",
    ]  # fmt: skip
    assert (tmp_path / "failed" / "1.xlsx").read_bytes() == b"data"


def test_who_computes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trying, "SECONDS", 0.05)
    with pytest.raises(trying.TooSlow), trying.bounded():
        _forever()


def _forever() -> None:
    while True:
        pass
