"""Which words of a text were struck and which inserted: phrases a lawyer would mark, not confetti.

The optimum first (longest common subsequence of pieces, by rapidfuzz), then three cleanings: an edit slides
to the nearest boundary of a phrase, a stray "de la" or comma between two changes joins them, and texts that
only share such strays are one deletion and one insertion.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import partial_ratio_alignment

from drafting.compare.phrases import Block, join, slide
from drafting.compare.sequence import heaviest_increasing
from drafting.compare.tokens import Token, tokens
from drafting.model import Edit, Op

#: rapidfuzz keeps one bit per pair of pieces: above this many the texts are first cut at shared phrases.
_MOST_CELLS = 400_000_000
#: How many pieces in a row a shared phrase must have to be cut at.
_PHRASE = 4
#: How many pieces more than it needs a part is looked for in.
_SPARE = 12

_MIRROR = {Op.EQUAL: Op.EQUAL, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}


def word_edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that turn ``old`` into ``new``.

    Joining "=" and "-" gives ``old`` exactly, joining "=" and "+" gives ``new``; no two neighbours have the
    same sign, no edit is empty, and a deletion stands before the insertion that takes its place. Exchanging
    the two texts exchanges the signs and nothing else.
    """
    if old == new:
        return (Edit(Op.EQUAL, old),) if old else ()
    if new < old:
        return _in_order(Edit(_MIRROR[edit.op], edit.text) for edit in word_edits(new, old))
    first, first_tail = tokens(old)
    second, second_tail = tokens(new)
    blocks = join(slide(_blocks(first, second), first, second), first, second)
    steps = [*_steps(blocks, first, second), *_blanks(first_tail, second_tail)]
    return _in_order(Edit(op, text) for op, text in steps if text)


def stretch(text: str, part: str) -> str:
    """The stretch of ``text`` that reads most like ``part``, with some words to spare on both sides."""
    pieces, wanted = tokens(text)[0], tokens(part)[0]
    if len(pieces) <= len(wanted) + 2 * _SPARE or not wanted:
        return text
    whole, sought = _encode(pieces, wanted)
    found = partial_ratio_alignment(sought, whole)
    if found is None or len(sought) * len(whole) > _MOST_CELLS:
        return text
    start, end = max(0, found.dest_start - _SPARE), found.dest_end + _SPARE
    return "".join([space + core for space, core in pieces[start:end]])


def _blocks(first: list[Token], second: list[Token]) -> list[Block]:
    """Maximal stretches, equal and changed in turn, that cover both texts."""
    one, two = _encode(first, second)
    runs = [(i, j, size) for i, j, size in _matching(one, two, 0, 0) if size]
    blocks = []
    i = j = 0
    for at, to, size in runs:
        if (i, j) != (at, to):
            blocks.append(Block(False, i, at, j, to))
        elif blocks:
            previous = blocks.pop()
            blocks.append(previous._replace(old_end=at + size, new_end=to + size))
            i, j = at + size, to + size
            continue
        blocks.append(Block(True, at, at + size, to, to + size))
        i, j = at + size, to + size
    if (i, j) != (len(one), len(two)):
        blocks.append(Block(False, i, len(one), j, len(two)))
    return blocks


def _encode(first: list[Token], second: list[Token]) -> tuple[str, str]:
    letters: dict[str, str] = {}
    codes = []
    for side in (first, second):
        for token in side:
            if token.core not in letters:
                place = len(letters) % 0x10_F000 + 1
                letters[token.core] = chr(place if place < 0xD800 else place + 0x800)
        codes.append("".join([letters[token.core] for token in side]))
    return codes[0], codes[1]


def _matching(one: str, two: str, i: int, j: int) -> Iterator[tuple[int, int, int]]:
    """Common runs in order: start in ``one``, start in ``two`` (shifted by ``i`` and ``j``), length."""
    if len(one) * len(two) <= _MOST_CELLS:
        for step in LCSseq.opcodes(one, two):
            if step.tag == "equal":
                yield i + step.src_start, j + step.dest_start, step.src_end - step.src_start
        return
    cuts = _shared_phrases(one, two)
    for (at, to), (next_at, next_to) in pairwise([(0, 0), *cuts, (len(one), len(two))]):
        small = (next_at - at) * (next_to - to) <= _MOST_CELLS
        if small:  # a stretch that shares no phrase and is this large is left as replaced
            yield from _matching(one[at:next_at], two[to:next_to], i + at, j + to)


def _shared_phrases(one: str, two: str) -> list[tuple[int, int]]:
    """Where phrases stand that both texts have exactly once, in the order of both."""
    places = [_single_phrases(text) for text in (one, two)]
    shared = [(at, places[1][phrase]) for phrase, at in places[0].items() if phrase in places[1]]
    kept = heaviest_increasing([to for _, to in shared], [1] * len(shared))
    return [shared[position] for position in kept]


def _single_phrases(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for at in range(len(text) - _PHRASE + 1):
        phrase = text[at : at + _PHRASE]
        found[phrase] = -1 if phrase in found else at
    return {phrase: at for phrase, at in found.items() if at >= 0}


def _steps(blocks: list[Block], first: list[Token], second: list[Token]) -> Iterator[tuple[Op, str]]:
    for block in blocks:
        old, new = first[block.old : block.old_end], second[block.new : block.new_end]
        if block.equal:
            for before, after in zip(old, new, strict=True):
                yield from _blanks(before.space, after.space)
                yield Op.EQUAL, after.core
            continue
        if old and new and old[0].space == new[0].space:  # the blank before a replacement stays
            yield Op.EQUAL, old[0].space
            old, new = [old[0]._replace(space=""), *old[1:]], [new[0]._replace(space=""), *new[1:]]
        yield Op.DELETE, "".join([space + core for space, core in old])
        yield Op.INSERT, "".join([space + core for space, core in new])


def _blanks(old: str, new: str) -> list[tuple[Op, str]]:
    return [(Op.EQUAL, old)] if old == new else [(Op.DELETE, old), (Op.INSERT, new)]


def _in_order(steps: Iterator[Edit]) -> tuple[Edit, ...]:
    """Neighbours of one sign joined, and of each change the deletion first."""
    edits = []
    for equal, run in groupby(steps, key=lambda edit: edit.op is Op.EQUAL):
        found = list(run)
        for op in (Op.EQUAL,) if equal else (Op.DELETE, Op.INSERT):
            text = "".join([edit.text for edit in found if edit.op is op])
            if text:
                edits.append(Edit(op, text))
    return tuple(edits)
