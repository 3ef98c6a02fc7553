"""The clocks of two drafts side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafting.clauses.clocks.model import Clock, Clocks
from drafting.clauses.stems import likeness, stems

_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a clock: ``old`` and ``new`` are its rows, None where it is not there."""

    change: Literal["added", "removed", "changed", "same"]
    old: Clock | None
    new: Clock | None

    @property
    def longer(self) -> int:
        """1 if there is more time now, -1 if less, 0 if the same or not to be said."""
        if self.old is None or self.new is None or self.old.days is None or self.new.days is None:
            return 0
        return (self.new.days > self.old.days) - (self.new.days < self.old.days)


def compare(old: Clocks, new: Clocks) -> tuple[Course, ...]:
    """Each clock of the newer draft with what it was, in its order; what went stands at the end.

    Rows are the same clock when the same provision (by uid) has them under the same key; one whose provision
    is new or gone is looked for by what is to be done.
    """
    left = list(old.rows)
    courses: list[Course] = []
    waiting: list[tuple[int, Clock]] = []
    for row in new.rows:
        same = next((one for one in left if one.uid and (one.uid, one.key) == (row.uid, row.key)), None)
        if same is None:
            waiting.append((len(courses), row))
            courses.append(Course("added", None, row))
            continue
        left.remove(same)
        courses.append(_course(same, row))
    for at, row in waiting:
        own = stems(f"{row.act} {row.event}")
        alike = [
            (likeness(own, stems(f"{one.act} {one.event}")), n)
            for n, one in enumerate(left)
            if one.role == row.role and own
        ]
        if alike and max(alike)[0] >= _ALIKE:
            courses[at] = _course(left.pop(max(alike)[1]), row)
    return (*courses, *(Course("removed", one, None) for one in left))


def _said(row: Clock) -> tuple[object, ...]:
    return (
        row.length,
        row.least,
        row.unit,
        row.counting,
        row.role,
        row.silence,
        tuple(stop.kind for stop in row.stops),
    )


def _course(old: Clock, new: Clock) -> Course:
    return Course("same" if _said(old) == _said(new) else "changed", old, new)
