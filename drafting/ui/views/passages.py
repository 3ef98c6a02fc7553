"""Chemicals by draft, ready to be shown: the drafts as a strip, the chemicals as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from drafting.model import Stage
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.workbench.substance_passages import Change, Told, course_of, ranges
from drafting.workbench.substances import Through

View = dict[str, Any]


def through(
    found: Through, told: Sequence[Told], slug: str, stages: tuple[Stage, ...], speech: Speech
) -> View | None:
    """When each chemical entered, left or changed place; None where one draft is all there is to see."""
    if len(found.drafts) < 2 or not told:
        return None
    language = speech.language
    turns = Counter((change.draft, change.turn) for one in told for change in one.changes if not change.first)
    counts = Counter(number for one in told for number in one.drafts)
    among = [draft.number for draft in found.drafts]
    remits = {
        number for course in found.courses for number, status, _ in course.points if status == "by_reference"
    }
    return {
        "drafts": [
            {
                "n": draft.number,
                "name": speech.draft_choice(draft, stages),
                "count": counts[draft.number],
                "remits": draft.number in remits and not counts[draft.number],
                **{turn: turns[draft.number, turn] for turn in ("entered", "left", "moved")},
                "go": link("compare", instrument=slug, draft=draft.number, against=before)
                if before
                else None,
            }
            for before, draft in zip((0, *among), found.drafts, strict=False)
        ],
        "courses": [
            {
                "name": found.known.list[one.list].names[language],
                "told": course_of(one, found.known, language),
            }
            for one in found.courses
        ],
        "rows": [_row(one, among, slug) for one in told],
    }


def _row(one: Told, among: Sequence[int], slug: str) -> View:
    return {
        "entries": one.entries,
        "cas": one.cas,
        "name": one.name,
        "drafts": ranges(one.drafts, among),
        "cells": [number in one.drafts for number in among],
        "changes": [
            {
                "n": change.draft,
                "turn": change.turn,
                "first": change.first,
                "told": change.told,
                "go": _go(change, slug),
            }
            for change in one.changes
        ],
    }


def _go(change: Change, slug: str) -> View:
    """To the words in the draft that has them; to what took them away where they left."""
    if change.turn == "left":
        return link(
            "compare", instrument=slug, draft=change.draft, against=change.before, provision=change.uid
        )
    return link("draft", instrument=slug, draft=change.at, provision=change.eid)
