"""A report as .xlsx: a tab for each table, groups in a column of their own, so that it can be filtered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl has no types of its own
from openpyxl.styles import Alignment  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from drafting.messages import sentence
from drafting.model import Op
from drafting.report import Cell, Report, Row, Table, Tone
from drafting.report import cell as plain
from drafting.sheets.cells import (
    HEADER_GROUND,
    HIGHEST,
    LINE_HEIGHT,
    LONGEST,
    Run,
    legible,
    line_count,
    page,
    sealed,
    write,
)

_ALL, _GROUP = 160, 24  # widths in characters
_TAB = 31  # the longest name Excel takes
_NOT_IN_A_TAB = re.compile(r"[\[\]:*?/\\']")
_GROUNDS: dict[Tone, str] = {
    "": "",
    "good": "FFE4F2E7",
    "fair": "FFFFF3D1",
    "bad": "FFF9E1DF",
    "quiet": "FFF2F2F2",
}


def workbook(found: Report) -> bytes:
    """The .xlsx of a report; the same report gives the same bytes."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title = legible(found.title)
    book.properties.creator = legible(sentence("word.application", found.language))
    for number, table in enumerate(found.tables, start=1):
        _tab(book.create_sheet(_name(table, number)), found, table)
    return sealed(book)


def _name(table: Table, number: int) -> str:
    """A name that Excel takes; several tables may have one name."""
    name = _NOT_IN_A_TAB.sub(" ", legible(table.name)).strip()[: _TAB - 3].strip() or str(number)
    return name if number == 1 else f"{name} {number}"


def _tab(sheet: Any, found: Report, table: Table) -> None:
    widths = _widths(table)
    at = 1
    for words, bold in _above(found, table):
        _lead(sheet, at, words, widths, bold=bold)
        at += 1
    captions = [table.grouped] * bool(table.grouped) + [column.caption for column in table.columns]
    for column, (caption, width) in enumerate(zip(captions, widths, strict=True), start=1):
        write(sheet.cell(at, column), [Run(Op.EQUAL, caption, bold=True)], fill=HEADER_GROUND)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[at].height = 2 * LINE_HEIGHT
    first = at
    for row in table.rows:
        at += 1
        _row(sheet, at, row, table, widths)
    page(sheet, first, at, len(widths))


def _lead(sheet: Any, at: int, words: str, widths: list[int], *, bold: bool) -> None:
    """A line over the whole width of the table, so that a long one does not widen the printed page."""
    write(sheet.cell(at, 1), [Run(Op.EQUAL, words, bold)], wraps=False)
    sheet.cell(at, 1).alignment = Alignment(vertical="top", wrap_text=True)
    sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=len(widths))
    sheet.row_dimensions[at].height = line_count(words, sum(widths)) * LINE_HEIGHT + 2


def _above(found: Report, table: Table) -> Iterator[tuple[str, bool]]:
    yield found.title, True
    yield from ((words, False) for words in (found.subtitle, *found.notes) if words)
    if table.caption:
        yield table.caption, True
    if not table.rows and table.nothing:
        yield table.nothing, False


def _widths(table: Table) -> list[int]:
    shares = sum(column.share for column in table.columns)
    widths = [max(8, _ALL * column.share // shares) for column in table.columns]
    return [_GROUP, *widths] if table.grouped else widths


def _row(sheet: Any, at: int, row: Row, table: Table, widths: list[int]) -> None:
    cells = [plain(row.group), *row.cells] if table.grouped else list(row.cells)
    for column, found in enumerate(cells, start=1):
        write(sheet.cell(at, column), _runs(found), fill=_GROUNDS[found.tone])
    tallest = max(
        sum(line_count(line, width) for line in found.text.split("\n"))
        for found, width in zip(cells, widths, strict=True)
    )
    sheet.row_dimensions[at].height = min(tallest * LINE_HEIGHT + 4, HIGHEST)


def _runs(found: Cell) -> list[Run]:
    """The words of a cell as far as a spreadsheet can hold them, a line for each paragraph."""
    made: list[Run] = []
    room = LONGEST
    for paragraph in found.paragraphs:
        start = "\n" if made else ""
        for span in paragraph:
            text = (start + span.text)[:room]
            room -= len(text)
            made.append(Run(span.op, text, span.bold, span.quiet))
            start = ""
    if room <= 0:
        made.append(Run(Op.EQUAL, "…"))
    return made
