"""Rows of penalties and clocks as the words and numbers that a command, a page and a report show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drafting.clauses.clocks import Clock, Clocks, Path
from drafting.clauses.comparing import Course
from drafting.clauses.penalties import Penalties, Penalty
from drafting.clauses.sentences import Alert, Unread
from drafting.messages import counted, sentence
from drafting.model import Language

_CUT = 90
_THIN = "\u202f"  # as the pages set thousands apart


def penalty_row(row: Penalty) -> dict[str, Any]:
    """A sanction for the command's contract."""
    low, high = row.days
    return {
        "eid": row.eid,
        "uid": row.uid,
        "key": row.key,
        "evidence": row.evidence.exact,
        "kind": row.kind,
        "name": row.name or None,
        "min": row.minimum,
        "max": row.maximum,
        "unit": row.unit or None,
        "min_days": low,
        "max_days": high,
        "conduct": row.conduct or None,
        "items": list(row.items),
        "forbidden_by": list(row.forbidden_by),
        "inferred": row.inferred,
        "any_breach": row.everything,
        "imposed_by": row.by or None,
        "aggravation": [
            {"eid": one.eid, "evidence": one.quote.exact, "repeat": one.repeat, "lowers": one.lowers}
            for one in row.aggravations
        ],
        "layer": row.layer.value if row.layer else None,
    }


def clock_row(row: Clock) -> dict[str, Any]:
    """A time limit for the command's contract."""
    return {
        "eid": row.eid,
        "uid": row.uid,
        "key": row.key,
        "evidence": row.evidence.exact,
        "role": row.role,
        "length": row.length,
        "at_least": row.least,
        "unit": row.unit,
        "counting": row.counting or None,
        "days": row.days,
        "event": row.event or None,
        "event_implied": row.implied,
        "actor": row.actor or None,
        "act": row.act or None,
        "decision": row.decision,
        "licensing": row.licensing,
        "stops": [
            {"kind": stop.kind, "by": stop.by or None, "eid": stop.eid, "evidence": stop.quote.exact}
            for stop in row.stops
        ],
        "silence": row.silence or None,
        "silence_evidence": row.silence_quote.exact if row.silence_quote else None,
        "consequence": row.consequence or None,
        "layer": row.layer.value if row.layer else None,
    }


def path_row(path: Path) -> dict[str, Any]:
    """The longest way for the command's contract."""
    return {
        "days": round(path.days, 1),
        "working_days": round(path.working_days, 1),
        "steps": [
            {
                "eid": step.clock.eid,
                "key": step.clock.key,
                "kind": step.kind,
                "from": round(step.start, 1),
                "to": round(step.end, 1),
                "times": step.times,
                "evidence": step.clock.evidence.exact,
            }
            for step in path.steps
        ],
    }


def alert_row(alert: Alert, language: Language) -> dict[str, Any]:
    """A warning for the command's contract, with its sentence."""
    return {
        "rule": alert.rule,
        "severity": alert.severity,
        "eid": alert.eid,
        "message": told(alert, language),
        "evidence": alert.quote.exact if alert.quote else "",
        "others": list(alert.others),
    }


def unread_rows(found: Sequence[Unread]) -> list[dict[str, Any]]:
    """What was not understood, for the command's contract."""
    return [{"eid": one.eid, "evidence": one.quote.exact, "why": one.why} for one in found]


def told(alert: Alert, language: Language) -> str:
    """A warning as a sentence."""
    values = {name: _cut(value) for name, value in alert.values}
    said = sentence(f"clauses.warning.{alert.rule}", language, **values)
    return said.replace("….", "…").replace("… .", "…")  # what was cut needs no second stop


def figures(row: Penalty, language: Language) -> str:
    """ "2 to 6 years", "up to 50 UTM", "for life"; "" for a sanction without figures."""
    most = row.maximum if row.maximum is not None else row.minimum
    unit = unit_name(row.unit, most or 0, language)
    if row.minimum is None and row.maximum is None:
        return unit
    low, high = (number(one, language, most) for one in (row.minimum, row.maximum))
    form = "only" if low == high else "upto" if not low else "from" if not high else "range"
    return sentence(f"clauses.figures.{form}", language, low=low, high=high, unit=unit).strip()


def length(row: Clock, language: Language) -> str:
    """ "30 working days", "5 to 45 working days"; the words themselves for a day of the year."""
    if row.length is None:
        return row.evidence.exact
    counting = f"{row.counting}_{row.unit}" if row.counting and row.unit == "days" else row.unit
    if row.least is not None:
        low, high = number(row.least, language), number(row.length, language)
        unit = unit_name(counting, row.length, language)
        return sentence("clauses.figures.range", language, low=low, high=high, unit=unit)
    return amount(row.length, counting, language)


def amount(value: float, unit: str, language: Language) -> str:
    """ "1 working day", "30 working days"."""
    return f"{number(value, language)} {unit_name(unit, value, language)}"


def unit_name(unit: str, value: float, language: Language) -> str:
    """What a unit is called behind a figure: "year" for one, "years" for more; itself if it has no name."""
    name = counted(f"clauses.unit.{unit}", value, language) if unit else ""
    return unit if name == f"clauses.unit.{unit}" else name


def number(value: float | None, language: Language = "en", beside: float | None = None) -> str:
    """A figure without a needless decimal, its thousands set apart as the language does; "" for none.

    ``beside``: the other figure of a range, which is written in the same way.
    """
    if value is None:
        return ""
    if value != int(value):
        return f"{value:g}"
    if language == "es":
        large = max(abs(value), abs(beside or 0)) >= 10_000
        return f"{int(value):,}".replace(",", _THIN) if large else f"{int(value)}"
    return f"{int(value):,}"


def kind_name(row: Penalty, language: Language) -> str:
    """What the kind of a sanction is called."""
    return sentence(f"clauses.kind.{row.name or row.kind}", language)


def course_told(one: Course[Penalty] | Course[Clock], language: Language) -> str:
    """ "False declaration ... : prison, 2 to 6 years becomes 1 to 4 years"."""
    row = one.new or one.old
    assert row is not None
    old, new = (_said(side, language) if side else "" for side in (one.old, one.new))
    if isinstance(row, Penalty):
        what, name = row.conduct or row.evidence.exact, kind_name(row, language)
    else:
        what, name = f"{row.actor} {row.act}".strip(), sentence(f"clauses.role.{row.role}", language)
    return sentence(f"clauses.course.{one.change}", language, what=_cut(what), kind=name, old=old, new=new)


def _said(row: Penalty | Clock, language: Language) -> str:
    if isinstance(row, Clock):
        return length(row, language)
    return figures(row, language) or sentence("clauses.no_figures", language)


def row_of(row: Penalty | Clock) -> dict[str, Any]:
    """A row for the command's contract."""
    return penalty_row(row) if isinstance(row, Penalty) else clock_row(row)


def contract(
    found: Penalties | Clocks, alerts: Sequence[Alert],
    courses: Sequence[Course[Penalty] | Course[Clock]] | None, language: Language,
) -> dict[str, Any]:  # fmt: skip
    """The document of ``drafting penalties`` and ``drafting clocks``."""
    made: dict[str, Any] = {
        "rows": [row_of(row) for row in found.rows],
        "warnings": [alert_row(alert, language) for alert in alerts],
        "unread": unread_rows(found.unread),
    }
    if courses is not None:
        made["changes"] = [
            {
                "change": one.change,
                "old": row_of(one.old) if one.old else None,
                "new": row_of(one.new) if one.new else None,
                "message": course_told(one, language),
            }
            for one in courses
            if one.change != "same"
        ]
    return made


def _cut(words: str) -> str:
    bare = " ".join(words.split())
    return bare if len(bare) <= _CUT else bare[: bare.rfind(" ", 0, _CUT)] + " …"
