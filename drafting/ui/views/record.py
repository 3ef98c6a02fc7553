"""The record as the page shows it: entries with what stood before and after, removed things by name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from drafting.model import Decision, Draft
from drafting.ui.speech import Speech
from drafting.workbench.record import Entry, body_of
from drafting.workbench.telling import told

#: a long value is cut here on the page; the exported file has it whole
LONGEST = 400


def rows(entries: Sequence[Entry], names: Mapping[str, str], speech: Speech) -> list[dict[str, Any]]:
    """One row for each entry."""
    return [
        {
            "id": entry.event.id,
            "when": speech.moment(entry.event.at),
            "at": entry.event.at.isoformat(),
            "who": entry.event.who or "–",
            "what": told(entry.event, names, speech.language),
            "subject": entry.event.subject,
            "before": _short(body_of(entry.before)),
            "after": _short(body_of(entry.decision) if entry.decision else _detail(entry)),
        }
        for entry in entries
    ]


def kind_name(kind: str, speech: Speech) -> str:
    """What decisions of a kind are called."""
    key = f"ui.kind.{kind}"
    said = speech(key)
    return kind if said == key else said


def removed_name(one: Draft | Decision, names: Mapping[str, str], speech: Speech) -> str:
    """A removed thing as a reader knows it."""
    if isinstance(one, Draft):
        subject = names.get(one.instrument, one.instrument)
        return speech("ui.log.draft", number=one.number, subject=subject, file=one.file_name)
    return speech("ui.log.decision", kind=kind_name(one.kind, speech), subject=one.key)


def _detail(entry: Entry) -> str:
    return json.dumps(entry.event.detail, ensure_ascii=False, sort_keys=True) if entry.event.detail else ""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
