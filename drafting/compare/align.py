"""One list of provisions against another: the units of two drafts, or the children of one pair.

Four passes, the surest first: identical texts; texts that stand beside a pair and are identical; similar
texts, wherever they went; and what is left between two pairs that stayed in place, where a label or the
place itself may decide. A label alone never does.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Hashable
from itertools import pairwise

from drafting.compare.features import Role, Side
from drafting.compare.likeness import candidates, kept, own_similarity, similarity
from drafting.compare.match import FREE, Match
from drafting.compare.sequence import heaviest_increasing

#: A text must be this long (characters) to be recognised wherever it stands.
_TELLING = 40
#: What a repealed provision says wherever it stands: no text to recognise it by.
_EMPTIED = re.compile(
    r"\W*(?:\(?se )?(?:derogad[oa]s?|deroga|suprimid[oa]s?|sin contenido|repealed|reserved|omitted|deleted)\b"
    r".{0,60}",
    re.IGNORECASE | re.DOTALL,
)
#: Least similarity of the meaningful words: anywhere; under the same label and container; between neighbours.
_ANYWHERE, _SAME_LABEL, _IN_PLACE = 0.5, 0.3, 0.3
#: From here on provisions of another label are one even if only what stands below them agrees.
_MOSTLY = 0.8
#: For texts of different length: how much of the shorter one must survive, and its least length in words.
_MOST_OF, _LEAST_WORDS = 0.6, 12
#: A gap larger than this is not searched each with each.
_GAP = 400

Key = Callable[[Side, int], Hashable | None]
Ranked = tuple[float, int, int]


def align(match: Match, olds: list[int], news: list[int]) -> None:
    """Pair what belongs together in two lists, each in document order. Pairs made before are kept."""
    _anchor(match, olds, news)
    _extend(match, olds, news)
    _resemble(match, olds, news)
    _fill_gaps(match, olds, news)


def emptied(side: Side, place: int) -> bool:
    """Whether a provision says nothing, or no more than that it is repealed or reserved."""
    if side.end[place] > place + 1:
        return False
    text = side.nodes[place].text
    return not text.strip() or _EMPTIED.fullmatch(text) is not None


# --- identical texts ----------------------------------------------------------------------------------------


def _anchor(match: Match, olds: list[int], news: list[int]) -> None:
    for key in (_in_its_container, _by_label, _by_text):
        free_old, free_new = match.free(olds, news)
        theirs = _once(match.new, free_new, key)
        for told, i in _once(match.old, free_old, key).items():
            j = theirs.get(told)
            if j is not None:
                match.pair(i, j)


def _once(side: Side, places: list[int], key: Key) -> dict[Hashable, int]:
    """Places by key, without the keys that several share."""
    found: dict[Hashable, int] = {}
    for place in places:
        told = key(side, place)
        if told is not None:
            found[told] = FREE if told in found else place
    return {told: place for told, place in found.items() if place != FREE}


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
            ranked.append((alike + _bonus(match, i, j) + 0.05 * beside, i, j))
    _take_best(match, ranked)


def likeness(match: Match, i: int, j: int) -> float:
    """How alike two provisions are, 0 when not enough to be one and the same wherever they stand."""
    old, new = match.old, match.new
    same_label = old.called[i] is not None and old.called[i] == new.called[j]
    settled = same_label and old.path[i] == new.path[j]
    if not settled and (emptied(old, i) or emptied(new, j)):
        return 0.0
    shorter = min(len(old.words(i)), len(new.words(j)))
    limit = _SAME_LABEL if settled else _ANYWHERE if shorter >= 5 or same_label else 0.75
    alike = similarity(match, i, j, limit)
    if alike or shorter < _LEAST_WORDS:
        return _believed(match, i, j, alike)
    share = kept(match, i, j)
    return share / 2 if share >= _MOST_OF else 0.0


def _believed(match: Match, i: int, j: int, alike: float) -> float:
    """``alike``, but 0 where texts of another label agree only in what stands below: a closing formula."""
    same_label = match.old.called[i] is not None and match.old.called[i] == match.new.called[j]
    if not alike or same_label or alike >= _MOSTLY or min(len(match.old.own(i)), len(match.new.own(j))) < 6:
        return alike
    return alike if own_similarity(match, i, j) >= _SAME_LABEL else 0.0


def _bonus(match: Match, i: int, j: int) -> float:
    """Labels and containers break ties between texts that are about equally alike."""
    old, new = match.old, match.new
    label = 0.1 if old.called[i] is not None and old.called[i] == new.called[j] else 0.0
    return label + (0.03 if old.path[i] == new.path[j] else 0.0)


def _take_best(match: Match, ranked: list[Ranked]) -> None:
    ranked.sort(key=lambda item: (-item[0], item[1] + item[2], item[1]))
    for _, i, j in ranked:
        if not any(match.taken(i, j)):
            match.pair(i, j)


# --- between neighbours -------------------------------------------------------------------------------------


def _fill_gaps(match: Match, olds: list[int], news: list[int]) -> None:
    for gap_old, gap_new in _gaps(match, olds, news):
        same_in_order(match, gap_old, gap_new, lambda side, place: side.digest[place])
        free_old, free_new = match.free(gap_old, gap_new)
        if len(free_old) * len(free_new) <= _GAP:
            ranked = [(_in_place(match, i, j), i, j) for i in free_old for j in free_new]
            _take_best(match, [item for item in ranked if item[0]])
        same_in_order(match, gap_old, gap_new, lambda side, place: side.called[place])


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
    alike = _believed(match, i, j, similarity(match, i, j, _IN_PLACE)) or likeness(match, i, j)
    return alike + _bonus(match, i, j) if alike else 0.0


def same_in_order(match: Match, olds: list[int], news: list[int], key: Key) -> None:
    """Pair what has the same key, never crossing: the first free counterpart further on."""
    free_old, free_new = match.free(olds, news)
    where: dict[Hashable, deque[int]] = {}
    for j in free_new:
        told = key(match.new, j)
        if told is not None:
            where.setdefault(told, deque()).append(j)
    passed = FREE
    for i in free_old:
        waiting = where.get(key(match.old, i), deque())
        while waiting and waiting[0] <= passed:
            waiting.popleft()
        if waiting:
            passed = waiting.popleft()
            match.pair(i, passed)
