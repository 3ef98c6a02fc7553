"""Chapters over the drafts, and the drafts over time: what the History page draws as charts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from drafting.compare.churn import chapters
from drafting.compare.matrix import Matrix
from drafting.model import Draft, Stage
from drafting.ui.speech import Speech
from drafting.ui.views.home import link


def payload(matrix: Matrix, stages: tuple[Stage, ...], speech: Speech) -> dict[str, Any]:
    """The time line, and a row for each chapter: [units, changed units] for each draft."""
    found = chapters(matrix)
    return {
        "line": timeline(matrix.drafts, stages, speech),
        "columns": [{"n": d.number, "date": speech.month(d.date)} for d in matrix.drafts],
        "doors": [None, *(_door(matrix.instrument, old, new) for old, new in pairwise(matrix.drafts))],
        "rows": [
            {
                "name": " · ".join(chapter.above) or speech("ui.chapters.beginning"),
                "cells": [list(pair) for pair in zip(chapter.sizes, chapter.changed, strict=True)],
            }
            for chapter in found
        ],
        "largest": max((max(chapter.sizes) for chapter in found), default=1) or 1,
    }


def timeline(drafts: tuple[Draft, ...], stages: tuple[Stage, ...], speech: Speech) -> dict[str, Any]:
    """A lane for each stage that occurs, in the order of the stages; a stop for each draft.

    ``at`` is the share of the time between the first and the last draft that had passed.
    """
    order = [stage.id for stage in stages]
    ids = sorted({draft.stage for draft in drafts}, key=lambda one: order.index(one) if one in order else 99)
    first, last = min(draft.date for draft in drafts), max(draft.date for draft in drafts)
    days = max((last - first).days, 1)
    stops = [
        {
            "n": draft.number,
            "lane": ids.index(draft.stage),
            "at": round((draft.date - first).days / days, 4),
            "name": speech.draft_choice(draft, stages),
            "go": link("draft", instrument=draft.instrument, draft=draft.number),
        }
        for draft in drafts
    ]
    return {
        "lanes": [speech.stage(one, stages) for one in ids],
        "stops": stops,
        "ticks": _ticks(drafts, days, speech),
    }


def _ticks(drafts: tuple[Draft, ...], days: int, speech: Speech) -> list[dict[str, Any]]:
    """The first and the last month, and every January between."""
    first, last = min(draft.date for draft in drafts), max(draft.date for draft in drafts)
    years = [first.replace(year=year, month=1, day=1) for year in range(first.year + 1, last.year + 1)]
    found = [(0.0, speech.month(first))]
    found += [
        (at, str(day.year)) for day in years if 0.15 < (at := round((day - first).days / days, 4)) < 0.85
    ]
    if last > first:
        found.append((1.0, speech.month(last)))
    return [{"at": at, "text": text} for at, text in found]


def _door(slug: str, old: Draft, new: Draft) -> dict[str, Any]:
    return link("compare", instrument=slug, draft=new.number, against=old.number)
