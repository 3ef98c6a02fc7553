"""The pairing while it grows: for every provision of one document its counterpart in the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from drafting.compare.features import Side

FREE = -1

#: Support, old place, new place.
Ranked = tuple[float, int, int]
#: What a provision is recognised by; None for one that cannot be.
Key = Callable[[Side, int], Hashable | None]


class Match:
    """Which provision became which. ``to_new[i]`` and ``to_old[j]`` are each other's inverse, or ``FREE``."""

    __slots__ = ("new", "old", "to_new", "to_old")

    def __init__(self, old: Side, new: Side) -> None:
        self.old = old
        self.new = new
        self.to_new = [FREE] * len(old.nodes)
        self.to_old = [FREE] * len(new.nodes)

    def pair(self, i: int, j: int) -> None:
        """Make ``i`` and ``j`` one provision. Neither may have a counterpart yet."""
        assert self.to_new[i] == FREE
        assert self.to_old[j] == FREE
        self.to_new[i] = j
        self.to_old[j] = i

    def taken(self, i: int, j: int) -> tuple[bool, bool]:
        """Whether ``i``, and whether ``j``, has a counterpart already."""
        return self.to_new[i] != FREE, self.to_old[j] != FREE

    def pair_best(self, ranked: list[Ranked]) -> None:
        """Pair the candidates of the greatest support first, each provision once."""
        for _, i, j in sorted(ranked, key=lambda item: (-item[0], item[1] + item[2], item[1])):
            if not any(self.taken(i, j)):
                self.pair(i, j)

    def free(self, olds: Iterable[int], news: Iterable[int]) -> tuple[list[int], list[int]]:
        """Those of both lists that have no counterpart yet."""
        return [i for i in olds if self.to_new[i] == FREE], [j for j in news if self.to_old[j] == FREE]

    def pairs(self, olds: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The pairs of those in ``olds`` that have a counterpart."""
        return ((i, self.to_new[i]) for i in olds if self.to_new[i] != FREE)

    def weight(self, i: int, j: int) -> int:
        """How much text hangs on a pair."""
        return self.old.weight[i] + self.new.weight[j]

    def mirrored(self) -> Match:
        """The same pairs seen from the other document."""
        other = Match(self.new, self.old)
        other.to_new, other.to_old = self.to_old, self.to_new
        return other


def once(side: Side, places: list[int], key: Key) -> dict[Hashable, int]:
    """Places by key, without the keys that several share."""
    found: dict[Hashable, int] = {}
    for place in places:
        told = key(side, place)
        if told is not None:
            found[told] = FREE if told in found else place
    return {told: place for told, place in found.items() if place != FREE}
