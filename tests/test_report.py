"""A report as a Word file and as a spreadsheet: the same words in both, and nothing that could run."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
from docx import Document as Word
from lxml import etree

from drafting.model import Edit, Op
from drafting.report import Column, Report, Row, Table, cell, edited
from drafting.sheets.report import workbook
from drafting.word.report import report

EDITS = (Edit(Op.EQUAL, "de "), Edit(Op.DELETE, "dos"), Edit(Op.INSERT, "tres"), Edit(Op.EQUAL, " años"))
ROWS = (
    Row((cell("1"), cell("one\ntwo", "", "three"), cell(edited(EDITS), tone="bad")), "A"),
    Row((cell("2"), cell("=1+1", bold=True), cell("ours", quiet=True, tone="good")), "A"),
    Row((cell("3"), cell("\x00 & < > \U0001f600"), cell()), "B"),
)
TABLE = Table(
    "Gaps: 1/2", (Column("No.", 1), Column("Words", 6), Column("Remarks", 3)), ROWS, "A caption", "section"
)
REPORT = Report("A title", "en", (TABLE,), "A subtitle", ("First note.", "Second note."))


def words(data: bytes) -> list[list[str]]:
    (table,) = Word(BytesIO(data)).tables
    return [list(dict.fromkeys(found.text for found in row.cells)) for row in table.rows]


def test_the_word_file_has_title_notes_and_a_band_for_each_group() -> None:
    data = report(REPORT)
    assert [p.text for p in Word(BytesIO(data)).paragraphs][:5] == [
        "A title", "A subtitle", "First note.", "Second note.", "A caption"
    ]  # fmt: skip
    assert words(data) == [
        ["No.", "Words", "Remarks"],
        ["A"],
        ["1", "one\ntwo\nthree", "de dostres años"],
        ["2", "=1+1", "ours"],
        ["B"],
        ["3", "\u2400 & < > \U0001f600", ""],
    ]


def test_the_spreadsheet_has_the_same_words_with_the_group_beside_them() -> None:
    (sheet,) = openpyxl.load_workbook(BytesIO(workbook(REPORT)), rich_text=True).worksheets
    rows = [[str(found.value or "") for found in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows[:5]] == [
        "A title",
        "A subtitle",
        "First note.",
        "Second note.",
        "A caption",
    ]
    assert rows[5] == ["section", "No.", "Words", "Remarks"]
    assert rows[6] == ["A", "1", "one\ntwo\nthree", "de dostres años"]
    assert rows[7][2] == "=1+1"
    assert sheet["C8"].data_type == "s"
    assert sheet["C8"].quotePrefix
    assert rows[8][:2] == ["B", "3"]
    assert sheet.title == "Gaps  1 2"
    assert sheet.auto_filter.ref == "A6:D9"


def test_several_tables_are_several_tabs_and_follow_each_other_in_word() -> None:
    several = Report("T", "es", (TABLE, TABLE, TABLE))
    assert openpyxl.load_workbook(BytesIO(workbook(several))).sheetnames == [
        "Gaps  1 2", "Gaps  1 2 2", "Gaps  1 2 3"
    ]  # fmt: skip
    assert len(Word(BytesIO(report(several))).tables) == 3


@pytest.mark.parametrize("name", ["", "[]:*?/\\", "a" * 60, "'"])
def test_any_name_makes_a_tab(name: str) -> None:
    made = Report("T", "en", (Table(name, (Column("c"),), ()),) * 2)
    names = openpyxl.load_workbook(BytesIO(workbook(made))).sheetnames
    assert len(set(names)) == 2
    assert all(0 < len(found) <= 31 for found in names)


def test_a_table_without_rows_says_why() -> None:
    empty = Report("T", "en", (Table("x", (Column("c"), Column("d")), (), nothing="Nothing is open."),))
    assert words(report(empty)) == [["c", "d"], ["Nothing is open."]]
    (sheet,) = openpyxl.load_workbook(BytesIO(workbook(empty))).worksheets
    assert [row[0].value for row in sheet.iter_rows()][:2] == ["T", "Nothing is open."]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert report(REPORT) == report(REPORT)
    assert workbook(REPORT) == workbook(REPORT)


def test_the_widths_fill_the_page_and_the_header_is_repeated() -> None:
    document = etree.fromstring(zipfile.ZipFile(BytesIO(report(REPORT))).read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    widths = [int(column.get(f"{w}w")) for column in document.iter(f"{w}gridCol")]
    assert sum(widths) == 15840 - 2 * 1134
    assert widths[1] == max(widths)
    assert len(list(document.iter(f"{w}tblHeader"))) == 1


def test_a_cell_longer_than_a_spreadsheet_holds_is_cut_and_says_so() -> None:
    long = Report("T", "en", (Table("x", (Column("c"),), (Row((cell("palabra " * 10_000),)),)),))
    (sheet,) = openpyxl.load_workbook(BytesIO(workbook(long))).worksheets
    value = [row[0].value for row in sheet.iter_rows()][-1]
    assert len(value) <= 32_767
    assert value.endswith("…")


@pytest.mark.parametrize(
    ("word", "wider"), [("TRANSITORIOS,", True), ("Artículo", False), ("7d03f0f1" * 8, False)],
    ids=["a long word", "a short word", "a checksum"],
)  # fmt: skip
def test_a_column_is_as_wide_as_its_longest_word_if_the_others_have_room(word: str, wider: bool) -> None:
    rows = (Row((cell(f"{word} 12"), cell("Some words."))),)
    table = Table("Clocks", (Column("No.", 1), Column("Words", 9)), rows)
    made = Word(BytesIO(report(Report("A title", "en", (table,))))).tables[0]
    first, second = (column.width.twips for column in made.columns)
    assert (first > (first + second) // 10) == wider
