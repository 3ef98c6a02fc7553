"""What a draft says it does, ready to be shown: rows with their words, a matrix of bodies, a time line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, cast

from drafting.clauses.clocks import Path
from drafting.clauses.deciders import Decider, Deciders
from drafting.clauses.sentences import Alert, Unread
from drafting.model import Document, Draft, Language, Provision, Quote
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.ui.views.names import chains, citation
from drafting.workbench import acts, clause_rows
from drafting.workbench.acts import Step

View = dict[str, Any]


class Row(Protocol):
    """A row of any of the tables: the provision it stands in."""

    @property
    def eid(self) -> str: ...  # noqa: D102 - as the class says


#: what the cells of a row say, in the order of the columns
Cells = Callable[[Any, "Names"], Sequence[str]]


class Names:
    """A draft's provisions as they are cited, and the way to each."""

    def __init__(self, document: Document, draft: Draft, speech: Speech) -> None:
        self._chains: Mapping[str, tuple[Provision, ...]] = chains(document)
        self._draft = draft
        self.speech = speech
        self.language = cast(Language, speech.language)

    def name(self, eid: str) -> str:
        """ "Artículo 12, fracción III"."""
        chain = self._chains.get(eid)
        return citation(chain, self.speech) if chain else eid

    def go(self, eid: str) -> View:
        """The way to it in its draft."""
        return link("draft", instrument=self._draft.instrument, draft=self._draft.number, provision=eid)

    def all(self, eids: Sequence[str]) -> str:
        """Several provisions in one line."""
        return "; ".join(self.name(eid) for eid in eids)


def table(
    columns: Sequence[str],
    rows: Sequence[Row],
    cells: Cells,
    warnings: Sequence[tuple[str, str]],
    unread: Sequence[Unread],
    names: Names,
) -> View:
    """The rows of one table: cells, provision, words. ``warnings`` are (eid, sentence)."""
    return {
        "columns": [names.speech(f"ui.doing.{column}") for column in columns],
        "rows": [
            {
                "name": names.name(row.eid),
                "go": names.go(row.eid),
                "cells": list(cells(row, names)),
                "words": _quote(row),
            }
            for row in rows
        ],
        "warnings": [{"name": names.name(eid), "go": names.go(eid), "text": text} for eid, text in warnings],
        "unread": [
            {"name": names.name(one.eid), "go": names.go(one.eid), "words": one.quote.exact} for one in unread
        ],
    }


def _quote(row: object) -> str:
    found = getattr(row, "quote", None) or getattr(row, "evidence", None)
    return found.exact if isinstance(found, Quote) else str(found or "")


def said(alerts: Sequence[Alert], language: Language) -> list[tuple[str, str]]:
    """The warnings of bodies, duties and delegations as sentences."""
    return [(one.eid, acts.told(one, language)) for one in alerts]


def matrix(found: Deciders, names: Names) -> View:
    """Bodies against functions: in each cell the provisions that say so."""
    functions = list(dict.fromkeys(row.function for row in found.rows))
    cells = found.matrix()
    return {
        "functions": [acts.function_name(function, names.language) for function in functions],
        "bodies": [
            {
                "name": agency,
                "cells": [
                    [_cell(row, names) for row in cells.get(agency, {}).get(function, ())]
                    for function in functions
                ],
            }
            for agency in found.agencies
        ],
    }


def _cell(row: Decider, names: Names) -> View:
    return {"name": names.name(row.eid), "go": names.go(row.eid), "words": row.quote.exact}


def decider(row: Any, names: Names) -> Sequence[str]:
    """Body, function, matter."""
    return row.agency, acts.function_name(row.function, names.language), row.matter


def duty(row: Any, names: Names) -> Sequence[str]:
    """Who, what, on what condition, by when, and the sanction."""
    when = "; ".join(part for part in (row.condition, row.threshold) if part)
    kind = acts.duty_name(row.kind, names.language)
    return row.who, kind, when, row.deadline, names.all(row.sanctions)


def delegation(row: Any, names: Names) -> Sequence[str]:
    """Which rule, to whom, which matter, within what limits, what takes it up."""
    used = names.speech("ui.doing.forgotten") if row.forgotten else str(len(row.uses) or "")
    rule = acts.rule_name(row.instrument, names.language)
    return rule, row.to, row.matter, "; ".join((*row.limits, row.by_when)).strip("; "), used


def penalty(row: Any, names: Names) -> Sequence[str]:
    """Conduct, kind, figures, who imposes it, what forbids it."""
    kind = clause_rows.kind_name(row, names.language)
    forbidden = names.all(row.forbidden_by)
    return row.conduct, kind, clause_rows.figures(row, names.language), row.by, forbidden


def clock(row: Any, names: Names) -> Sequence[str]:
    """Who must act, how long, from when, who can stop it, what silence means."""
    act = " ".join(part for part in (row.actor, row.act) if part)
    stops = "; ".join(names.speech(f"ui.doing.{stop.kind}") for stop in row.stops)
    silence = names.speech(f"clauses.silence.{row.silence}") if row.silence else ""
    return act, clause_rows.length(row, names.language), row.event, stops, silence


def told(alerts: Sequence[Alert], language: Language) -> list[tuple[str, str]]:
    """The warnings of penalties and clocks as sentences."""
    return [(one.eid, clause_rows.told(one, language)) for one in alerts]


def line(path: Path, names: Names) -> View:
    """The longest way through the licensing clocks, as bars one behind the other."""
    return {
        "bars": [
            {
                "name": names.name(step.clock.eid),
                "go": names.go(step.clock.eid),
                "length": clause_rows.length(step.clock, names.language),
                "words": step.clock.evidence.exact,
                "kind": step.kind,
                "begins": step.start,
                "days": step.end - step.start,
            }
            for step in path.steps
        ],
        "total": path.days,
        "said": names.speech(
            "ui.doing.line", days=round(path.days), working=round(path.working_days), n=len(path.steps)
        ),
    }


_SIGNS = {"added": ("+", "added"), "removed": ("−", "dropped"), "changed": ("±", "altered")}


def courses(
    found: Sequence[Any], say: Callable[[Any, Language], str], names: Names, old: Names
) -> list[View]:
    """What became of sanctions or time limits since another draft, as sentences."""
    made = []
    for one in found:
        if one.change not in _SIGNS:
            continue
        row, here = (one.new, names) if one.new else (one.old, old)
        sign, change = _SIGNS[one.change]
        name, go, text = here.name(row.eid), here.go(row.eid), say(one, names.language)
        made.append({"sign": sign, "change": change, "name": name, "go": go, "text": text})
    return made


def steps(found: Sequence[Step], names: Names, old: Names) -> list[View]:
    """What became of the rows since another draft."""
    told = []
    for step in found:
        row = step.new or step.old
        assert row is not None
        here = names if step.new else old
        told.append(
            {
                "change": step.change,
                "sign": {"added": "+", "dropped": "−", "altered": "±"}[step.change],
                "name": here.name(row.eid),
                "go": here.go(row.eid),
                "before": step.old.quote.exact if step.old else "",
                "after": step.new.quote.exact if step.new else "",
            }
        )
    return told
