"""What two drafts each inserted into a common base, and which of it is the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

from drafting.compare.side import SideOf
from drafting.model import Change, Provision
from drafting.structure.numbering import canonical, fold


@dataclass(frozen=True, slots=True)
class Addition:
    """A provision that one side inserted.

    ``parent`` is the place in the base of what it stands under (None for the top or another insertion),
    ``after`` that of the nearest sibling in front that the base has, ``behind`` that of the nearest provision
    in front (-1: none); ``under`` is the insertion it stands under, by its order in the draft. ``says`` is
    what makes two insertions the same: not the number, which follows from the order, nor the numbers of
    what it cites, as far as the base has that.
    """

    change: Change
    order: int
    behind: int
    parent: int | None
    after: int | None
    under: int | None
    says: Hashable

    @property
    def called(self) -> Hashable | None:
        """What makes two insertions claim the same slot; None for one without a number of its own."""
        node = self._node
        return (node.kind, fold(canonical(node.number))) if node.label and node.number else None

    @property
    def _node(self) -> Provision:
        assert self.change.new is not None
        return self.change.new


def additions(side: SideOf) -> list[Addition]:
    """All that one side inserted, in document order."""
    found = []
    behind = -1
    order = {id(node): at for at, node in enumerate(side.nodes)}
    after: dict[int | None, int] = {}  # by parent: the last of its children so far that the base has
    for at, node in enumerate(side.nodes):
        parent = side.parent[id(node)]
        own, family = side.base_place(node), id(parent) if parent else None
        if own is not None:
            behind = after[family] = own
            continue
        kept = side.base_place(parent)
        under = order[id(parent)] if parent and kept is None else None
        said = (node.kind, node.heading, side.in_numbers_of_the_base(node.text))
        found.append(Addition(side.inserted[id(node)], at, behind, kept, after.get(family), under, said))
    return found


_KEYS: tuple[Callable[[Addition], Hashable | None], ...] = (
    lambda found: found.says,
    lambda found: found.called,
)
Pair = tuple[Addition | None, Addition | None, bool]


def matched(ours: list[Addition], theirs: list[Addition]) -> Iterator[Pair]:
    """Every insertion once, beside the other side's at the same place that is the same or claims its number.

    The third says of an unmatched one that the other side put nothing of its own at that place.
    """
    mates: tuple[dict[int, int], dict[int, int]] = ({}, {})  # order of a matched parent -> a number for both
    slots: dict[Hashable, tuple[list[Addition], list[Addition]]] = {}
    depth = 0
    waiting = (ours, theirs)
    while any(waiting):
        slots.clear()
        later: tuple[list[Addition], list[Addition]] = ([], [])
        for side, found in enumerate(waiting):
            orders = {addition.order for addition in found}
            for addition in found:
                if addition.under in orders:  # what it stands under comes first
                    later[side].append(addition)
                    continue
                above = _above(addition, mates[side], side)
                slots.setdefault((above, addition.after), ([], []))[side].append(addition)
        for a, b, alone in (pair for slot in slots.values() for pair in _slot(*slot)):
            if a and b:
                depth += 1
                mates[0][a.order] = mates[1][b.order] = depth
            yield a, b, alone
        waiting = later


def _above(addition: Addition, mates: dict[int, int], side: int) -> Hashable:
    if addition.under is None:
        return ("base", addition.parent)
    if addition.under in mates:
        return ("both", mates[addition.under])
    return (side, addition.under)


def _slot(ours: list[Addition], theirs: list[Addition]) -> Iterator[Pair]:
    """The insertions at one place: first those that say the same, then those of the same number."""
    for key in _KEYS:
        for mine in list(ours):
            told = key(mine)
            other = next((found for found in theirs if key(found) == told), None)
            if told is not None and other is not None:
                ours.remove(mine)
                theirs.remove(other)
                yield mine, other, False
    alone = not (ours and theirs)
    yield from ((mine, None, alone) for mine in ours)
    yield from ((None, other, alone) for other in theirs)
