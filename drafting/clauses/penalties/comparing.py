"""The sanctions of two drafts side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafting.clauses.penalties.model import Penalties, Penalty
from drafting.clauses.stems import likeness, stems

#: how alike two conducts must be to be one that moved
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a sanction: ``old`` and ``new`` are its rows, None where it is not there."""

    change: Literal["added", "removed", "changed", "same"]
    old: Penalty | None
    new: Penalty | None

    @property
    def harsher(self) -> int:
        """1 if the figures went up, -1 if down, 0 if neither or both ways."""
        if self.old is None or self.new is None or self.old.unit != self.new.unit:
            return 0
        pairs = ((self.old.minimum, self.new.minimum), (self.old.maximum, self.new.maximum))
        signs = {(new > old) - (new < old) for old, new in pairs if old is not None and new is not None} - {0}
        return signs.pop() if len(signs) == 1 else 0


def compare(old: Penalties, new: Penalties) -> tuple[Course, ...]:
    """Each sanction of the newer draft with what it was, in its order; what went stands at the end.

    Rows are the same sanction when the same provision (by uid) has them under the same key; a sanction whose
    provision is new or gone is looked for by its conduct and kind.
    """
    left = list(old.rows)
    courses: list[Course] = []
    waiting: list[tuple[int, Penalty]] = []
    for row in new.rows:
        same = next((one for one in left if one.uid and (one.uid, one.key) == (row.uid, row.key)), None)
        if same is None:
            waiting.append((len(courses), row))
            courses.append(Course("added", None, row))
            continue
        left.remove(same)
        courses.append(_course(same, row))
    for at, row in waiting:
        own = stems(row.conduct)
        alike = [
            (likeness(own, stems(one.conduct)), n)
            for n, one in enumerate(left)
            if (one.kind, one.name) == (row.kind, row.name) and own
        ]
        if alike and max(alike)[0] >= _ALIKE:
            courses[at] = _course(left.pop(max(alike)[1]), row)
    return (*courses, *(Course("removed", one, None) for one in left))


def _course(old: Penalty, new: Penalty) -> Course:
    same = (old.kind, old.name, old.minimum, old.maximum, old.unit) == (
        new.kind,
        new.name,
        new.minimum,
        new.maximum,
        new.unit,
    )
    return Course("same" if same else "changed", old, new)
