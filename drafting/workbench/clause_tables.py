"""Penalties and clocks of a draft as plain lines of words, for a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.messages import sentence
from drafting.model import Draft, Language
from drafting.workbench.clause_rows import figures, kind_name, length
from drafting.workbench.doing_words import unfinished

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: captions, and the lines under them
Lines = tuple[list[str], list[list[str]]]


def penalty_rows(desk: Workbench, draft: Draft, names: dict[str, str], language: Language) -> Lines:
    """What a breach costs: provision, conduct, sanction, who imposes it."""
    found = desk.clauses.penalties(draft.id)
    captions = _say(("provision", "conduct", "sanction", "by"), language)
    lines: dict[tuple[str, str, str], list[str]] = {}  # the sanctions of one conduct stand together
    for one in found.rows:
        key = (names.get(one.eid, one.eid), one.conduct or one.evidence.exact, one.by)
        said = " · ".join(part for part in (kind_name(one, language), figures(one, language)) if part)
        lines.setdefault(key, []).append(said)
    return captions, [[place, what, "; ".join(costs), by] for (place, what, by), costs in lines.items()]


def clock_rows(desk: Workbench, draft: Draft, names: dict[str, str], language: Language) -> Lines:
    """How long it takes: provision, who does what, time, from when, what silence means."""
    found = desk.clauses.clocks(draft.id)
    captions = _say(("provision", "act", "time", "from", "silence"), language)
    lines = [
        [
            names.get(one.eid, one.eid),
            unfinished(" ".join(part for part in (one.actor, one.act) if part)),
            length(one, language),
            one.event,
            sentence(f"clauses.silence.{one.silence}", language) if one.silence else "",
        ]
        for one in found.rows
    ]
    return captions, lines


def _say(keys: tuple[str, ...], language: Language) -> list[str]:
    return [sentence(f"briefing.{key}", language) for key in keys]
