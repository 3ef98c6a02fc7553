"""What a new paragraph looks like: as the nearest paragraph of its like in the drafter's file."""

from __future__ import annotations

import copy
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafting.model import Kind
from drafting.word.dress.laid import Laid, Piece, first_letters
from drafting.word.dress.notes import note_of
from drafting.word.dress.plan import Para, Plan
from drafting.word.dress.retext import new_run
from drafting.word.elements import Element, element
from drafting.word.layout import Role
from drafting.word.package import qn
from drafting.word.read_trace import letters

#: Kinds that look alike, where a file has none of the kind itself.
_FAMILIES: tuple[frozenset[Kind], ...] = (
    frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION}),
    frozenset({Kind.BOOK, Kind.PART, Kind.TITLE, Kind.SUBTITLE, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.DIVISION,
               Kind.SECTION, Kind.TRANSITORIES, Kind.ANNEX, Kind.SCHEDULE}),
    frozenset({Kind.FRACTION, Kind.APARTADO, Kind.INCISO, Kind.SUBINCISO, Kind.SUBSECTION, Kind.SUBPARAGRAPH,
               Kind.CLAUSE, Kind.SUBCLAUSE}),
)  # fmt: skip
_NOT_COPIED = tuple(qn(f"w:{name}") for name in ("sectPr", "pPrChange", "framePr"))
_MARKS = tuple(qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"))
#: Kinds of which every one may begin a page.
_OPENING = _FAMILIES[1]


@dataclass(frozen=True, slots=True)
class Like:
    """A paragraph of the old file that a new one is made after."""

    block: int
    paragraph: Element


class Likes:
    """The paragraphs of the old file by what begins them."""

    def __init__(self, old: Laid) -> None:
        self._old = old
        self._by: dict[tuple[Kind, Role], list[int]] = defaultdict(list)
        for block, pieces in enumerate(old.blocks):
            if pieces and self.flows(block):
                self._by[old.nodes[pieces[0].node].kind, pieces[0].role].append(block)

    def flows(self, block: int) -> bool:
        """Whether a block is a paragraph of the main text."""
        if self._old.reads[block].block.style == "row":
            return False
        paragraph = paragraph_of(self._old, block)
        return paragraph is not None and in_body(paragraph)

    def of(self, para: Para, plan: Plan, near: int) -> Like | None:
        """The paragraph to make ``para`` after; ``near`` is the block before its place."""
        node = plan.nodes[para.node]
        siblings = {
            plan.was[place]
            for place in range(max(para.node - 400, 0), min(para.node + 400, len(plan.nodes)))
            if plan.parents[place] == plan.parents[para.node] and place in plan.was and place != para.node
        }
        for kind, role in _tried(node.kind, para.lead):
            blocks = self._alive(self._by.get((kind, role), []))
            own = [block for block in blocks if self._old.blocks[block][0].node in siblings]
            if found := _nearest(own, near) if own else _nearest(blocks, near):
                paragraph = paragraph_of(self._old, found - 1)
                if paragraph is not None:
                    return Like(found - 1, paragraph)
        return None

    def note(self, near: int) -> Element | None:
        """A note of the file, where those nearest to a place are footnotes or endnotes."""
        found = [
            block
            for block, pieces in enumerate(self._old.blocks)
            if pieces and self._old.nodes[pieces[0].node].kind is Kind.NOTE
        ]
        block = _nearest(found, near) - 1
        return note_of(paragraph_of(self._old, block)) if block >= 0 else None

    def _alive(self, blocks: list[int]) -> list[int]:
        """Those of which the paragraph still stands in the file; all, if none does."""
        found = [
            block
            for block in blocks
            if (one := paragraph_of(self._old, block)) is not None and one.getparent() is not None
        ]
        return found or blocks

    def look(self, like: Like, role: Role) -> Element | None:
        """The run properties that most letters of a role have in a paragraph; of all, for a role it lacks."""
        pieces = self._old.blocks[like.block]
        same = [piece for piece in pieces if piece.role is role and piece.node == pieces[0].node]
        for wanted in (same, [piece for piece in pieces if piece.role is role], pieces):
            counted = Counter(run for piece in wanted for run in self._runs(piece))
            if counted:
                return counted.most_common(1)[0][0].find(qn("w:rPr"))
        return _mark_look(like.paragraph)

    def joint(self, like: Like, role: Role) -> str:
        """What stands before a role in a paragraph: a blank, or a tab."""
        raw = self._old.raw(like.block)
        for piece in self._old.blocks[like.block]:
            if piece.role is role and 0 < piece.start < len(raw.places):
                start, end = raw.gap(piece.start - 1)
                if any(_is_tab(raw.chars[at].source) for at in range(start, end)):
                    return "\t"
                return "".join(raw.chars[at].text for at in range(start, end)) or " "
        return ""

    def _runs(self, piece: Piece) -> Iterator[Element]:
        raw = self._old.raw(piece.block)
        if not raw.known:
            return
        for letter in range(piece.start, piece.end):
            source = raw.chars[raw.places[letter]].source
            run = None if source is None else source.getparent()
            if run is not None and run.tag == qn("w:r"):
                yield run

    def printed(self, para: Para, like: Like) -> str | None:
        """The head of a new paragraph that the list of its like is to print; None where there is no list."""
        automatic = self._old.automatic(like.block)
        if not automatic:
            return None
        first, own = para.stretches[0], letters(para.stretches[0].words)
        shown = self._old.letters(like.block)
        if first.role is not Role.LABEL:
            return shown[:automatic] if own.startswith(shown[:automatic]) else ""
        label = self._old.blocks[like.block][0]
        rest = shown[automatic : label.end]
        count = len(own) - len(rest) if own.endswith(rest) and len(own) > len(rest) else len(own)
        return first_letters(first.words, count)[0]

    def made(self, para: Para, like: Like, drop: int) -> Element:
        """A new paragraph that says ``para``, but for its first ``drop`` letters, which Word prints."""
        properties = copied_properties(like.paragraph)
        if (
            properties is not None
            and self._old.nodes[self._old.blocks[like.block][0].node].kind not in _OPENING
        ):
            _without(properties, qn("w:pageBreakBefore"))
        made = element("p", properties)
        for number, one in enumerate(para.stretches):
            words, drop = without_letters(one.words, drop)
            if not words:
                continue
            if number and len(made) > 1:
                made.append(new_run(self._joint_of(para, number, like), made[-1].find(qn("w:rPr"))))
            made.append(new_run(words, self.look(like, one.role)))
        return made

    def _joint_of(self, para: Para, number: int, like: Like) -> str:
        joint = para.joint(number)
        return self.joint(like, para.stretches[number].role) or joint if joint == " " else joint


def without_letters(words: str, count: int) -> tuple[str, int]:
    """``words`` without its first ``count`` letters, and how many are still to be left out."""
    at = 0
    while at < len(words) and (count or (at and words[at].isspace())):
        count -= not words[at].isspace() and count > 0
        at += 1
    return words[at:], count


def _tried(kind: Kind, role: Role) -> Iterator[tuple[Kind, Role]]:
    yield kind, role
    for one in (Role.LABEL, Role.HEADING, Role.TEXT):
        yield kind, one
    for family in _FAMILIES:
        if kind in family:
            for other in sorted(family):
                yield other, role
    yield Kind.PARAGRAPH, Role.TEXT
    yield from ((any_kind, Role.TEXT) for any_kind in Kind)
    yield from ((any_kind, one) for any_kind in Kind for one in (Role.LABEL, Role.HEADING))


def _nearest(blocks: Sequence[int], near: int) -> int:
    """One more than the block nearest to a place, of two equally near the one before; 0 for none."""
    if not blocks:
        return 0
    at = bisect_left(blocks, near)
    around = blocks[max(at - 1, 0) : at + 2]
    return 1 + min(around, key=lambda block: (abs(block - near), block))


def paragraph_of(old: Laid, block: int) -> Element | None:
    """The paragraph that holds a block's last words."""
    for piece in reversed(old.reads[block].pieces):
        if piece.source is not None:
            return (
                piece.source
                if piece.source.tag == qn("w:p")
                else next(piece.source.iterancestors(qn("w:p")), None)
            )
    return None


def in_body(paragraph: Element) -> bool:
    """Whether a paragraph stands in the main text and not in a note, a text box or a table of columns."""
    for above in paragraph.iterancestors():
        if above.tag in (qn("w:txbxContent"), qn("w:footnote"), qn("w:endnote")):
            return False
        if above.tag == qn("w:body"):
            return True
    return False


def copied_properties(paragraph: Element) -> Element | None:
    """A paragraph's properties for another one: without the section that ends there."""
    found = paragraph.find(qn("w:pPr"))
    if found is None:
        return None
    made = copy.deepcopy(found)
    made.tail = None
    _without(made, *_NOT_COPIED)
    if (mark := made.find(qn("w:rPr"))) is not None:
        _without(mark, *_MARKS)
    return made


def _mark_look(paragraph: Element) -> Element | None:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    if found is None:
        return None
    made = copy.deepcopy(found)
    _without(made, *_MARKS)
    return made


def _without(properties: Element, *tags: str) -> None:
    for one in list(properties):
        if one.tag in tags:
            properties.remove(one)


def _is_tab(source: Element | None) -> bool:
    return source is not None and source.tag == qn("w:tab")
