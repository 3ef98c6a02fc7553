"""The paragraphs and tables of a container, as what is compared: each with what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.word.native.line import Line
from drafting.word.native.matching import Item
from drafting.word.native.ns import MARKS, PPR, SECT, TBL, TC, TR, TRPR, Element, P, W, marked_by
from drafting.word.native.reader import Reader

_CLOSED = frozenset(
    f"{W}{name}"
    for name in ("pPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")
)
_CHUNK = f"{W}altChunk"


@dataclass(slots=True)
class Paragraphs:
    """One paragraph; several where an earlier mark joins them on this side."""

    nodes: list[Element]
    line: Line

    knit: bool = False  # several paragraphs of which the other draft has one
    item: Item = field(init=False)  # for matching
    section: Element | None = field(init=False)  # the properties of the section that ends here

    def __post_init__(self) -> None:
        properties = self.nodes[-1].find(PPR)
        self.section = None if properties is None else properties.find(SECT)
        self.item = Item(self.line.full, "p" if self.section is None else "section")

    @property
    def last(self) -> Element:
        """Where it ends."""
        return self.nodes[-1]

    first = property(lambda self: self.nodes[0])


@dataclass(slots=True)
class Row:
    """A row of a table, with its cells."""

    node: Element
    cells: list[Element]
    text: str
    said: list[str]  # by its cells

    @property
    def item(self) -> Item:
        """For matching."""
        return Item(self.text, "row")


@dataclass(slots=True)
class Table:
    """A table, or a chunk of another format, which has no rows."""

    node: Element
    rows: list[Row]
    text: str

    @property
    def item(self) -> Item:
        """For matching."""
        return Item(self.text, "table" if self.node.tag == TBL else "chunk")

    @property
    def last(self) -> Element:
        """Where it ends."""
        return self.node

    first = last


Block = Paragraphs | Table


def blocks(container: Element, reader: Reader) -> list[Block]:
    """The blocks of a container in order, on the reader's side of the marks that stand in it."""
    found: list[Block] = []
    joined: list[Element] = []
    for node in flat(container, reader.gone):
        if node.tag == P:
            joined.append(node)
            if not marked_by(node) & reader.gone:
                found.append(Paragraphs(joined, reader.line(joined)))
                joined = []
            continue
        table = _table(node, reader)
        if not table.rows and node.tag == TBL:
            continue
        if joined:
            found.append(Paragraphs(joined, reader.line(joined)))
            joined = []
        found.append(table)
    if joined:
        found.append(Paragraphs(joined, reader.line(joined)))
    return found


def flat(container: Element, gone: frozenset[str]) -> Iterator[Element]:
    """Paragraphs and tables, through content controls and other wrappers."""
    for child in container:
        tag = child.tag
        if tag in (P, TBL, _CHUNK):
            yield child
        elif tag not in _CLOSED and not (tag in MARKS and tag in gone):
            yield from flat(child, gone)


def _table(node: Element, reader: Reader) -> Table:
    rows = []
    for row in _inside(node, TR):
        properties = row.find(TRPR)
        if properties is not None and any(one.tag in reader.gone for one in properties):
            continue
        cells = list(_inside(row, TC))
        said = [_cell(cell, reader) for cell in cells]
        rows.append(Row(row, cells, "\x1f".join(said), said))
    return Table(node, rows, "\x1e".join(row.text for row in rows))


def _cell(cell: Element, reader: Reader) -> str:
    found = [
        block.line.full if isinstance(block, Paragraphs) else f"\x1d{block.text}\x1d"
        for block in blocks(cell, reader)
    ]
    while found and not found[-1]:
        found.pop()  # an empty paragraph ends every cell that ends with a table
    return "\x1c".join(found)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _CLOSED:
            yield from _inside(child, tag)
