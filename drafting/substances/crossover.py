"""Two lists against each other: which items of one the other controls, where, and on what ground."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from drafting.substances.model import COLLECTIVE, ControlList, Entry


class Basis(StrEnum):
    """Why an item of one list is on the other, or seems to be."""

    CAS = "cas"  # both give the same number
    FAMILY = "family"  # the other controls a family to which it belongs, without its number
    EXCEPTION = "exception"  # the other gives the number only to leave it out: it is not on it


@dataclass(frozen=True, slots=True)
class Match:
    """An entry of the other list, and the ground."""

    entry: Entry
    basis: Basis


@dataclass(frozen=True, slots=True)
class Crossing:
    """One item of a list with what the other list has for it."""

    entry: Entry
    matches: tuple[Match, ...] = ()

    @property
    def basis(self) -> Basis | None:
        """The strongest ground, None where the other list knows nothing of it."""
        found = [match.basis for match in self.matches]
        return next((basis for basis in Basis if basis in found), None)

    @property
    def controlled(self) -> bool:
        """Whether the other list controls it too."""
        return self.basis in (Basis.CAS, Basis.FAMILY)


@dataclass(frozen=True, slots=True)
class Summary:
    """How two lists overlap: items, those on both by each ground, those that only look so, by part."""

    items: int
    both: int
    by_cas: int
    by_family: int
    exceptions: int
    only: int
    parts: dict[str, int]


def crossover(one: ControlList, other: ControlList) -> tuple[Crossing, ...]:
    """Every controlled row of ``one`` with its matches on ``other``, in the order of ``one``."""
    by_cas: dict[str, list[Entry]] = {}
    heads: dict[str, list[Entry]] = {}
    members: dict[str, list[Entry]] = {}
    for entry in other.entries:
        if entry.cas:
            by_cas.setdefault(entry.cas, []).append(entry)
        if entry.role in COLLECTIVE:
            heads.setdefault(entry.entry, []).append(entry)
        if entry.family and other.families_of == one.id:
            members.setdefault(entry.family, []).append(entry)
    found = []
    for entry in one.entries:
        if not entry.controlled:
            continue
        same = by_cas.get(entry.cas, []) if entry.cas else []
        matches = [Match(hit, Basis.CAS if hit.controlled else Basis.EXCEPTION) for hit in same]
        if entry.family and one.families_of == other.id:
            matches += [Match(head, Basis.FAMILY) for head in heads.get(entry.family, [])[:1]]
        if entry.role in COLLECTIVE:
            matches += [Match(member, Basis.FAMILY) for member in members.get(entry.entry, [])]
        found.append(Crossing(entry, tuple(matches)))
    return tuple(found)


def summary(crossings: tuple[Crossing, ...]) -> Summary:
    """The overlap in figures. ``parts`` counts the items on both by the part of the other list's entry."""
    bases = Counter(crossing.basis for crossing in crossings)
    parts = Counter(
        next(match.entry.part for match in crossing.matches if match.basis is crossing.basis)
        for crossing in crossings
        if crossing.controlled
    )
    both = bases[Basis.CAS] + bases[Basis.FAMILY]
    return Summary(
        items=len(crossings),
        both=both,
        by_cas=bases[Basis.CAS],
        by_family=bases[Basis.FAMILY],
        exceptions=bases[Basis.EXCEPTION],
        only=len(crossings) - both,
        parts=dict(sorted(parts.items())),
    )
