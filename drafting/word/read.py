"""A Word file as the paragraphs, rows and notes a reader sees, in the order of the text.

Headers and footers, comments, pictures and hidden text are not text of the draft. Analysis of the format:
``docs/formats.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from drafting.errors import UnreadableFile
from drafting.guard import MAX_BLOCKS, MAX_TEXT, tidy
from drafting.model import Block
from drafting.word.numbering import Numbering
from drafting.word.package import Package, open_package, qn
from drafting.word.read_revisions import Revisions, settle
from drafting.word.read_styles import Styles
from drafting.word.read_text import Piece, alternative, show_only_results, words_of
from drafting.word.resolve.stories import covered

_WRAPPERS = {qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag"), qn("w:hyperlink")}
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
#: Other files inside the file, which Word shows as its text: reading on would drop them silently.
_EMBEDDED = {qn("w:altChunk"), qn("w:subDoc")}


def read_blocks(data: bytes, revisions: Revisions = "accepted") -> tuple[Block, ...]:
    """The blocks of a .docx, its tracked changes all accepted or all undone.

    Automatic numbers are part of the text ("Artículo 4.- ..."), as Word prints them. Raises
    ``UnreadableFile`` for anything that is not a whole and harmless Word file.
    """
    return tuple(read.block for read in read_package(open_package(data), revisions))


@dataclass(frozen=True, slots=True)
class Read:
    """A block and where its characters come from.

    The characters of ``pieces``, tidied and blanks aside, are those of the block's text.
    """

    block: Block
    pieces: tuple[Piece, ...] = ()


def read_package(package: Package, revisions: Revisions = "accepted") -> tuple[Read, ...]:
    """The same of an opened file, with the elements that hold the words. The trees are changed: see
    ``read_trace`` for where they must not be."""
    for root in (package.document, package.footnotes, package.endnotes):
        if root is not None:
            settle(root, revisions)
            show_only_results(root)
    body = package.document.find(qn("w:body"))
    if body is None:
        raise UnreadableFile("docx_no_document")
    for block in covered(body):  # the cover note of a redline of ours is no part of the draft
        body.remove(block)
    if any(True for _ in body.iter(*_EMBEDDED)):
        raise UnreadableFile("docx_embedded")
    reader = _Reader(package)
    reader.story(body)
    return tuple(reader.reads)


class _Reader:
    """Walks the stories of one file and keeps count of lists and tables."""

    def __init__(self, package: Package) -> None:
        self.reads: list[Read] = []
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
        carried: Read | None = None  # a paragraph whose mark is hidden goes on in the next one
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

    def _paragraph(self, paragraph: etree._Element, contents: bool, carried: Read | None) -> Read | None:
        """Add the paragraph and what hangs on it; or give it back when the next one continues its line."""
        style = self._styles.name_of(paragraph)
        words = words_of(paragraph, self._styles, style)
        joins = self._styles.joins_next(paragraph)
        text, pieces = words.text, tuple(words.pieces)
        block = Block(text)
        if text or not joins:  # a wholly hidden paragraph is not counted either
            block, pieces = self._numbered(paragraph, style, text, pieces)
        if contents or self._styles.in_contents(style):
            block = Block(block.text, style="note")
        elif level := self._styles.heading_level(paragraph, style):
            block = Block(block.text, style="heading", level=level)
        if carried is not None:
            block = replace(carried.block, text=tidy(f"{carried.block.text} {block.text}"))
            pieces = (*carried.pieces, Piece(" "), *pieces)
        read = Read(block, pieces)
        if not joins:
            self._add(read)
            read = Read(Block(""))
        for note in words.notes:
            if note in self._notes:
                inner = self._apart(self._notes[note])
                self._add(Read(Block("\n".join(one.block.text for one in inner), style="note"), _all(inner)))
        for box in words.boxes:
            self.story(box)
        return read if read.block.text else None

    def _numbered(
        self, paragraph: etree._Element, style: str, text: str, pieces: tuple[Piece, ...]
    ) -> tuple[Block, tuple[Piece, ...]]:
        place = self._styles.list_of(paragraph, style, self._numbering)
        if place is None:
            return Block(text), pieces
        label = self._numbering.label(*place)
        if not text and not any(char.isalnum() for char in label):
            return Block(""), ()  # a bullet with nothing behind it
        block = Block(tidy(label + text), style="list", level=place[1] + 1)
        return block, (Piece(label, paragraph), *pieces)

    def _table(self, table: etree._Element) -> None:
        rows = [list(_inside(row, qn("w:tc"))) for row in _inside(table, qn("w:tr"))]
        if len(rows) == 1 and len(rows[0]) == 1:
            self.story(rows[0][0])  # a frame around text, not a table
            return
        self._tables += 1
        number, notes = self._tables, list[Read]()
        for row in rows:
            cells: list[str] = []
            pieces: list[Piece] = []
            for cell in row:
                inner = self._apart(cell)
                notes += [one for one in inner if one.block.style == "note"]
                words = [one for one in inner if one.block.style != "note"]
                cells.append("\n".join(" ".join(one.block.text.split("\t")) for one in words))
                pieces += (*_all(words), Piece("\t"))
            if any(cells):
                row_block = Block("\t".join(cells), style="row", cells=tuple(cells), table=number)
                self._add(Read(row_block, tuple(pieces)))
        self.reads += notes

    def _apart(self, container: etree._Element) -> list[Read]:
        """What stands in ``container``, kept out of the main text."""
        outer, self.reads = self.reads, []
        self.story(container)
        inner, self.reads = self.reads, outer
        return inner

    def _add(self, read: Read) -> None:
        """Keep a block, within what one draft may hold: a small file can cite one note a million times."""
        if not read.block.text:
            return
        self._room_for_text -= len(read.block.text)
        self._room_for_blocks -= 1
        if self._room_for_text < 0:
            raise UnreadableFile("text_too_long", limit=MAX_TEXT)
        if self._room_for_blocks < 0:
            raise UnreadableFile("too_many_blocks", limit=MAX_BLOCKS)
        self.reads.append(read)


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


def _all(reads: Sequence[Read]) -> tuple[Piece, ...]:
    """The pieces of several blocks, a line break between any two."""
    return tuple(piece for read in reads for piece in (*read.pieces, Piece("\n")))
