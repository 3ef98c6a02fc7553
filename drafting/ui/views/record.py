"""The record as the page shows it: entries with what stood before and after, removed things by name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

from drafting.model import Decision, Draft
from drafting.people import SHELF
from drafting.ui.speech import Speech
from drafting.workbench.record import Entry
from drafting.workbench.said import facts, where
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
            "what": told(entry.event, names, speech.language, entry.decision),
            "subject": entry.event.subject,
            "before": _said(_body(entry.before), speech),
            "after": _said(_body(entry.decision) if entry.decision else entry.event.detail, speech),
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
    body = one.body
    words = body.get("title") or body.get("text") or body.get("label") or ""
    slug = one.instrument or one.key.split("/")[0]
    parts = [str(words)] if body.get("title") else [where(body), shorten(str(words), 80, placeholder="…")]
    parts += [names[slug]] if slug in names and one.kind != SHELF else []
    subject = " · ".join(dict.fromkeys(part for part in parts if part)) or one.key
    return speech("ui.log.decision", kind=kind_name(one.kind, speech), subject=subject)


def _body(decision: Decision | None) -> Mapping[str, Any]:
    return {} if decision is None or decision.withdrawn else decision.body


def _said(body: Mapping[str, Any], speech: Speech) -> dict[str, Any]:
    """The facts by name; what has no words at all as it is kept."""
    found = facts(body, speech.language)
    raw = "" if found or not body else _short(json.dumps(dict(body), ensure_ascii=False, sort_keys=True))
    return {"facts": found, "raw": raw}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
