"""Tracked changes settled before anything is read: all accepted, or all undone.

What Word writes: inserted and deleted runs are wrapped in ``w:ins`` / ``w:del`` (moved ones in
``w:moveTo`` / ``w:moveFrom``); a paragraph mark, a row and a cell carry the same element among their
properties; earlier properties are kept in ``w:pPrChange`` / ``w:rPrChange`` (ECMA-376 part 1, 17.13.5).
A paragraph whose mark goes is joined with the one behind it, which gives the properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from lxml import etree

from drafting.word.package import qn

Revisions = Literal["accepted", "original"]

_GOES: dict[Revisions, tuple[str, str]] = {
    "accepted": (qn("w:del"), qn("w:moveFrom")),
    "original": (qn("w:ins"), qn("w:moveTo")),
}
_STAYS: dict[Revisions, tuple[str, str]] = {"accepted": _GOES["original"], "original": _GOES["accepted"]}
_CELL_GOES = {"accepted": qn("w:cellDel"), "original": qn("w:cellIns")}
_PROPERTIES = (qn("w:rPr"), qn("w:trPr"), qn("w:numPr"))
#: Kept when the paragraph's earlier properties come back: ``w:pPrChange`` never holds them.
_NOT_IN_PPR_CHANGE = (qn("w:rPr"), qn("w:sectPr"))
_BLOCK_WRAPPERS = (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag"))
_BLOCKS = (qn("w:p"), qn("w:tbl"), qn("w:altChunk"), *_BLOCK_WRAPPERS)

_LOOK_AHEAD = 50  # empty content controls between two paragraphs that are joined


def settle(root: etree._Element, revisions: Revisions) -> None:
    """Change the tree in place so that no tracked change is left in it."""
    goes, stays = _GOES[revisions], _STAYS[revisions]
    if revisions == "original":
        _restore_properties(root)
    for row in list(root.iter(qn("w:tr"))):
        if any(row.find(f"{qn('w:trPr')}/{mark}") is not None for mark in goes):
            _remove(row)
    for mark in list(root.iter(_CELL_GOES[revisions])):
        if (cell := _above(mark, qn("w:tc"))) is not None:
            _remove(cell)
    for table in list(root.iter(qn("w:tbl"))):
        if next(table.iter(qn("w:tr")), None) is None:
            _remove(table)
    marked = {mark.getparent() for mark in root.iter(*goes) if _parent_tag(mark) == qn("w:rPr")}
    ends = {look.getparent() for look in marked if look is not None and _parent_tag(look) == qn("w:pPr")}
    unmarked = [
        paragraph
        for paragraph in (root.iter(qn("w:p")) if ends else ())
        if any(child in ends for child in paragraph.iterchildren(qn("w:pPr")))
    ]
    for element in [found for found in root.iter(*goes) if _parent_tag(found) not in _PROPERTIES]:
        _remove(element)
    for element in [found for found in root.iter(*stays) if _parent_tag(found) not in _PROPERTIES]:
        _unwrap(element)
    for paragraph in reversed(unmarked):
        _join_with_next(paragraph)


def _restore_properties(root: etree._Element) -> None:
    for change in list(root.iter(qn("w:pPrChange"))):
        properties = change.getparent()
        if properties is None:
            continue
        kept = [child for child in properties if child.tag in _NOT_IN_PPR_CHANGE]
        properties[:] = [*_children(change.find(qn("w:pPr"))), *kept]
    for change in list(root.iter(qn("w:rPrChange"))):
        properties = change.getparent()
        if properties is None:
            continue
        marks = [child for child in properties if child.tag in (*_GOES["accepted"], *_GOES["original"])]
        properties[:] = [*marks, *_children(change.find(qn("w:rPr")))]
    for mark in list(root.iter(qn("w:ins"))):
        numbering = mark.getparent()
        if numbering is not None and numbering.tag == qn("w:numPr"):
            _remove(numbering)


def _join_with_next(paragraph: etree._Element) -> None:
    content = [child for child in paragraph if child.tag != qn("w:pPr")]
    following = next_paragraph(paragraph)
    if following is None:
        if not any(True for child in content for _ in child.iter(qn("w:r"))):
            _remove(paragraph)
        return
    first = next(following.iterchildren(), None)  # neither len() nor slices: both count all children
    for child in reversed(content):
        if first is not None and first.tag == qn("w:pPr"):
            first.addnext(child)
        else:
            following.insert(0, child)
    _remove(paragraph)


def next_paragraph(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph directly behind this one, into and out of content controls; None before a table."""
    for block in islice(_blocks_behind(paragraph), _LOOK_AHEAD):
        if block.tag == qn("w:p"):
            return block
        if block.tag not in _BLOCK_WRAPPERS:
            return None
    return None


def _blocks_behind(node: etree._Element) -> Iterator[etree._Element]:
    """What stands behind ``node`` in document order: siblings, then what follows the wrapper around."""
    current: etree._Element | None = node
    while current is not None:
        for sibling in current.itersiblings(*_BLOCKS):
            if sibling.tag in _BLOCK_WRAPPERS:
                yield from (inner for inner in sibling.iter(*_BLOCKS) if inner is not sibling)
            else:
                yield sibling
        parent = current.getparent()
        current = parent if parent is not None and parent.tag in _BLOCK_WRAPPERS else None


def _children(node: etree._Element | None) -> list[etree._Element]:
    return [] if node is None else list(node)


def _above(node: etree._Element, tag: str) -> etree._Element | None:
    return next(node.iterancestors(tag), None)


def _parent_tag(node: etree._Element) -> str:
    parent = node.getparent()
    return "" if parent is None else str(parent.tag)


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        for child in list(node):
            node.addprevious(child)  # not by index: that would count the siblings each time
        parent.remove(node)
