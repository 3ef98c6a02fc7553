"""Which provisions share a row: those of one unit, wherever the other texts have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.compare.table.frame import TOP, Frame
from drafting.compare.table.lines import Side


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision in all texts: its place in each, what each column shows, and what the table says of it.

    ``quiet`` says that nothing changed but perhaps its number, ``shifted`` that its number did, ``follows``
    that it only cites others by the numbers they bear now. ``notes``
    stand under it, column by column ("" for none); ``status`` is what happened to it, in the words of the
    comparison.
    """

    places: tuple[int | None, ...]
    sides: tuple[Side | None, ...]
    quiet: bool
    shifted: bool
    notes: tuple[str, ...]
    status: frozenset[str]
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The provisions of one row, its head first; ``frame`` and ``place`` say where the head stands."""

    entries: tuple[Entry, ...]
    frame: Frame
    place: int

    @property
    def divides(self) -> bool:
        """Whether the row is that of a division."""
        return self.frame.divides[self.place]

    def label(self, entry: Entry) -> str:
        """The label of a part of the unit, as a person says it ("II", "a)")."""
        node = next(side.node for side in entry.sides if side)
        return node.label.strip().rstrip(".-–—:; ")


class Grouping:
    """The entries of a table gathered into rows, in the order of the text that leads.

    What the leading text does not have goes to the row of what it stood under, else to one of its own.
    """

    def __init__(self, frames: Sequence[Frame], entries: Sequence[Entry], lead: int) -> None:
        self.frames = frames
        self._entries, self.lead = entries, lead
        self._at = [
            {entry.places[text]: index for index, entry in enumerate(entries)} for text in range(len(frames))
        ]

    def groups(self) -> list[Group]:
        """Every entry in one group."""
        members: dict[int, list[int]] = {}
        for index in range(len(self._entries)):
            members.setdefault(self._home(index), []).append(index)
        return [self._group(home, found) for home, found in sorted(members.items())]

    def loud(self) -> set[int]:
        """The entries (by identity) that changed, or hold something of which at least the number did."""
        found: set[int] = set()
        for entry in self._entries:
            if entry.quiet and not entry.shifted:
                continue
            if not entry.quiet:
                found.add(id(entry))
            for text, place in enumerate(entry.places):
                above = TOP if place is None else self.frames[text].parent[place]
                while above != TOP:
                    found.add(id(self._entries[self._at[text][above]]))
                    above = self.frames[text].parent[above]
        return found

    def _home(self, index: int) -> int:
        """The entry that heads the row of this one."""
        entry = self._entries[index]
        place = entry.places[self.lead]
        if place is not None:
            return self._at[self.lead][self.frames[self.lead].head[place]]
        text, place = next((t, p) for t, p in enumerate(entry.places) if p is not None)
        frame = self.frames[text]
        while place != frame.head[place]:
            place = frame.parent[place]
            above = self._at[text][place]
            if self._entries[above].places[self.lead] is not None:
                return self._home(above)
        return self._at[text][place]

    def _group(self, home: int, members: list[int]) -> Group:
        head = self._entries[home]
        texts = [self.lead, *(text for text in range(len(self.frames)) if text != self.lead)]
        text, place = next((t, p) for t in texts if (p := head.places[t]) is not None)
        rest = [self._entries[index] for index in members if index != home]
        return Group((head, *rest), self.frames[text], place)
