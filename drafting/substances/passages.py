"""Chemicals through the drafts of an instrument: when each entered, when it left, when it changed place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from drafting.model import Document, Kind
from drafting.substances.coverage import Status
from drafting.substances.report import Examination
from drafting.substances.scan import Spot

Turn = Literal["entered", "left", "moved"]

#: what a chemical stands in: the topmost of these around it
_HOMES = frozenset(
    {Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE, Kind.TABLE}
)


class Examined(NamedTuple):
    """A draft: its number, its text, what was found in it."""

    number: int
    document: Document
    found: Examination


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a chemical stands in one draft.

    ``eid`` is its first provision (the one with its number, if there is one), ``homes`` the articles and
    annexes it stands in, ``claims`` the schedules and parts it is listed under ("cwc 2B").
    """

    number: int
    eid: str
    homes: frozenset[str]
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a chemical with a draft: ``before`` and ``now`` are where it stood and stands."""

    number: int
    turn: Turn
    before: Standing | None
    now: Standing | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One chemical of the lists, or a number on none, through the drafts that have it."""

    key: str
    standings: tuple[Standing, ...]
    steps: tuple[Step, ...]

    @property
    def drafts(self) -> tuple[int, ...]:
        """The numbers of the drafts that have it."""
        return tuple(standing.number for standing in self.standings)


@dataclass(frozen=True, slots=True)
class Course:
    """A list through the drafts: for each draft its status and how many of its numbers it has."""

    list: str
    points: tuple[tuple[int, Status, int], ...]


def passages(drafts: Sequence[Examined]) -> tuple[Passage, ...]:
    """Every chemical that any of the drafts has, in the order of appearance."""
    having: dict[str, list[Standing]] = {}
    for draft in drafts:
        for key, standing in _standings(draft).items():
            having.setdefault(key, []).append(standing)
    numbers = [draft.number for draft in drafts]
    return tuple(Passage(key, tuple(found), tuple(_steps(numbers, found))) for key, found in having.items())


def courses(drafts: Iterable[Examined]) -> tuple[Course, ...]:
    """Every list through the drafts."""
    points: dict[str, list[tuple[int, Status, int]]] = {}
    for draft in drafts:
        for one in draft.found.lists:
            points.setdefault(one.list.id, []).append((draft.number, one.status, len(one.found_numbers)))
    return tuple(Course(list_id, tuple(found)) for list_id, found in points.items())


def _standings(draft: Examined) -> dict[str, Standing]:
    """Where each chemical stands in a draft."""
    homes = _homes(draft.document) if draft.found.spots else {}
    spots: dict[str, list[tuple[bool, Spot]]] = {}
    for spot in draft.found.spots:
        numbers = {written.cas for written in spot.numbers if written.ok}
        for key in dict.fromkeys((*(w.cas for w in spot.numbers if w.ok), *spot.keys)):
            spots.setdefault(key, []).append((key not in numbers, spot))
    return {key: _standing(draft.number, found, homes) for key, found in spots.items()}


def _standing(number: int, found: list[tuple[bool, Spot]], homes: dict[str, str]) -> Standing:
    first = min(found, key=lambda one: one[0])[1]
    places = [spot.place for _, spot in found if spot.place.list]
    return Standing(
        number,
        first.provision.eid,
        frozenset(homes[spot.provision.eid] for _, spot in found),
        frozenset(f"{place.list} {place.part}".strip() for place in places),
    )


def _homes(document: Document) -> dict[str, str]:
    """By eid the uid (else the eid) of the topmost article or annex around a provision, or of itself."""
    found: dict[str, str] = {}
    for node, parent in document.with_parents():
        above = found.get(parent.eid, "") if parent is not None else ""
        found[node.eid] = above or ((node.uid or node.eid) if node.kind in _HOMES else "")
    return found


def _steps(numbers: list[int], found: list[Standing]) -> Iterable[Step]:
    there = {standing.number: standing for standing in found}
    course = [None, *(there.get(number) for number in numbers)]
    for number, (before, now) in zip(numbers, pairwise(course), strict=True):
        if before is None and now is not None:
            yield Step(number, "entered", None, now)
        elif before is not None and now is None:
            yield Step(number, "left", before, None)
        elif before and now and (before.homes, before.claims) != (now.homes, now.claims):
            yield Step(number, "moved", before, now)
