"""The house style: a draft as a clean Word file, as a legislative counsel expects it from a good office."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.model import Document
from drafting.word import elements, flow, layout, page, styles
from drafting.word.elements import Element
from drafting.word.layout import Item, Line


def clean(document: Document, *, subtitle: str = "") -> bytes:
    """The .docx of one draft, without marks. The same input gives the same bytes.

    ``subtitle`` stands in the header beside the title: the draft's number, stage, date. The paragraphs and
    rows of the file, joined by line breaks, are ``document.printed`` (characters that XML cannot hold are
    replaced visibly, see ``elements.legible``).
    """
    laid = layout.lay_out(document)
    body = flow.body((part for one in laid for part in map(_part, one.items)), page.TEXT_WIDTH)
    used = {item.style for one in laid for item in one.items if isinstance(item, Line)}
    sheet = styles.build(used, layout.outline_levels(document), document.language)
    facts = page.Facts(document.title, document.language, subtitle=subtitle)
    return page.package(body, sheet, facts)


def paragraphs(document: Document) -> tuple[str, ...]:
    """What a reader of the clean file must find: its paragraphs and rows, in order."""
    return tuple(elements.legible(text) for text in layout.texts(layout.lay_out(document)))


def cell_style(*, header: bool) -> str:
    """The paragraph style of a row's cells."""
    return styles.TABLE_HEADER if header else styles.TABLE_TEXT


def _part(item: Item) -> Element | flow.TableRow:
    if isinstance(item, Line):
        return elements.paragraph(item.style.id, _runs(item), keep_next=item.opens_list)
    style = cell_style(header=item.header)
    cells = tuple(elements.paragraph(style, [elements.run(words)] if words else []) for words in item.cells)
    return flow.TableRow(item.table, item.header, cells, item.cells)


def _runs(line: Line) -> Iterator[Element]:
    for piece in line.pieces:
        yield elements.run(piece.text, piece.look)
