"""The pieces of a paragraph: its words, and the signs and asides between them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

from lxml import etree

from drafting.word.resolve.content import Aside, Block, Piece, Sign
from drafting.word.resolve.marks import MARKS, Choice, W
from drafting.word.resolve.parts import Parts

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LINKED = ("embed", "link", "id", "pict", "dm", "href")
_CLICKS = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})
_NOT_DRAWN = frozenset({f"{W}txbxContent", f"{_MC}Fallback"})

_PASSED_OVER = """
    pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr sectPr tblPr tblGrid trPr tcPr rubyPr proofErr
    bookmarkStart bookmarkEnd lastRenderedPageBreak commentRangeStart commentRangeEnd commentReference
    annotationRef footnoteRef endnoteRef separator continuationSeparator
"""
_SILENT = frozenset(f"{W}{name}" for name in _PASSED_OVER.split())
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_BREAKS = {"page": "\f", "column": "\v"}
_BLANKS = " \t\r\n"
#: Word and LibreOffice name these bookmarks afresh whenever a table of contents is made.
_CONTENTS = re.compile(r"\b(?:_Toc\d+|__RefHeading___Toc\w*)")

_ARGUMENT = re.compile(r"""\\(?P<switch>[a-zA-Z])|"(?P<quoted>[^"]*)"|(?P<bare>[^\s"\\]+)""")


class Lines:
    """Reads the lines of one story: fields may begin in one paragraph and end in another."""

    def __init__(
        self,
        parts: Parts,
        part: str,
        choice: Choice,
        *,
        notes: Callable[[str, str], tuple[Block, ...]],
        boxes: Callable[[etree._Element], tuple[Block, ...]],
    ) -> None:
        self._parts, self._part, self._choice = parts, part, choice
        self._notes, self._boxes = notes, boxes
        self._out: list[Piece] = []
        self._codes: list[list[str] | None] = []  # the fields that are open; None once the result has begun
        self._ends: list[Sign] = []  # what ends each of them
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            f"{W}t": self._words,
            f"{W}delText": self._words,
            f"{W}r": self._children,
            f"{W}instrText": self._code,
            f"{W}delInstrText": self._code,
            f"{W}br": self._break,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field,
            f"{W}fldSimple": self._simple_field,
            f"{W}hyperlink": self._link,
            f"{W}footnoteReference": self._note,
            f"{W}endnoteReference": self._note,
            f"{W}drawing": self._picture,
            f"{W}pict": self._picture,
            f"{W}object": self._picture,
            f"{W}txbxContent": self._box,
            f"{_MC}AlternateContent": self._alternate,
            f"{_MATH}oMath": self._equation,
        }

    def pieces(self, paragraph: etree._Element) -> list[Piece]:
        """What ``paragraph`` holds on this side."""
        self._out = []
        self._children(paragraph)
        return self._out

    def chunk(self, element: etree._Element) -> Sign:
        """A piece of another format that Word would take in when it opens the file."""
        return Sign("chunk", self._held(element))

    def _children(self, node: etree._Element) -> None:
        for child in node:
            tag = child.tag
            if tag in _SILENT or (tag in MARKS and self._choice.gone(child)):
                continue
            if (reader := self._readers.get(tag)) is not None:
                reader(child)
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag])
            else:
                self._children(child)

    def _add(self, piece: Piece) -> None:
        for codes in self._codes:
            if codes is not None:  # inside the instruction of a field: not before the reader's eyes
                codes.append(piece if isinstance(piece, str) else "")
                return
        self._out.append(piece)

    def _words(self, node: etree._Element) -> None:
        text = node.text or ""
        if text[:1] in _BLANKS or text[-1:] in _BLANKS:
            kept = node.get(_SPACE) or node.getroottree().getroot().get(_SPACE)
            text = text if kept == "preserve" else text.strip(_BLANKS)
        self._add(text)

    def _code(self, node: etree._Element) -> None:
        for codes in self._codes:
            if codes is not None:
                codes.append(node.text or "")
                return

    def _break(self, node: etree._Element) -> None:
        self._add(_BREAKS.get(node.get(f"{W}type", ""), "\n"))

    def _symbol(self, node: etree._Element) -> None:
        self._add(Sign("symbol", f"{node.get(f'{W}font', '')} {node.get(f'{W}char', '')}"))

    def _field(self, node: etree._Element) -> None:
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            self._codes.append([])
            self._ends.append(Sign("field end"))
        elif self._codes and kind in ("separate", "end"):
            codes = self._codes[-1]
            if codes is not None:
                self._codes[-1] = None
                code = _told("".join(codes))
                target = _address(code)
                if target is not None:
                    self._ends[-1] = Sign("link end")
                self._add(Sign("field", code) if target is None else Sign("link", target))
            if kind == "end":
                self._codes.pop()
                self._add(self._ends.pop())

    def _simple_field(self, node: etree._Element) -> None:
        self._add(Sign("field", _told(node.get(f"{W}instr", ""))))
        self._children(node)
        self._add(Sign("field end"))

    def _link(self, node: etree._Element) -> None:
        relation = self._parts.relations(self._part).get(node.get(f"{_R}id", ""))
        anchor = node.get(f"{W}anchor", "")
        target = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        self._add(Sign("link", _told(target)))
        self._children(node)
        self._add(Sign("link end"))

    def _note(self, node: etree._Element) -> None:
        kind = "footnote" if node.tag == f"{W}footnoteReference" else "endnote"
        self._add(Aside(kind, self._notes(kind, node.get(f"{W}id", ""))))

    def _box(self, node: etree._Element) -> None:
        self._add(Aside("text box", self._boxes(node)))

    def _alternate(self, node: etree._Element) -> None:
        """The first choice, as Word does; the fallback where a file offers no other."""
        for tag in (f"{_MC}Choice", f"{_MC}Fallback"):
            if (chosen := node.find(tag)) is not None:
                self._children(chosen)
                return

    def _picture(self, node: etree._Element) -> None:
        self._add(Sign("picture", self._held(node)))
        for box in _outermost(node, f"{W}txbxContent"):
            self._box(box)

    def _held(self, node: etree._Element) -> str:
        """The digests of what an element draws from other parts, in order.

        What would have to be fetched is nothing a reader is sure to have: that there is something, no more.
        """
        relations = self._parts.relations(self._part)
        found: list[str] = []
        for one in _drawn(node):
            for name in _LINKED:
                relation = relations.get(one.get(f"{_R}{name}", ""))
                if relation is not None:
                    found.append("outside" if relation.outside else self._parts.digest(relation.target))
        return " ".join(dict.fromkeys(found))

    def _equation(self, node: etree._Element) -> None:
        shape = " ".join(self._math(node))
        if shape:
            self._add(Sign("equation", hashlib.sha256(shape.encode()).hexdigest()[:16]))

    def _math(self, node: etree._Element) -> Iterator[str]:
        for child in node:
            tag = child.tag
            if tag in (f"{_MATH}ctrlPr", f"{W}rPr") or (tag in MARKS and self._choice.gone(child)):
                continue
            if tag == f"{_MATH}t":
                yield child.text or ""
            elif tag in MARKS or tag == f"{_MATH}r":
                yield from self._math(child)
            elif inner := list(self._math(child)):
                yield from (etree.QName(child).localname, "(", *inner, ")")


def _told(code: str) -> str:
    """What a field or link says, blanks aside; the names that contents give headings anew are one name."""
    return _CONTENTS.sub("_Toc", " ".join(code.split()))


def _address(code: str) -> str | None:
    """Where a field leads that is a link (ECMA-376 part 1, 17.16.5.25); None for any other field."""
    name, _, rest = code.partition(" ")
    if name.upper() != "HYPERLINK":
        return None
    target = anchor = switch = ""
    for found in _ARGUMENT.finditer(rest):
        value = found["quoted"] if found["quoted"] is not None else found["bare"]
        if found["switch"]:
            switch = found["switch"].lower()
        elif switch == "l":
            anchor, switch = value, ""
        elif switch in ("o", "t"):
            switch = ""
        else:
            target = target or value
    return target + (f"#{anchor}" if anchor else "")


def _drawn(node: etree._Element) -> Iterator[etree._Element]:
    """``node`` and what it draws itself: not its text boxes, not where a click on it leads."""
    yield node
    for child in node:
        if child.tag not in _NOT_DRAWN and etree.QName(child).localname not in _CLICKS:
            yield from _drawn(child)


def _outermost(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            yield from _outermost(child if chosen is None else chosen, tag)
        else:
            yield from _outermost(child, tag)
