"""What must not stay behind once the words it hung on are gone: their comments, their notes."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.word.elements import Element
from drafting.word.native.package import Package
from drafting.word.native.reworked import Reworked
from drafting.word.package import qn

_RANGES = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"))
#: Separators and the like, which no text refers to.
_SERVING = ("separator", "continuationSeparator", "continuationNotice")


def swept(package: Package, document: Reworked, notes: Mapping[str, Reworked]) -> None:
    """Take out of an opened file the comments and notes that nothing in it refers to any more."""
    for kind, part in notes.items():
        tag = qn(f"w:{kind.removesuffix('s')}")
        cited = {one.get(qn("w:id")) for one in document.root.iter(f"{tag}Reference")}
        for note in list(part.root.iterchildren(tag)):
            if note.get(qn("w:id")) not in cited and note.get(qn("w:type")) not in _SERVING:
                part.remove(note)
    name = package.target(package.main, "comments")
    if not name:
        return
    cited = {one.get(qn("w:id")) for one in document.root.iter(qn("w:commentReference"))}
    part = package.rework(name)
    for comment in list(part.root.iterchildren(qn("w:comment"))):
        if comment.get(qn("w:id")) not in cited:
            part.remove(comment)
    for mark in list(document.root.iter(*_RANGES)):
        parent = mark.getparent()
        if mark.get(qn("w:id")) not in cited and parent is not None:
            parent.remove(mark)
            holder = _holder(parent)
            if holder.tag == qn("w:p"):
                document.touch(holder)
            else:
                document.rearranged(holder)


def _holder(node: Element) -> Element:
    """The paragraph around an element, or the element itself between paragraphs."""
    return next((one for one in (node, *node.iterancestors()) if one.tag == qn("w:p")), node)
