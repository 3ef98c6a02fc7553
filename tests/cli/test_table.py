"""table, and three with an output: comparative tables of files."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run

OLD = (
    "LEY DE SUSTANCIAS",
    "CAPÍTULO I",
    "Artículo 1o.- Esta Ley es de orden público.",
    "Artículo 2o.- La licencia dura un año.",
)
NEW = (*OLD[:3], "Artículo 2o.- La licencia dura dos años.", "Artículo 3o.- Rige desde su publicación.")


def text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def values(path: Path) -> list[str]:
    sheet = load_workbook(BytesIO(path.read_bytes())).active
    return [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value]


def test_a_word_table_holds_both_texts_and_the_names_of_the_files(
    run: Run, law: Callable[..., Path], tmp_path: Path
) -> None:
    target = tmp_path / "cuadro.docx"
    outcome = run("table", law("old.txt", *OLD), law("new.txt", *NEW), "-o", target)
    assert (outcome.code, outcome.out) == (0, "")
    found = text_of(target)
    assert all(words in found for words in ("un año", "dos años", "orden público", "old.txt", "new.txt"))


def test_only_what_changed_when_asked(run: Run, law: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "cuadro.docx"
    files = law("old.txt", *OLD), law("new.txt", *NEW)
    assert run("table", *files, "-o", target, "--changed-only", "--missing", "no existe").code == 0
    found = text_of(target)
    assert "orden público" not in found
    assert "no existe" in found


def test_a_spreadsheet_by_its_name(run: Run, law: Callable[..., Path], tmp_path: Path) -> None:
    target = tmp_path / "cuadro.XLSX"
    assert run("table", law("old.txt", *OLD), law("new.txt", *NEW), "-o", target).code == 0
    assert "Artículo 3o.- Rige desde su publicación." in values(target)


def test_three_texts_in_both_formats(run: Run, law: Callable[..., Path], tmp_path: Path) -> None:
    files = law("base.txt", *OLD), law("a.txt", *NEW), law("b.txt", *OLD[:3])
    for name in ("tres.docx", "tres.xlsx"):
        outcome = run("three", *files, "-o", tmp_path / name, "--changed-only")
        assert (outcome.code, outcome.out) == (0, "")
    assert "A y B chocan" in text_of(tmp_path / "tres.docx")
    assert "A y B chocan" in values(tmp_path / "tres.xlsx")


@pytest.mark.parametrize("command", [["table", "a.txt", "b.txt"], ["three", "a.txt", "b.txt", "b.txt"]])
def test_another_format_is_refused_in_one_line(
    run: Run, law: Callable[..., Path], tmp_path: Path, command: list[str]
) -> None:
    files = {"a.txt": law("a.txt", *OLD), "b.txt": law("b.txt", *NEW)}
    words = [files.get(word, word) for word in command]
    outcome = run(*words, "-o", tmp_path / "x.csv")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert ".xlsx" in outcome.err
    assert not (tmp_path / "x.csv").exists()


def test_a_file_that_is_not_there_leaves_no_table(run: Run, law: Callable[..., Path], tmp_path: Path) -> None:
    outcome = run("table", tmp_path / "none.txt", law("new.txt", *NEW), "-o", tmp_path / "x.docx")
    assert outcome.code == 2
    assert not (tmp_path / "x.docx").exists()


def test_more_texts_are_marked_each_against_the_one_before(
    run: Run, law: Callable[..., Path], tmp_path: Path
) -> None:
    target = tmp_path / "cuadro.docx"
    texts = law("a.txt", *OLD), law("b.txt", *NEW), law("c.txt", *OLD)
    assert run("table", *texts, "-o", target, "--changed-only", "--blank", "Justificación").code == 0
    found = text_of(target)
    assert all(words in found for words in ("a.txt", "b.txt", "c.txt", "Texto 3", "Justificación"))
    assert "orden público" not in found


def test_the_numbers_of_an_instruments_drafts_name_them(
    run: Run, law: Callable[..., Path], tmp_path: Path
) -> None:
    for name, lines in (("a.txt", OLD), ("b.txt", NEW)):
        added = ["--title", "Ley"] if name == "a.txt" else []
        assert (
            run("import", law(name, *lines), "--instrument", "ley", *added, "--data", tmp_path / "w").code
            == 0
        )
    target = tmp_path / "cuadro.xlsx"
    given = ("--instrument", "ley", "--data", tmp_path / "w", "-o", target)
    assert run("table", "1", "2", *given).code == 0
    assert any("Borrador 2" in value for value in values(target))
    assert run("table", "1", "two", *given).code == 2
    assert run("table", "1", "7", *given).code == 2
    assert run("table", "1", *given).code == 2
