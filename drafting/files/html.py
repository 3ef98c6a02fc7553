"""HTML to blocks: what a browser shows, without scripts, styles and what is hidden."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from lxml import etree

from drafting.files.encoding import decode
from drafting.guard import parse_html, tidy
from drafting.model import Block
from drafting.structure import blocks_of
from drafting.structure.numbering import to_roman

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
#: ``del`` among them: what a marked-up text takes out is read as taken out, as in a Word file.
_SILENT = frozenset({
    "head", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "canvas",
    "audio", "video", "select", "datalist", "button", "del",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "math", "mi", "mn", "mo", "mrow", "msub", "msup", "nobr", "output", "q",
    "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr",
})  # fmt: skip
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^<>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_ENCODINGS = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|iso-?8859-?\d+|latin-?1|(?:windows|cp)-?125\d|us-ascii", re.I
)
#: An item that brings its own label must not get a second one: style sheets, which are not read, hide those.
#: What stands alone in the first column of a list that is laid out as a table, as EUR-Lex and Word do it.
_LABEL_CELL = re.compile(
    r"\(?(?:\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zñA-ZÑ]{1,2})\s?(?:[.)º°]|\.-|[.)]-)|[-–—•·▪]"
)
_LABELLED = re.compile(r"\(?(?:[\divxlIVXL]{1,6}|[a-zA-Zñ])\s?(?:[.)\-–—º°]|\.-)")


_EMPTY_LINE = re.compile(r"\n\s*\n")
#: What opens a provision behind a line break.
_OPENS = re.compile(
    r"(?:\(?(?:\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zñ])(?:\.?\s?[)º°]|\.\s?-|\.)\s*-?\s+\S)|\(\w{1,4}\)\s*\S"
    r"|(?:ART[IÍ]CULO|Art[ií]culo|ARTICLE|Article)\s+\d+\S*\s*[.\-–—]|§\s?\d"
)


def read_html(data: bytes) -> tuple[Block, ...]:
    """The blocks of an HTML page. Raises ``UnreadableFile``."""
    reader = _Reader()
    reader.visit(parse_html(_decoded(data)))
    reader.flush()
    return tuple(reader.blocks)


def _decoded(data: bytes) -> str:
    named = _XML_ENCODING.search(data[:4096]) or _CHARSET.search(data[:4096])
    name = named[1].decode("ascii") if named else ""
    if _ENCODINGS.fullmatch(name) and not data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")):
        western = re.fullmatch(r"iso-?8859-?1|latin-?1|us-ascii", name, re.IGNORECASE)
        try:  # browsers read these three as Windows' superset of them
            return data.decode("cp1252" if western else name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


class _Reader:
    """Walks a page; inline words gather in ``_words`` until a block begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._heading = 0
        self._label = ""
        self._list_depth = 0
        self._tables = 0

    def flush(self) -> None:
        """End the paragraph that is being gathered."""
        said = "".join(self._words)
        self._words.clear()
        for piece in _EMPTY_LINE.split(said) if not self._heading else [said]:
            text = tidy(piece)
            if "\n" in text and not self._heading:
                self._lines(text)
            elif text:
                self._paragraph(text)

    def _lines(self, text: str) -> None:
        """A paragraph with line breaks in it: whatever starts with a label is one of its own."""
        piece: list[str] = []
        for line in text.split("\n"):
            if piece and _OPENS.match(line):
                self._paragraph("\n".join(piece))
                piece = []
            piece.append(line)
        self._paragraph("\n".join(piece))

    def _paragraph(self, text: str) -> None:
        if self._label:
            label, self._label = self._label, ""
            text = text if _LABELLED.match(text) else label + text
            self.blocks.append(Block(text, style="list", level=self._list_depth))
        elif self._heading:
            self.blocks.append(Block(text, style="heading", level=self._heading))
        else:
            self.blocks.append(Block(text))

    def visit(self, element: etree._Element) -> None:
        """Read an element and what stands in it; the text behind it is the caller's."""
        tag = element.tag if isinstance(element.tag, str) else ""
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
        if tag in _SILENT or hidden or _HIDDEN.search(element.get("style") or ""):
            return
        if tag == "br":
            self._words.append("\n")
        elif tag in _INLINE:
            self._inside(element)
        elif tag == "table":
            self._table(element)
        elif tag == "pre":
            self.flush()
            self.blocks += blocks_of("".join(str(piece) for piece in element.itertext()), markup=False)
        else:
            self._block(element, tag)

    def _inside(self, element: etree._Element) -> None:
        self._say(element.text)
        for child in element:
            self.visit(child)
            self._say(child.tail)

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(re.sub(r"\s+", " ", text))

    def _block(self, element: etree._Element, tag: str) -> None:
        self.flush()
        outer_heading = self._heading
        self._heading = _HEADINGS.get(tag, outer_heading)
        self._list_depth += tag in ("ol", "ul")
        if tag == "ol":
            self._ordered(element)
        else:
            if tag == "li":
                self._label = self._label or "• "
            self._inside(element)
            self.flush()
            if tag == "li":
                self._label = ""
        self._list_depth -= tag in ("ol", "ul")
        self._heading = outer_heading

    def _ordered(self, element: etree._Element) -> None:
        start = element.get("start") or ""
        count = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
        self._say(element.text)
        for child in element:
            if child.tag == "li":
                own = child.get("value") or ""
                count = int(own) if re.fullmatch(r"-?\d{1,6}", own) else count
                self._label = f"{_printed(count, element.get('type') or '1')}. "
                count += 1
            self.visit(child)
            self._say(child.tail)
        self.flush()

    def _table(self, table: etree._Element) -> None:
        self.flush()
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        cells_of = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        for caption in table.iterchildren("caption"):
            self._block(caption, "caption")
        if all(len(cells) <= 1 for cells in cells_of):  # a frame, as old pages are laid out
            for cells in cells_of:
                for cell in cells:
                    self._block(cell, "td")
            return
        if lines := _as_list(cells_of):
            for label, cell in lines:
                self._entry(label, cell)
            return
        self._tables += 1
        number = self._tables
        for cells in cells_of:
            texts = tuple(self._apart(cell) for cell in cells)
            if any(texts):
                self.blocks.append(Block("\t".join(texts), style="row", cells=texts, table=number))

    def _entry(self, label: str, cell: etree._Element) -> None:
        """An entry of a list that is laid out as a table: its label before its first words."""
        outer, self.blocks = self.blocks, []
        self._block(cell, "td")
        inner, self.blocks = self.blocks, outer
        first = inner[0] if inner else Block("")
        if first.style == "row":
            self.blocks += [Block(label), *inner]
        else:
            self.blocks += [replace(first, text=f"{label} {first.text}".strip()), *inner[1:]]

    def _apart(self, cell: etree._Element) -> str:
        """The text of a cell; its paragraphs, and a table inside it, as lines."""
        outer, self.blocks = self.blocks, []
        label, self._label = self._label, ""
        self._block(cell, "td")
        inner, self.blocks, self._label = self.blocks, outer, label
        return "\n".join(block.text.replace("\t", " ") for block in inner)


def _as_list(cells_of: list[list[etree._Element]]) -> list[tuple[str, etree._Element]]:
    """(label, cell) for each row of a table that only lays out a list; [] for any other table."""
    found = []
    for cells in cells_of:
        full = [cell for cell in cells if tidy("".join(str(piece) for piece in cell.itertext()))]
        label = tidy("".join(str(piece) for piece in full[0].itertext())) if len(full) == 2 else ""
        if not _LABEL_CELL.fullmatch(label) or any(cell.tag == "th" for cell in full):
            return []
        found.append((label, full[1]))
    return found


def _printed(count: int, style: str) -> str:
    if style in ("a", "A") and 0 < count <= 26:
        return chr(ord(style) + count - 1)
    if style in ("i", "I") and 0 < count < 4000:
        roman = to_roman(count)
        return roman.lower() if style == "i" else roman
    return str(count)
