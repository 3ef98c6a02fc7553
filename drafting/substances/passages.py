"""Chemicals through the drafts of an instrument: when each entered, when it left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafting.substances.coverage import Status
from drafting.substances.report import Examination


@dataclass(frozen=True, slots=True)
class Passage:
    """One chemical of the lists, or number on none, and the numbers of the drafts that have it.

    ``steps`` are (draft, "entered" or "left") in order.
    """

    key: str
    drafts: tuple[int, ...]
    steps: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A list through the drafts: for each draft its status and how many of its numbers it has."""

    list: str
    points: tuple[tuple[int, Status, int], ...]


def passages(drafts: Iterable[tuple[int, Examination]]) -> tuple[Passage, ...]:
    """Every chemical that any of the drafts has, in the order of appearance."""
    numbers: list[int] = []
    having: dict[str, list[int]] = {}
    for number, examined in drafts:
        numbers.append(number)
        keys = [
            key for spot in examined.spots for key in (*(w.cas for w in spot.numbers if w.ok), *spot.keys)
        ]
        for key in dict.fromkeys(keys):
            having.setdefault(key, []).append(number)
    return tuple(
        Passage(key, tuple(found), tuple(_steps(numbers, set(found)))) for key, found in having.items()
    )


def courses(drafts: Iterable[tuple[int, Examination]]) -> tuple[Course, ...]:
    """Every list through the drafts."""
    points: dict[str, list[tuple[int, Status, int]]] = {}
    for number, examined in drafts:
        for one in examined.lists:
            points.setdefault(one.list.id, []).append((number, one.status, len(one.found_numbers)))
    return tuple(Course(list_id, tuple(found)) for list_id, found in points.items())


def _steps(numbers: list[int], having: set[int]) -> Iterable[tuple[int, str]]:
    before = False
    for number in numbers:
        if (now := number in having) != before:
            yield number, "entered" if now else "left"
        before = now
