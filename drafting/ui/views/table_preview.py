"""The first rows of a comparative table as the file will have them, for a look before it is made."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from drafting.compare.table import Line, Manner, Part, Piece, Row, Table
from drafting.compare.table.model import OURS
from drafting.model import Op

_TAGS = {Op.EQUAL: "", Op.INSERT: "ins", Op.DELETE: "del"}
#: rows shown, and characters of a line: it is a look, not the table
ROWS, CHARACTERS = 6, 420


def page(table: Table, rows: int = ROWS) -> str:
    """The beginning of the table as HTML; every word of the drafts is escaped."""
    captions = [f"<strong>{escape(caption)}</strong><br>{escape(name)}" for caption, name in table.columns]
    captions += [f"<strong>{escape(caption)}</strong>" for caption in table.extras]
    head = "".join(f"<th scope='col'>{caption}</th>" for caption in captions)
    shown = _first(table.rows, rows)
    body = "".join(_row(row, table) for row in shown)
    lead = "".join(f"<p>{escape(words)}</p>" for words in table.lead)
    return (
        f"<div class='preview' lang='{table.language}'><p class='title'>{escape(table.title)}</p>{lead}"
        f"<div class='scroll'><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></div>"
    )


def _first(rows: tuple[Row, ...], most: int) -> list[Row]:
    """The first rows that hold units, each below its divisions."""
    shown: list[Row] = []
    units = 0
    for row in rows:
        if units == most:
            break
        shown.append(row)
        units += not row.divides
    return shown


def _row(row: Row, table: Table) -> str:
    columns = len(table.columns)
    if row.spans:
        return (
            f"<tr class='division'><td colspan='{columns + len(table.extras)}'>{_cell(row.cell(0))}</td></tr>"
        )
    cells = [_cell(row.cell(column)) for column in range(columns)]
    cells += [_cell(lines) for lines in row.extras or ((),) * len(table.extras)]
    kind = " class='division'" if row.divides else ""
    return f"<tr{kind}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _cell(lines: Iterable[Line]) -> str:
    return "".join(_line(line) for line in lines)


def _line(line: Line) -> str:
    kind = "ours" if line.manner in OURS else line.manner.value
    depth = min(line.depth, 3) if line.manner is Manner.ITEM else 0
    return f"<p class='{kind} d{depth}'>{''.join(_pieces(line))}</p>"


def _pieces(line: Line) -> Iterable[str]:
    left = CHARACTERS
    for piece in line.pieces:
        if left <= 0:
            yield "…"
            return
        yield _piece(piece, line, piece.text[:left])
        left -= len(piece.text)


def _piece(piece: Piece, line: Line, text: str) -> str:
    words = escape(text).replace("\n", "<br>")
    if line.manner is Manner.UNIT and piece.part is not Part.TEXT:
        words = f"<strong>{words}</strong>"
    tag = _TAGS[piece.op]
    return f"<{tag}>{words}</{tag}>" if tag else words
