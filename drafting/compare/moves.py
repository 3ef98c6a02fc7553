"""What moved: units out of sequence or under another container, containers, and children inside a unit.

What stayed in place is the heaviest increasing subsequence of the paired units, weighted by their text.
Containers have no vote in it: with one, a chapter's heading outweighed its articles and made moves that
nobody made. Where most of a chapter is out of sequence the chapter moved, and its articles with it.
"""

from __future__ import annotations

from collections import Counter

from drafting.compare.containers import above
from drafting.compare.features import Role
from drafting.compare.match import FREE, Match
from drafting.compare.sequence import heaviest_increasing

Pair = tuple[int, int]


def find_moves(match: Match) -> set[Pair]:
    """The pairs that moved, without those that were only carried along by what stands over them."""
    units = [(i, j) for i, j in match.pairs(match.old.units()) if match.new.role[j] is Role.UNIT]
    moved = {pair for pair in units if _elsewhere(match, pair)}
    stayed = [pair for pair in units if pair not in moved]  # nobody who left a chapter passed by them
    moved |= _out_of_sequence(match, stayed)
    moved |= {pair for pair in match.pairs(match.old.containers()) if _elsewhere(match, pair)}
    return moved | _inner_moves(match)


def _elsewhere(match: Match, pair: Pair) -> bool:
    """Whether a pair left its container for another.

    Containers that came or went are looked through: a heading put over a whole law, or sections that divide
    a chapter, move nothing; what a chapter gave to a new one beside it did move.
    """
    a = next((place for place in above(match.old, pair[0]) if match.to_new[place] != FREE), FREE)
    b = next((place for place in above(match.new, pair[1]) if match.to_old[place] != FREE), FREE)
    return b != (match.to_new[a] if a != FREE else FREE)


def _out_of_sequence(match: Match, units: list[Pair]) -> set[Pair]:
    """Of ``units`` (in the old order) those that left the sequence, whole containers as one."""
    moved: set[Pair] = set()
    scopes = [(units, 0)]
    while scopes:
        inside, depth = scopes.pop()
        weights = [match.weight(i, j) for i, j in inside]
        stayed = heaviest_increasing([j for _, j in inside], weights)
        out = set(inside) - {inside[position] for position in stayed}
        for container, carried in _carried(match, inside, out, depth):
            moved.add(container)
            out -= set(carried)
            scopes.append((carried, _depth(match, container[0]) + 1))
        moved |= out
    return moved


def _carried(match: Match, inside: list[Pair], out: set[Pair], depth: int) -> list[tuple[Pair, list[Pair]]]:
    """The outermost containers most of whose text is out of sequence, each with the units it kept."""
    if not out:
        return []
    members: dict[Pair, list[Pair]] = {}
    astray: Counter[Pair] = Counter()
    for pair in inside:
        for container in _over(match, pair):
            if _depth(match, container[0]) >= depth:
                members.setdefault(container, []).append(pair)
                astray[container] += match.weight(*pair) if pair in out else -match.weight(*pair)
    found: list[tuple[Pair, list[Pair]]] = []
    taken: set[Pair] = set()
    for container in sorted(members, key=lambda pair: (_depth(match, pair[0]), pair)):
        if astray[container] > 0 and not taken & set(members[container]):
            taken |= set(members[container])
            found.append((container, members[container]))
    return found


def _over(match: Match, pair: Pair) -> list[Pair]:
    """The pairs of containers that hold a pair on both sides."""
    theirs = set(above(match.new, pair[1]))
    return [(a, match.to_new[a]) for a in above(match.old, pair[0]) if match.to_new[a] in theirs]


def _depth(match: Match, place: int) -> int:
    return sum(1 for _ in above(match.old, place))


def _inner_moves(match: Match) -> set[Pair]:
    old, new = match.old, match.new
    moved: set[Pair] = set()
    together: dict[Pair, list[Pair]] = {}
    for i, j in match.pairs(range(len(old.nodes))):
        if old.role[i] is Role.INNER and new.role[j] is Role.INNER:
            a, b = old.parent[i], new.parent[j]
            if match.to_new[a] == b:
                together.setdefault((a, b), []).append((i, j))
            else:
                moved.add((i, j))
    for pairs in together.values():
        weights = [match.weight(i, j) for i, j in pairs]
        stayed = heaviest_increasing([j for _, j in pairs], weights)
        if len(stayed) < len(pairs):
            moved |= set(pairs) - {pairs[position] for position in stayed}
    return moved
