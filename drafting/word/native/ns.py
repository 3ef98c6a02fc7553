"""Names of WordprocessingML, ready for lxml, and the few helpers every module here needs."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

NS_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{NS_W}}}"
R = f"{{{NS_R}}}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

P, TBL, TR, TC, RUN = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}r"
PPR, RPR, TRPR, SECT = f"{W}pPr", f"{W}rPr", f"{W}trPr", f"{W}sectPr"
INS, DEL, MOVED_FROM, MOVED_TO = f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"
LINK, SIMPLE = f"{W}hyperlink", f"{W}fldSimple"
#: No name of the standard: stands in a line where a paragraph of the old draft ended (see ``knit``), with its
#: properties, until that end is marked.
BROKEN = f"{W}breakHere"

#: Marks by whether what they hold is the older text or the newer.
COME = frozenset({INS, MOVED_TO})
GONE = frozenset({DEL, MOVED_FROM})
MARKS = COME | GONE

_MARKS_IN_ORDER = (INS, DEL, MOVED_FROM, MOVED_TO)
#: The order of the last children of w:pPr; all others stand before them.
_BEHIND_RPR = (SECT, f"{W}pPrChange")


def element(tag: str, *children: Element, **attributes: str) -> Element:
    """``<w:tag w:name="value">children</w:tag>``."""
    made = etree.Element(f"{W}{tag}", nsmap={"w": NS_W})
    for name, value in attributes.items():
        made.set(f"{W}{name}", value)
    made.extend(children)
    return made


def mark_properties(paragraph: Element) -> Element:
    """The ``w:rPr`` of the paragraph's own mark, made where it is missing."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    found = properties.find(RPR)
    if found is None:
        found = element("rPr")
        at = next((i for i, one in enumerate(properties) if one.tag in _BEHIND_RPR), len(properties))
        properties.insert(at, found)
    return found


def mark_paragraph(paragraph: Element, mark: Element) -> None:
    """Put ``mark`` among the properties of the paragraph's own mark, in the order of the schema."""
    properties = mark_properties(paragraph)
    ahead = _MARKS_IN_ORDER[: _MARKS_IN_ORDER.index(mark.tag)]
    properties.insert(sum(one.tag in ahead for one in properties), mark)


def marked_by(paragraph: Element) -> frozenset[str]:
    """The tags of the marks on the paragraph's own mark."""
    properties = paragraph.find(f"{PPR}/{RPR}")
    return frozenset() if properties is None else frozenset(one.tag for one in properties if one.tag in MARKS)


def replace(node: Element, *others: Element) -> None:
    """Put ``others`` where ``node`` stands."""
    parent = node.getparent()
    assert parent is not None
    at = parent.index(node)
    tail, node.tail = node.tail, None
    parent[at : at + 1] = others
    if others and tail:
        others[-1].tail = tail
