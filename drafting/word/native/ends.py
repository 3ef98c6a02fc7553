"""The end of a cell, a note or a margin.

Its last mark cannot be removed. So what comes or goes there is marked from the mark before it on, as Word
does where somebody types or strikes at that place.
"""

from __future__ import annotations

import copy

from lxml import etree

from drafting.word.native.ns import (
    DEL,
    INS,
    PPR,
    RPR,
    SECT,
    Element,
    P,
    W,
    element,
    mark_paragraph,
    marked_by,
)
from drafting.word.native.part import Part
from drafting.word.native.pen import Pen

_CHANGED = f"{W}pPrChange"


def settle_end(part: Part, pen: Pen, home: Element) -> None:
    """Take the mark from the last paragraph of ``home`` to the one that stays before it.

    Else resolving leaves an empty line where the last paragraph stood. Where that replaces another, the two
    become one. Behind a table nothing can be done: the mark before a table cannot be removed either.
    """
    last = home[-1] if len(home) else None
    if last is None or last.tag != P:
        return
    tags = marked_by(last)
    if tags not in ({INS}, {DEL}) or not all(pen.owns(one) for one in _marks(last)):
        return
    stays = last.getprevious()
    while stays is not None and stays.tag == P and marked_by(stays) == tags:
        stays = stays.getprevious()
    if stays is None or stays.tag != P or _fixed(stays) or _fixed(last):
        return
    replaced = tags == {INS} and marked_by(stays) == {DEL} and all(pen.owns(one) for one in _marks(stays))
    if marked_by(stays) and not replaced:
        return
    mark = _marks(last)[0]
    _drop(mark)
    _keep_properties(pen, stays, last, came=mark.tag == INS)
    if replaced:
        _put_in_front(stays)
    else:
        mark_paragraph(stays, mark)
        part.touch(stays)
    part.touch(last)


def _put_in_front(gone: Element) -> None:
    """Put what a paragraph that went said at the start of the next one."""
    following, home = gone.getnext(), gone.getparent()
    assert following is not None
    assert home is not None
    at = 0 if following.find(PPR) is None else 1
    following[at:at] = [one for one in gone if one.tag != PPR]
    home.remove(gone)


def _keep_properties(pen: Pen, stays: Element, last: Element, *, came: bool) -> None:
    """Joined paragraphs have the properties of the last: those of the one that stays on that side."""
    before, after = _bare(stays), _bare(last)
    if etree.tostring(before, method="c14n") == etree.tostring(after, method="c14n"):
        return
    properties = last.find(PPR)
    if properties is None:
        properties = element("pPr")
        last.insert(0, properties)
    if not came:
        for one in [one for one in properties if one.tag != RPR]:
            properties.remove(one)
        for at, one in enumerate(list(copy.deepcopy(before))):
            properties.insert(at, one)
    properties.append(pen.mark("pPrChange", before if came else after))


def _bare(paragraph: Element) -> Element:
    found = paragraph.find(PPR)
    made = element("pPr")
    made.extend(copy.deepcopy(one) for one in (() if found is None else found) if one.tag != RPR)
    return made


def _fixed(paragraph: Element) -> bool:
    properties = paragraph.find(PPR)
    return properties is not None and any(properties.find(tag) is not None for tag in (SECT, _CHANGED))


def _marks(paragraph: Element) -> list[Element]:
    return [one for tag in (INS, DEL) for one in paragraph.iterfind(f"{PPR}/{RPR}/{tag}")]


def _drop(mark: Element) -> None:
    """Take a mark out, and the properties that held nothing else."""
    node = mark
    while (parent := node.getparent()) is not None and parent.tag != P:
        parent.remove(node)
        if len(parent):
            return
        node = parent
    if parent is not None and node.tag == PPR:
        parent.remove(node)
