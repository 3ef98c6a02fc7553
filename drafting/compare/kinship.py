"""What a draft does to a provision, in a word; and its kin: what it was divided from, or went into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from drafting.compare.facts import Fact
from drafting.model import ChangeKind, Draft


class Turn(StrEnum):
    """What a draft did to a provision. In a matrix also: it is not there, or stayed as it was."""

    ABSENT = "absent"
    BORN = "born"
    RETURNED = "returned"
    UNCHANGED = "unchanged"
    MODIFIED = "modified"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Kin:
    """Another provision that this one was divided from or gathered with, or into which it went.

    ``number`` is the draft in which it stood: the one before for an origin, the same for an heir.
    """

    uid: str
    number: int


@dataclass(frozen=True, slots=True)
class Kindred:
    """Kin before a draft and in it, and the turns that say how they are kin."""

    origins: tuple[str, ...]
    heirs: tuple[str, ...]
    turns: frozenset[Turn]

    def named(self, before: Draft | None, draft: Draft) -> tuple[Kin, ...]:
        """Origins first, each with the draft in which it stood."""
        origins = (Kin(uid, before.number) for uid in self.origins if before)
        return (*origins, *(Kin(uid, draft.number) for uid in self.heirs))


def kindred(uid: str, told: Iterable[Fact]) -> Kindred:
    """The kin of ``uid`` in one step. What was divided or gathered inside of it is its own affair."""
    origins: list[str] = []
    heirs: list[str] = []
    turns: set[Turn] = set()
    for fact in told:
        part = fact.new or fact.old
        if not fact.origin or uid not in (part, fact.origin) or _within(uid, part, fact):
            continue
        other = fact.origin if part == uid else part
        # an inserted part has its origin in the draft before, a deleted one went into the draft after
        (origins if (fact.new != "") == (part == uid) else heirs).append(other)
        turns |= {Turn(kind) for kind in fact.kinds if kind in (ChangeKind.SPLIT, ChangeKind.MERGED)}
    return Kindred(tuple(dict.fromkeys(origins)), tuple(dict.fromkeys(heirs)), frozenset(turns))


def _within(uid: str, part: str, fact: Fact) -> bool:
    """Whether a part of ``uid`` merely stands below it."""
    return part != uid and uid in (fact.new_unit, fact.old_unit)
