"""The sanctions of two drafts side by side."""

from __future__ import annotations

from drafting.clauses import comparing
from drafting.clauses.comparing import Likeness, courses
from drafting.clauses.penalties.model import Penalties, Penalty

Course = comparing.Course[Penalty]

_BY: Likeness[Penalty] = Likeness(
    words=lambda row: row.conduct,
    kind=lambda row: (row.kind, row.name),
    said=lambda row: (row.kind, row.name, row.minimum, row.maximum, row.unit),
)


def compare(old: Penalties, new: Penalties) -> tuple[Course, ...]:
    """Each sanction of the newer draft with what it was, in its order; what went stands at the end."""
    return tuple(courses(old.rows, new.rows, _BY))
