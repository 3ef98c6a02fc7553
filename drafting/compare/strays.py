"""Paragraphs, fractions and rows that went from one unit to another."""

from __future__ import annotations

from collections.abc import Callable

from drafting.compare.features import Role, Side
from drafting.compare.likeness import candidates, similarity
from drafting.compare.match import FREE, Match

#: A stray must have this many meaningful words, and be this much alike; below, chance finds counterparts.
_LEAST_WORDS, _NEARLY_EQUAL = 10, 0.85


def pair_strays(match: Match, descend: Callable[[list[tuple[int, int]]], None]) -> None:
    """Pair what left one unit and turned up in another; ``descend`` then pairs what stands below it."""
    olds, news = _strays(match.old, match.to_new), _strays(match.new, match.to_old)
    if not olds or not news:
        return
    ranked = []
    for i, j in candidates(match, olds, news):
        alike = similarity(match, i, j, _NEARLY_EQUAL)
        if alike:
            ranked.append((match.weight(i, j) * alike, alike, i, j))
    ranked.sort(key=lambda item: (-item[0], item[2] + item[3], item[2]))
    for _, _, i, j in ranked:
        if match.to_new[i] == FREE and match.to_old[j] == FREE:
            match.pair(i, j)
            descend([(i, j)])


def _strays(side: Side, mates: list[int]) -> list[int]:
    return [
        place
        for place, role in enumerate(side.role)
        if role is Role.INNER and mates[place] == FREE and len(side.words(place)) >= _LEAST_WORDS
    ]
