"""Rows of tables: cells with other words, rows that come, tables that come."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from drafting.word.dress.laid import Laid
from drafting.word.dress.raw import Raw
from drafting.word.dress.retext import Rewrite, UnableError, new_run
from drafting.word.elements import Element, element
from drafting.word.package import qn
from drafting.word.read_trace import letters

_THROUGH = tuple(qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "smartTag", "hyperlink"))
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
_WIDTH = 9000


def row_of(old: Laid, block: int) -> Element | None:
    """The row a block was read from: the outermost whose table is more than a frame around text."""
    source = next((piece.source for piece in old.reads[block].pieces if piece.source is not None), None)
    if source is None:
        return None
    for row in reversed(list(source.iterancestors(qn("w:tr")))):
        table = next(row.iterancestors(qn("w:tbl")))
        rows = list(inside(table, qn("w:tr")))
        if len(rows) > 1 or len(list(inside(row, qn("w:tc")))) > 1:
            return row
    return None


def inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from inside(child, tag)


def change_row(raw: Raw, row: Element, old: str, new: str) -> list[Element]:
    """Write the words of other cells into a row; the elements that hold what changed. Raises UnableError."""
    befores, afters = old.split("\t"), new.split("\t")
    cells = list(inside(row, qn("w:tc")))
    if len(befores) != len(afters) or len(cells) != len(afters) or not raw.known:
        raise UnableError
    rewrite = Rewrite(raw)
    at, empty = 0, list[tuple[Element, str]]()
    for cell, before, after in zip(cells, befores, afters, strict=True):
        if before != after and not letters(before):
            empty.append((cell, after))
        elif before != after:
            rewrite.exchange(at, before, after)
        at += len(letters(before))
    touched = rewrite.carry_out()
    return [*touched, *(fill_cell(cell, words, None) for cell, words in empty)]


def fill_cell(cell: Element, words: str, look: Element | None) -> Element:
    """Put words into an empty cell; its paragraph."""
    paragraph = next((one for one in cell if one.tag == qn("w:p")), None)
    if paragraph is None:
        paragraph = element("p")
        cell.append(paragraph)
    if words.strip():
        paragraph.append(new_run(words, look))
    return paragraph


def new_row(like: Element, words: str) -> Element:
    """A row formatted as another one, with these cells. Raises UnableError where it has not as many."""
    cells = words.split("\t")
    made = copy.deepcopy(like)
    made.tail = None
    for name in list(made.attrib):
        del made.attrib[name]
    own = list(inside(made, qn("w:tc")))
    if len(own) != len(cells):
        raise UnableError
    for cell, text in zip(own, cells, strict=True):
        _set_cell(cell, text)
    for properties in made.iterfind(qn("w:trPr")):
        for header in properties.findall(qn("w:tblHeader")):
            properties.remove(header)
    return made


def _set_cell(cell: Element, text: str) -> None:
    """One paragraph with these words, as the cell's first was formatted."""
    first = next(iter(cell.iter(qn("w:p"))), None)
    run = None if first is None else next(iter(first.iter(qn("w:r"))), None)
    look = None if run is None else run.find(qn("w:rPr"))
    properties = cell.find(qn("w:tcPr"))
    found = None if first is None else first.find(qn("w:pPr"))
    for child in list(cell):
        cell.remove(child)
    if properties is not None:
        for merged in properties.findall(qn("w:vMerge")):
            properties.remove(merged)
        cell.append(properties)
    cell.append(element("p", found))
    fill_cell(cell, text, look)


def new_table(like: Element | None, columns: int) -> Element:
    """An empty table of so many columns, with the properties of another one, else with thin lines."""
    properties = None if like is None else like.find(qn("w:tblPr"))
    if properties is None:
        lines = (element(side, val="single", sz="4", space="0", color="auto") for side in _BORDERS)
        made = element("tblPr", element("tblW", w="0", type="auto"), element("tblBorders", *lines))
    else:
        made = copy.deepcopy(properties)
        made.tail = None
    width = _width(like) // columns
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for _ in range(columns)))
    return element("tbl", made, grid)


def plain_row(words: str, width: int) -> Element:
    """A row of plain cells."""
    row = element("tr")
    for text in words.split("\t"):
        cell = element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), element("p"))
        fill_cell(cell, text, None)
        row.append(cell)
    return row


def _width(table: Element | None) -> int:
    grid = None if table is None else table.find(qn("w:tblGrid"))
    widths = [] if grid is None else [one.get(qn("w:w"), "") for one in grid]
    total = sum(int(one) for one in widths if one.isdigit())
    return total or _WIDTH


def grid_width(table: Element) -> int:
    """How wide each column of a table of ours is."""
    grid = table.find(qn("w:tblGrid"))
    return int(grid[0].get(qn("w:w"), "0")) if grid is not None and len(grid) else 0
