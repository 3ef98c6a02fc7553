"""The home page's answer: where each instrument stands, and what was done lately."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from drafting.model import Draft, Event, Instrument, Stage
from drafting.ui.speech import Speech
from drafting.ui.views.changes import summary_line
from drafting.workbench import telling

#: what the latest draft of an instrument changed: counts by kind of change, by slug
Counts = Mapping[str, Mapping[str, int]]


def link(page: str, **fields: object) -> dict[str, Any]:
    """A place in the app, as a real address and as the fields the shell sets when it is clicked."""
    given = {key: str(value) for key, value in fields.items() if value not in (None, "")}
    path = "" if page == "home" else page
    return {"page": page, "fields": given, "href": f"{path}?{urlencode(given)}" if given else path or "./"}


def board(
    instruments: tuple[Instrument, ...],
    drafts: Mapping[str, tuple[Draft, ...]],
    counts: Counts,
    stages: tuple[Stage, ...],
    speech: Speech,
) -> list[dict[str, Any]]:
    """One card per instrument: what it is, its latest draft, what that changed, and where to go."""
    return [
        _card(instrument, drafts[instrument.slug], counts.get(instrument.slug, {}), stages, speech)
        for instrument in instruments
    ]


def _card(
    instrument: Instrument,
    drafts: tuple[Draft, ...],
    counts: Mapping[str, int],
    stages: tuple[Stage, ...],
    speech: Speech,
) -> dict[str, Any]:
    card: dict[str, Any] = {
        "title": instrument.title,
        "language": instrument.language,
        "layer": speech(f"ui.layer.{instrument.layer.value}"),
        "drafts": speech.count("ui.home.drafts", len(drafts)),
        "import": link("import", instrument=instrument.slug),
    }
    if not drafts:
        return card
    latest, previous = drafts[-1], drafts[-2] if len(drafts) > 1 else None
    card |= {
        "draft": speech.draft(latest),
        "stage": speech.stage(latest.stage, stages),
        "date": speech.date(latest.date),
        "author": latest.author,
        "note": latest.note,
        "way": [
            {
                "n": draft.number,
                "name": speech.draft_choice(draft, stages),
                "go": link("draft", instrument=instrument.slug, draft=draft.number),
            }
            for draft in drafts
        ],
        "open": link("draft", instrument=instrument.slug, draft=latest.number),
    }
    if previous is not None:
        card["against"] = speech("ui.home.since", n=previous.number)
        card["changes"] = [{"kind": k, "text": text} for k, text in summary_line(dict(counts), speech)]
        card["compare"] = link(
            "compare", instrument=instrument.slug, draft=latest.number, against=previous.number
        )
    return card


def happenings(
    events: tuple[Event, ...], instruments: tuple[Instrument, ...], speech: Speech
) -> list[dict[str, str]]:
    """Events as sentences: when, who, what. What a verb says by itself is told in general."""
    names = {instrument.slug: instrument.short_title for instrument in instruments}
    told = []
    for event in events:
        said = telling.told(event, names, speech.language)
        told.append({"when": speech.moment(event.at), "who": event.who, "what": said})
    return told
