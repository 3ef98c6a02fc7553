"""Rows of a spreadsheet as text: the cells of its first sheet, formulas by their last value."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from openpyxl import load_workbook  # type: ignore[import-untyped]  # openpyxl has no types of its own

from drafting.errors import UnreadableFile

_MOST_ROWS, _MOST_COLUMNS = 20_000, 100


def rows(data: bytes) -> list[list[str]]:
    """The rows of the first sheet, every cell as text. Raises UnreadableFile.

    Whoever calls this has had the archive looked at (``guard.Archive``).
    """
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        table = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
        return [[_text(cell) for cell in row] for row in table]
    except Exception as error:  # a damaged file makes openpyxl and lxml raise nearly anything
        raise UnreadableFile("file_damaged", part="xlsx") from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
