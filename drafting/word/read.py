"""A Word file as the paragraphs, rows and notes a reader sees, in the order of the text.

Headers and footers, comments, pictures and hidden text are not text of the draft. Analysis of the format:
``docs/formats.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from drafting.errors import UnreadableFile
from drafting.guard import MAX_BLOCKS, MAX_TEXT, tidy
from drafting.model import Block
from drafting.word.numbering import Numbering
from drafting.word.package import Package, open_package, qn
from drafting.word.read_revisions import Revisions, settle
from drafting.word.read_styles import Styles
from drafting.word.read_text import alternative, show_only_results, words_of

_WRAPPERS = {qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag"), qn("w:hyperlink")}
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
#: Other files inside the file, which Word shows as its text: reading on would drop them silently.
_EMBEDDED = {qn("w:altChunk"), qn("w:subDoc")}


def read_blocks(data: bytes, revisions: Revisions = "accepted") -> tuple[Block, ...]:
    """The blocks of a .docx, its tracked changes all accepted or all undone.

    Automatic numbers are part of the text ("Artículo 4.- ..."), as Word prints them. Raises
    ``UnreadableFile`` for anything that is not a whole and harmless Word file.
    """
    package = open_package(data)
    for root in (package.document, package.footnotes, package.endnotes):
        if root is not None:
            settle(root, revisions)
            show_only_results(root)
    body = package.document.find(qn("w:body"))
    if body is None:
        raise UnreadableFile("docx_no_document")
    if any(True for _ in body.iter(*_EMBEDDED)):
        raise UnreadableFile("docx_embedded")
    reader = _Reader(package)
    reader.story(body)
    return tuple(reader.blocks)


class _Reader:
    """Walks the stories of one file and keeps count of lists and tables."""

    def __init__(self, package: Package) -> None:
        self.blocks: list[Block] = []
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles.language)
        self._notes = {
            (kind, note.get(qn("w:id")) or ""): note
            for kind, root in (("footnote", package.footnotes), ("endnote", package.endnotes))
            if root is not None
            for note in root.iterchildren(qn(f"w:{kind}"))
        }
        self._tables = 0
        self._room_for_text = MAX_TEXT
        self._room_for_blocks = MAX_BLOCKS

    def story(self, container: etree._Element, contents: bool = False) -> None:
        """Read a body, a cell, a note or a text box; ``contents``: it is a table of contents."""
        carried: Block | None = None  # a paragraph whose mark is hidden goes on in the next one
        for block in _blocks_in(container):
            if block.tag == qn("w:p"):
                carried = self._paragraph(block, contents, carried)
                continue
            if carried is not None:
                self._add(carried)
                carried = None
            if block.tag == qn("w:tbl"):
                self._table(block)
            else:
                self._control(block, contents)
        if carried is not None:
            self._add(carried)

    def _control(self, control: etree._Element, contents: bool) -> None:
        gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
        listing = gallery is not None and gallery.get(qn("w:val")) == "Table of Contents"
        inner = control.find(qn("w:sdtContent"))
        if inner is not None:
            self.story(inner, contents or listing)

    def _paragraph(self, paragraph: etree._Element, contents: bool, carried: Block | None) -> Block | None:
        """Add the paragraph and what hangs on it; or give it back when the next one continues its line."""
        words = words_of(paragraph, self._styles)
        joins = self._styles.joins_next(paragraph)
        block = Block(words.text)
        if words.text or not joins:  # a wholly hidden paragraph is not counted either
            block = self._numbered(paragraph, words.text)
        if contents or self._styles.in_contents(paragraph):
            block = Block(block.text, style="note")
        elif level := self._styles.heading_level(paragraph):
            block = Block(block.text, style="heading", level=level)
        if carried is not None:
            block = replace(carried, text=tidy(f"{carried.text} {block.text}"))
        if not joins:
            self._add(block)
            block = Block("")
        for note in words.notes:
            if note in self._notes:
                self._add(Block(self._text_in(self._notes[note]), style="note"))
        for box in words.boxes:
            self.story(box)
        return block if block.text else None

    def _numbered(self, paragraph: etree._Element, text: str) -> Block:
        place = self._styles.list_of(paragraph, self._numbering)
        if place is None:
            return Block(text)
        label = self._numbering.label(*place)
        if not text and not any(char.isalnum() for char in label):
            return Block("")  # a bullet with nothing behind it
        return Block(tidy(label + text), style="list", level=place[1] + 1)

    def _table(self, table: etree._Element) -> None:
        rows = [list(_inside(row, qn("w:tc"))) for row in _inside(table, qn("w:tr"))]
        if len(rows) == 1 and len(rows[0]) == 1:
            self.story(rows[0][0])  # a frame around text, not a table
            return
        self._tables += 1
        number, notes = self._tables, []
        for row in rows:
            cells: list[str] = []
            for cell in row:
                inner = self._apart(cell)
                notes += [block for block in inner if block.style == "note"]
                cells.append(_joined(inner))
            if any(cells):
                self._add(Block("\t".join(cells), style="row", cells=tuple(cells), table=number))
        self.blocks += notes

    def _text_in(self, container: etree._Element) -> str:
        return "\n".join(block.text for block in self._apart(container))

    def _apart(self, container: etree._Element) -> list[Block]:
        """The blocks in ``container``, kept out of the main text."""
        outer, self.blocks = self.blocks, []
        self.story(container)
        inner, self.blocks = self.blocks, outer
        return inner

    def _add(self, block: Block) -> None:
        """Keep a block, within what one draft may hold: a small file can cite one note a million times."""
        if not block.text:
            return
        self._room_for_text -= len(block.text)
        self._room_for_blocks -= 1
        if self._room_for_text < 0:
            raise UnreadableFile("text_too_long", limit=MAX_TEXT)
        if self._room_for_blocks < 0:
            raise UnreadableFile("too_many_blocks", limit=MAX_BLOCKS)
        self.blocks.append(block)


def _blocks_in(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables and content controls directly inside, seen through wrappers without meaning."""
    for child in container.iterchildren(etree.Element):
        if child.tag in (qn("w:p"), qn("w:tbl"), qn("w:sdt")):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks_in(child)
        elif child.tag == _ALTERNATIVES:
            yield from _blocks_in(alternative(child))


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in element.iterchildren(etree.Element):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS or child.tag == qn("w:sdt"):
            yield from _inside(child, tag)


def _joined(blocks: list[Block]) -> str:
    """A cell's paragraphs as lines; a table inside the cell gives a line per row."""
    return "\n".join(" ".join(block.text.split("\t")) for block in blocks if block.style != "note")
