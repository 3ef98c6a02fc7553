"""A cell, a page, a file: what all spreadsheets of ours share.

Every cell is text. What begins like a formula stays text also when somebody edits the cell, and what a
spreadsheet cannot hold is made visible: a draft is a file from outside.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

from openpyxl.cell.rich_text import CellRichText, TextBlock  # type: ignore[import-untyped]
from openpyxl.cell.text import InlineFont  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.properties import (  # type: ignore[import-untyped]
    PageSetupProperties,
)

from drafting.model import Op

#: What Excel shows of a row (409 points) and keeps of a cell (32,767 characters), with some room.
TALLEST, LONGEST, HIGHEST = 28, 30_000, 409.0
LINE_HEIGHT = 14.0
HEADER_GROUND, DIVISION_GROUND = "FFE0E0E0", "FFF2F2F2"
_FITS = 1.2  # characters of running text in the width of one digit

_FONT, _SIZE = "Calibri", 10
_INK = {Op.EQUAL: "FF000000", Op.DELETE: "FF98201B", Op.INSERT: "FF0A5A33"}
_QUIET, _RULE = "FF404040", "FF808080"
_TOP, _WRAPPED = Alignment(vertical="top"), Alignment(vertical="top", wrap_text=True)
_RULED = Border(**dict.fromkeys(("left", "right", "top", "bottom"), Side("thin", _RULE)))
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can tell

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read _x0041_ as the letter A
_DATED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Run(NamedTuple):
    """A stretch of a cell in one look."""

    op: Op
    text: str
    bold: bool = False
    quiet: bool = False

    @property
    def look(self) -> tuple[Op, bool, bool]:
        """What it looks like."""
        return self.op, self.bold, self.quiet


_NOTHING = Run(Op.EQUAL, "")


def line_count(text: str, width: int) -> int:
    """How many lines a text takes in a column of that width."""
    return 1 + int(len(text) / (width * _FITS))


def write(cell: Any, runs: Sequence[Run], *, fill: str = "", wraps: bool = True) -> None:
    """Fill a cell with its runs; ``wraps`` sets it as a cell of a table: lines broken, ruled."""
    runs = _joined(run._replace(text=legible(run.text)) for run in runs)
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
        cell.fill = _ground(fill)


def _joined(runs: Iterable[Run]) -> list[Run]:
    """Neighbours of one look together; blanks alone go with what precedes them, or they would be lost."""
    made: list[Run] = []
    for run in runs:
        if made and (made[-1].look == run.look or not run.text.strip()):
            made[-1] = made[-1]._replace(text=made[-1].text + run.text)
        elif made and not made[-1].text.strip():
            made[-1] = run._replace(text=made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return made


@cache
def _ground(colour: str) -> Any:
    return PatternFill("solid", fgColor=colour)


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


def legible(text: str) -> str:
    """``text`` with what a spreadsheet cannot hold shown as the picture of the control character."""

    def picture(match: re.Match[str]) -> str:
        code = ord(match[0])
        return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"

    return _ESCAPE.sub("_x005F_", _ILLEGAL.sub(picture, text))


def page(sheet: Any, first: int, last: int, columns: int, *, wide: bool = False) -> None:
    """The header frozen and filtered on the screen; on paper repeated, one page wide, numbered.

    ``wide`` asks for the larger paper.
    """
    sheet.freeze_panes = f"A{first + 1}"
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(columns)}{max(last, first)}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3 if wide else sheet.PAPERSIZE_LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "&P / &N"


def sealed(book: Any) -> bytes:
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
