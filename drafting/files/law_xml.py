"""XML of the gazettes and law services to blocks: Formex (European Union), CLML (legislation.gov.uk), the
Code of Federal
Regulations in bulk, bills of Congress, Justice Laws (Canada), the Spanish gazette.

They have in common that numbers stand in elements of their own before the words they number, and that
whatever
stands between words is part of the sentence. So the reading is one; the tables below name what is theirs.
The blocks then go through
the grammar as those of any other file do.

Sources: the Formex v4 manual, the Crown Legislation Markup Language guide, the user guide to eCFR bulk
data, the
DTDs of the House of Representatives, the schema of Justice Laws XML, the open data notes of the BOE.
"""

from __future__ import annotations

import re

from lxml import etree

from drafting.errors import UnreadableFile
from drafting.guard import MAX_BLOCKS, parse_xml, tidy
from drafting.model import Block

#: First elements, by which a file is known.
ROOTS = frozenset({
    "ACT", "CONS.ACT", "CONS.DOC", "GENERAL", "ANNEX", "AGR",  # Formex
    "Legislation", "Statute", "Regulation", "documento", "bill", "resolution", "amendment-doc",
    "ECFR", "CFRGRANULE", "DLPSTEXTCLASS", *(f"DIV{level}" for level in range(1, 10)),
})  # fmt: skip
_SILENT = frozenset({
    "BIB.INSTANCE", "BIB.DATA", "BIB.DOC", "Metadata", "Contents", "Commentaries", "metadatos",
    "analisis", "metadata",
    "metadata-eli", "toc", "TOC", "dublinCore", "FDSYS", "Resources", "Versions", "CommentaryRef",
    "RecentAmendments",
})  # fmt: skip
_NUMBERS = frozenset({"NO.P", "NO.PARAG", "NO.CAT", "Pnumber", "Label", "enum", "num"})
_NOTES = frozenset({
    "NOTE", "FootnoteRef", "Footnote", "MarginNote", "HistoricalNote", "CITA", "AUTH", "SOURCE",
    "EDNOTE", "footnote",
})  # fmt: skip
_QUOTES = frozenset({"BlockAmendment", "quoted-block", "QUOT.S"})
_CELLS = frozenset({"td", "th", "entry", "CELL"})
_TABLES = frozenset({"table", "TBL", "GPOTABLE", "Tabular"})
_STEPS = re.compile(r"P[2-9]")  # of CLML: subsections, paragraphs, subparagraphs


def known(name: str) -> bool:
    """Whether a file with this first element is read here."""
    return name in ROOTS


def read_law_xml(data: bytes) -> tuple[Block, ...]:
    """The blocks of the file. Raises ``UnreadableFile``."""
    reader = _Reader()
    reader.visit(parse_xml(data))
    reader.flush()
    return tuple(reader.blocks)


class _Reader:
    """Words gather until an element that does not stand between words begins or ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._words: list[str] = []
        self._label = ""
        self._open = ""  # the quotation mark before the next words
        self._tables = self._quoted = 0

    def flush(self, style: str = "text") -> None:
        """End the block being gathered."""
        text = tidy("".join(self._words)).replace("\n", " ")
        self._words.clear()
        if not text:
            return
        if len(self.blocks) >= MAX_BLOCKS:
            raise UnreadableFile("too_many_blocks", limit=MAX_BLOCKS)
        label, self._label = self._label, ""
        text, self._open = f"{self._open}{label} {text}".replace("“ ", "“").strip(), ""
        self.blocks.append(Block(text, style="note") if style == "note" else Block(text))

    def visit(self, element: etree._Element) -> None:
        """Read an element; what stands behind it is the caller's."""
        name = etree.QName(element).localname
        if name in _SILENT:
            return
        if name in _NUMBERS and not _between_words(element):
            self.flush()
            self._number(element)
        elif name in _TABLES:
            self._table(element)
        elif name in _NOTES:
            self._aside(element)
        elif name in _QUOTES:
            self._quote(element)
        elif name == "P1group":
            self._group(element)
        elif _between_words(element):
            self._inside(element)
        else:
            self.flush()
            self._inside(element)
            self.flush()

    def _inside(self, element: etree._Element) -> None:
        self._words.append(element.text or "")
        for child in element.iterchildren(etree.Element):
            self.visit(child)
            self._words.append(child.tail or "")

    def _number(self, element: etree._Element) -> None:
        """Keep the number for the words it numbers; as it is printed, where the file says the bare number
        only."""
        number = _all(element)
        parent = element.getparent()
        level = etree.QName(parent).localname if parent is not None else ""
        if _STEPS.fullmatch(level) and number[:1] != "(":
            number = f"({number})"
        elif level == "section" and etree.QName(element).localname == "enum":
            number = f"SEC. {number}"
        self._label = f"{self._label} {number}".strip()

    def _group(self, group: etree._Element) -> None:
        """A section of CLML whose heading stands before its number: "1 Overview", as it is printed."""
        self.flush()
        title = group.find("{*}Title")
        number = group.find("{*}P1/{*}Pnumber")
        if title is not None and number is not None:
            said = f"{self._open}{_all(number)} {_all(title)}"
            self.blocks.append(Block(said) if self._quoted else Block(said, style="heading", level=5))
            self._open = ""
        for child in group.iterchildren(etree.Element):
            if child is title and number is not None:
                continue
            if number is not None and child is number.getparent():
                for inner in child.iterchildren(etree.Element):
                    if inner is not number:
                        self.visit(inner)
                        self.flush()
            else:
                self.visit(child)

    def _quote(self, element: etree._Element) -> None:
        if _between_words(element):
            self._inside(element)
            return
        self.flush()
        before = len(self.blocks)
        self._open = "“"
        self._quoted += 1
        self._inside(element)
        self.flush()
        self._quoted -= 1
        self._open = ""
        if len(self.blocks) > before:
            last = self.blocks[-1]
            self.blocks[-1] = Block(last.text + "”", last.style, last.level, last.cells, last.table)

    def _aside(self, element: etree._Element) -> None:
        words, self._words = self._words, []
        label, self._label = self._label, ""
        self._words.append(_all(element))
        if _between_words(element):  # a footnote in the middle of a sentence: the sentence goes on
            text = tidy("".join(self._words))
            self._words, self._label = words, label
            if text:
                self.blocks.append(Block(text, style="note"))
            return
        noted, self._words, self._label = self._words, words, label
        self.flush()
        self._words = noted
        self.flush("note")

    def _table(self, table: etree._Element) -> None:
        self.flush()
        self._tables += 1
        for row in table.iter("{*}tr", "{*}row", "{*}ROW"):
            cells = tuple(_all(cell) for cell in row if _local(cell) in _CELLS)
            if any(cells):
                self.blocks.append(Block("\t".join(cells), style="row", cells=cells, table=self._tables))


def _between_words(element: etree._Element) -> bool:
    """Whether words stand directly beside the element, so that it is part of their sentence."""
    parent = element.getparent()
    if parent is None:
        return False
    if (parent.text or "").strip():
        return True
    return any((child.tail or "").strip() for child in parent)


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _all(element: etree._Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())
