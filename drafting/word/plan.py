"""What a redline marks, before any XML: every paragraph and row with what stays, goes and comes in it.

Pure. Of each paragraph the segments with "=" and "-" are the old words, those with "=" and "+" the new.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from drafting.compare.words import word_edits
from drafting.model import Change, Comparison, Edit, Op
from drafting.word.elements import PLAIN, Look
from drafting.word.layout import Item, Laid, Line, Role, Row, Style
from drafting.word.merge import merge

_LAST_WORD = re.compile(r"\S*\s*\Z")


class Segment(NamedTuple):
    """A stretch of a paragraph, what happened to it, and how it looks."""

    op: Op
    words: str
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A paragraph. ``fate`` is that of the paragraph itself: it stayed, came or went with all its words.

    ``was`` is the style it had, where that changed; ``opens_list`` keeps it on the page of what follows.
    """

    style: Style
    segments: tuple[Segment, ...]
    fate: Op = Op.EQUAL
    was: Style | None = None
    opens_list: bool = False

    @property
    def begins(self) -> Op:
        """What happened to its first words."""
        return self.segments[0].op if self.segments else self.fate


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A table row, cell by cell. Neighbours with the same ``table`` stand in one table of the redline."""

    table: int
    header: bool
    cells: tuple[tuple[Segment, ...], ...]
    fate: Op = Op.EQUAL


Marked = MarkedLine | MarkedRow


def plan(
    comparison: Comparison, old: Sequence[Laid], new: Sequence[Laid], *, by_word: bool
) -> tuple[Marked, ...]:
    """The redline of ``comparison``, whose two documents are laid out as ``old`` and ``new``.

    Without ``by_word`` whole paragraphs and rows are marked, never words inside them.
    """
    return tuple(_settled(_Planner(comparison, old, new, by_word).run()))


class _Planner:
    def __init__(
        self, comparison: Comparison, old: Sequence[Laid], new: Sequence[Laid], by_word: bool
    ) -> None:
        self._old, self._new = old, new
        self._by_word = by_word
        self._steps = tuple(merge(comparison))
        self._same_table: dict[int, int] = {}  # a table of the old document -> the new one it became

    def run(self) -> Iterator[Marked]:
        for step in self._steps:
            if step.old is not None and step.new is not None:
                self._link(self._old[step.old].items, self._new[step.new].items)
        for step in self._steps:
            gone = self._old[step.old].items if step.old is not None else ()
            come = self._new[step.new].items if step.new is not None else ()
            for before, after in _paired(gone, come):
                yield from self._mark(before, after, step.change)

    def _link(self, gone: Sequence[Item], come: Sequence[Item]) -> None:
        for before, after in zip(gone, come, strict=False):
            if isinstance(before, Row) and isinstance(after, Row):
                self._same_table.setdefault(before.table, after.table)

    def _mark(self, before: Item | None, after: Item | None, change: Change | None) -> Iterator[Marked]:
        if isinstance(before, Row) and isinstance(after, Row) and self._alike_rows(before, after):
            yield _row(before, after)
        elif isinstance(before, Line) and isinstance(after, Line) and self._alike_lines(before, after):
            yield _line(before, after, change)
        else:
            if before is not None:
                yield self._whole(before, Op.DELETE)
            if after is not None:
                yield self._whole(after, Op.INSERT)

    def _alike_rows(self, before: Row, after: Row) -> bool:
        if before.header != after.header or len(before.cells) != len(after.cells):
            return False
        return self._by_word or before.cells == after.cells

    def _alike_lines(self, before: Line, after: Line) -> bool:
        """Whether words can be marked inside: what both have must look the same in both."""
        if not self._by_word and before != after:
            return False
        looks = {piece.role: piece.look for piece in before.pieces}
        return all(looks.get(piece.role, piece.look) == piece.look for piece in after.pieces)

    def _whole(self, item: Item, fate: Op) -> Marked:
        """A paragraph or row that came or went with all its words."""
        if isinstance(item, Line):
            segments = tuple(Segment(fate, piece.text, piece.look) for piece in item.pieces)
            return MarkedLine(item.style, segments, fate, opens_list=item.opens_list)
        table = self._same_table.get(item.table, -item.table) if fate is Op.DELETE else item.table
        cells = tuple((Segment(fate, words),) if words else () for words in item.cells)
        return MarkedRow(table, item.header, cells, fate)


def _paired(gone: Sequence[Item], come: Sequence[Item]) -> Iterator[tuple[Item | None, Item | None]]:
    """The paragraphs of a provision before and after, matched by what leads them: label, heading or text.

    Both sides are in the order of the roles, so the pairs keep the order of both.
    """
    slots: dict[int, list[Item | None]] = {}
    for side, items in enumerate((gone, come)):
        for item in items:
            slot = item.leads_with if isinstance(item, Line) else len(Role)
            slots.setdefault(slot, [None, None])[side] = item
    for slot in sorted(slots):
        before, after = slots[slot]
        yield before, after


def _row(before: Row, after: Row) -> MarkedRow:
    """A row that stayed, with the words that differ marked cell by cell."""
    cells = tuple(
        tuple(Segment(edit.op, edit.text) for edit in word_edits(one, two))
        for one, two in zip(before.cells, after.cells, strict=True)
    )
    return MarkedRow(after.table, after.header, cells)


def _line(before: Line, after: Line, change: Change | None) -> MarkedLine:
    """A paragraph that stayed, with the words that differ marked inside it."""
    segments: list[Segment] = []
    for role in Role:
        one, two = before.piece(role), after.piece(role)
        piece = two or one
        if piece is not None:
            edits = _edits(change, role, one.text if one else "", two.text if two else "")
            segments += [Segment(edit.op, edit.text, piece.look) for edit in edits]
    was = before.style if before.style != after.style else None
    return MarkedLine(after.style, tuple(segments), was=was, opens_list=after.opens_list)


def _edits(change: Change | None, role: Role, old: str, new: str) -> Sequence[Edit]:
    """The comparison's own edits where they are of exactly these words, else ours."""
    if old == new:
        return (Edit(Op.EQUAL, old),)
    known: Sequence[Edit] = ()
    if change is not None and role is Role.TEXT:
        known = change.edits
    elif change is not None and role is Role.HEADING:
        known = change.heading_edits
    before = "".join(edit.text for edit in known if edit.op is not Op.INSERT)
    after = "".join(edit.text for edit in known if edit.op is not Op.DELETE)
    return known if (before, after) == (old, new) else word_edits(old, new)


def _settled(marked: Iterable[Marked]) -> Iterator[Marked]:
    """No insertion at the end of a paragraph that stayed, where the next paragraph begins with one.

    LibreOffice takes two such insertions for one and, rejecting it, joins the two paragraphs (seen in 7.4).
    """
    waiting: Marked | None = None
    for one in marked:
        if isinstance(waiting, MarkedLine) and isinstance(one, MarkedLine) and one.begins is Op.INSERT:
            waiting = _without_open_end(waiting)
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _without_open_end(line: MarkedLine) -> MarkedLine:
    """The same line, ending in a deletion instead of an insertion: what it deletes there comes last.

    If it deletes nothing there, its last unchanged word is deleted and inserted again.
    """
    if line.fate is not Op.EQUAL or not line.segments or line.segments[-1].op is not Op.INSERT:
        return line
    ends = [at for at, segment in enumerate(line.segments, start=1) if segment.op is Op.EQUAL]
    kept, tail = line.segments[: max(ends, default=0)], line.segments[max(ends, default=0) :]
    come = [segment for segment in tail if segment.op is Op.INSERT]
    gone = [segment for segment in tail if segment.op is Op.DELETE]
    if not gone and not kept:
        return line
    if not gone:
        _, words, look = kept[-1]
        match = _LAST_WORD.search(words.rstrip() or words)
        at = match.start() if match and words.strip() else 0
        kept = (*kept[:-1], *([Segment(Op.EQUAL, words[:at], look)] if at else []))
        come.insert(0, Segment(Op.INSERT, words[at:], look))
        gone = [Segment(Op.DELETE, words[at:], look)]
    return replace(line, segments=(*kept, *come, *gone))
