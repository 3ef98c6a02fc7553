"""What waits on a person, as lines that lead there: the gravest first."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from drafting.model import Instrument
from drafting.ui.speech import Speech
from drafting.ui.views.home import link


class Counts(NamedTuple):
    """How much waits: over the set, and by the slug of an instrument."""

    stale: int
    gaps: int
    misplaced: int
    checks: Mapping[str, int]
    substances: Mapping[str, int]
    copies: Mapping[str, int] = MappingProxyType({})
    said: Mapping[str, int] = MappingProxyType({})


def lines(counts: Counts, instruments: Mapping[str, Instrument], speech: Speech) -> list[dict[str, Any]]:
    """One line for each thing that waits; none for what does not."""
    found: list[dict[str, Any]] = []

    def tell(name: str, n: int, sign: str, go: dict[str, Any], **values: object) -> None:
        if n:
            key = f"ui.waiting.{name}.{'one' if n == 1 else 'many'}"
            found.append({"sign": sign, "text": speech(key, n=speech.number(n), **values), "go": go})

    tell("stale", counts.stale, "!", link("checklist", state="stale"))
    for slug, n in counts.substances.items():
        named = instruments[slug].short_title
        tell("substances", n, "!", link("lists", instrument=slug), instrument=named)
    tell("misplaced", counts.misplaced, "§", link("placement"))
    for slug, n in counts.checks.items():
        named = instruments[slug].short_title
        tell("checks", n, "!", link("draft", instrument=slug, margin="checks"), instrument=named)
    for slug, n in counts.copies.items():
        if slug in instruments:
            named = instruments[slug].short_title
            tell("copies", n, "✎", link("edit", instrument=slug), instrument=named)
    for slug, n in counts.said.items():
        named = instruments[slug].short_title
        go = link("review", instrument=slug, round="all", settled="open")
        tell("said", n, "…", go, instrument=named)
    tell("gaps", counts.gaps, "○", link("checklist"))
    return found
