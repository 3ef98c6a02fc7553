"""OpenDocument text (.odt, and its one-file form .fodt) to blocks (OASIS OpenDocument 1.3, part 3).

Tracked changes are read as accepted: LibreOffice keeps deleted text apart from the body, in
``text:tracked-changes``, and leaves inserted text in its place.
"""

from __future__ import annotations

from lxml import etree

from drafting.errors import UnreadableFile
from drafting.files.odt_lists import TEXT, Lists
from drafting.guard import Archive, parse_xml, tidy
from drafting.model import Block

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"

_SIGNS = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n", f"{TEXT}soft-hyphen": ""}
_SILENT = {
    f"{TEXT}tracked-changes",
    f"{TEXT}note-citation",
    f"{TEXT}sequence-decls",
    f"{TEXT}variable-decls",
    f"{TEXT}user-field-decls",
    f"{TEXT}table-of-content-source",
    f"{_OFFICE}annotation",
    f"{_OFFICE}annotation-end",
    f"{_OFFICE}forms",
}
_CONTENTS = {f"{TEXT}table-of-content", f"{TEXT}alphabetical-index", f"{TEXT}illustration-index"}


def read_odt(data: bytes) -> tuple[Block, ...]:
    """The blocks of an .odt archive. Raises ``UnreadableFile``."""
    archive = Archive(data)
    if "content.xml" not in archive.names:
        raise UnreadableFile("odt_no_document")
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read(
        "META-INF/manifest.xml"
    ):
        raise UnreadableFile("file_encrypted")
    styles = archive.xml("styles.xml") if "styles.xml" in archive.names else None
    return read_flat(archive.xml("content.xml"), styles)


def read_flat(root: etree._Element, styles: etree._Element | None = None) -> tuple[Block, ...]:
    """The blocks of a parsed ``content.xml`` (its styles apart) or of a whole .fodt."""
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableFile("odt_no_document")
    reader = _Reader(Lists(root if styles is None else styles, root))
    reader.story(body)
    return tuple(reader.blocks)


class _Reader:
    def __init__(self, lists: Lists) -> None:
        self.blocks: list[Block] = []
        self._lists = lists
        self._contents = 0  # inside how many tables of contents
        self._tables = 0
        self._behind: list[etree._Element] = []  # notes and text boxes of the paragraph being read

    def story(self, container: etree._Element) -> None:
        """Read what stands in a body, a section, a cell, a note or a text box."""
        for child in container.iterchildren(etree.Element):
            if child.tag == f"{TEXT}h":
                level = _whole(child.get(f"{TEXT}outline-level"), 1)
                label = "" if child.get(f"{TEXT}is-list-header") else self._lists.outline_label(level)
                self._paragraph(child, Block(label, style="heading", level=level))
            elif child.tag == f"{TEXT}p":
                self._paragraph(child, Block(""))
            elif child.tag == f"{TEXT}list":
                self._list(child, 1, "")
            elif child.tag == f"{_TABLE}table":
                self._table(child)
            elif child.tag not in _SILENT:
                self._contents += child.tag in _CONTENTS
                self.story(child)
                self._contents -= child.tag in _CONTENTS

    def _paragraph(self, paragraph: etree._Element, block: Block) -> None:
        """Add a paragraph; ``block`` says what it is, its text is the label before the paragraph's words."""
        outer, self._behind = self._behind, []
        text = tidy(block.text + self._words(paragraph))
        behind, self._behind = self._behind, outer
        if text:
            style = "note" if self._contents else block.style
            self.blocks.append(Block(text, style=style, level=0 if self._contents else block.level))
        for element in behind:
            if element.tag == f"{TEXT}note-body":
                self.blocks.append(Block("\n".join(b.text for b in self._apart(element)), style="note"))
            else:
                self.story(element)

    def _words(self, element: etree._Element) -> str:
        pieces = [_spaced(element.text)]
        for child in element.iterchildren(etree.Element):
            if child.tag in (f"{TEXT}note-body", f"{_DRAW}text-box"):
                self._behind.append(child)
            elif child.tag == f"{TEXT}s":
                pieces.append(" ")
            elif child.tag in _SIGNS:
                pieces.append(_SIGNS[child.tag])
            elif child.tag not in _SILENT:
                pieces.append(self._words(child))
            pieces.append(_spaced(child.tail))
        return "".join(pieces)

    def _list(self, element: etree._Element, depth: int, style: str) -> None:
        style = element.get(f"{TEXT}style-name") or style
        self._lists.enter(element, style, depth)
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            label = ""
            if item.tag == f"{TEXT}list-item":
                start = item.get(f"{TEXT}start-value")
                only_nested = all(child.tag == f"{TEXT}list" for child in item)
                label = "" if only_nested else self._lists.label(style, depth, start)
            for child in item.iterchildren(etree.Element):
                if child.tag == f"{TEXT}list":
                    self._list(child, depth + 1, style)
                elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                    heading = child.tag == f"{TEXT}h"
                    level = _whole(child.get(f"{TEXT}outline-level"), 1) if heading else depth
                    self._paragraph(child, Block(label, style="heading" if heading else "list", level=level))
                    label = ""

    def _table(self, table: etree._Element) -> None:
        rows = [
            list(row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"))
            for row in table.iter(f"{_TABLE}table-row")
            if next(row.iterancestors(f"{_TABLE}table")) is table
        ]
        if len(rows) == 1 and len(rows[0]) == 1:
            self.story(rows[0][0])
            return
        self._tables += 1
        number, notes = self._tables, []
        for row in rows:
            cells = []
            for cell in row:
                inner = self._apart(cell)
                notes += [block for block in inner if block.style == "note"]
                lines = (block.text.replace("\t", " ") for block in inner if block.style != "note")
                cells.append("\n".join(lines))
            if any(cells):
                self.blocks.append(Block("\t".join(cells), style="row", cells=tuple(cells), table=number))
        self.blocks += notes

    def _apart(self, container: etree._Element) -> list[Block]:
        outer, self.blocks = self.blocks, []
        self.story(container)
        inner, self.blocks = self.blocks, outer
        return inner


def read_flat_bytes(data: bytes) -> tuple[Block, ...]:
    """The blocks of an .fodt file. Raises ``UnreadableFile``."""
    return read_flat(parse_xml(data))


def _spaced(text: str | None) -> str:
    """Line ends in the XML are blanks, not line breaks."""
    return " ".join(text.split("\n")) if text else ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 3 else otherwise
