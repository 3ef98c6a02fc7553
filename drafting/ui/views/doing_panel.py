"""One row of what a draft does, opened: its provision, its fields, and what persons said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from drafting.model import Decision, Document, Provision
from drafting.ui.speech import Speech
from drafting.ui.views.doing import NEW, Names, mark, spot
from drafting.workbench import doing_words
from drafting.workbench.correctable import Field, What, as_read, fields_of
from drafting.workbench.correcting import Correction, Entry, Row, blank, evidence_of, point

View = dict[str, Any]
_ARTICLE = re.compile(r"art_\d+(?:-[a-z]+)*")


def opened(
    what: What, wanted: str, entries: Sequence[Entry], corrections: Sequence[Correction],
    document: Document, names: Names,
) -> View | None:  # fmt: skip
    """The row ``wanted`` ("uid/key"), or a new one ("+", "+art_5", "+art_5:12-40"); None if there is none."""
    if wanted.startswith(NEW):
        return _new(what, wanted[len(NEW) :], document, names)
    uid, _, key = wanted.partition("/")
    said = next((one for one in corrections if (one.uid, one.key) == (uid, key)), None)
    entry = next((one for one in entries if (one.row.uid, one.key) == (uid, key)), None)
    node = next((node for node in document.walk() if node.uid == uid), None)
    if node is None or (said is None and entry is None):
        return None
    row = entry.row if entry else None
    read = entry.read if entry else None
    quote = evidence_of(row) if row else None
    words = quote.exact if quote else said.words if said else ""
    at = spot(node, quote) if quote else ""
    return {
        "id": wanted,
        "uid": uid,
        "key": key,
        "title": names.name(node.eid),
        "go": names.go(node.eid, quote),
        "text": node.text,
        "at": at,
        "words": words,
        "fields": _fields(what, row, read, names) if row else [],
        "mark": mark(said, names.speech) if said else None,
        "said": _said(what, said, document, names) if said and (said.stale or not entry) else [],
        "decision": said.decision.id if said else None,
        "can": _can(said, entry),
    }


def _can(said: Correction | None, entry: Entry | None) -> list[str]:
    able = ["correct"] if entry and not (said and said.stale) else []
    able += ["drop"] if entry and not (said and (said.stale or said.added)) else []
    able += ["again"] if said and said.stale else []
    return [*able, *(["undo"] if said else [])]


def _new(what: What, place: str, document: Document, names: Names) -> View:
    eid, _, at = place.partition(":")
    node = names.node(eid)
    options = [
        {"value": one.eid, "label": names.name(one.eid)} for one in document.walk() if one.text.strip()
    ]
    made: View = {"id": NEW + place, "new": True, "title": "", "can": ["add"], "places": options, "place": ""}
    if node is None:
        return made | {"text": "", "at": "", "words": "", "fields": []}
    words = _stretch(node, at)
    row = blank(what, node, point(node, words or node.text), "", {})
    return made | {
        "title": names.name(eid), "go": names.go(eid), "place": eid, "text": node.text, "words": words,
        "at": at if words else "", "fields": _fields(what, row, None, names, empty=True),
    }  # fmt: skip


def _stretch(node: Provision, at: str) -> str:
    start, _, end = at.partition("-")
    return node.text[int(start) : int(end)] if start.isdigit() and end.isdigit() else ""


def _fields(what: What, row: Row, read: Row | None, names: Names, *, empty: bool = False) -> list[View]:
    return [_field(what, field, row, read, names, empty) for field in fields_of(what)]


def _field(what: What, field: Field, row: Row, read: Row | None, names: Names, empty: bool) -> View:
    now = None if empty and field.kind != "choice" else getattr(row, field.name)
    was = getattr(read, field.name) if read is not None else None
    made: View = {
        "name": field.name,
        "label": doing_words.field_name(field.name, names.language),
        "kind": field.kind,
        "value": _typed(field, now, names),
        "read": _typed(field, was, names) if read is not None else None,
    }
    if field.kind == "choice":
        options = [(one, doing_words.option(what, field, one, names.language)) for one in field.known]
        made["options"] = [{"value": value, "label": label} for value, label in options]
    return made


def as_typed(row: View, told: Mapping[str, Any]) -> View:
    """The row as a person filled it in when it was refused: nothing that was typed is lost."""
    said = told.get("fields") or {}
    fields = [one | {"value": said.get(one["name"], one["value"])} for one in row.get("fields", ())]
    return row | {"fields": fields, "reason": str(told.get("reason", ""))}


def _typed(field: Field, value: Any, names: Names) -> Any:
    """A value as it stands in a form; articles by their names ("Artículo 12 Bis"), what is in them by eid."""
    if field.kind == "flag":
        return bool(value)
    if field.kind == "places":
        return ", ".join(names.name(eid) if _ARTICLE.fullmatch(eid) else eid for eid in value or ())
    if field.kind == "list":
        return "; ".join(value or ())
    if field.kind == "number":
        return "" if value is None else f"{value:g}"
    return value or ""


def _said(what: What, said: Correction, document: Document, names: Names) -> list[View]:
    """What a correction says that is not in the row: of words that changed, of a row that was set aside."""
    eids = {node.uid: node.eid for node in document.walk()}
    language = names.language
    return [
        {
            "label": doing_words.field_name(name, language),
            "value": doing_words.value(what, name, value, names.name, language),
        }
        for name, value in as_read(what, said.fields, eids).items()
    ]


def history(
    what: What, chain: Sequence[Decision], document: Document, names: Names, speech: Speech
) -> list[View]:
    """All that was said of a row, the latest first."""
    eids = {node.uid: node.eid for node in document.walk()}
    made = []
    for link in reversed(chain):
        fields = link.body.get("fields")
        said = fields if isinstance(fields, dict) else {}
        told = [
            f"{doing_words.field_name(name, names.language)}: "
            f"{doing_words.value(what, name, value, names.name, names.language)}"
            for name, value in as_read(what, said, eids).items()
        ]
        if said.get("dropped"):
            told = [speech(f"ui.doing.none_{what}")]
        what_done = speech("ui.doing.taken_back") if link.withdrawn else "; ".join(told)
        made.append(
            {
                "by": speech("ui.doing.by", who=link.who or "?", when=speech.moment(link.at)),
                "said": what_done,
                "why": "" if link.withdrawn else str(link.body.get("reason", "")),
            }
        )
    return made
