"""Paragraphs, fractions and rows that went to another level of their article, or to another article."""

from __future__ import annotations

from collections.abc import Callable

from drafting.compare.features import Role, Side
from drafting.compare.likeness import candidates, own_similarity, similarity
from drafting.compare.match import FREE, Match

Pair = tuple[int, int]

#: Within one unit, and from one to another: least meaningful words, least likeness. Chance finds counterparts
#: for short texts in a whole law, hardly in one article.
_WITHIN, _ACROSS = (4, 0.7), (8, 0.85)


def pair_strays(match: Match, descend: Callable[[list[Pair]], None]) -> None:
    """Pair what left its place and turned up in another; ``descend`` then pairs what stands below it."""
    old, new = match.old, match.new
    for i, j in list(match.pairs(old.units())):
        olds = _strays(old, match.to_new, range(i + 1, old.end[i]))
        news = _strays(new, match.to_old, range(j + 1, new.end[j]))
        _settle(match, olds, news, _WITHIN, descend)
    olds = _strays(old, match.to_new, range(len(old.nodes)))
    news = _strays(new, match.to_old, range(len(new.nodes)))
    _settle(match, olds, news, _ACROSS, descend)


def _strays(side: Side, mates: list[int], places: range) -> list[int]:
    return [place for place in places if side.role[place] is Role.INNER and mates[place] == FREE]


def _settle(
    match: Match,
    olds: list[int],
    news: list[int],
    least: tuple[int, float],
    descend: Callable[[list[Pair]], None],
) -> None:
    """The longest and most alike first; what ``descend`` paired on the way is taken."""
    words, alike_enough = least
    olds = [i for i in olds if len(match.old.words(i)) >= words]
    news = [j for j in news if len(match.new.words(j)) >= words]
    ranked = []
    for i, j in candidates(match, olds, news):
        alike = similarity(match, i, j, alike_enough)
        if not alike and min(len(match.old.own(i)), len(match.new.own(j))) >= words:
            alike = own_similarity(match, i, j)
        if alike >= alike_enough:
            ranked.append((match.weight(i, j) * alike, i, j))
    ranked.sort(key=lambda item: (-item[0], item[1] + item[2], item[1]))
    for _, i, j in ranked:
        if not any(match.taken(i, j)):
            match.pair(i, j)
            descend([(i, j)])
