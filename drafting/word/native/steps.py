"""What stays, goes and comes between two lines, as stretches of their texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from drafting.compare.words import word_edits
from drafting.model import Op
from drafting.word.native.line import OBJECT
from drafting.word.native.typography import alike


class Step(NamedTuple):
    """A stretch: of the old text for what goes, of the new for what comes, of both for what stays."""

    op: Op
    old: int
    old_end: int
    new: int
    new_end: int


def steps(old: str, new: str, *, by_word: bool = True, typography: bool = True) -> list[Step]:
    """The steps from ``old`` to ``new``, in order; objects (see ``line``) that both have stay.

    Without ``typography`` a stretch that differs in nothing else stays too, as it is in ``new``.
    """
    if old == new:
        return [Step(Op.EQUAL, 0, len(old), 0, len(new))] if old else []
    if not typography and alike(old, new):
        by_word = True
    if not by_word:
        return [*_whole(0, len(old), 0, len(new))]
    found: list[Step] = []
    i = j = 0
    for at, to in (*_anchors(old, new), (len(old), len(new))):
        found += _words(old[i:at], new[j:to], i, j)
        if at < len(old):
            found.append(Step(Op.EQUAL, at, at + 1, to, to + 1))
        i, j = at + 1, to + 1
    return found if typography else list(_without_typography(found, old, new))


def _without_typography(found: list[Step], old: str, new: str) -> Iterator[Step]:
    """The steps with what differs in typography alone left as it is in ``new``."""
    gone: Step | None = None
    for one in found:
        if gone is not None:
            if one.op is Op.INSERT and alike(old[gone.old : gone.old_end], new[one.new : one.new_end]):
                yield Step(Op.EQUAL, gone.old, gone.old_end, one.new, one.new_end)
                gone = None
                continue
            yield gone
        gone = one if one.op is Op.DELETE else None
        if gone is None:
            yield one
    if gone is not None:
        yield gone


def _anchors(old: str, new: str) -> list[tuple[int, int]]:
    """Where objects stand that both texts have, in the order of both."""
    ones = [one.start() for one in OBJECT.finditer(old)]
    others = [one.start() for one in OBJECT.finditer(new)] if ones else []
    if not ones or not others:
        return []
    matched: list[tuple[int, int]] = []
    for op in LCSseq.opcodes("".join(old[at] for at in ones), "".join(new[at] for at in others)):
        if op.tag == "equal":
            matched += zip(ones[op.src_start : op.src_end], others[op.dest_start : op.dest_end], strict=True)
    return matched


def _words(old: str, new: str, i: int, j: int) -> Iterator[Step]:
    for edit in word_edits(old, new):
        size = len(edit.text)
        if edit.op is Op.EQUAL:
            yield Step(Op.EQUAL, i, i + size, j, j + size)
            i, j = i + size, j + size
        elif edit.op is Op.DELETE:
            yield Step(Op.DELETE, i, i + size, j, j)
            i += size
        else:
            yield Step(Op.INSERT, i, i, j, j + size)
            j += size


def _whole(old: int, old_end: int, new: int, new_end: int) -> Iterator[Step]:
    if old < old_end:
        yield Step(Op.DELETE, old, old_end, new, new)
    if new < new_end:
        yield Step(Op.INSERT, old_end, old_end, new, new_end)
