"""A fresh installation's Home: the three things to do with the sample texts."""

from __future__ import annotations

from typing import Any

from drafting.model import Draft
from drafting.ui.speech import Speech
from drafting.ui.views.home import link


def doors(drafts: tuple[Draft, ...], speech: Speech) -> list[dict[str, Any]]:
    """Read the latest of these drafts, compare it with the one before, see what the checklist lacks."""
    latest = drafts[-1]
    found = [
        _door("read", link("draft", instrument=latest.instrument, draft=latest.number), latest.number, speech)
    ]
    if len(drafts) > 1:
        before = drafts[-2].number
        go = link("compare", instrument=latest.instrument, draft=latest.number, against=before)
        found.append(_door("compare", go, before, speech))
    lacks = link("checklist", instrument=latest.instrument)
    return [*found, _door("lacks", lacks, latest.number, speech)]


def _door(name: str, go: dict[str, Any], number: int, speech: Speech) -> dict[str, Any]:
    title = speech(f"ui.welcome.{name}_title", n=number)
    return {"title": title, "text": speech(f"ui.welcome.{name}_text"), "go": go}
