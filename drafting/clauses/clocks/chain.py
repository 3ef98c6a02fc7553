"""How clocks run after one another: the longest way from an application to its end, and what if.

A decision's own time is the backbone. What suspends it (a request to complete the papers) or extends it adds
to it; opinions asked for meanwhile run inside. One decision follows another when it is counted from what the
other brings about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from drafting.clauses.clocks.model import DAYS, WORKING, Clock
from drafting.clauses.stems import stems

_GENERIC = frozenset(
    {"solic", "resol", "prese", "recep", "compl", "notif", "appli", "recei", "decis", "reque"}
)
#: "extended to a total of 60 days": with the time that is extended
_ALTOGETHER = re.compile(
    r"\b(?:to|of) (?:a|the) (?:total|maximum) of$|\bun (?:total|m[aá]ximo) de$", re.IGNORECASE
)
_MAIN = ("deadline", "duration")


@dataclass(frozen=True, slots=True)
class Change:
    """A what-if: another ``length`` for a clock (None: its own), and how often it is stopped.

    ``stopped`` are the days of each stop of a decision whose text says that it can be stopped, and not how
    long: in the unit of the decision.
    """

    eid: str
    key: str
    length: float | None = None
    times: int = 1
    stopped: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """One clock on the way: from which day to which, counted from the beginning of the way."""

    clock: Clock
    kind: Literal["decision", "stop", "extension", "inside"]
    start: float
    end: float
    times: int = 1


@dataclass(frozen=True, slots=True)
class Path:
    """The longest way: its steps in order and its length in calendar days (working days at five a week)."""

    steps: tuple[Step, ...]
    days: float

    @property
    def working_days(self) -> float:
        """The same in working days."""
        return self.days / WORKING


#: the changes by the clock they are of
Asked = dict[tuple[str, str], Change]


def what_if(clocks: Sequence[Clock], changes: Sequence[Change] = ()) -> Path:
    """The longest way of the licensing clocks, with ``changes`` made: pure, nothing is stored."""
    wanted = {(change.eid, change.key): change for change in changes}
    rows = [
        _changed(row, wanted.get((row.eid, row.key)))
        for row in clocks
        if row.licensing and not row.transitory and row.days is not None and row.role in _MAIN
    ]
    return longest(rows, wanted)


def _changed(row: Clock, change: Change | None) -> Clock:
    return row if change is None or change.length is None else replace(row, length=change.length)


def longest(rows: Sequence[Clock], asked: Asked) -> Path:
    """The longest way through the decisions among ``rows``; an empty one where there are none."""
    decisions = _decisions(rows)
    best: dict[int, tuple[float, tuple[int, ...]]] = {}
    for n, row in enumerate(decisions):
        own = sum(step.end - step.start for step in _steps(row, rows, asked, 0.0) if step.kind != "inside")
        before = [best[m] for m in range(n) if follows(decisions[m], row)]
        length, way = max(before, default=(0.0, ()))
        best[n] = (length + own, (*way, n))
    if not best:
        return Path((), 0.0)
    days, way = max(best.values())
    steps: list[Step] = []
    at = 0.0
    for n in way:
        found = _steps(decisions[n], rows, asked, at)
        steps += found
        at = max(step.end for step in found)
    return Path(tuple(steps), days)


def _decisions(rows: Sequence[Clock]) -> list[Clock]:
    """The decisions, of alternatives ("thirty days, or sixty where ...") the longest."""
    found: dict[tuple[str, str], Clock] = {}
    for row in rows:
        if not row.decision or (row.silence == "approved" and _inner(row, rows)):
            continue
        key = (row.eid, row.act[:12])
        if key not in found or (row.days or 0) > (found[key].days or 0):
            found[key] = row
    return list(found.values())


def _inner(row: Clock, rows: Sequence[Clock]) -> bool:
    """Whether a decision is an opinion asked for on the way to another of the same article."""
    return any(
        other.unit_eid == row.unit_eid and other.decision and other.silence == "refused" for other in rows
    )


def follows(one: Clock, other: Clock) -> bool:
    """Whether ``other`` is counted from what ``one`` brings about."""
    if one is other or (one.eid, one.key) == (other.eid, other.key):
        return False
    if other.implied and not other.event:
        return one.unit_eid == other.unit_eid and one.eid != other.eid
    brought = (stems(one.act) | stems(one.actor)) - _GENERIC
    return bool(brought & (stems(other.event) - _GENERIC))


def _steps(row: Clock, rows: Sequence[Clock], asked: Asked, at: float) -> list[Step]:
    """The steps of one decision from day ``at``: what stops it, what extends it, itself, what runs inside."""
    stops, inside = _beside(row, rows)
    found: list[Step] = []
    day = at
    for clock, kind in stops:
        often = _times(clock, asked)
        own = _days(clock)
        if kind == "extension" and _ALTOGETHER.search(clock.act):
            own = max(0.0, own - _days(row))
        end = day + own * often
        found.append(Step(clock, kind, day, end, often))
        day = end
    often = _times(row, asked)
    change = asked.get((row.eid, row.key))
    if change is not None and change.stopped and not stops:
        end = day + _days(replace(row, length=change.stopped)) * often
        found.append(Step(row, "stop", day, end, often))
        day = end
    found.append(Step(row, "decision", day, day + _days(row), 1))
    if often > 1 and stops:  # "suspended twice": what stops it does so again
        again = found[0].end - found[0].start
        shift = again * (often - found[0].times)
        found = [
            replace(step, end=step.end + shift, start=step.start + (shift if n else 0))
            for n, step in enumerate(found)
        ]
        found[0] = replace(found[0], times=often)
    start = found[-1].start
    found += [Step(clock, "inside", start, start + _days(clock)) for clock in inside]
    return found


def _times(clock: Clock, asked: Asked) -> int:
    change = asked.get((clock.eid, clock.key))
    return 1 if change is None else change.times


def _beside(
    row: Clock, rows: Sequence[Clock]
) -> tuple[list[tuple[Clock, Literal["stop", "extension"]]], list[Clock]]:
    stops: list[tuple[Clock, Literal["stop", "extension"]]] = []
    inside: list[Clock] = []
    near = [
        other for other in rows if other.unit_eid == row.unit_eid or other.eid in {s.eid for s in row.stops}
    ]
    for other in near:
        if (other.eid, other.key) == (row.eid, row.key) or _twin(other, row):
            continue
        kinds = {stop.kind for stop in row.stops if stop.eid == other.eid}
        if (
            "extends" in kinds
            and (other.stops or other.role == "duration")
            and _same_place(other, row.stops, "extends")
        ):
            stops.append((other, "extension"))
        elif "suspends" in kinds and _last_before(other, row, near):
            stops.append((other, "stop"))
        elif other.decision and other.unit_eid == row.unit_eid:
            inside.append(other)
    return stops, inside


def _twin(one: Clock, other: Clock) -> bool:
    """The other length of one sentence: "thirty days, or sixty where ..."."""
    return one.eid == other.eid and one.act[:12] == other.act[:12]


def _same_place(clock: Clock, stops: Sequence[object], kind: str) -> bool:
    return (
        any(getattr(stop, "kind", "") == kind and getattr(stop, "eid", "") == clock.eid for stop in stops)
        and not clock.decision
    )


def _last_before(clock: Clock, row: Clock, near: Sequence[Clock]) -> bool:
    """Of the clocks beside a suspension the last is its length: the time to complete the papers."""
    beside = [one for one in near if one.eid == clock.eid and not one.decision and not _twin(one, row)]
    return bool(beside) and beside[-1] is clock


def _days(clock: Clock) -> float:
    return clock.days or (clock.length or 0) * DAYS.get(clock.unit, 0)
