"""Akoma Ntoso (any draft or final namespace) and USLM to a document: levels become provisions.

The file's own identifiers are not trusted: eids are computed anew. Quoted structures, the articles that an
amending act writes into another law, are paragraphs of the provision that quotes them, not its articles.
"""

from __future__ import annotations

from lxml import etree

from drafting.akn.vocabulary import (
    FRONT,
    HEADINGS,
    INLINE,
    ITEMS,
    KINDS,
    MAKER,
    NOTES,
    SILENT,
    item_kind,
    language_of,
    number_of,
)
from drafting.errors import UnreadableFile
from drafting.guard import MAX_BLOCKS, check_size, parse_xml, tidy
from drafting.model import CONTAINERS, Block, Document, Kind, Language
from drafting.structure import detect, eid
from drafting.structure.tree import Node

_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_QUOTES = ("quotedStructure", "quotedContent", "embeddedStructure")
_PARAGRAPHS = ("p", "block", "content", "intro", "wrapUp", "chapeau", "continuation", "listIntroduction")
#: levels without an element of their own, as ``akn.write`` names them; a table is one by itself
_OURS = frozenset({kind.value for kind in Kind} - {Kind.TABLE.value, Kind.ROW.value})
_CELLS = ("td", "th", "entry", "column")


def read_document(data: bytes) -> Document:
    """The document in an Akoma Ntoso or USLM file. Raises ``UnreadableFile``."""
    check_size(data)
    root = parse_xml(data)
    language = _language(root)
    builder = _Builder(root, language)
    top = Node(Kind.PREFACE)
    builder.inside(root, top)
    builder.flush(top, end=True)
    if not top.children:
        raise UnreadableFile("file_without_text")
    provisions = tuple(child.freeze() for child in top.children)
    return eid.assign(Document(language, _title(root) or provisions[0].printed[:300], provisions))


def read_blocks(data: bytes) -> tuple[Block, ...]:
    """The same text as blocks: one for each provision's own words."""
    blocks: list[Block] = []
    tables = 0
    for provision in read_document(data).walk():
        tables += provision.kind is Kind.TABLE
        if provision.kind is Kind.ROW:
            cells = tuple(provision.text.split("\t"))
            blocks.append(Block(provision.text, style="row", cells=cells, table=tables))
        elif provision.kind is Kind.NOTE:
            blocks.append(Block(provision.printed, style="note"))
        elif provision.kind in CONTAINERS and provision.printed:
            blocks.append(Block(provision.printed, style="heading", level=1))
        elif provision.printed:
            blocks.append(Block(provision.printed))
    return tuple(blocks)


class _Builder:
    """Walks the file; words gather until a paragraph or a level begins or ends."""

    def __init__(self, root: etree._Element, language: Language) -> None:
        self._namespace = etree.QName(root).namespace
        self._language = language
        self._ours = any(found.get("source") == MAKER for found in root.iter("{*}identification"))
        self._words: list[str] = []
        self._lead = ""  # the number of a quoted level, printed before its first words
        self._notes: list[str] = []
        self._quoted = 0
        self._room = MAX_BLOCKS

    def inside(self, element: etree._Element, node: Node) -> None:
        """Read what stands in ``element`` as words and levels of ``node``."""
        self._say(element.text)
        for child in element.iterchildren(etree.Element):
            self._visit(child, node)
            self._say(child.tail)

    def flush(self, node: Node, *, end: bool = False) -> None:
        """End the paragraph being gathered; at a level's ``end`` a quoted number without words goes too."""
        text = tidy("".join(self._words))
        self._words.clear()
        if text or (end and self._lead):
            text, self._lead = tidy(f"{self._lead} {text}"), ""
            self._paragraph(node, text)
        notes, self._notes = self._notes, []
        for note in notes:
            self._add(node, Node(Kind.NOTE, text=note))

    def _paragraph(self, node: Node, text: str) -> None:
        """The first words of a level are its own; later ones are paragraphs, counted from its own words."""
        is_front = node.kind is Kind.PREFACE and not self._ours
        if not is_front and not node.text and not node.children:
            node.text = text
            node.before_text = "\n" if node.heading else " "
            return
        self._add(node, Node(Kind.PARAGRAPH, number=self._next_ordinal(node), text=text))

    def _next_ordinal(self, node: Node) -> str:
        """The place of one more paragraph without a number; ``Node.value`` keeps the count while we read."""
        node.value += 1
        return str(node.value + bool(node.text))

    def _add(self, node: Node, child: Node) -> Node:
        self._room -= 1
        if self._room < 0:
            raise UnreadableFile("too_many_blocks", limit=MAX_BLOCKS)
        return node.add(child)

    def _visit(self, element: etree._Element, node: Node) -> None:
        name = etree.QName(element).localname
        if name in SILENT:
            return
        if name in NOTES:
            self._notes.append(_all_text(element))
        elif name in ("br", "eol"):
            self._words.append("\n")
        elif name == "num" and not _is_inside_words(element):
            self._number(element, node)
        elif name in HEADINGS:
            self._heading(element, node)
        elif name in _QUOTES:
            self._quote(element, node)
        elif name == "table":
            self._table(element, node)
        elif (kind := self._kind(element, name, node)) is not None:
            self._level(element, kind, node)
        elif name in INLINE or _stands_between_words(element):
            self._words.append(element.get("startQuote") or "")
            self.inside(element, node)
            self._words.append(element.get("endQuote") or "")
        else:
            self.flush(node)
            self.inside(element, node)
            self.flush(node)

    def _kind(self, element: etree._Element, name: str, node: Node) -> Kind | None:
        if name in FRONT:
            return Kind.PREFACE
        if name in ITEMS:
            return item_kind(node.kind, _child_text(element, "num"), self._language)
        if name == "hcontainer":
            named = (element.get("name") or "").lower()
            if self._ours and named in _OURS:
                return Kind(named)
            if "schedule" in named and named != "schedules":
                return Kind.SCHEDULE
            return Kind.DIVISION if _has(element, "heading") or _has(element, "num") else None
        if name == "component":
            return None if _has(element, "bill") or _has(element, "act") else Kind.ANNEX
        foreign = etree.QName(element).namespace != self._namespace  # a title in Dublin Core is no level
        return None if foreign else KINDS.get(name)

    def _level(self, element: etree._Element, kind: Kind, node: Node) -> None:
        if self._quoted:
            self.flush(node, end=True)
            self.inside(element, node)
            self.flush(node, end=True)
            return
        self.flush(node)
        front = kind is Kind.PREFACE and not self._ours
        front = front and bool(node.children) and node.children[-1].kind is Kind.PREFACE
        child = node.children[-1] if front else self._add(node, Node(kind))
        self.inside(element, child)
        self.flush(child)
        if not (child.label or child.heading or child.text or child.children):
            node.children.pop()
            return
        if not (child.label or child.heading or child.children) and kind in (Kind.SECTION, Kind.ARTICLE):
            child.kind = Kind.PARAGRAPH  # words between the articles, as of a page number
        if child.kind is Kind.PARAGRAPH and not child.number:
            child.number = self._next_ordinal(node)

    def _number(self, element: etree._Element, node: Node) -> None:
        self.flush(node)
        text = tidy(self._inner(element))
        if self._quoted or node.label or node.text or node.children:
            self._lead = tidy(f"{self._lead} {text}")
        else:
            node.label, node.number = text, self._bare(element, text)

    def _bare(self, element: etree._Element, text: str) -> str:
        """The number without its designation; our own files say it."""
        said = element.get("title") if self._ours else None
        return number_of(text) if said is None else said

    def _heading(self, element: etree._Element, node: Node) -> None:
        self.flush(node)
        text = tidy(self._inner(element))
        if self._quoted or node.text or node.children or node.kind is Kind.PREFACE:
            self._words.append(text)
            self.flush(node)
        else:
            node.heading = tidy(f"{node.heading}\n{text}")

    def _quote(self, element: etree._Element, node: Node) -> None:
        self.flush(node)
        self._words.append(element.get("startQuote") or "")
        self._quoted += 1
        self.inside(element, node)
        self._quoted -= 1
        self._words.append(element.get("endQuote") or "")
        self.flush(node, end=True)

    def _table(self, element: etree._Element, node: Node) -> None:
        self.flush(node)
        table = self._add(node, Node(Kind.TABLE))
        for row in element.iter("{*}tr", "{*}row"):
            cells = [tidy(self._inner(cell)) for cell in row if etree.QName(cell).localname in _CELLS]
            if any(cells):
                self._add(table, Node(Kind.ROW, text="\t".join(cells)))
        for part in element.iterchildren(etree.Element):
            if etree.QName(part).localname == "caption":
                table.heading = _all_text(part)
        self.flush(node)

    def _inner(self, element: etree._Element) -> str:
        """The words of a number, heading or cell; notes in it go behind the paragraph."""
        pieces = [element.text or ""]
        for child in element.iterchildren(etree.Element):
            name = etree.QName(child).localname
            if name in NOTES:
                self._notes.append(_all_text(child))
            elif name not in SILENT:
                pieces.append("\n" if name in ("br", "eol") else self._inner(child))
                pieces.append("" if name in INLINE else " ")
            pieces.append(child.tail or "")
        return "".join(" ".join(piece.split("\n")) if len(piece) > 1 else piece for piece in pieces)

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(" ".join(text.split("\n")))


def _stands_between_words(element: etree._Element) -> bool:
    """Whether an element of unknown sort has words of its parent beside it, so that it belongs to them."""
    if etree.QName(element).localname in _PARAGRAPHS or element.get("eId") or len(element):
        return False
    parent = element.getparent()
    if parent is None:
        return False
    beside = (element.tail, parent.text if element.getprevious() is None else None, _tail_before(element))
    return any(words and words.strip() for words in beside)


def _tail_before(element: etree._Element) -> str | None:
    previous = element.getprevious()
    return None if previous is None else previous.tail


def _is_inside_words(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and etree.QName(parent).localname == "p"


def _has(element: etree._Element, name: str) -> bool:
    return element.find(f"{{*}}{name}") is not None


def _child_text(element: etree._Element, name: str) -> str:
    child = element.find(f"{{*}}{name}")
    return "" if child is None else _all_text(child)


def _all_text(element: etree._Element) -> str:
    return tidy(" ".join("".join(str(piece) for piece in element.itertext()).split()))


def _language(root: etree._Element) -> Language:
    for found in root.iter("{*}FRBRlanguage", "{*}language"):
        language = language_of(found.get("language") or found.text or "")
        if language:
            return language
    return language_of(root.get(_XML_LANGUAGE) or "") or detect(
        "".join(str(piece) for piece in root.itertext())[:200_000]
    )


def _title(root: etree._Element) -> str:
    """What the document calls itself, in the order of how official it is."""
    for name in ("docTitle", "officialTitle", "longTitle", "shortTitle"):
        for found in root.iter(f"{{*}}{name}"):
            if text := " ".join(_all_text(found).split()):
                return text[:300]
    for found in root.iter("{http://purl.org/dc/elements/1.1/}title"):
        if text := _all_text(found):
            return text[:300]
    return ""
