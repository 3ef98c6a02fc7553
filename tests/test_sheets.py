"""Spreadsheets: what a comparative table says, as cells that are text and nothing else."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from drafting.compare import compare
from drafting.compare.table import Choices, Line, Manner, Piece, Row, Table, three_texts, two_texts
from drafting.compare.three import three
from drafting.model import Op
from drafting.sheets import workbook
from tests.compare.tabled import NEW, OLD

NAMES = ("Borrador 1", "Borrador 2")


def opened(table: Table, *, rich: bool = False) -> Any:
    return load_workbook(BytesIO(workbook(table)), rich_text=rich).active


def rows(sheet: Any) -> list[tuple[str, ...]]:
    """The cells below the header."""
    start = int(sheet.freeze_panes[1:])
    return [tuple(value or "" for value in row) for row in sheet.iter_rows(min_row=start, values_only=True)]


def of_one(*texts: str, op: Op = Op.EQUAL) -> Table:
    """A table of one row, whose columns have these words."""
    strip = tuple((Line((Piece(op, text),)),) for text in texts)
    columns = tuple((f"T{n}", "") for n, _ in enumerate(texts))
    return Table("Ley", "es", columns, (Row((strip,), name="Artículo 1"),))


def test_a_row_says_where_it_stands_what_it_is_called_its_texts_and_what_happened() -> None:
    table = two_texts(compare(OLD, NEW), names=NAMES, choices=Choices(changed_only=True))
    found = {row[1]: row for row in rows(opened(table))}
    assert found["Artículo 3"] == (
        "TÍTULO PRIMERO, CAPÍTULO I",
        "Artículo 3",
        "(sin correlativo)",
        "Artículo 3.- El tránsito de sustancias por el territorio requiere aviso previo a la aduana.",
        "nuevo",
    )


def test_the_header_is_frozen_filtered_and_printed_on_every_page() -> None:
    sheet = opened(two_texts(compare(OLD, NEW), names=NAMES))
    header = int(sheet.freeze_panes[1:]) - 1
    captions = [cell.value for cell in sheet[header]]
    assert captions == [
        "Ubicación",
        "Disposición",
        "Texto anterior\nBorrador 1",
        "Texto propuesto\nBorrador 2",
        "Cambio",
    ]
    assert sheet.auto_filter.ref == f"A{header}:E{sheet.max_row}"
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.page_setup.orientation == "landscape"


def test_marks_are_struck_bold_and_underlined_and_never_colour_alone() -> None:
    old = [Piece(Op.EQUAL, "uno "), Piece(Op.DELETE, "dos"), Piece(Op.EQUAL, " tres")]
    new = [Piece(Op.EQUAL, "uno "), Piece(Op.INSERT, "cuatro"), Piece(Op.EQUAL, " tres")]
    strip = ((Line(tuple(old)),), (Line(tuple(new)),))
    sheet = opened(Table("", "es", (("A", ""), ("B", "")), (Row((strip,)),)), rich=True)
    struck, added = (sheet.cell(sheet.max_row, column).value for column in (3, 4))
    assert [(run.text, bool(run.font.strike)) for run in struck] == [
        ("uno ", False),
        ("dos", True),
        (" tres", False),
    ]
    assert [(run.text, bool(run.font.b), run.font.u) for run in added] == [
        ("uno ", False, None),
        ("cuatro", True, "single"),
        (" tres", False, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        '=HYPERLINK("http://x.invalid")',
        "#N/A",
        "=",
    ],
)
@pytest.mark.parametrize("op", [Op.EQUAL, Op.INSERT])
def test_what_begins_like_a_formula_is_text_and_stays_so_when_edited(text: str, op: Op) -> None:
    data = workbook(of_one(text, "x" + text, op=op))
    cell = load_workbook(BytesIO(data)).active
    found = cell.cell(cell.max_row, 3)
    assert (found.value, found.data_type) == (text, "s")
    assert found.quotePrefix == text.startswith(("=", "+", "-", "@", "\t"))
    assert b"<f>" not in zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_a_formula_in_a_title_or_the_name_of_a_draft_is_text_too() -> None:
    table = Table("=1+1", "es", (("=2", "=3"), ("@4", "")), (), lead=("=5",))
    sheet = opened(table)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


@given(st.text(st.characters(codec=None), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    sheet = opened(of_one(text, text))
    value = sheet.cell(sheet.max_row, 3).value or ""
    kept = "".join(character for character in text if character.isprintable())
    assert [character for character in value.replace("x005F_", "") if character in kept] or not kept.strip()


def test_control_characters_become_visible_and_excels_own_escapes_stay_words() -> None:
    sheet = opened(of_one("a\x00b\x0bc\ud800", "_x0041_"))
    assert sheet.cell(sheet.max_row, 3).value == "a␀b␋c\ufffd"
    raw = zipfile.ZipFile(BytesIO(workbook(of_one("_x0041_", "y")))).read("xl/worksheets/sheet1.xml")
    assert b"_x005F_x0041_" in raw


def test_blanks_between_marks_are_not_lost() -> None:
    pieces = (
        Piece(Op.DELETE, "uno"),
        Piece(Op.EQUAL, " "),
        Piece(Op.DELETE, "dos"),
        Piece(Op.EQUAL, " tres"),
    )
    strip = ((Line(pieces),), (Line(pieces),))
    sheet = opened(Table("", "es", (("A", ""), ("B", "")), (Row((strip,)),)))
    assert sheet.cell(sheet.max_row, 3).value == "uno dos tres"


def test_an_article_too_tall_for_a_row_goes_on_in_the_next_with_no_word_lost() -> None:
    lines = [Line((Piece(Op.EQUAL, f"{n}. " + "palabra " * 40),)) for n in range(60)]
    long = Line((Piece(Op.EQUAL, "larga " * 9_000),))
    row = Row(tuple(((line,), (line,)) for line in [*lines, long]), name="Artículo 1")
    found = rows(opened(Table("", "es", (("A", ""), ("B", "")), (row,))))
    assert len(found) > 10
    assert {cells[1] for cells in found} == {"Artículo 1"}
    assert max(len(cells[2]) for cells in found) < 32_767
    words = [word for cells in found for word in cells[2].split()]
    assert words == [word for line in (*lines, long) for word in line.text.split()]


def test_the_words_are_those_of_the_drafts() -> None:
    found = rows(opened(two_texts(compare(OLD, NEW))))
    for column, document in ((2, OLD), (3, NEW)):
        cells = " ".join(cells[column] for cells in found).replace("(sin correlativo)", "")
        notes = [line for line in cells.split("\n") if not line.startswith("Antes:")]
        assert set(document.printed.split()) <= set(" ".join(notes).split())


def test_three_texts_have_a_column_each_and_one_for_the_outcome() -> None:
    table = three_texts(three(OLD, NEW, OLD), choices=Choices(changed_only=True))
    found = rows(opened(table))
    assert {len(cells) for cells in found} == {6}
    assert {cells[5] for cells in found} - {""} == {"solo cambia A"}


def test_the_same_table_gives_the_same_bytes_without_a_date() -> None:
    table = two_texts(compare(OLD, NEW))
    data = workbook(table)
    assert data == workbook(table)
    archive = zipfile.ZipFile(BytesIO(data))
    assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert b"dcterms:modified" not in archive.read("docProps/core.xml")


def test_a_division_is_a_row_with_its_words_in_every_column() -> None:
    heading = Line((Piece(Op.EQUAL, "TÍTULO PRIMERO"),), Manner.DIVISION)
    row = Row((((heading,), (heading,)),), name="TÍTULO PRIMERO", divides=True)
    assert rows(opened(Table("", "es", (("A", ""), ("B", "")), (row,))))[0][2:4] == ("TÍTULO PRIMERO",) * 2
