"""What was done in a working copy and still holds, what was taken back and can be done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.edit.copies import Did, Revision

_LEAPS = frozenset({Did.UNDONE, Did.REDONE})
#: revisions that leave the text as it was
_QUIET = frozenset({Did.DISCARDED, Did.RESTORED, Did.PUBLISHED})


@dataclass(frozen=True, slots=True)
class Timeline:
    """``done``: the steps that hold, the first first, from the beginning of the copy (which is no step);
    ``undone``: those that can be done again, the next first."""

    begun: Revision
    done: tuple[Revision, ...]
    undone: tuple[Revision, ...]

    @property
    def now(self) -> Revision:
        """The revision whose text stands."""
        return self.done[-1] if self.done else self.begun

    @property
    def before(self) -> Revision | None:
        """The revision that undoing goes back to; None at the beginning."""
        if not self.done:
            return None
        return self.done[-2] if len(self.done) > 1 else self.begun


def timeline(chain: Sequence[Revision]) -> Timeline:
    """Read from all revisions of a copy, the first first. A step after an undoing drops what was undone."""
    by_number = {one.number: one for one in chain}
    steps, at = [chain[0]], 0
    for one in chain[1:]:
        if one.deed.did in _QUIET:
            continue
        if one.deed.did in _LEAPS:
            to = one.deed.number
            while by_number[to].deed.did in _LEAPS:
                to = by_number[to].deed.number
            at = next((place for place, step in enumerate(steps) if step.number == to), at)
            continue
        del steps[at + 1 :]
        steps.append(one)
        at += 1
    return Timeline(steps[0], tuple(steps[1 : at + 1]), tuple(steps[at + 1 :]))
