"""What went: paragraphs, tables, rows and cells of the old draft as they return, deleted."""

from __future__ import annotations

from drafting.word.native.adopt import Adopter
from drafting.word.native.blocks import Block, Paragraphs, Row, blocks
from drafting.word.native.marking import Marker
from drafting.word.native.ns import PPR, TBL, TRPR, Element, P, W, element, mark_paragraph
from drafting.word.native.pen import Pen
from drafting.word.native.properties import row_mark, twin_of, unmark
from drafting.word.native.reader import Reader


class Gone:
    """Makes elements of the new draft from those of the old one, all of them marked as deleted."""

    def __init__(self, pen: Pen, adopter: Adopter, marker: Marker, old: Reader) -> None:
        self._pen, self._adopter, self._marker, self._old = pen, adopter, marker, old

    def block(self, block: Block) -> list[Element]:
        """A block of the old draft as it returns, deleted."""
        if isinstance(block, Paragraphs):
            return [self._paragraph(block)]
        if block.node.tag != TBL:
            return []
        table = element("tbl")
        for child in block.node:
            if child.tag in (f"{W}tblPr", f"{W}tblGrid"):
                table.append(self._adopter.adopt(twin_of(child)))
        table.extend(self.row(row) for row in block.rows)
        return [table]

    def _paragraph(self, block: Paragraphs) -> Element:
        made = self.bare(block)
        names = self._adopter.bookmarks(block.nodes)
        numbers = [self._pen.number() for _ in names]
        made.extend(
            element("bookmarkStart", id=one, name=name) for one, name in zip(numbers, names, strict=True)
        )
        self._marker.gone(
            block.line,
            made,
        )
        made.extend(element("bookmarkEnd", id=one) for one in numbers)
        mark_paragraph(made, self._pen.mark("del"))
        return made

    def bare(self, block: Paragraphs) -> Element:
        """A paragraph with the properties of the old one and nothing in it."""
        made = element("p")
        properties = block.last.find(PPR)
        if properties is not None:
            made.append(self._adopter.adopt(twin_of(properties)))
            unmark(made)
        if block.section is not None:
            if made.find(PPR) is None:
                made.append(element("pPr"))
            made[0].append(self._adopter.adopt(twin_of(block.section)))
        return made

    def row(self, row: Row) -> Element:
        """A row of the old draft as it returns, deleted."""
        made = element("tr")
        for child in row.node:
            if child.tag in (f"{W}tblPrEx", TRPR):
                made.append(self._adopter.adopt(twin_of(child)))
        row_mark(made, self._pen.mark("del"))
        made.extend(self.cell(cell) for cell in row.cells)
        return made

    def cell(self, cell: Element) -> Element:
        """A cell of the old draft with all it says deleted."""
        twin = element("tc")
        properties = cell.find(f"{W}tcPr")
        if properties is not None:
            twin.append(self._adopter.adopt(twin_of(properties)))
        for block in blocks(cell, self._old):
            twin.extend(self.block(block))
        if not len(twin) or twin[-1].tag != P:
            twin.append(element("p"))
        return twin
