"""One list of provisions against another: the units of two drafts, or the children of one pair.

Four passes, the surest first: identical texts; texts that stand beside a pair and are identical; similar
texts, wherever they went; and what is left between two pairs that stayed in place, where a label or the
place itself may decide (``gaps``). A label alone never does.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise

from drafting.compare.features import Role, Side
from drafting.compare.gaps import fill_gaps
from drafting.compare.likeness import bonus, candidates, emptied, likeness
from drafting.compare.match import FREE, Match, once

#: A text must be this long (characters) to be recognised wherever it stands.
_TELLING = 40
#: What it counts to stand right behind the counterpart of what preceded.
_BESIDE = 0.05


def align(match: Match, olds: list[int], news: list[int]) -> None:
    """Pair what belongs together in two lists, each in document order. Pairs made before are kept."""
    _anchor(match, olds, news)
    _extend(match, olds, news)
    _resemble(match, olds, news)
    fill_gaps(match, olds, news)


# --- identical texts ----------------------------------------------------------------------------------------


def _anchor(match: Match, olds: list[int], news: list[int]) -> None:
    for key in (_in_its_container, _by_label, _by_text):
        free_old, free_new = match.free(olds, news)
        theirs = once(match.new, free_new, key)
        for told, i in once(match.old, free_old, key).items():
            j = theirs.get(told)
            if j is not None:
                match.pair(i, j)


def _in_its_container(side: Side, place: int) -> Hashable | None:
    called = side.called[place]
    return None if called is None else (side.digest[place], called, side.path[place])


def _by_label(side: Side, place: int) -> Hashable | None:
    called = side.called[place]
    return None if called is None else (side.digest[place], called)


def _by_text(side: Side, place: int) -> Hashable | None:
    inside = side.role[place] is Role.INNER
    if side.weight[place] < _TELLING and not (inside and not emptied(side, place)):
        return None
    return side.digest[place]


def _extend(match: Match, olds: list[int], news: list[int]) -> None:
    """Pair the neighbours of a pair when they say the same (after Heckel): first those under its own roof."""
    for within in (True, False):
        for step in (1, -1):
            _extend_along(match, olds, news, step, within)


def _extend_along(match: Match, olds: list[int], news: list[int], step: int, within: bool) -> None:
    at = {j: position for position, j in enumerate(news)}
    old, new = match.old, match.new
    for position in range(len(olds))[::step]:
        mate = match.to_new[olds[position]]
        next_old, next_new = position + step, at.get(mate, -2) + step
        if not (0 <= next_old < len(olds) and 0 <= next_new < len(news)):
            continue
        i, j = olds[next_old], news[next_new]
        roof = old.parent[i] == old.parent[olds[position]] and new.parent[j] == new.parent[mate]
        if old.digest[i] == new.digest[j] and (roof or not within) and not any(match.taken(i, j)):
            match.pair(i, j)


# --- similar texts ------------------------------------------------------------------------------------------


def _resemble(match: Match, olds: list[int], news: list[int]) -> None:
    free_old, free_new = match.free(olds, news)
    before_old = dict(pairwise(reversed(olds)))
    before_new = dict(pairwise(reversed(news)))
    ranked = []
    for i, j in candidates(match, free_old, free_new):
        alike = likeness(match, i, j)
        if alike:
            beside = match.to_new[before_old.get(i, i)] == before_new.get(j, FREE - 1)
            ranked.append((alike + bonus(match, i, j) + _BESIDE * beside, i, j))
    match.pair_best(ranked)
