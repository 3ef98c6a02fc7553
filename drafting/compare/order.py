"""The order in which a comparison tells its changes."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.compare.match import FREE, Match


def told(match: Match) -> Iterator[tuple[int, int]]:
    """All pairs in the order of the new document, ``FREE`` standing for a missing side.

    A deleted provision comes behind the pair of the provision that preceded it in the old document.
    """
    behind: dict[int, list[int]] = {}
    place = FREE
    for i, mate in enumerate(match.to_new):
        if mate == FREE:
            behind.setdefault(place, []).append(i)
        else:
            place = mate
    for j in range(FREE, len(match.to_old)):
        if j != FREE:
            yield match.to_old[j], j
        for i in behind.get(j, ()):
            yield i, FREE
