"""A comparative table as .xlsx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl has no types of its own
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from drafting.compare.table import Line, Manner, Part, Row, Table
from drafting.compare.table.model import OURS
from drafting.messages import sentence
from drafting.model import Op
from drafting.sheets.cells import (
    DIVISION_GROUND,
    HEADER_GROUND,
    HIGHEST,
    LINE_HEIGHT,
    LONGEST,
    TALLEST,
    Run,
    legible,
    line_count,
    page,
    sealed,
    write,
)

_PLACE, _UNIT, _STATUS, _EXTRA = 28, 18, 18, 40  # widths in characters
_ALL_TEXTS, _LEAST_TEXT = 140, 40
_ON_LETTER = 2  # columns of words that letter paper holds


def workbook(table: Table) -> bytes:
    """The .xlsx of a comparative table; the same table gives the same bytes.

    A row for each unit: where it stands, what it is called, its texts with their marks, what happened to it.
    A unit too tall for a row of a spreadsheet goes on in the next ones.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = legible(sentence("table.name", table.language))
    book.properties.title = legible(table.title)
    book.properties.creator = legible(sentence("word.application", table.language))
    at = 1
    for words, bold in _above(table):
        write(sheet.cell(at, 1), [Run(Op.EQUAL, words, bold)], wraps=False)
        at += 1
    write(sheet.cell(at, 1), _runs([table.key]), wraps=False)
    first = at + 1
    widths = _widths(table)
    _header(sheet, first, table, widths)
    at = first
    for row in table.rows:
        for cells, height in _pieces(row, table, widths[2]):
            at += 1
            _row(sheet, at, cells, divides=row.divides)
            sheet.row_dimensions[at].height = height
    page(sheet, first, at, len(widths), wide=len(table.columns) + len(table.extras) > _ON_LETTER)
    return sealed(book)


def _above(table: Table) -> Iterator[tuple[str, bool]]:
    yield table.title, True
    drafts = " / ".join(name for _, name in table.columns if name)
    yield sentence("table.subtitle" if drafts else "table.name", table.language, drafts=drafts), False
    for words in table.lead if table.rows else (*table.lead, sentence("table.nothing", table.language)):
        yield words, False


def _widths(table: Table) -> list[int]:
    texts = [max(_ALL_TEXTS // len(table.columns), _LEAST_TEXT)] * len(table.columns)
    return [_PLACE, _UNIT, *texts, _STATUS, *[_EXTRA] * len(table.extras)]


def _header(sheet: Any, at: int, table: Table, widths: Sequence[int]) -> None:
    status = "status_column" if table.status_shown else "change_column"
    captions = [
        (sentence("table.place_column", table.language), ""),
        (sentence("table.unit_column", table.language), ""),
        *table.columns,
        (sentence(f"table.{status}", table.language), ""),
        *((caption, "") for caption in table.extras),
    ]
    for column, ((caption, draft), width) in enumerate(zip(captions, widths, strict=True), start=1):
        words = [Run(Op.EQUAL, caption, bold=True)]
        if draft:
            words.append(Run(Op.EQUAL, f"\n{draft}"))
        write(sheet.cell(at, column), words, fill=HEADER_GROUND)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[at].height = 3 * LINE_HEIGHT


def _pieces(row: Row, table: Table, width: int) -> Iterator[tuple[list[list[Run]], float]]:
    """The row as rows of a spreadsheet, each with its height."""
    held: list[list[Line]] = [[] for _ in table.columns]
    beside: list[Sequence[Line]] = [*(row.extras or [()] * len(table.extras))]
    for strip in _line_by_line(row, width):
        longer = [[*lines, *more] for lines, more in zip(held, strip, strict=True)]
        if any(held) and (_tallest(longer, width) > TALLEST or _longest(longer) > LONGEST):
            yield _cells(row, held, beside), _points(row, held, beside, width)
            held, beside = strip, [()] * len(table.extras)  # what is said stands beside the beginning
        else:
            held = longer
    yield _cells(row, held, beside), _points(row, held, beside, width)


def _line_by_line(row: Row, width: int) -> Iterator[list[list[Line]]]:
    """What stands side by side in a row, at most a line in each column, none too long for a cell."""
    for strip in row.strips:
        cut = [[part for line in lines for part in _cut(line, width * TALLEST)] for lines in strip]
        for at in range(max(map(len, cut))):
            yield [lines[at : at + 1] for lines in cut]


def _cut(line: Line, room: int) -> Iterator[Line]:
    """A line in parts of at most ``room`` characters, cut at blanks."""
    if len(line.text) <= room:
        yield line
        return
    words = re.compile(rf"\s*\S{{1,{room}}}|\s+")
    pieces = [piece._replace(text=text) for piece in line.pieces for text in words.findall(piece.text)]
    begun = length = 0
    for at, piece in enumerate(pieces):
        if length and length + len(piece.text) > room:
            yield replace(line, pieces=tuple(pieces[begun:at]))
            begun, length = at, 0
        length += len(piece.text)
    yield replace(line, pieces=tuple(pieces[begun:]))


def _tallest(cells: Sequence[Sequence[Line]], width: int) -> int:
    return max(
        sum(line_count(part, width) for line in lines for part in line.text.split("\n")) for lines in cells
    )


def _longest(cells: Sequence[Sequence[Line]]) -> int:
    return max(sum(len(line.text) + 1 for line in lines) for lines in cells)


def _points(row: Row, cells: Sequence[Sequence[Line]], beside: Sequence[Sequence[Line]], width: int) -> float:
    around = sum(line_count(part, _STATUS) for part in row.status.split("\n"))
    lines = max(_tallest(cells, width), line_count(row.above, _PLACE), line_count(row.name, _UNIT), around)
    if beside:
        lines = max(lines, _tallest(beside, _EXTRA))
    return min(lines * LINE_HEIGHT + 4, HIGHEST)


def _cells(row: Row, texts: Sequence[Sequence[Line]], beside: Sequence[Sequence[Line]]) -> list[list[Run]]:
    around = [[Run(Op.EQUAL, words)] for words in (row.above, row.name, row.status)]
    return [*around[:2], *(_runs(lines) for lines in texts), around[2], *(_runs(lines) for lines in beside)]


def _row(sheet: Any, at: int, cells: Sequence[Sequence[Run]], *, divides: bool) -> None:
    for column, runs in enumerate(cells, start=1):
        write(sheet.cell(at, column), runs, fill=DIVISION_GROUND if divides else "")


def _runs(lines: Iterable[Line]) -> list[Run]:
    made: list[Run] = []
    for line in lines:
        start = "\n" if made else ""
        quiet = line.manner in OURS and line.manner is not Manner.REMARK
        for piece in line.pieces:
            heads = line.manner is Manner.UNIT and piece.part is not Part.TEXT
            bold = heads or line.manner is Manner.DIVISION
            made.append(Run(piece.op, start + piece.text, bold, quiet))
            start = ""
    return made
