"""Paragraphs and tables of one story: which are there, and which have become one."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from lxml import etree

from drafting.word.resolve.content import Block, Paragraph, Piece, Row, Table, tidy
from drafting.word.resolve.lines import Lines
from drafting.word.resolve.marks import MARKS, Choice, W
from drafting.word.resolve.parts import Parts

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARAGRAPH, _TABLE, _CHUNK = f"{W}p", f"{W}tbl", f"{W}altChunk"
_SILENT = frozenset(
    {*(f"{W}{name}" for name in ("pPr", "rPr", "tblPr", "tblGrid", "sectPr", "sdtPr", "sdtEndPr", "tblPrEx")),
     f"{_MC}Fallback"}
)  # fmt: skip


class Blocks:
    """Reads containers of blocks (a body, a cell, a note, a text box) of one part, one side chosen."""

    def __init__(self, parts: Parts, part: str, choice: Choice, *, in_note: bool = False) -> None:
        self._parts, self._part, self._choice, self._in_note = parts, part, choice, in_note
        self._notes: dict[tuple[str, str], tuple[Block, ...]] = {}
        self._lines = self._story()
        #: The section properties of the paragraphs that are left, in order.
        self.sections: list[etree._Element] = []

    def read(
        self, container: etree._Element, *, skip: Collection[etree._Element] = (), blanks: bool = False
    ) -> tuple[Block, ...]:
        """The blocks in ``container``; empty paragraphs at its end are left out unless ``blanks``.

        A mark that is gone joins its paragraph to the next one, which gives the properties. The last mark of
        a container cannot go; one before a table that stays goes only when nothing is left of its paragraph.
        """
        out = list(self._joined(container, skip, blanks=blanks))
        while out and not blanks and isinstance(out[-1], Paragraph) and not out[-1].pieces:
            out.pop()
        return tuple(out)

    def _joined(
        self, container: etree._Element, skip: Collection[etree._Element], *, blanks: bool
    ) -> Iterator[Block]:
        pending: list[Piece] = []
        style = None
        for block in self._flat(container, skip):
            if block.tag == _PARAGRAPH:
                properties = block.find(f"{W}pPr")
                pending += self._lines.pieces(block)
                style = self._style(properties)
                if properties is not None and self._choice.takes(properties.find(f"{W}rPr")):
                    continue
                yield Paragraph(tidy(pending), style)
                if properties is not None and (section := properties.find(f"{W}sectPr")) is not None:
                    self.sections.append(section)
                pending, style = [], None
                continue
            rows = () if block.tag == _CHUNK else tuple(self._rows(block, blanks=blanks))
            if not rows and block.tag == _TABLE:  # gone: what stood around it are neighbours
                continue
            if left := tidy(pending):
                yield Paragraph(left, style or "")
            pending, style = [], None
            yield Table(rows) if rows else Paragraph((self._lines.chunk(block),))
        if style is not None:
            yield Paragraph(tidy(pending), style)

    def _flat(
        self, container: etree._Element, skip: Collection[etree._Element] = ()
    ) -> Iterator[etree._Element]:
        """Paragraphs, tables and chunks, through content controls and other wrappers around them."""
        for child in container:
            tag = child.tag
            if tag in (_PARAGRAPH, _TABLE, _CHUNK):
                if child not in skip:
                    yield child
            elif tag not in _SILENT and not (tag in MARKS and self._choice.gone(child)) and child not in skip:
                yield from self._flat(child, skip)

    def _rows(self, table: etree._Element, *, blanks: bool) -> Iterator[Row]:
        for row in self._inside(table, f"{W}tr"):
            if self._choice.takes(row.find(f"{W}trPr")):
                continue
            cells = tuple(
                self.read(cell, blanks=blanks)
                for cell in self._inside(row, f"{W}tc")
                if not self._choice.takes(cell.find(f"{W}tcPr"))
            )
            if cells:
                yield Row(cells)

    def _inside(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag not in _SILENT and not (child.tag in MARKS and self._choice.gone(child)):
                yield from self._inside(child, tag)

    def _style(self, properties: etree._Element | None) -> str:
        if properties is None:
            return ""
        change = properties.find(f"{W}pPrChange")
        if change is not None and self._choice.of(change) == "reject":
            properties = change.find(f"{W}pPr")
        style = None if properties is None else properties.find(f"{W}pStyle")
        return "" if style is None else style.get(f"{W}val", "")

    def _story(self) -> Lines:
        return Lines(self._parts, self._part, self._choice, notes=self._note, boxes=self._box)

    def _box(self, container: etree._Element) -> tuple[Block, ...]:
        outer, self._lines = self._lines, self._story()
        try:
            return self.read(container)
        finally:
            self._lines = outer

    def _note(self, kind: str, number: str) -> tuple[Block, ...]:
        """What a note says; nothing for one inside a note, which Word does not have either."""
        if self._in_note:
            return ()
        if (kind, number) not in self._notes:
            part = self._parts.target(self._part, f"{kind}s")
            root = self._parts.root(part) if part else None
            reader = Blocks(self._parts, part, self._choice, in_note=True)
            found = () if root is None else root.iterfind(f"{W}{kind}")
            element = next((one for one in found if one.get(f"{W}id") == number), None)
            self._notes[kind, number] = () if element is None else reader.read(element)
        return self._notes[kind, number]
