"""Open tracked changes accepted in the parts of an opened file, with no trace of them left."""

from __future__ import annotations

import re

from drafting.word.elements import Element
from drafting.word.native.package import Package
from drafting.word.native.reworked import Reworked
from drafting.word.package import qn
from drafting.word.read_revisions import settle
from drafting.word.resolve.stories import COVER, covered

_MARKED = re.compile(
    rb"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|[a-zA-Z]+Change|moveFromRangeStart|moveToRangeStart)\b"
)
_LEFT = tuple(
    qn(f"w:{name}")
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange",
        "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblPrExChange", "tblGridChange",
        "numberingChange", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart",
        "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
_HOLDING = tuple(qn(f"w:{name}") for name in (
    "body", "tbl", "tr", "tc", "p", "sdtContent", "txbxContent", "footnote", "endnote", "hdr", "ftr",
))  # fmt: skip
_STORIES = ("footnotes", "endnotes", "header", "footer")


def accepted(package: Package) -> bool:
    """Accept every tracked change in text, notes, headers and footers; whether there were any."""
    found = False
    for name in sorted(package.names):
        if name.startswith("word/") and name.endswith(".xml") and _is_story(package, name):
            found |= bool(_MARKED.search(package.read(name))) and _settled(package, name)
    return _uncovered(package) or found


def _uncovered(package: Package) -> bool:
    """Take the cover note of a redline of ours out, which is no part of the draft; whether there was one."""
    if COVER.encode() not in package.read(package.main):
        return False
    part = package.part(package.main)
    part = part if isinstance(part, Reworked) else package.rework(package.main)
    body = part.root.find(qn("w:body"))
    found = [] if body is None else list(covered(body))
    for block in found:
        part.remove(block)
    return bool(found)


def _is_story(package: Package, name: str) -> bool:
    file = name.rpartition("/")[2]
    return "/glossary/" not in name and (name == package.main or file.startswith(_STORIES))


def _settled(package: Package, name: str) -> bool:
    part = package.rework(name)
    marks = list(part.root.iter(*_LEFT))
    if not marks:
        return False
    for mark in marks:
        for holder in _holders(mark):
            part.touch(holder)
    held = {one: tuple(one) for one in part.root.iter(*_HOLDING)}
    settle(part.root, "accepted")
    for mark in list(part.root.iter(*_LEFT)):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    for holder, children in held.items():
        if tuple(holder) != children:
            if holder.tag == qn("w:p"):
                part.touch(holder)
            else:
                part.rearranged(holder)
    return True


def _holders(mark: Element) -> list[Element]:
    """The paragraph, row or section that a mark is written in."""
    tags = (qn("w:p"), qn("w:tr"), qn("w:tbl"), qn("w:sectPr"))
    return list(mark.iterancestors(*tags))[:1]
