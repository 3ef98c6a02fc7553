"""From a minimal edit script to one that reads: edits at phrase boundaries, and no confetti between them."""

from __future__ import annotations

from typing import NamedTuple

from drafting.compare.tokens import Token, weak


class Block(NamedTuple):
    """A stretch of two texts, in pieces: kept, or changed (either side may be empty)."""

    equal: bool
    old: int
    old_end: int
    new: int
    new_end: int

    @property
    def size(self) -> int:
        """The longer side, in pieces."""
        return max(self.old_end - self.old, self.new_end - self.new)


# --- sliding ------------------------------------------------------------------------------------------------


def slide(blocks: list[Block], first: list[Token], second: list[Token]) -> list[Block]:
    """Shift each pure insertion and deletion, where its words allow, to where a phrase begins.

    "la ley [y la] y" and "la ley y [la y]" insert the same words; only one of them reads.
    """
    out = list(blocks)
    for at in range(1, len(out) - 1):
        before, change, after = out[at - 1 : at + 2]
        if change.equal or not before.equal or not after.equal:
            continue
        if change.old == change.old_end:
            shift = _best_shift(second, change.new, change.new_end, before.size - 1, after.size - 1)
        elif change.new == change.new_end:
            shift = _best_shift(first, change.old, change.old_end, before.size - 1, after.size - 1)
        else:
            continue
        if shift:
            out[at - 1] = before._replace(old_end=before.old_end + shift, new_end=before.new_end + shift)
            out[at] = Block(
                False, change.old + shift, change.old_end + shift, change.new + shift, change.new_end + shift
            )
            out[at + 1] = after._replace(old=after.old + shift, new=after.new + shift)
    return out


def _best_shift(side: list[Token], start: int, end: int, most_back: int, most_on: int) -> int:
    best, chosen = _boundary(side, start), 0
    shift = 0
    while shift > -most_back and side[start + shift - 1].core == side[end + shift - 1].core:
        shift -= 1
        score = _boundary(side, start + shift)
        if score > best:
            best, chosen = score, shift
    shift = 0
    while shift < most_on and side[start + shift].core == side[end + shift].core:
        shift += 1
        score = _boundary(side, start + shift)
        if score > best:
            best, chosen = score, shift
    return chosen


def _boundary(side: list[Token], at: int) -> int:
    """How well a phrase may begin at a piece: after a line break, a sentence, a clause, a comma."""
    if at == 0 or "\n" in side[at].space:
        return 5
    before = side[at - 1].core
    if before in ".;:":
        return 4
    if before in ",)]»”":
        return 3
    if not side[at].core[0].isalnum():
        return 2  # a comma that opens what is added: "[, el director]"
    return 1 if weak(side[at].core) and not weak(before) else 0


# --- joining ------------------------------------------------------------------------------------------------

#: A kept stretch is marked with the changes beside it if its pieces, telling ones counted twice, are no more
#: than this, and its pieces no more than those of the two changes. Measured on real laws: an alignment that
#: pays for every island, and so marks as few words as can be for their number, does no better.
_SMALL = 5
#: Texts that keep no more than this share of their pieces in common, and no run, are a replacement.
_HARDLY, _RUN = 0.12, 4


def join(blocks: list[Block], first: list[Token], second: list[Token]) -> list[Block]:
    """Mark small kept stretches between two changes together with them."""
    if _hardly_alike(blocks, first, second):
        return [Block(False, 0, len(first), 0, len(second))]
    out: list[Block] = []
    for place, block in enumerate(blocks):
        inside = out and 0 < place < len(blocks) - 1
        if block.equal and inside and _confetti(block, out[-1], blocks[place + 1], first):
            block = block._replace(equal=False)
        if out and not block.equal and not out[-1].equal:
            last = out.pop()
            block = Block(False, last.old, block.old_end, last.new, block.new_end)
        out.append(block)
    return out


def _confetti(kept: Block, before: Block, after: Block, first: list[Token]) -> bool:
    cores = [token.core for token in first[kept.old : kept.old_end]]
    telling = sum(not weak(core) for core in cores)
    return len(cores) + telling <= _SMALL and len(cores) <= before.size + after.size


def _hardly_alike(blocks: list[Block], first: list[Token], second: list[Token]) -> bool:
    kept = [block for block in blocks if block.equal]
    if not kept or len(kept) == len(blocks):
        return False
    longest = max(block.size for block in kept)
    total = sum(block.size for block in kept)
    if not any(not weak(token.core) for block in kept for token in first[block.old : block.old_end]):
        return longest < _RUN and total < min(len(first), len(second))
    return longest < _RUN and total < _HARDLY * max(len(first), len(second))
