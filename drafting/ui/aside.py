"""Findings of the checks that are put aside where they are read, and brought back."""

from __future__ import annotations

from typing import Any

from drafting.corpus.check_rules import check_rules
from drafting.errors import DraftingError
from drafting.model import Draft
from drafting.ui import address, components, remarking, sources
from drafting.ui.speech import Speech
from drafting.ui.views import where
from drafting.ui.views.names import chains, citation


def put_aside(component: str) -> None:
    """From a callback of a component: leave a finding out, for the reason given."""
    told = components.event(component, "aside")
    if not told:
        return
    desk, fields = sources.desk(), address.read()
    try:
        draft = where.find(fields, desk.instruments(), desk.drafts).draft
        if draft is not None:
            after = int(told["seen"]) if told.get("seen") else None
            desk.checks.put_aside(draft.id, str(told["finding"]), str(told["reason"]), after=after)
    except DraftingError as error:
        remarking.refuse(error)


def brought_back(component: str) -> None:
    """From a callback of a component: show a finding again."""
    told = components.event(component, "back")
    if not told:
        return
    try:
        sources.desk().checks.bring_back(int(told))
    except DraftingError as error:
        remarking.refuse(error)


def listed(draft: Draft, speech: Speech) -> list[dict[str, Any]]:
    """What was put aside and holds in the draft, the latest first."""
    desk, rules = sources.desk(), check_rules()
    asides = [one for one in desk.checks.aside(draft.instrument, draft.number) if one.holds]
    if not asides:
        return []
    ways = chains(desk.document(draft.id))
    language = speech.language
    return [
        {
            "id": one.decision.id,
            "what": rules[one.rule].titles[language] if one.rule in rules else one.rule,
            "where": citation(ways[one.eid], speech),
            "words": str(one.decision.body.get("words", "")),
            "reason": str(one.decision.body.get("reason", "")),
            "by": speech(
                "ui.margin.by", who=one.decision.who or "?", when=speech.date(one.decision.at.date())
            ),
        }
        for one in asides
    ]
