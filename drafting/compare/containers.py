"""Which title or chapter became which: by its heading, its number, and the units it shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import Indel

from drafting.compare.features import Role, Side
from drafting.compare.gaps import same_in_order
from drafting.compare.match import FREE, Key, Match, once
from drafting.structure.numbering import fold

#: What shared text, heading and number weigh; a container is the same from ``_ENOUGH`` on.
_SHARED, _HEADING, _NUMBER, _SAME_PATH, _ENOUGH = 0.5, 0.35, 0.15, 0.05, 0.35


def pair_containers(match: Match) -> None:
    """Pair the containers, once their units are paired: the best supported first, namesakes last in order."""
    shared = _shared_text(match)
    ranked = []
    for a, b in _candidates(match, shared):
        support = _support(match, a, b, shared[a, b])
        if support >= _ENOUGH:
            ranked.append((support, a, b))
    match.pair_best(ranked)
    same_in_order(match, match.old.containers(), match.new.containers(), _address)


def above(side: Side, place: int) -> Iterator[int]:
    """The containers over a provision, the nearest first."""
    place = side.parent[place]
    while place != FREE:
        yield place
        place = side.parent[place]


def _shared_text(match: Match) -> Counter[tuple[int, int]]:
    """For each two containers of one kind, how much text lies in units that both hold."""
    shared: Counter[tuple[int, int]] = Counter()
    old, new = match.old, match.new
    for i, j in match.pairs(old.units()):
        for a in above(old, i):
            for b in above(new, j):
                if old.nodes[a].kind is new.nodes[b].kind:
                    shared[a, b] += match.weight(i, j)
    return shared


def _candidates(match: Match, shared: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
    """Containers that share a unit, that alone bear a heading, or that stand at the same address."""
    found = dict.fromkeys(shared)
    keys: tuple[Key, ...] = (_heading, _address)
    for key in keys:
        theirs = once(match.new, match.new.containers(), key)
        for told, a in once(match.old, match.old.containers(), key).items():
            if told in theirs:
                found[a, theirs[told]] = None
    return list(found)


def _heading(side: Side, place: int) -> tuple[object, ...] | None:
    node = side.nodes[place]
    return (node.kind, fold(node.heading)) if node.heading else None


def _address(side: Side, place: int) -> tuple[object, ...]:
    node = side.nodes[place]
    return (side.path[place], node.kind, fold(node.heading))


def _support(match: Match, a: int, b: int, shared: int) -> float:
    old, new = match.old, match.new
    one, two = old.nodes[a], new.nodes[b]
    numbers = 1.0 if old.called[a] == new.called[b] else 0.0
    if one.heading or two.heading:
        headings = Indel.normalized_similarity(fold(one.heading), fold(two.heading))
        headings = headings if headings >= 0.6 else 0.0  # letters of unrelated headings agree by half
    else:
        headings = numbers  # without headings the number stands for them
    same_path = _SAME_PATH if old.path[a] == new.path[b] else 0.0
    share = shared / (old.weight[a] + new.weight[b])
    return _SHARED * share + _HEADING * headings + _NUMBER * numbers + same_path


def pair_across_roles(match: Match) -> None:
    """Pair an annex or section that gathers units in one draft and is itself one in the other."""
    old, new = match.old, match.new

    def loose(side: Side, free: list[int]) -> dict[object, int]:
        return {
            side.called[at]: at
            for at in reversed(free)
            if side.called[at] and side.role[at] is not Role.INNER
        }

    free_old, free_new = match.free(range(len(old.nodes)), range(len(new.nodes)))
    theirs = loose(new, free_new)
    for called, i in loose(old, free_old).items():
        j = theirs.get(called)
        if j is not None and old.role[i] is not new.role[j]:
            match.pair(i, j)
