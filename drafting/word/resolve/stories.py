"""A whole file settled: its body, and the headers and footers of its sections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from lxml import etree

from drafting.word.resolve.blocks import Blocks
from drafting.word.resolve.content import Block, Content, Margin
from drafting.word.resolve.marks import Choice, Side, W
from drafting.word.resolve.parts import Parts

#: The bookmark around the blocks of a cover note that a writer puts before a document. What stands between
#: its ends is not part of the draft.
COVER = "_drafting_cover"

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KINDS: tuple[Literal["header", "footer"], ...] = ("header", "footer")


def content(
    data: bytes, side: Side, *, by: tuple[str, str] | None = None, others: Side = "accept"
) -> Content:
    """What a reader of the .docx ``data`` has after accepting or rejecting everything.

    ``by`` (the author and the date as they stand on the marks) settles the changes of that author and time
    alone as ``side`` says, and all ``others`` as told: a redline of drafts that carried tracked changes
    before. A cover note (``COVER``) and empty paragraphs at the end of the body, a cell, a note or a margin
    are left out: Word puts those there itself. Raises ``UnreadableFile`` for what is not a Word file.
    """
    return _read(Parts(data), Choice(side, by, others))


def both(
    data: bytes, *, by: tuple[str, str] | None = None, others: Side = "accept"
) -> tuple[Content, Content]:
    """The content when everything is rejected and when everything is accepted, the file parsed once."""
    parts = Parts(data)
    return _read(parts, Choice("reject", by, others)), _read(parts, Choice("accept", by, others))


def _read(parts: Parts, choice: Choice) -> Content:
    reader = Blocks(parts, parts.main, choice)
    blocks = reader.read(parts.body, skip=covered(parts.body))
    last = parts.body.find(f"{W}sectPr")
    sections = [*reader.sections, *([] if last is None else [last])]
    return Content(blocks, tuple(_margins(parts, sections, choice)))


def _margins(parts: Parts, sections: list[etree._Element], choice: Choice) -> Iterator[Margin]:
    """Each header and footer where it begins: a section without one of its own has that of the one before."""
    shown: dict[tuple[str, str], tuple[Block, ...]] = {}
    read: dict[str, tuple[Block, ...]] = {}
    relations = parts.relations(parts.main)
    for number, section in enumerate(sections, start=1):
        for kind in _KINDS:
            for reference in section.iterfind(f"{W}{kind}Reference"):
                relation = relations.get(reference.get(f"{_R}id", ""))
                name = "" if relation is None or relation.outside else relation.target
                if name not in read:
                    root = parts.root(name) if name else None
                    read[name] = () if root is None else Blocks(parts, name, choice).read(root)
                pages = reference.get(f"{W}type", "default")
                if read[name] != shown.get((kind, pages), ()):
                    shown[kind, pages] = read[name]
                    yield Margin(kind, pages, number, read[name])


def covered(body: etree._Element) -> frozenset[etree._Element]:
    """The blocks of the body between the ends of the cover note's bookmark."""
    start = next((one for one in body.iter(f"{W}bookmarkStart") if one.get(f"{W}name") == COVER), None)
    if start is None:
        return frozenset()
    number = start.get(f"{W}id")
    end = next((one for one in body.iter(f"{W}bookmarkEnd") if one.get(f"{W}id") == number), None)
    if end is None:
        return frozenset()
    first, last = _top(start, body), _top(end, body)
    covered, at = [first], first
    while at is not last and (following := at.getnext()) is not None:
        at = following
        covered.append(at)
    if at is not last:  # the end stands before the start: no cover
        return frozenset()
    if last is not first and end.getparent() is last and _opens(end):
        covered.pop()  # Word sets the end of a selection of whole paragraphs at the start of the next one
    return frozenset(covered)


def _top(node: etree._Element, body: etree._Element) -> etree._Element:
    while (parent := node.getparent()) is not None and parent is not body:
        node = parent
    return node


def _opens(end: etree._Element) -> bool:
    silent = (f"{W}pPr", f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr")
    return all(before.tag in silent for before in end.itersiblings(preceding=True))
