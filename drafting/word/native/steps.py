"""What stays, goes and comes between two lines, as stretches of their texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from drafting.compare.words import word_edits
from drafting.model import Op
from drafting.word.native.line import OBJECT
from drafting.word.native.typography import alike

_LAST_WORD = re.compile(r"\S+\s*\Z")


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
    found = _blanks_kept(found, old, new)
    return found if typography else list(_without_typography(found, old, new))


def _blanks_kept(found: list[Step], old: str, new: str) -> list[Step]:
    """The steps with the blanks that what goes and what comes in its place both begin with left standing.

    A tab at the head of a note is one: LibreOffice takes the first it meets there for part of the number,
    struck or not, so that a tab struck and inserted again would be two.
    """
    out: list[Step] = []
    for one in found:
        gone = out[-1] if out and one.op is Op.INSERT and out[-1].op is Op.DELETE else None
        size = _blanks(old[gone.old : gone.old_end], new[one.new : one.new_end]) if gone else 0
        if gone is None or not size:
            out.append(one)
            continue
        at, to = gone.old, gone.new
        del out[-1]
        if out and out[-1].op is Op.EQUAL:
            out[-1] = out[-1]._replace(old_end=at + size, new_end=to + size)
        else:
            out.append(Step(Op.EQUAL, at, at + size, to, to + size))
        out += _whole(at + size, gone.old_end, to + size, one.new_end)
    return out


def _blanks(one: str, other: str) -> int:
    """How many blanks both begin with."""
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size] and one[size].isspace():
        size += 1
    return size


def closed(found: list[Step], new: str) -> list[Step]:
    """The same steps, not ending with an insertion: with a deletion instead, or the last word given twice.

    Where the next paragraph begins with an insertion, LibreOffice takes two insertions that touch for one
    and, rejecting it, joins the paragraphs (seen in 7.4; ``docs/analysis/tracked-changes.md``).
    """
    if not found or found[-1].op is not Op.INSERT:
        return found
    come, kept = found[-1], found[:-1]
    if kept and kept[-1].op is Op.DELETE:
        gone = kept.pop()
        return [*kept, come._replace(old=gone.old, old_end=gone.old), gone]
    if not kept or kept[-1].old_end - kept[-1].old != kept[-1].new_end - kept[-1].new:
        return found
    stays = kept.pop()
    word = _LAST_WORD.search(new[stays.new : stays.new_end])
    if word is None or OBJECT.search(word[0]):
        return found
    size = len(word[0])
    at, to = stays.old_end - size, stays.new_end - size
    if size < stays.new_end - stays.new:
        kept.append(stays._replace(old_end=at, new_end=to))
    return [
        *kept,
        Step(Op.INSERT, at, at, to, come.new_end),
        Step(Op.DELETE, at, stays.old_end, come.new_end, come.new_end),
    ]


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
    """The steps between two anchors: of the words, as if nothing else stood there, and of what else does."""
    if OBJECT.search(old) is None and OBJECT.search(new) is None:
        yield from _bare(old, new, i, j)
        return
    ones, others = ([at for at, sign in enumerate(text) if not OBJECT.match(sign)] for text in (old, new))
    bare = _bare("".join([old[at] for at in ones]), "".join([new[at] for at in others]), 0, 0)
    yield from _in_turn(_laid_back(list(bare), ones, others, len(old), len(new)), i, j)


def _laid_back(
    found: Sequence[Step], ones: Sequence[int], others: Sequence[int], old: int, new: int
) -> Iterator[tuple[Op, int]]:
    """The steps of bare texts among the objects again, as operations and lengths.

    ``ones`` and ``others`` are where each character of the bare texts stands, ``old`` and ``new`` how long
    the whole ones are.
    """
    i = j = 0
    for step in found:
        if step.op is Op.DELETE:
            i, was = ones[step.old_end - 1] + 1, i
            yield Op.DELETE, i - was
        elif step.op is Op.INSERT:
            j, was = others[step.new_end - 1] + 1, j
            yield Op.INSERT, j - was
        else:
            for at, to in zip(ones[step.old : step.old_end], others[step.new : step.new_end], strict=True):
                yield Op.DELETE, at - i
                yield Op.INSERT, to - j
                yield Op.EQUAL, 1
                i, j = at + 1, to + 1
    yield Op.DELETE, old - i
    yield Op.INSERT, new - j


def _in_turn(found: Iterator[tuple[Op, int]], i: int, j: int) -> Iterator[Step]:
    """Operations as steps: neighbours of one kind joined, and of each change what goes first."""
    for equal, run in groupby((one for one in found if one[1]), key=lambda one: one[0] is Op.EQUAL):
        sizes = Counter[Op]()
        for op, size in run:
            sizes[op] += size
        if equal:
            yield Step(Op.EQUAL, i, i + sizes[Op.EQUAL], j, j + sizes[Op.EQUAL])
            i, j = i + sizes[Op.EQUAL], j + sizes[Op.EQUAL]
            continue
        yield from _whole(i, i + sizes[Op.DELETE], j, j + sizes[Op.INSERT])
        i, j = i + sizes[Op.DELETE], j + sizes[Op.INSERT]


def _bare(old: str, new: str, i: int, j: int) -> Iterator[Step]:
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
