"""Spreadsheets: a comparative table as .xlsx. The only part that knows openpyxl.

Every cell is text. What begins like a formula stays text also when somebody edits the cell, and what a
spreadsheet cannot hold is made visible: a draft is a file from outside.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl has no types of its own
from openpyxl.cell.rich_text import CellRichText, TextBlock  # type: ignore[import-untyped]
from openpyxl.cell.text import InlineFont  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.properties import (  # type: ignore[import-untyped]
    PageSetupProperties,
)

from drafting.compare.table import Line, Manner, Part, Row, Table
from drafting.compare.table.model import OURS
from drafting.messages import sentence
from drafting.model import Op

_FONT, _SIZE = "Calibri", 10
_INK = {Op.EQUAL: "FF000000", Op.DELETE: "FF98201B", Op.INSERT: "FF0A5A33"}
_QUIET, _RULE = "FF404040", "FF808080"
_HEADER_GROUND, _DIVISION_GROUND = "FFE0E0E0", "FFF2F2F2"
_GROUNDS = {ground: PatternFill("solid", fgColor=ground) for ground in (_HEADER_GROUND, _DIVISION_GROUND)}
_TOP, _WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
_RULED = Border(**dict.fromkeys(("left", "right", "top", "bottom"), Side("thin", _RULE)))
_PLACE, _UNIT, _STATUS, _ALL_TEXTS = 28, 18, 18, 140  # widths in characters
#: What Excel shows of a row (409 points) and keeps of a cell (32,767 characters), with some room.
_TALLEST, _LONGEST, _HIGHEST = 28, 30_000, 409.0
_LINE_HEIGHT = 14.0
_FITS = 1.2  # characters of running text in the width of one digit
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can tell

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read _x0041_ as the letter A
_DATED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Run(NamedTuple):
    """A stretch of a cell in one look."""

    op: Op
    text: str
    bold: bool = False
    quiet: bool = False

    @property
    def look(self) -> tuple[Op, bool, bool]:
        """What it looks like."""
        return self.op, self.bold, self.quiet


_NOTHING = _Run(Op.EQUAL, "")


def workbook(table: Table) -> bytes:
    """The .xlsx of a comparative table; the same table gives the same bytes.

    A row for each unit: where it stands, what it is called, its texts with their marks, what happened to it.
    A unit too tall for a row of a spreadsheet goes on in the next ones.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = _legible(sentence("table.name", table.language))
    book.properties.title = _legible(table.title)
    book.properties.creator = _legible(sentence("word.application", table.language))
    at = 1
    for words, bold in _above(table):
        _write(sheet.cell(at, 1), [_Run(Op.EQUAL, words, bold)], wraps=False)
        at += 1
    _write(sheet.cell(at, 1), _runs([table.key]), wraps=False)
    first = at + 1
    widths = _widths(table)
    _header(sheet, first, table, widths)
    at = first
    for row in table.rows:
        for cells, height in _pieces(row, table, widths[2]):
            at += 1
            _row(sheet, at, cells, divides=row.divides)
            sheet.row_dimensions[at].height = height
    _page(sheet, first, at, len(widths))
    return _sealed(book)


def _above(table: Table) -> Iterator[tuple[str, bool]]:
    yield table.title, True
    drafts = " / ".join(name for _, name in table.columns if name)
    yield sentence("table.subtitle" if drafts else "table.name", table.language, drafts=drafts), False
    for words in table.lead if table.rows else (*table.lead, sentence("table.nothing", table.language)):
        yield words, False


def _widths(table: Table) -> list[int]:
    texts = [_ALL_TEXTS // len(table.columns)] * len(table.columns)
    return [_PLACE, _UNIT, *texts, _STATUS]


def _header(sheet: Any, at: int, table: Table, widths: Sequence[int]) -> None:
    status = "status_column" if table.status_shown else "change_column"
    captions = [
        (sentence("table.place_column", table.language), ""),
        (sentence("table.unit_column", table.language), ""),
        *table.columns,
        (sentence(f"table.{status}", table.language), ""),
    ]
    for column, ((caption, draft), width) in enumerate(zip(captions, widths, strict=True), start=1):
        words = [_Run(Op.EQUAL, caption, bold=True)]
        if draft:
            words.append(_Run(Op.EQUAL, f"\n{draft}"))
        _write(sheet.cell(at, column), words, fill=_HEADER_GROUND)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[at].height = 3 * _LINE_HEIGHT


def _pieces(row: Row, table: Table, width: int) -> Iterator[tuple[list[list[_Run]], float]]:
    """The row as rows of a spreadsheet, each with its height."""
    held: list[list[Line]] = [[] for _ in table.columns]
    for strip in _line_by_line(row, width):
        longer = [[*lines, *more] for lines, more in zip(held, strip, strict=True)]
        if any(held) and (_tallest(longer, width) > _TALLEST or _longest(longer) > _LONGEST):
            yield _cells(row, held), _points(row, held, width)
            held = strip
        else:
            held = longer
    yield _cells(row, held), _points(row, held, width)


def _line_by_line(row: Row, width: int) -> Iterator[list[list[Line]]]:
    """What stands side by side in a row, at most a line in each column, none too long for a cell."""
    for strip in row.strips:
        cut = [[part for line in lines for part in _cut(line, width * _TALLEST)] for lines in strip]
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
        sum(_lines(part, width) for line in lines for part in line.text.split("\n")) for lines in cells
    )


def _lines(text: str, width: int) -> int:
    return 1 + int(len(text) / (width * _FITS))


def _longest(cells: Sequence[Sequence[Line]]) -> int:
    return max(sum(len(line.text) + 1 for line in lines) for lines in cells)


def _points(row: Row, cells: Sequence[Sequence[Line]], width: int) -> float:
    around = sum(_lines(part, _STATUS) for part in row.status.split("\n"))
    lines = max(_tallest(cells, width), _lines(row.above, _PLACE), _lines(row.name, _UNIT), around)
    return min(lines * _LINE_HEIGHT + 4, _HIGHEST)


def _cells(row: Row, texts: Sequence[Sequence[Line]]) -> list[list[_Run]]:
    around = [[_Run(Op.EQUAL, words)] for words in (row.above, row.name, row.status)]
    return [*around[:2], *(_runs(lines) for lines in texts), around[2]]


def _row(sheet: Any, at: int, cells: Sequence[Sequence[_Run]], *, divides: bool) -> None:
    for column, runs in enumerate(cells, start=1):
        _write(sheet.cell(at, column), runs, fill=_DIVISION_GROUND if divides else "")


def _runs(lines: Iterable[Line]) -> list[_Run]:
    made: list[_Run] = []
    for line in lines:
        start = "\n" if made else ""
        quiet = line.manner in OURS
        for piece in line.pieces:
            heads = line.manner is Manner.UNIT and piece.part is not Part.TEXT
            bold = heads or line.manner is Manner.DIVISION
            made.append(_Run(piece.op, start + piece.text, bold, quiet))
            start = ""
    return made


def _write(cell: Any, runs: Sequence[_Run], *, fill: str = "", wraps: bool = True) -> None:
    runs = _joined(run._replace(text=_legible(run.text)) for run in runs)
    text = "".join(run.text for run in runs)
    if len({run.look for run in runs}) > 1:
        cell.value = CellRichText(*(TextBlock(_inline(*run.look), run.text) for run in runs))
    else:
        cell.value = text
    cell.data_type = "s"  # openpyxl takes "=1+1" for a formula and "#N/A" for an error
    cell.quotePrefix = text.startswith(_FORMULA)  # and Excel would, once somebody edits the cell
    cell.font = _font(*(runs[0] if runs else _NOTHING).look)
    cell.alignment = _WRAPPED if wraps else _TOP
    if wraps:
        cell.border = _RULED
    if fill:
        cell.fill = _GROUNDS[fill]


def _joined(runs: Iterable[_Run]) -> list[_Run]:
    """Neighbours of one look together; blanks alone go with what precedes them, or they would be lost."""
    made: list[_Run] = []
    for run in runs:
        if made and (made[-1].look == run.look or not run.text.strip()):
            made[-1] = made[-1]._replace(text=made[-1].text + run.text)
        elif made and not made[-1].text.strip():
            made[-1] = run._replace(text=made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return made


@cache
def _inline(op: Op, bold: bool, quiet: bool) -> Any:
    return InlineFont(rFont=_FONT, sz=_SIZE, **_marks(op, bold, quiet))


@cache
def _font(op: Op, bold: bool, quiet: bool) -> Any:
    return Font(name=_FONT, sz=_SIZE, **_marks(op, bold, quiet))


def _marks(op: Op, bold: bool, quiet: bool) -> dict[str, Any]:
    return {
        "b": bold or op is Op.INSERT,
        "i": quiet,
        "strike": op is Op.DELETE,
        "u": "single" if op is Op.INSERT else None,
        "color": _QUIET if quiet else _INK[op],
    }


def _legible(text: str) -> str:
    """``text`` with what a spreadsheet cannot hold shown as the picture of the control character."""

    def picture(match: re.Match[str]) -> str:
        code = ord(match[0])
        return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"

    return _ESCAPE.sub("_x005F_", _ILLEGAL.sub(picture, text))


def _page(sheet: Any, first: int, last: int, columns: int) -> None:
    """The header frozen and filtered on the screen; on paper repeated, one page wide, numbered."""
    sheet.freeze_panes = f"A{first + 1}"
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(columns)}{max(last, first)}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "&P / &N"


def _sealed(book: Any) -> bytes:
    """The file without a trace of when it was made."""
    made, out = BytesIO(), BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, _DATED.sub(b"", data) if name == "docProps/core.xml" else data)
    return out.getvalue()
