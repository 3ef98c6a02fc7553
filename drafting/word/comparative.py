"""A comparative table (cuadro comparativo) as a Word file: turned page, repeated header, marks as formatting.

Nothing here is a tracked change: the table is a picture of the comparison, to be read and passed on. What is
struck or added wears a character style of its own besides its colour, so that it can be told in grey and
changed in one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from drafting.compare.table import Line, Manner, Part, Row, Table
from drafting.messages import sentence
from drafting.model import Op
from drafting.word import elements, page, styles
from drafting.word.elements import Element, Look
from drafting.word.layout import Style

_MARKS = {Op.EQUAL: "", Op.DELETE: styles.STRUCK, Op.INSERT: styles.ADDED}
_OWN_STYLE = {
    Manner.DIVISION: "compared_division",
    Manner.NOTE: "compared_note",
    Manner.MISSING: "compared_missing",
    Manner.REMARK: "compared_remark",
}
_STATUS_WIDTH = 1500  # 2.6 cm: "A y B agregan," on a line
#: A column beside the texts, and the least that a text needs (6 cm): with less the larger paper is taken.
_EXTRA_WIDTH, _LEAST_TEXT = 2600, 3400
_GROUND = "F2F2F2"
#: A row with a cell of more lines than this may be cut at the end of a page: about a third of one.
_WHOLE, _CHARACTERS = 10, 120  # the second: of a line as wide as the page


def comparative(table: Table, *, when: datetime | None = None) -> bytes:
    """The .docx of a comparative table. The same input gives the same bytes.

    ``when`` is the date in the file's properties (none unless given).
    """
    drafts = " / ".join(name for _, name in table.columns if name)
    subtitle = sentence("table.subtitle" if drafts else "table.name", table.language, drafts=drafts)
    facts = page.Facts(table.title, table.language, subtitle=subtitle, when=when)
    sheet = styles.build((), {}, table.language, compared=True)
    wide = _text_width(table, page.TURNED_WIDTH) < _LEAST_TEXT
    width = page.WIDE_WIDTH if wide else page.TURNED_WIDTH
    body = [*_lead(table, subtitle), _table(table, width), elements.paragraph(styles.CLOSING, ())]
    return page.package(body, sheet, facts, turned=True, wide=wide)


def _lead(table: Table, subtitle: str) -> Iterator[Element]:
    """What stands above the table: the title, which drafts, how much changed, what the marks mean."""
    title, note = Style("compared_title").id, Style("compared_note").id
    if table.title:
        yield elements.paragraph(title, [elements.run(table.title)])
    for words in (subtitle, *table.lead):
        yield elements.paragraph(Style("compared").id, [elements.run(words)])
    yield elements.paragraph(note, list(_runs(table.key)))


def _table(table: Table, width: int) -> Element:
    widths = _widths(table, width)
    made = [_header(table, widths)]
    made += [_row(row, table, widths) for row in table.rows]
    if not table.rows:
        nothing = elements.paragraph(
            Style("compared_missing").id, [elements.run(sentence("table.nothing", table.language))]
        )
        made.append(elements.row([elements.cell(sum(widths), len(widths), [nothing])]))
    return elements.table(styles.TABLE, widths, made)


def _text_width(table: Table, width: int) -> int:
    room = width - _STATUS_WIDTH * table.status_shown - _EXTRA_WIDTH * len(table.extras)
    return room // len(table.columns)


def _widths(table: Table, width: int) -> list[int]:
    """The texts share what the columns beside them leave, down to the last twentieth of a point."""
    text = _text_width(table, width)
    beside = [_STATUS_WIDTH] * table.status_shown + [_EXTRA_WIDTH] * len(table.extras)
    widths = [text] * len(table.columns) + beside
    widths[0] += width - sum(widths)
    return widths


def _header(table: Table, widths: Sequence[int]) -> Element:
    captions = [*table.columns]
    if table.status_shown:
        captions.append((sentence("table.status_column", table.language), ""))
    captions += [(caption, "") for caption in table.extras]
    cells = []
    for width, (caption, draft) in zip(widths, captions, strict=True):
        content = [elements.paragraph(styles.TABLE_HEADER, [elements.run(caption)])]
        if draft:
            content.append(elements.paragraph(Style("compared_missing").id, [elements.run(draft)]))
        cells.append(elements.cell(width, 1, content))
    return elements.row(cells, header=True)


def _row(row: Row, table: Table, widths: Sequence[int]) -> Element:
    fill = _GROUND if row.divides else ""
    if row.spans:
        content = list(_paragraphs(row.cell(0)))
        return elements.row([elements.cell(sum(widths), len(widths), content, fill=fill)])
    texts = [row.cell(column) for column in range(len(table.columns))]
    cells = [
        elements.cell(width, 1, list(_paragraphs(lines, keep_next=row.divides)), fill=fill)
        for width, lines in zip(widths, texts, strict=False)
    ]
    if table.status_shown:
        told = [
            elements.paragraph(Style("compared").id, [elements.run(words)])
            for words in row.status.split("\n")
        ]
        cells.append(elements.cell(_STATUS_WIDTH, 1, told, fill=fill))
    beside = row.extras or ((),) * len(table.extras)
    cells += [elements.cell(_EXTRA_WIDTH, 1, list(_paragraphs(lines)), fill=fill) for lines in beside]
    width = _CHARACTERS // len(texts)
    tallest = max(sum(1 + len(line.text) // width for line in lines) for lines in (*texts, *beside))
    return elements.row(cells, whole=tallest <= _WHOLE)


def _paragraphs(lines: Sequence[Line], *, keep_next: bool = False) -> Iterator[Element]:
    """Lines as paragraphs; with ``keep_next`` their row stays on the page of the next one."""
    if not lines:
        yield elements.paragraph(Style("compared").id, (), keep_next=keep_next)
    for line in lines:
        depth = min(line.depth, styles.DEEPEST_COMPARED) if line.manner is Manner.ITEM else 0
        style = Style(_OWN_STYLE.get(line.manner, "compared"), depth)
        yield elements.paragraph(style.id, list(_runs(line)), keep_next=keep_next)


def _runs(line: Line) -> Iterator[Element]:
    for piece in line.pieces:
        bold = line.manner is Manner.UNIT and piece.part is not Part.TEXT
        yield elements.run(piece.text, Look(bold=bold, style=_MARKS[piece.op]))
