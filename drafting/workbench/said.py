"""What a decision says, for a person: how it was decided, of what, and its facts by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from drafting.messages import sentence
from drafting.model import Decision

#: what a reader wants to know first, of all the bodies there are; ids, digests and places are for the program
_FACTS = (
    "requirement", "label", "quote", "old", "new", "amended", "text", "words", "answer", "note", "rationale",
    "reason", "author", "by", "assigned", "body", "day", "name", "file_name", "file", "title", "draft",
    "sent", "until", "revision", "grantee", "role",
)  # fmt: skip

#: kinds that say how by being there
_ALWAYS = {
    "comment": "written",
    "silenced": "left",
    "not_applicable": "not_applicable",
    "returned": "received",
    "reviewed": "noted",
    "review_draft": "made",
}

#: the longest value that is shown as one
LONGEST = 400


def how(decision: Decision, language: str) -> str:
    """How it was decided: "accepted", "met in part", "left as it is"; "" if the body has no such word."""
    body = decision.body
    found = _ALWAYS.get(decision.kind, "")
    if decision.kind == "mapping":
        said = body.get("relation") if body.get("verdict") == "confirmed" else "no_answer"
        found = f"{said}"
    elif decision.kind == "round":
        found = "closed" if body.get("closed") else "begun"
    elif decision.kind == "placement":
        found = "left" if body.get("settled") else f"in_{body.get('layer')}"
    elif "state" in body:
        found = f"{body['state']}"
    return _word(f"record.how.{found}", language) if found else ""


def where(body: Mapping[str, Any]) -> str:
    """The provision that a body is about, as printed; the requirement too, if it is about one. Else ""."""
    label = body.get("label") or ""
    words = body.get("words")
    if not label and isinstance(words, list | tuple) and words and isinstance(words[0], list | tuple):
        label = words[0][2] if len(words[0]) > 2 else ""  # the lines of a mapping: uid, kind, label
    parts = (body.get("requirement"), str(label).strip(" .:-–—"))
    return " · ".join(str(part) for part in parts if part)


def facts(body: Mapping[str, Any], language: str) -> list[tuple[str, str]]:
    """What a body says that has a name among words, in the order in which one asks for it."""
    return [
        (sentence(f"record.fact.{name}", language), value)
        for name in _FACTS
        if name in body and not (name == "words" and "quote" in body)  # the words it stands on, not all
        for value in _plain(name, body[name], language)
    ]


def _plain(name: str, value: object, language: str) -> Iterator[str]:
    """The value as words; nothing of what is empty, or has none."""
    if name == "quote" and isinstance(value, list | tuple) and value:
        value = value[0]
    if name == "role":
        value = _word(f"people.role.{value}", language) or value
    if isinstance(value, bool) or not isinstance(value, str | int):
        return
    text = str(value).strip()
    if text and value != 0:
        yield text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _word(key: str, language: str) -> str:
    said = sentence(key, language)
    return "" if said == key else said
