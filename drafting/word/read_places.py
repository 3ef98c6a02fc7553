"""Which stretch of a text is which provision: the letters of a file laid beside those of a document.

Where the document was read from the file both have the same letters, and the way is exact. A file that came
back from somebody else, or a document read by an earlier edition, differs here and there: then only what both
have in the same order is paired, and a stretch counts as found when all of it is paired without a gap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import Indel

from drafting.compare.sequence import heaviest_increasing
from drafting.model import Document, Provision, Quote
from drafting.word.read_trace import letters

#: So many letters in a row that stand once on both sides are surely the same words.
_SURE = 40
#: Differences between sure stretches are looked at letter by letter up to this size (both sides multiplied).
_SMALL = 4_000_000
#: Fewer letters in a row than this, inside a difference, are chance.
_LEAST = 12


class Stretch(NamedTuple):
    """So many letters that are the same from ``a`` on one side and from ``b`` on the other."""

    a: int
    b: int
    length: int


class Places:
    """The provisions of ``document`` over ``text``, the letters of a file."""

    def __init__(self, text: str, document: Document) -> None:
        self._provisions = tuple(document.walk())
        self._index = {node.eid: place for place, node in reversed(list(enumerate(self._provisions)))}
        words = [letters(node.printed) for node in self._provisions]
        self._starts = [0, *accumulate(map(len, words))]
        self._stretches = stretches("".join(words), text)
        self._back = sorted(Stretch(b, a, length) for a, b, length in self._stretches)
        self.exact = self._stretches == [Stretch(0, 0, len(text))] and self._starts[-1] == len(text)

    def provision(self, eid: str) -> Provision | None:
        """The provision of the document with that eid."""
        place = self._index.get(eid)
        return None if place is None else self._provisions[place]

    def find(self, eid: str, quote: Quote | None) -> tuple[int, int] | None:
        """Where the quoted words of a provision stand in the file, as letters from and to.

        None when they do not stand in the provision's printed words, or not in one piece in the file;
        without a quote the whole provision.
        """
        place = self._index.get(eid)
        if place is None:
            return None
        start, end = self._starts[place], self._starts[place + 1]
        if quote is not None:
            inside = quoted(self._provisions[place].printed, quote)
            if inside is None:
                return None
            start, end = start + inside[0], start + inside[1]
        return _carried(self._stretches, start, end)

    def around(self, eid: str) -> tuple[int, int] | None:
        """The first and last letters of a provision that are in the file; None if less than half of it is."""
        place = self._index.get(eid)
        if place is None:
            return None
        start, end = self._starts[place], self._starts[place + 1]
        met = [(b, b + length) for b, length in _overlapping(self._stretches, start, end)]
        if 2 * sum(to - at for at, to in met) < end - start or not met:
            return None
        return met[0][0], met[-1][1]

    def at(self, start: int, end: int) -> tuple[Provision, int, int] | None:
        """The provision that holds the letters ``start`` to ``end`` of the file, and where in its letters.

        None when they are not in the document in one piece or go over two provisions.
        """
        found = _carried(self._back, start, end)
        if found is None:
            return None
        place = self._holding(found[0])
        if found[1] > self._starts[place + 1]:
            return None
        return self._provisions[place], found[0] - self._starts[place], found[1] - self._starts[place]

    def near(self, start: int, end: int) -> Provision | None:
        """The provision that most of the letters ``start`` to ``end`` of the file are of."""
        votes: dict[int, int] = {}
        for at, length in _overlapping(self._back, start, end):
            while length > 0:
                place = self._holding(at)
                step = min(length, self._starts[place + 1] - at)
                votes[place] = votes.get(place, 0) + step
                at, length = at + step, length - step
        if not votes:
            return None
        return self._provisions[max(votes, key=lambda place: (votes[place], -place))]

    def _holding(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1


def quoted(printed: str, quote: Quote) -> tuple[int, int] | None:
    """Where the quoted words stand among the letters of ``printed``.

    Of several places the one whose surroundings agree best; among equals whole words, then the first.
    """
    wanted, whole = letters(quote.exact), letters(printed)
    if not wanted:
        return None
    before, after = letters(quote.prefix), letters(quote.suffix)
    edges = _edges(printed)
    best: tuple[int, bool, int] | None = None
    at = whole.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        agree = _common(reversed(whole[max(0, at - len(before)) : at]), reversed(before))
        agree += _common(whole[end : end + len(after)], after)
        found = (agree, at in edges and end in edges, at)
        if best is None or found[:2] > best[:2]:
            best = found
        at = whole.find(wanted, at + 1)
    return None if best is None else (best[2], best[2] + len(wanted))


def _edges(printed: str) -> set[int]:
    """Before and behind which letters a word begins or ends."""
    edges, at, inside = {0}, 0, False
    for char in printed:
        if char.isalnum() != inside:
            edges.add(at)
            inside = not inside
        at += not char.isspace()
    return edges | {at}


def stretches(a: str, b: str) -> list[Stretch]:
    """What two texts have in common, in the order of both."""
    if a == b:
        return [Stretch(0, 0, len(a))]
    head = _common(a, b)
    tail = _common(reversed(a[head:]), reversed(b[head:]))
    ends = [Stretch(0, 0, head), *_inside(a, b, head, tail), Stretch(len(a) - tail, len(b) - tail, tail)]
    return _joined(one for one in ends if one.length)


def _inside(a: str, b: str, head: int, tail: int) -> list[Stretch]:
    """Sure stretches first, then what lies between two of them."""
    end_a, end_b = len(a) - tail, len(b) - tail
    out: list[Stretch] = []
    at_a, at_b = head, head
    for sure in [*_sure(a, b, head, tail), Stretch(end_a, end_b, 0)]:
        if sure.a < at_a or sure.b < at_b:  # it runs into the one before
            continue
        if at_a < sure.a and at_b < sure.b and (sure.a - at_a) * (sure.b - at_b) <= _SMALL:
            for op in Indel.opcodes(a[at_a : sure.a], b[at_b : sure.b]):
                if op.tag == "equal" and op.src_end - op.src_start >= _LEAST:
                    out.append(Stretch(at_a + op.src_start, at_b + op.dest_start, op.src_end - op.src_start))
        out.append(sure)
        at_a, at_b = sure.a + sure.length, sure.b + sure.length
    return out


def _sure(a: str, b: str, head: int, tail: int) -> list[Stretch]:
    """Long stretches that stand once on both sides, grown to where the texts part, without crossings."""
    end_a, end_b = len(a) - tail, len(b) - tail
    samples: dict[str, int] = {}
    for at in range(head, end_b - _SURE + 1, _SURE // 2):
        words = b[at : at + _SURE]
        samples[words] = -1 if words in samples else at
    met: dict[int, int] = {}
    for at in range(head, end_a - _SURE + 1):
        other = samples.get(a[at : at + _SURE], -1)
        if other >= 0:
            met[other] = -1 if other in met else at
    pairs = sorted((at_a, at_b) for at_b, at_a in met.items() if at_a >= 0)
    kept = heaviest_increasing([at_b for _, at_b in pairs], [_SURE] * len(pairs)) if pairs else []
    found: list[Stretch] = []
    for at_a, at_b in (pairs[place] for place in kept):
        if found and at_a < found[-1].a + found[-1].length:
            continue
        floor_a = found[-1].a + found[-1].length if found else head
        floor_b = found[-1].b + found[-1].length if found else head
        back = _common(reversed(a[floor_a:at_a]), reversed(b[floor_b:at_b]))
        on = _common(a[at_a:end_a], b[at_b:end_b])
        found.append(Stretch(at_a - back, at_b - back, back + on))
    return found


def _joined(found: Iterable[Stretch]) -> list[Stretch]:
    out: list[Stretch] = []
    for one in found:
        last = out[-1] if out else None
        if last is not None and (last.a + last.length, last.b + last.length) == (one.a, one.b):
            out[-1] = Stretch(last.a, last.b, last.length + one.length)
        else:
            out.append(one)
    return out


def _carried(pairs: Sequence[Stretch], start: int, end: int) -> tuple[int, int] | None:
    """The letters ``start`` to ``end`` of the first side on the second, if they are there in one piece."""
    place = bisect_right(pairs, start, key=lambda one: one.a) - 1
    if place < 0 or start >= end:
        return None
    one = pairs[place]
    if end > one.a + one.length:
        return None
    return one.b + start - one.a, one.b + end - one.a


def _overlapping(pairs: Sequence[Stretch], start: int, end: int) -> list[tuple[int, int]]:
    """For each stretch that meets ``start`` to ``end``: where on the second side, and how long."""
    place = max(bisect_right(pairs, start, key=lambda one: one.a) - 1, 0)
    out = []
    for one in pairs[place:]:
        if one.a >= end:
            break
        low, high = max(one.a, start), min(one.a + one.length, end)
        if low < high:
            out.append((one.b + low - one.a, high - low))
    return out


def _common(a: Iterable[str], b: Iterable[str]) -> int:
    """How many letters two texts begin with alike."""
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count
