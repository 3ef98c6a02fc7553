"""Comment ranges put around exact words: runs are divided where a range begins or ends, nothing else moves.

A run that is divided keeps its formatting on both sides. Where words cannot be divided from outside (a
drawing, an equation, a content control bound to data) the range goes around the whole of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from drafting.word.elements import Element, element
from drafting.word.package import qn

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

#: What may stand between a paragraph and a run. A range that begins or ends at its edge goes outside.
_AROUND = frozenset(
    qn(f"w:{name}")
    for name in (
        "ins", "del", "moveFrom", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "sdt",
        "sdtContent", "dir", "bdo",
    )
)  # fmt: skip
_PROPERTIES = frozenset(
    qn(f"w:{name}") for name in ("rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData")
)
_UNDIVIDED = (
    qn("w:drawing"),
    qn("w:pict"),
    qn("w:object"),
    qn("w:ruby"),
    f"{_MATH}oMathPara",
    f"{_MATH}oMath",
)
#: Content controls whose contents Word writes anew from data, or holds to one kind of value.
_BOUND = tuple(
    f"{qn('w:sdtPr')}/{name}"
    for name in (
        *(
            qn(f"w:{kind}")
            for kind in ("dataBinding", "text", "dropDownList", "comboBox", "date", "citation")
        ),
        f"{_W14}checkbox",
    )
)


class Spot(NamedTuple):
    """Before the character ``at`` of what ``source`` shows. A paragraph has two: 0 its begin, 1 its end."""

    source: Element
    at: int


class Range(NamedTuple):
    """The words between two spots of one story, and the ids of the comments on them."""

    start: Spot
    end: Spot
    ids: tuple[str, ...]


class _Holder(NamedTuple):
    """What a range begins or ends in: a run that may be divided, or something that stays whole."""

    element: Element
    whole: bool


#: In a run that may be divided: the child, and the character in it. Else (0, 0) its begin, (1, 0) its end.
_Position = tuple[int, int]


def place(ranges: Iterable[Range], reference_style: str) -> None:
    """Write the marks of all ``ranges`` into their trees. ``reference_style`` is the file's character style
    for comment references, "" if it has none."""
    cuts: dict[_Holder, dict[_Position, tuple[list[Element], list[Element]]]] = {}
    for one in ranges:
        starts = [element("commentRangeStart", id=id) for id in one.ids]
        ends = [made for id in one.ids for made in _ending(id, reference_style)]
        for spot, marks, is_end in ((one.start, starts, False), (one.end, ends, True)):
            holder, position = _located(spot, is_end)
            found = cuts.setdefault(holder, {}).setdefault(position, ([], []))
            found[0 if is_end else 1].extend(marks)
    for holder in sorted(cuts, key=lambda one: not one.whole):  # a run that is kept whole may hold text too
        for position in sorted(cuts[holder], reverse=True):
            ending, starting = cuts[holder][position]
            _insert(holder, position, [*ending, *starting])


def _ending(id: str, style: str) -> list[Element]:
    look = element("rStyle", val=style) if style else element("sz", val="16")
    reference = element("r", element("rPr", look), element("commentReference", id=id))
    return [element("commentRangeEnd", id=id), reference]


def _located(spot: Spot, is_end: bool) -> tuple[_Holder, _Position]:
    whole = _whole(spot.source)
    if whole is not None:
        return _Holder(whole, True), (int(is_end), 0)
    run = spot.source.getparent()
    assert run is not None
    child = run.index(spot.source)
    if not spot.at:
        return _Holder(run, False), (child, 0)
    if spot.source.tag != qn("w:t") or spot.at >= len(spot.source.text or ""):
        return _Holder(run, False), (child + 1, 0)
    return _Holder(run, False), (child, spot.at)


def _whole(source: Element) -> Element | None:
    """What must stay in one piece around ``source``, the outermost; None where a run can be divided."""
    if source.tag == qn("w:p"):
        return source
    found: Element | None = None
    for above in source.iterancestors():
        if above.tag in _UNDIVIDED or _is_bound(above):
            found = above
    if found is None:
        parent = source.getparent()
        return None if parent is not None and parent.tag == qn("w:r") else source
    return next(found.iterancestors(qn("w:r")), found)


def _is_bound(element: Element) -> bool:
    """Whether it is a bound content control inside a paragraph (one around paragraphs is passed over)."""
    if element.tag != qn("w:sdt") or not any(element.find(path) is not None for path in _BOUND):
        return False
    return next(element.iterancestors(qn("w:p")), None) is not None


def _insert(holder: _Holder, position: _Position, marks: Sequence[Element]) -> None:
    if holder.element.tag == qn("w:p"):
        _insert_in_paragraph(holder.element, position[0], marks)
    elif holder.whole:
        _beside(holder.element, marks, behind=position > (0, 0))
    else:
        _beside(holder.element, marks, behind=_divide(holder.element, *position))


def _insert_in_paragraph(paragraph: Element, end: int, marks: Sequence[Element]) -> None:
    if end:
        paragraph.extend(marks)
        return
    properties = paragraph.find(qn("w:pPr"))
    for mark in reversed(marks):
        if properties is not None:
            properties.addnext(mark)
        else:
            paragraph.insert(0, mark)


def _divide(run: Element, child: int, at: int) -> bool:
    """Leave in the run what stands before the position, put the rest in a second one behind it.

    Whether the position is behind the run now; it is before it if nothing stood before the position.
    """
    parts = list(run)
    rest = parts[child:]
    if at:
        words = parts[child]
        text = words.text or ""
        tail = etree.SubElement(run, words.tag)
        words.text, tail.text = text[:at], text[at:]
        for piece in (words, tail):
            piece.set(_SPACE, "preserve")
        rest = [tail, *parts[child + 1 :]]
    if not rest:
        return True
    if all(part.tag in _PROPERTIES for part in parts[:child]) and not at:
        return False
    second = run.makeelement(run.tag, attrib={str(k): str(v) for k, v in run.attrib.items()})
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        second.append(deepcopy(properties))
    second.extend(rest)
    run.addnext(second)
    return True


def _beside(node: Element, marks: Sequence[Element], *, behind: bool) -> None:
    """Put ``marks`` before or behind ``node``, outside of what would only begin or end with them."""
    while (parent := node.getparent()) is not None and parent.tag in _AROUND:
        edge = [child for child in parent if child.tag not in _PROPERTIES]
        if edge[-1 if behind else 0] is not node and parent.tag != qn("w:sdt"):
            break
        node = parent
    if behind:
        for mark in reversed(marks):
            node.addnext(mark)
    else:
        for mark in marks:
            node.addprevious(mark)
