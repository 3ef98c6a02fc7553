"""A report as a Word file: turned page, a table with its header repeated on every page, groups as bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from drafting.model import Op
from drafting.report import Cell, Report, Row, Table, Tone
from drafting.word import elements, page, styles
from drafting.word.elements import Element, Look
from drafting.word.layout import Style

_GROUNDS: dict[Tone, str] = {
    "": "",
    "good": "E4F2E7",
    "fair": "FFF3D1",
    "bad": "F9E1DF",
    "quiet": "F2F2F2",
}
_BAND = "EDEDED"
_MARKS = {Op.EQUAL: "", Op.DELETE: styles.STRUCK, Op.INSERT: styles.ADDED}
#: How wide a capital, another letter and the edges of a cell are, in twentieths of a point.
_CAPITAL, _LETTER, _EDGES = 150, 105, 240
_UNBROKEN = 24  # a longer word (a checksum) may be broken
#: A row with a cell of more lines than this may be cut at the end of a page.
_WHOLE, _CHARACTERS = 12, 130  # the second: of a line as wide as the page


def report(found: Report, *, author: str = "", when: datetime | None = None, upright: bool = False) -> bytes:
    """The .docx of a report. The same input gives the same bytes.

    ``author`` and ``when`` go into the file's properties. ``upright`` is for a letter: the page stands,
    and its words have the size of a text.
    """
    width = page.TEXT_WIDTH if upright else page.TURNED_WIDTH
    facts = page.Facts(found.title, found.language, author=author, subtitle=found.subtitle, when=when)
    sheet = styles.build((), {}, found.language, compared=True)
    body = [*_lead(found, "Normal" if upright else Style("compared").id)]
    for table in found.tables:
        body += [*_above(table), _table(table, width), elements.paragraph(styles.CLOSING, ())]
    return page.package(body, sheet, facts, turned=not upright)


def _lead(found: Report, style: str) -> Iterator[Element]:
    yield elements.paragraph(Style("compared_title").id, [elements.run(found.title)])
    if found.subtitle:
        yield elements.paragraph(Style("compared_missing").id, [elements.run(found.subtitle)])
    for words in found.notes:
        yield elements.paragraph(style, [elements.run(words)])


def _above(table: Table) -> Iterator[Element]:
    if table.caption:
        yield elements.paragraph(Style("compared_caption").id, [elements.run(table.caption)])


def _table(table: Table, width: int) -> Element:
    widths = _widths(table, width)
    made = [_header(table, widths)]
    group = ""
    for row in table.rows:
        if row.group != group and row.group:
            made.append(_band(row.group, widths, bold=True))
        group = row.group
        made.append(_row(row, widths))
    if not table.rows:
        made.append(_band(table.nothing, widths, bold=False))
    return elements.table(styles.TABLE, widths, made)


def _widths(table: Table, width: int) -> list[int]:
    """By the shares of the columns; none breaks a word while others have room to spare."""
    shares = sum(column.share for column in table.columns)
    widths = [width * column.share // shares for column in table.columns]
    least = [
        _longest([column.caption, *(row.cells[number].text for row in table.rows)])
        for number, column in enumerate(table.columns)
    ]
    spare = [max(0, asked - need) for asked, need in zip(widths, least, strict=True)]
    short = sum(max(0, need - asked) for asked, need in zip(widths, least, strict=True))
    if 0 < short <= sum(spare):
        given = [short * part // sum(spare) for part in spare]
        widths = [max(asked, need) - part for asked, need, part in zip(widths, least, given, strict=True)]
    widths[-1] += width - sum(widths)
    return widths


def _longest(texts: Sequence[str]) -> int:
    """What the longest word of a column asks for."""
    words = {word for text in texts for word in text.split() if len(word) <= _UNBROKEN}
    return _EDGES + max(
        (sum(_CAPITAL if letter.isupper() else _LETTER for letter in word) for word in words), default=0
    )


def _header(table: Table, widths: Sequence[int]) -> Element:
    cells = [
        elements.cell(width, 1, [elements.paragraph(styles.TABLE_HEADER, [elements.run(column.caption)])])
        for width, column in zip(widths, table.columns, strict=True)
    ]
    return elements.row(cells, header=True)


def _band(words: str, widths: Sequence[int], *, bold: bool) -> Element:
    """A row over all columns; a group's name stays with the row below it."""
    style = Style("compared" if bold else "compared_missing").id
    line = elements.paragraph(style, [elements.run(words, Look(bold=bold))], keep_next=bold)
    return elements.row([elements.cell(sum(widths), len(widths), [line], fill=_BAND)])


def _row(row: Row, widths: Sequence[int]) -> Element:
    cells = [
        elements.cell(width, 1, list(_paragraphs(found)), fill=_GROUNDS[found.tone])
        for width, found in zip(widths, row.cells, strict=True)
    ]
    tallest = max(_lines(found, width) for width, found in zip(widths, row.cells, strict=True))
    return elements.row(cells, whole=tallest <= _WHOLE)


def _lines(found: Cell, width: int) -> int:
    characters = max(1, _CHARACTERS * width // page.TURNED_WIDTH)
    return sum(1 + len(line) // characters for line in found.text.split("\n"))


def _paragraphs(found: Cell) -> Iterator[Element]:
    """Word wants a paragraph in every cell."""
    for paragraph in found.paragraphs or ((),):
        ours = bool(paragraph) and all(span.quiet for span in paragraph)
        runs = [
            elements.run(
                span.text, Look(bold=span.bold, italic=span.quiet and not ours, style=_MARKS[span.op])
            )
            for span in paragraph
        ]
        yield elements.paragraph(Style("compared_note" if ours else "compared").id, runs)
