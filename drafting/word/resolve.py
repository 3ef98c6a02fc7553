"""Accept or reject every tracked change of a .docx, on its XML alone.

This is the judge of what the writer wrote, so it shares no code with it: it reads any Word file, knows
nothing of provisions, and follows what Word does (ECMA-376 part 1, 17.13.5, and
``docs/analysis/tracked-changes.md``): an inserted paragraph mark that is rejected, or a deleted one that is
accepted, joins its paragraph to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lxml import etree

from drafting.errors import UnreadableFile
from drafting.guard import Archive

Side = Literal["accept", "reject"]

_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_NS}}}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFFICE_DOCUMENT = "/officeDocument"

#: Content that is not there on each side.
_GONE = {
    "accept": frozenset({f"{_W}del", f"{_W}moveFrom"}),
    "reject": frozenset({f"{_W}ins", f"{_W}moveTo"}),
}
_CELL_GONE = {"accept": f"{_W}cellDel", "reject": f"{_W}cellIns"}
_SILENT = frozenset({f"{_W}pPr", f"{_W}rPr", f"{_W}tblPr", f"{_W}tblGrid", f"{_W}sectPr", _FALLBACK})
_SIGNS = {
    f"{_W}tab": " ",  # a blank to a reader; a real tab stands between the cells of a row
    f"{_W}ptab": " ",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}


@dataclass(frozen=True, slots=True)
class Resolved:
    """A paragraph or table row that is left: its text and the id of its paragraph style ("" in rows)."""

    text: str
    style: str = ""


def paragraphs(data: bytes, side: Side, *, blanks: bool = False) -> tuple[str, ...]:
    """The texts of the paragraphs and rows of the .docx ``data`` after accepting or rejecting everything.

    A row is its cells joined by tabs; a line break inside a paragraph is a line break, a tab a blank.
    Paragraphs and rows without a character are left out unless ``blanks`` is asked for: Word itself keeps
    an empty one beside tables. Raises ``UnreadableFile`` for what is not a Word file.
    """
    return tuple(one.text for one in resolved(data, side, blanks=blanks))


def resolved(data: bytes, side: Side, *, blanks: bool = False) -> tuple[Resolved, ...]:
    """Like ``paragraphs``, with the style each paragraph is left with."""
    body = _body(Archive(data))
    return tuple(one for one in _Resolver(side).blocks(body) if blanks or one.text)


def _body(archive: Archive) -> etree._Element:
    rows = archive.xml("_rels/.rels")
    targets = [row.get("Target", "") for row in rows if row.get("Type", "").endswith(_OFFICE_DOCUMENT)]
    body = archive.xml((targets or ["word/document.xml"])[0].lstrip("/")).find(f"{_W}body")
    if body is None:
        raise UnreadableFile("word_no_body")
    return body


class _Resolver:
    """One pass over a body with one side chosen."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._gone = _GONE[side]
        self._boxes: list[Resolved] = []

    def blocks(self, container: etree._Element) -> Iterator[Resolved]:
        """The paragraphs and rows in ``container`` (a body, a cell, a text box)."""
        pending = ""
        for block in self._flat(container):
            if block.tag == f"{_W}tbl":
                if pending:  # nothing to join with: a table cannot take a paragraph's words
                    yield Resolved(pending)
                    pending = ""
                yield from self._rows(block)
                continue
            pending += self._text(block)
            if not self._mark_gone(block):
                yield Resolved(pending, self._style(block))
                yield from self._boxes
                pending, self._boxes = "", []
        if pending:
            yield Resolved(pending)
        yield from self._boxes
        self._boxes = []

    def _flat(self, container: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs and tables, through content controls and other wrappers around them."""
        for child in container:
            if child.tag in (f"{_W}p", f"{_W}tbl"):
                yield child
            elif child.tag not in self._gone and child.tag not in _SILENT and isinstance(child.tag, str):
                yield from self._flat(child)

    def _rows(self, table: etree._Element) -> Iterator[Resolved]:
        for row in self._inside(table, f"{_W}tr"):
            if any(row.find(f"{_W}trPr/{tag}") is not None for tag in self._gone):
                continue
            cells = [
                "\n".join(one.text for one in _Resolver(self._side).blocks(cell))
                for cell in self._inside(row, f"{_W}tc")
                if cell.find(f"{_W}tcPr/{_CELL_GONE[self._side]}") is None
            ]
            yield Resolved("\t".join(cells))

    def _inside(self, parent: etree._Element, tag: str) -> Iterator[etree._Element]:
        for child in parent:
            if child.tag == tag:
                yield child
            elif child.tag not in self._gone and child.tag not in _SILENT and isinstance(child.tag, str):
                yield from self._inside(child, tag)

    def _mark_gone(self, paragraph: etree._Element) -> bool:
        properties = paragraph.find(f"{_W}pPr/{_W}rPr")
        return properties is not None and any(child.tag in self._gone for child in properties)

    def _style(self, paragraph: etree._Element) -> str:
        path = f"{_W}pPr/{_W}pStyle"
        if self._side == "reject" and paragraph.find(f"{_W}pPr/{_W}pPrChange") is not None:
            path = f"{_W}pPr/{_W}pPrChange/{_W}pPr/{_W}pStyle"
        style = paragraph.find(path)
        return "" if style is None else style.get(f"{_W}val", "")

    def _text(self, node: etree._Element) -> str:
        """The words below ``node`` that are there on this side; field codes are not words."""
        out: list[str] = []
        for child in node:
            tag = child.tag
            if tag in self._gone or tag in _SILENT or not isinstance(tag, str):
                continue
            if tag in (f"{_W}t", f"{_W}delText"):
                out.append(child.text or "")
            elif tag in _SIGNS:
                out.append(_SIGNS[tag])
            elif tag == f"{_W}br":
                out.append("\n" if child.get(f"{_W}type", "textWrapping") == "textWrapping" else "")
            elif tag == f"{_W}txbxContent":
                self._boxes.extend(_Resolver(self._side).blocks(child))
            else:
                out.append(self._text(child))
        return "".join(out)
