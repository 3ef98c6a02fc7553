"""Which blocks of two drafts belong together, in the order of both: linear in their number.

Blocks that say the same and say it once are the anchors; between two anchors equal blocks, then those that
share most words. What is left over on both sides and reads alike has moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from drafting.compare.sequence import heaviest_increasing
from drafting.word.native.likeness import ALIKE, NEARLY, Item, Likeness

#: Pairs of blocks compared with each other between two anchors; above, only those that share rare words.
_MOST_PAIRS = 20_000
#: Cells of one longest common subsequence.
_MOST_CELLS = 40_000_000
_ALONE = 0.25
#: A moved block reads this much like what it was, and has this many words.
_MOVED, _WORDS_MOVED = 0.75, 5


__all__ = ["Item", "Pairing", "pair"]


class Pairing(NamedTuple):
    """Pairs in the order of both sides, and pairs of what stands elsewhere."""

    stayed: list[tuple[int, int]]
    moved: list[tuple[int, int]]


def pair(old: Sequence[Item], new: Sequence[Item], *, moves: bool = False) -> Pairing:
    """Pair the blocks of two drafts."""
    matcher = _Matcher(old, new)
    stayed = list(matcher.stayed())
    moved = list(matcher.moved(stayed)) if moves else []
    return Pairing(stayed, moved)


class _Matcher:
    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self._old, self._new = old, new
        likeness = Likeness(old, new)
        self._score, self._words, self._near = likeness.score, likeness.words, likeness.near

    def stayed(self) -> Iterator[tuple[int, int]]:
        i = j = 0
        for at, to in (*self._kept(), (len(self._old), len(self._new))):
            yield from self._alike(i, at, j, to)
            if at < len(self._old):
                yield at, to
            i, j = at + 1, to + 1

    def _kept(self) -> Iterator[tuple[int, int]]:
        """Equal blocks and those that read much alike, the most words in the order of both."""
        start, end = self._ends()
        i, j = start, start
        i_end, j_end = len(self._old) - end, len(self._new) - end
        yield from zip(range(start), range(start), strict=True)
        for at, to in self._backbone(i, i_end, j, j_end):
            yield from self._equal(i, at, j, to)
            yield at, to
            i, j = at + 1, to + 1
        yield from self._equal(i, i_end, j, j_end)
        yield from zip(range(i_end, len(self._old)), range(j_end, len(self._new)), strict=True)

    def _ends(self) -> tuple[int, int]:
        """How many blocks both begin and end with."""
        least = min(len(self._old), len(self._new))
        start = end = 0
        while start < least and self._old[start] == self._new[start]:
            start += 1
        while end < least - start and self._old[-1 - end] == self._new[-1 - end]:
            end += 1
        return start, end

    def _backbone(self, i: int, i_end: int, j: int, j_end: int) -> list[tuple[int, int]]:
        """The heaviest chain of blocks that are the same, or nearly so: what moved is not in it."""
        same = self._same(i, i_end, j, j_end)
        ones, others = {at for at, _ in same}, {to for _, to in same}
        near = self._near(
            [at for at in range(i, i_end) if at not in ones],
            [to for to in range(j, j_end) if to not in others],
            least=NEARLY,
        )
        found = sorted(
            [(at, -to, len(self._words(0, at))) for at, to in same]
            + [(at, -to, int(score * len(self._words(0, at)))) for score, at, to in near]
        )
        # of several for one block the chain takes one: equal places fall
        values = [len(found) * -to - number for number, (_, to, _) in enumerate(found)]
        kept = heaviest_increasing(values, [weight + 1 for _, _, weight in found])
        return [(found[one][0], -found[one][1]) for one in kept]

    def moved(self, stayed: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Pairs of blocks left over: long ones that read alike, and what stands beside them."""
        ones = set(range(len(self._old))) - {i for i, _ in stayed}
        others = set(range(len(self._new))) - {j for _, j in stayed}
        found: dict[int, int] = {}
        taken: set[int] = set()
        for score, i, j in sorted(
            self._far(sorted(ones), sorted(others)), key=lambda one: (-one[0], one[1], one[2])
        ):
            if i not in found and j not in taken and score >= _MOVED:
                found[i] = j
                taken.add(j)
        for i, j in sorted(found.items()):
            for step in (1, -1):
                one, other = i + step, j + step
                while one in ones and other in others and one not in found and other not in taken:
                    if (
                        self._old[one].kind != "p"
                        or self._new[other].kind != "p"
                        or self._score(one, other) < _MOVED
                    ):
                        break
                    found[one] = other
                    taken.add(other)
                    one, other = one + step, other + step
        yield from sorted(found.items())

    def _equal(self, i: int, i_end: int, j: int, j_end: int) -> Iterator[tuple[int, int]]:
        """Equal blocks, in order."""
        while i < i_end and j < j_end and self._old[i] == self._new[j]:
            yield i, j
            i, j = i + 1, j + 1
        tail = 0
        while (
            i_end - tail > i
            and j_end - tail > j
            and self._old[i_end - 1 - tail] == self._new[j_end - 1 - tail]
        ):
            tail += 1
        yield from self._middle(i, i_end - tail, j, j_end - tail)
        for step in range(tail, 0, -1):
            yield i_end - step, j_end - step

    def _middle(self, i: int, i_end: int, j: int, j_end: int) -> Iterator[tuple[int, int]]:
        if i >= i_end or j >= j_end:
            return
        anchors = self._anchors(i, i_end, j, j_end)
        if not anchors:
            if (i_end - i) * (j_end - j) > _MOST_PAIRS:  # else left to ``_best``, which weighs words
                yield from self._common(i, i_end, j, j_end)
            return
        for at, to in anchors:
            yield from self._equal(i, at, j, to)
            yield at, to
            i, j = at + 1, to + 1
        yield from self._equal(i, i_end, j, j_end)

    def _anchors(self, i: int, i_end: int, j: int, j_end: int) -> list[tuple[int, int]]:
        shared = self._same(i, i_end, j, j_end)
        kept = heaviest_increasing([to for _, to in shared], [len(self._old[at].text) for at, _ in shared])
        return [shared[one] for one in kept]

    def _same(self, i: int, i_end: int, j: int, j_end: int) -> list[tuple[int, int]]:
        """Blocks that say the same and say it once on either side."""
        ones = Counter(self._old[i:i_end])
        others = Counter(self._new[j:j_end])
        places = {self._new[to]: to for to in range(j, j_end) if others[self._new[to]] == 1}
        return [
            (at, places[item])
            for at in range(i, i_end)
            if ones[item := self._old[at]] == 1 and item in places and item.text
        ]

    def _common(self, i: int, i_end: int, j: int, j_end: int) -> Iterator[tuple[int, int]]:
        """Equal blocks that stand more than once: the most that keep the order."""
        if (i_end - i) * (j_end - j) > _MOST_CELLS:
            return
        numbers: dict[Item, str] = {}  # blank ones would only hold others in wrong places
        one = "".join(numbers.setdefault(item, chr(len(numbers) + 0x100)) for item in self._old[i:i_end])
        other = "".join(numbers.setdefault(item, chr(len(numbers) + 0x100)) for item in self._new[j:j_end])
        for op in LCSseq.opcodes(one, other):
            if op.tag == "equal":
                for step in range(op.src_end - op.src_start):
                    if self._old[i + op.src_start + step].text:
                        yield i + op.src_start + step, j + op.dest_start + step

    def _alike(self, i: int, i_end: int, j: int, j_end: int) -> Iterator[tuple[int, int]]:
        """Between two anchors: pairs that share words, in order, the most words in all."""
        if i >= i_end or j >= j_end:
            return
        if (i_end - i, j_end - j) == (1, 1):
            if self._score(i, j) >= _ALONE or (not self._old[i].text and not self._new[j].text):
                yield i, j
            return
        if (i_end - i) * (j_end - j) <= _MOST_PAIRS:
            yield from self._best(i, i_end, j, j_end)
            return
        scored = list(self._near(range(i, i_end), range(j, j_end)))
        best: dict[int, tuple[float, int]] = {}
        for score, at, to in scored:
            best[at] = max(best.get(at, (0.0, -1)), (score, -to))
        chosen: dict[int, tuple[float, int]] = {}
        for at, (score, to) in best.items():
            chosen[-to] = max(chosen.get(-to, (0.0, -1)), (score, -at))
        pairs = sorted((-at, to, score) for to, (score, at) in chosen.items())
        kept = heaviest_increasing(
            [to for _, to, _ in pairs],
            [1 + int(score * len(self._words(0, at))) for at, _, score in pairs],
        )
        for one in kept:
            at, to, _ = pairs[one]
            if (at - i) * (to - j) <= _MOST_PAIRS:
                yield from self._best(i, at, j, to)
            yield at, to
            i, j = at + 1, to + 1
        if (i_end - i) * (j_end - j) <= _MOST_PAIRS:
            yield from self._best(i, i_end, j, j_end)

    def _best(self, i: int, i_end: int, j: int, j_end: int) -> Iterator[tuple[int, int]]:
        """The pairs in order that share the most words, by dynamic programming over all pairs."""
        rows, columns = i_end - i, j_end - j
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        gain: dict[tuple[int, int], float] = {}
        for row in range(rows - 1, -1, -1):
            here, below = best[row], best[row + 1]
            for column in range(columns - 1, -1, -1):
                most = max(below[column], here[column + 1])
                score = self._score(i + row, j + column, cutoff=ALIKE)
                if score >= ALIKE:
                    size = len(self._words(0, i + row)) + len(self._words(1, j + column))
                    gain[row, column] = worth = score * size + 0.5
                    most = max(most, worth + below[column + 1])
                here[column] = most
        row = column = 0
        while row < rows and column < columns:
            worth = gain.get((row, column), 0.0)
            if worth and best[row][column] == worth + best[row + 1][column + 1]:
                yield i + row, j + column
                row, column = row + 1, column + 1
            elif best[row][column] == best[row + 1][column]:
                row += 1
            else:
                column += 1

    def _far(self, ones: Sequence[int], others: Sequence[int]) -> Iterator[tuple[float, int, int]]:
        def movable(side: int, items: Sequence[Item], at: int) -> bool:
            return items[at].kind == "p" and len(self._words(side, at)) >= _WORDS_MOVED

        yield from self._near(
            [at for at in ones if movable(0, self._old, at)],
            [to for to in others if movable(1, self._new, to)],
        )
