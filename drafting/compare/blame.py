"""Blame: which draft brought each word of a provision in.

Word edits chained forward through the wordings: a word that is kept keeps the draft it came with, a word
that is inserted belongs to the draft that inserts it. A word struck and written again later is the later's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from drafting.compare.history import History
from drafting.compare.words import word_edits
from drafting.model import Op, Provision


class Segment(NamedTuple):
    """A stretch of text, and the number of the draft that brought it in."""

    text: str
    draft: int


@dataclass(frozen=True, slots=True)
class BlamedLine:
    """A provision's own words: ``heading`` and ``text`` in segments that join to them exactly.

    ``depth`` is how far below the provision asked for it stands, ``label`` the draft that called it so,
    ``born`` the first draft that has it.
    """

    provision: Provision
    depth: int
    born: int
    label: int
    heading: tuple[Segment, ...]
    text: tuple[Segment, ...]


def segments(wordings: Iterable[tuple[int, str]]) -> tuple[Segment, ...]:
    """The last of the wordings (draft number, text; ascending) by the drafts that brought its words in.

    Joined they are that text exactly; no two neighbours belong to the same draft.
    """
    found: tuple[Segment, ...] = ()
    for number, text in wordings:
        found = _revised(found, number, text)
    return found


def blame(history: History) -> tuple[BlamedLine, ...]:
    """The present text (of one that is gone: the last) of a provision and all below it, in document order."""
    told = [(step.draft.number, step.provision) for step in history.steps if step.provision]
    told.append((history.present.draft.number, history.present.provision))
    by_uid: dict[str, list[tuple[int, Provision]]] = {}
    for number, top in told:
        for node in top.walk():
            by_uid.setdefault(node.uid, []).append((number, node))
    return tuple(_line(node, depth, by_uid[node.uid]) for node, depth in _deep(history.present.provision))


def _line(node: Provision, depth: int, versions: Sequence[tuple[int, Provision]]) -> BlamedLine:
    called = versions[-1][0]
    for number, version in reversed(versions):
        if version.label != node.label:
            break
        called = number
    return BlamedLine(
        node,
        depth,
        versions[0][0],
        called,
        segments((number, version.heading) for number, version in versions),
        segments((number, version.text) for number, version in versions),
    )


def _revised(before: tuple[Segment, ...], number: int, text: str) -> tuple[Segment, ...]:
    """The segments of ``text``, in which draft ``number`` changed what ``before`` was."""
    old = "".join(segment.text for segment in before)
    if old == text:
        return before
    pieces: list[Segment] = []
    at = 0
    for edit in word_edits(old, text):
        if edit.op is Op.INSERT:
            pieces.append(Segment(edit.text, number))
            continue
        if edit.op is Op.EQUAL:
            pieces += _cut(before, at, at + len(edit.text))
        at += len(edit.text)
    joined = (
        (draft, [piece.text for piece in run]) for draft, run in groupby(pieces, lambda piece: piece.draft)
    )
    return tuple(Segment("".join(texts), draft) for draft, texts in joined)


def _cut(whole: Sequence[Segment], start: int, end: int) -> Iterator[Segment]:
    """The segments between two places of the text."""
    at = 0
    for segment in whole:
        piece = segment.text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            yield Segment(piece, segment.draft)
        at += len(segment.text)


def _deep(top: Provision) -> Iterator[tuple[Provision, int]]:
    stack = [(top, 0)]
    while stack:
        node, depth = stack.pop()
        yield node, depth
        stack.extend((child, depth + 1) for child in reversed(node.children))
