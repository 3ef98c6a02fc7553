"""What is left between two pairs that stayed in place: there likeness may be less, and a label may decide."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from itertools import pairwise

from drafting.compare.features import Role
from drafting.compare.likeness import believed, bonus, emptied, likeness, similarity
from drafting.compare.match import Key, Match
from drafting.compare.sequence import heaviest_increasing
from drafting.model import Kind

#: Least likeness between neighbours, and the size from which a gap is not searched each with each.
_IN_PLACE, _GAP = 0.3, 400
_ATTACHED = frozenset({Kind.ANNEX, Kind.SCHEDULE})


def fill_gaps(match: Match, olds: list[int], news: list[int]) -> None:
    """Pair what is left of two lists, each in document order, in each gap between pairs that stayed."""
    settled = len(olds) - len(match.free(olds, [])[0])
    for gap_old, gap_new in _gaps(match, olds, news):
        same_in_order(match, gap_old, gap_new, lambda side, place: side.digest[place])
        free_old, free_new = match.free(gap_old, gap_new)
        if len(free_old) * len(free_new) <= _GAP:
            ranked = [(_in_place(match, i, j), i, j) for i in free_old for j in free_new]
            match.pair_best([item for item in ranked if item[0]])
        _rewritten(match, gap_old, gap_new, settled)


def _gaps(match: Match, olds: list[int], news: list[int]) -> list[tuple[list[int], list[int]]]:
    """What has no counterpart between each two pairs that stayed in place, where both lists have some."""
    at = {j: position for position, j in enumerate(news)}
    placed = [(position, at[match.to_new[i]]) for position, i in enumerate(olds) if match.to_new[i] in at]
    weights = [match.weight(olds[first], news[second]) for first, second in placed]
    stayed = [placed[position] for position in heaviest_increasing([new for _, new in placed], weights)]
    found = []
    for (old_from, new_from), (old_to, new_to) in pairwise([(-1, -1), *stayed, (len(olds), len(news))]):
        gap = match.free(olds[old_from + 1 : old_to], news[new_from + 1 : new_to])
        if all(gap):
            found.append(gap)
    return found


def _in_place(match: Match, i: int, j: int) -> float:
    if emptied(match.old, i) or emptied(match.new, j):
        return 0.0
    if (match.old.nodes[i].kind in _ATTACHED) is not (match.new.nodes[j].kind in _ATTACHED):
        return 0.0  # an annex does not become an article by standing beside it
    alike = believed(match, i, j, similarity(match, i, j, _IN_PLACE)) or likeness(match, i, j)
    return alike + bonus(match, i, j) if alike else 0.0


def _rewritten(match: Match, olds: list[int], news: list[int], settled: int) -> None:
    """Pair what has the same label and nothing else in common: a rewritten provision, or a repealed one.

    Among the units of a law that needs neighbours that stayed: where more was replaced than kept, two laws
    have been laid side by side, and equal numbers say nothing.
    """
    free_old, free_new = match.free(olds, news)
    if match.old.role[olds[0]] is not Role.INNER and settled < min(len(free_old), len(free_new)):
        free_old = [i for i in free_old if emptied(match.old, i)]
        free_new = [j for j in free_new if emptied(match.new, j)]
        same_in_order(match, free_old, news, lambda side, place: side.called[place])
        same_in_order(match, olds, free_new, lambda side, place: side.called[place])
        return
    same_in_order(match, free_old, free_new, lambda side, place: side.called[place])


def same_in_order(match: Match, olds: list[int], news: list[int], key: Key) -> None:
    """Pair what has the same key (the first with the first, and so on), as far as nothing crosses."""
    free_old, free_new = match.free(olds, news)
    waiting: dict[Hashable, deque[int]] = {}
    for j in free_new:
        told = key(match.new, j)
        if told is not None:
            waiting.setdefault(told, deque()).append(j)
    found = []
    for i in free_old:
        told = key(match.old, i)
        if told is not None and waiting.get(told):
            found.append((i, waiting[told].popleft()))
    weights = [match.weight(i, j) for i, j in found]
    for position in heaviest_increasing([j for _, j in found], weights):
        match.pair(*found[position])
