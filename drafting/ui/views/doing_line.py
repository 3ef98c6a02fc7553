"""The longest way to a licence as a time line, with what somebody supposes of its clocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drafting.clauses.clocks import Change, Clock, Path
from drafting.clauses.clocks.chain import Step
from drafting.messages import sentence
from drafting.ui.views.doing import Names
from drafting.workbench import clause_rows, doing_words

View = dict[str, Any]


def line(text: Path, supposed: Path, changes: Sequence[Change], rows: Sequence[Clock], names: Names) -> View:
    """The way as the text has it beside the one with ``changes``; empty where there is no licensing clock."""
    asked = {(one.eid, one.key): one for one in changes}
    before: dict[tuple[str, str, str], Step] = {
        (step.clock.eid, step.clock.key, step.kind): step for step in text.steps
    }
    bars = [_bar(step, before, asked, supposed, names) for step in supposed.steps]
    on = {(step.clock.eid, step.clock.key) for step in supposed.steps}
    own = [row for row in rows if row.licensing and row.days is not None and not row.transitory]
    beside = [row for row in own if (row.eid, row.key) in asked and (row.eid, row.key) not in on]
    others = [row for row in own if (row.eid, row.key) not in on and (row.eid, row.key) not in asked]
    days, working, was = round(supposed.days), round(supposed.working_days), round(text.days)
    return {
        "bars": bars + [_beside(row, asked, names) for row in beside],
        "others": [{"id": _id(row), "label": _label(row, names), "length": row.length} for row in others],
        "total": max(supposed.days, text.days) or 1,
        "asked": {f"{one.eid}#{one.key}": _said(one) for one in changes},
        "said": names.speech("ui.doing.line", days=days, working=working, n=len(supposed.steps)),
        "differs": _differs(days - was, names) if changes else "",
    }


def _differs(by: int, names: Names) -> str:
    if not by:
        return names.speech("ui.doing.line_same")
    return names.speech("ui.doing.line_longer" if by > 0 else "ui.doing.line_shorter", days=abs(by))


def _id(row: Clock) -> str:
    return f"{row.eid}#{row.key}"


def _label(row: Clock, names: Names) -> str:
    said = doing_words.subject(row, names.language)
    return f"{names.name(row.eid)}: {clause_rows.length(row, names.language)} · {said}"


def _said(one: Change) -> View:
    return {"length": one.length, "times": one.times, "stopped": one.stopped or None}


def _bar(
    step: Step, before: Mapping[tuple[str, str, str], Step], asked: dict[tuple[str, str], Change],
    way: Path, names: Names,
) -> View:  # fmt: skip
    clock = step.clock
    stopped = [one for one in way.steps if one.kind == "stop"]
    was = before.get((clock.eid, clock.key, step.kind))
    change = asked.get((clock.eid, clock.key))
    open_stop = step.kind == "decision" and any(stop.kind == "suspends" for stop in clock.stops)
    made = _beside(clock, asked, names) | {
        "kind": step.kind,
        "begins": step.start,
        "days": step.end - step.start,
        "times": step.times if step.kind in ("stop", "extension") else None,
        "stops": (change.times if change and change.stopped else 0) if open_stop else None,
        "was": [was.start, was.end - was.start] if was and change else None,
    }
    decided = any(one.clock is clock and one.kind == "decision" for one in way.steps)
    if step.kind == "stop" and decided:  # the days somebody supposes for a stop the text gives no length
        made |= {"fixed": True, "times": None, "stops": None}
    if open_stop and any(one.clock is not clock for one in stopped):
        made["stops"] = None  # the text says how long: that clock has its own bar
    return made


def _beside(row: Clock, asked: dict[tuple[str, str], Change], names: Names) -> View:
    change = asked.get((row.eid, row.key))
    length = row.length if change is None or change.length is None else change.length
    counted = f"{row.counting}_{row.unit}" if row.counting and row.unit == "days" else row.unit
    return {
        "id": _id(row),
        "name": names.name(row.eid),
        "go": names.go(row.eid, row.evidence),
        "about": doing_words.subject(row, names.language),
        "unit": sentence(f"clauses.unit.{counted}", names.language),
        "length": length,
        "text": row.length,
        "kind": "beside",
        "begins": 0,
        "days": 0,
        "times": None,
        "stops": None,
        "stopped": change.stopped if change else None,
        "was": None,
        "fixed": False,
    }
