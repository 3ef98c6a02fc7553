"""Which provision of the old draft became which of the new one, at every level.

Units first (articles, transitories, annexes, English sections), wherever they stand; then the containers
over them, told by the units they share; then what stands inside each pair of units, level by level; last
what went from one unit into another. Measured on real laws: units by content before containers by heading
finds every move and invents none.
"""

from __future__ import annotations

from drafting.compare.align import align
from drafting.compare.containers import pair_across_roles, pair_containers
from drafting.compare.features import Lexicon, Role, Side
from drafting.compare.match import Match
from drafting.compare.moves import find_moves
from drafting.compare.strays import pair_strays
from drafting.model import Document


def pair(old: Document, new: Document) -> tuple[Match, set[tuple[int, int]]]:
    """The pairing of two documents, and the pairs that moved.

    The same two documents the other way round give the mirror image: the work is always done in one
    direction, so that no tie is broken differently.
    """
    lexicon = Lexicon()
    one, two = Side(old, lexicon), Side(new, lexicon)
    if _rank(one) <= _rank(two):
        match = _pair(one, two)
        return match, find_moves(match)
    match = _pair(two, one)
    return match.mirrored(), {(j, i) for i, j in find_moves(match)}


def pair_tops(old: Document, new: Document) -> tuple[Match, set[tuple[int, int]]]:
    """The same for two documents of one provision each, known to be one and the same."""
    lexicon = Lexicon()
    match = Match(Side(old, lexicon), Side(new, lexicon))
    match.pair(0, 0)
    _descend(match, [(0, 0)])
    pair_strays(match, lambda pairs: _descend(match, pairs))
    return match, find_moves(match)


def _rank(side: Side) -> list[tuple[str, ...]]:
    return [
        (node.kind.value, node.number, node.heading, node.text, node.label, str(parent))
        for node, parent in zip(side.nodes, side.parent, strict=True)
    ]


def _pair(old: Side, new: Side) -> Match:
    match = Match(old, new)
    align(match, old.units(), new.units())
    pair_containers(match)
    pair_across_roles(match)
    _descend(match, [(i, j) for i, j in match.pairs(range(len(old.nodes))) if _opens(match, i, j)])
    pair_strays(match, lambda pairs: _descend(match, pairs))
    return match


def _opens(match: Match, i: int, j: int) -> bool:
    """Whether the children of a pair are to be paired: containers' children have been already."""
    return Role.CONTAINER not in (match.old.role[i], match.new.role[j])


def _descend(match: Match, pairs: list[tuple[int, int]]) -> None:
    """Pair what stands below ``pairs``, level by level."""
    old, new = match.old, match.new
    stack = pairs[::-1]
    while stack:
        i, j = stack.pop()
        if old.digest[i] == new.digest[j]:
            _pair_alike(match, i, j)
            continue
        below_old, below_new = list(old.children(i)), list(new.children(j))
        align(match, below_old, below_new)
        stack += [(a, b) for a, b in match.pairs(below_old) if new.parent[b] == j]


def _pair_alike(match: Match, i: int, j: int) -> None:
    """Subtrees that say the same have the same shape: pair them place by place."""
    for step in range(1, match.old.end[i] - i):
        if not any(match.taken(i + step, j + step)):
            match.pair(i + step, j + step)
