"""The tracked changes of a Word file as proposals of their authors: these words for those, in this place.

What Word writes is told in ``read_revisions``. Marks that touch are one proposal when they are of one author
and of one paragraph or row: a deletion beside an insertion is a replacement. Where one author deleted what
another had inserted there are two proposals, one inserting, one deleting.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from drafting.guard import tidy
from drafting.model import Anchor, Document, Proposal, Quote
from drafting.word.package import Package, margins, open_package, qn
from drafting.word.read_anchors import Words, moment
from drafting.word.read_groups import Group, author_of, told
from drafting.word.read_marks import COME, GONE, Lines, Stretch
from drafting.word.read_placing import Placing
from drafting.word.read_styles import Styles
from drafting.word.read_text import show_only_results
from drafting.word.read_trace import letters

_FORMATTING = tuple(
    qn(f"w:{name}")
    for name in (
        "rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange",
        "sectPrChange", "numberingChange",
    )
)  # fmt: skip


def read_proposals(data: bytes) -> tuple[Proposal, ...]:
    """The proposals in the text, tables and notes of a .docx, in order, then those in headers and footers.

    The anchors are not placed in a draft yet: see ``place``. Raises UnreadableFile.
    """
    package = open_package(data)
    return (*_in_text(package), *_in_margins(data, Styles(package.styles)))


def _in_text(package: Package) -> tuple[Proposal, ...]:
    stories = _stories(package)
    if not any(True for root in stories for _ in root.iter(*COME, *GONE)):
        return ()
    for root in stories:
        show_only_results(root)
    styles = Styles(package.styles)
    groups = [(group, line) for root in stories for line in Lines(root, styles) for group in told(line)]
    original = Words(package, "original")
    return tuple(_paired([(group, _proposal(group, line, original)) for group, line in groups]))


def _in_margins(data: bytes, styles: Styles) -> Iterator[Proposal]:
    """The proposals in headers and footers; their anchors are the words of the margin itself."""
    for kind, root in margins(data):
        if not any(True for _ in root.iter(*COME, *GONE)):
            continue
        show_only_results(root)
        groups = [(group, line) for line in Lines(root, styles) for group in told(line)]
        found = [(group, _proposal(group, line, _Margin(group, line))) for group, line in groups]
        yield from (replace(one, part=kind) for one in _paired(found))


class _Margin:
    """Anchors in a line that is of no text."""

    def __init__(self, group: Group, line: Sequence[Stretch]) -> None:
        self._group, self._line = group, line

    def anchor(self, _elements: Sequence[etree._Element], _at: etree._Element) -> Anchor:
        own = {id(stretch) for stretch in (*self._group.come, *self._group.gone)}
        place = next((at for at, one in enumerate(self._line) if id(one) in own), len(self._line))
        before = "".join(one.text for one in self._line[:place] if one.come is None)
        exact = "".join(one.text for one in self._group.gone if one.come is None).strip("\n")
        whole = "".join(one.text for one in self._line if one.come is None).strip("\n")
        return Anchor(whole, 0, Quote(exact, before, whole[len(before) + len(exact) :]), len(letters(before)))


def place(proposals: tuple[Proposal, ...], document: Document) -> tuple[Proposal, ...]:
    """The proposals with their anchors placed in the draft that they were made on."""
    placing = Placing(document)
    return tuple(
        one
        if one.part != "text"
        else replace(
            one,
            anchor=placing.placed(one.anchor),
            target=None if one.target is None else placing.placed(one.target),
        )
        for one in proposals
    )


def read_formatting(data: bytes) -> Counter[str]:
    """How many tracked changes of formatting each author made. Raises UnreadableFile."""
    stories = [*_stories(open_package(data)), *(root for _, root in margins(data))]
    return Counter(node.get(qn("w:author")) or "" for root in stories for node in root.iter(*_FORMATTING))


def _stories(package: Package) -> list[etree._Element]:
    return [root for root in (package.document, package.footnotes, package.endnotes) if root is not None]


def _proposal(group: Group, line: Sequence[Stretch], original: Words | _Margin) -> Proposal:
    marks = list(group.marks)
    stretches = group.gone or group.come
    at = stretches[0].source if stretches else marks[0]
    moments = [found for mark in marks if (found := moment(mark.get(qn("w:date")))) is not None]
    comes = any(mark.tag in COME for mark in marks)
    goes = any(mark.tag in GONE for mark in marks)
    old, new = (_words(side, ends=group.breaks) for side in (group.gone, group.come))
    joins = group.breaks and bool(group.come) and goes
    return Proposal(
        kind="replacement" if (comes and goes) or joins else "insertion" if comes else "deletion",
        author=author_of(group),
        when=max(moments, default=None),
        old=old,
        new=new,
        anchor=original.anchor(
            [one.source for one in group.gone if one.come is None and one.text.strip()], at
        ),
        ids=tuple(mark.get(qn("w:id")) or "" for mark in marks),
        glued=_glued(group, line),
        whole=_whole(group, line),
        breaks=group.breaks,
    )


def _glued(group: Group, line: Sequence[Stretch]) -> tuple[bool, bool]:
    """Whether the proposed text has no blank before and behind the place: "sustancia" and "s" beside it."""
    own = {id(stretch) for stretch in (*group.come, *group.gone)}
    places = [at for at, stretch in enumerate(line) if id(stretch) in own]
    if not places:
        return False, False
    new = "".join(stretch.text for stretch in group.come)
    before = "".join(one.text for one in line[: places[0]] if one.gone is None)
    behind = "".join(one.text for one in line[places[-1] + 1 :] if one.gone is None)
    if not new:
        both = bool(before and behind) and not (before[-1].isspace() or behind[0].isspace())
        return both, both
    left = bool(before) and not (before[-1].isspace() or new[0].isspace())
    return left, bool(behind) and not (behind[0].isspace() or new[-1].isspace())


def _whole(group: Group, line: Sequence[Stretch]) -> bool:
    """Whether nothing else has words in the paragraph or row."""
    own = {id(stretch) for stretch in (*group.come, *group.gone)}
    return all(id(stretch) in own for stretch in line if stretch.text.strip())


def _words(stretches: Sequence[Stretch], *, ends: bool = False) -> str:
    """What they say; a paragraph's end before or behind it counts if asked, or where it is all they say."""
    said = "".join(stretch.text for stretch in stretches).strip(" \t")
    text = tidy(said)
    if text and ends:
        return "\n" * said.startswith("\n") + text + "\n" * said.endswith("\n")
    return text or ("\n" if any(stretch.text == "\n" for stretch in stretches) else "")


def _paired(found: Sequence[tuple[Group, Proposal]]) -> Iterator[Proposal]:
    """The proposals, where words left and where they arrived as one move, line by line."""
    sides: dict[str, tuple[list[int], list[int]]] = {}
    for place, (group, proposal) in enumerate(found):
        if group.moved:
            sides.setdefault(group.moved, ([], []))[proposal.kind == "insertion"].append(place)
    arrival: dict[int, int] = {}
    for left, arrived in sides.values():
        arrival.update(_lines(left, arrived, found))
    ends = set(arrival.values())
    for place, (_, proposal) in enumerate(found):
        if place in arrival:
            to = found[arrival[place]][1]
            ids = proposal.ids + to.ids
            yield replace(proposal, kind="move", new=to.new, target=to.anchor, ids=ids)
        elif place not in ends:
            yield proposal


def _lines(
    left: Sequence[int], arrived: Sequence[int], found: Sequence[tuple[Group, Proposal]]
) -> Iterator[tuple[int, int]]:
    """Which line of a move became which: in order; by their words where a program lost some of the lines."""
    if len(left) == len(arrived):
        yield from zip(left, arrived, strict=True)
        return
    free = list(arrived)
    for one in left:
        words = found[one][1].old.split()
        if (other := next((each for each in free if found[each][1].new.split() == words), None)) is not None:
            free.remove(other)
            yield one, other
