"""The clocks of two drafts side by side."""

from __future__ import annotations

from drafting.clauses import comparing
from drafting.clauses.clocks.model import Clock, Clocks
from drafting.clauses.comparing import Likeness, courses

Course = comparing.Course[Clock]


def _said(row: Clock) -> tuple[object, ...]:
    stops = tuple(stop.kind for stop in row.stops)
    return row.length, row.least, row.unit, row.counting, row.role, row.silence, stops


_BY: Likeness[Clock] = Likeness(
    words=lambda row: f"{row.act} {row.event}", kind=lambda row: row.role, said=_said
)


def compare(old: Clocks, new: Clocks) -> tuple[Course, ...]:
    """Each clock of the newer draft with what it was, in its order; what went stands at the end."""
    return tuple(courses(old.rows, new.rows, _BY))
