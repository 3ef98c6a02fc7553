"""Marks among the properties of rows and paragraphs."""

from __future__ import annotations

import copy

from drafting.word.native.ns import MARKS, PPR, RPR, TRPR, Element, W, element

#: What of a table row's properties stands behind the mark.
_BEHIND_MARK = (f"{W}del", f"{W}trPrChange")


def row_mark(row: Element, mark: Element) -> None:
    """Put the mark of a row that came or went among its properties."""
    properties = row.find(TRPR)
    if properties is None:
        properties = element("trPr")
        at = 1 if len(row) and row[0].tag == f"{W}tblPrEx" else 0
        row.insert(at, properties)
    place = next((i for i, one in enumerate(properties) if one.tag in _BEHIND_MARK), len(properties))
    properties.insert(place, mark)


def unmark(paragraph: Element) -> None:
    """Take earlier marks off the paragraph's own mark."""
    for one in list(paragraph.iterfind(f"{PPR}/{RPR}/*")):
        parent = one.getparent()
        if one.tag in MARKS and parent is not None:
            parent.remove(one)


def twin_of(node: Element) -> Element:
    """A copy that stands nowhere yet."""
    twin = copy.deepcopy(node)
    twin.tail = None
    return twin
