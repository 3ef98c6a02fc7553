"""Events as sentences, in both languages: for the app, the command line and exports alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafting.messages import sentence
from drafting.model import Decision, Event
from drafting.workbench.said import how, where


def told(event: Event, names: Mapping[str, str], language: str, decision: Decision | None = None) -> str:
    """What was done, in a sentence; ``names`` are the instruments' by slug.

    Of a ``decision`` that is given it says what was decided, and on which provision.

    A verb with a sentence of its own (``ui.event``) is told by it, any other by how it ends and what its
    kind is called.
    """
    parts = event.subject.split("/")
    slug = next((part for part in parts if part in names), parts[0])
    number = parts[1] if len(parts) > 1 else ""
    key = f"ui.event.{event.verb}"
    said = sentence(key, language, subject=names.get(slug, slug), number=number, who=event.who)
    body = decision.body if decision is not None else event.detail
    if said != key:
        label = "" if decision is not None else where(body)
        return sentence("record.on", language, said=said, where=label) if label else said
    kind, _, done = event.verb.rpartition(".")
    what = sentence(f"ui.kind.{kind}", language)
    called = kind if what.startswith("ui.kind.") else what
    known = next((names[part] for part in parts if part in names), "")
    general = f"ui.done.{done}" if done in ("decided", "withdrawn", "taken_back") else "ui.done.other"
    decided = how(decision, language) if decision is not None and done == "decided" else ""
    place = where(body)
    if not decided and not place:
        return sentence(
            f"{general}_in" if known else general, language, kind=called, subject=known, done=done
        )
    first = (
        sentence("record.decided", language, kind=called, how=decided)
        if decided
        else sentence(general, language, kind=called, done=done)
    )
    own = sentence("record.quoted", language, subject=known) if known else ""
    return " · ".join(part for part in (first, place, own) if part)


def news(events: Iterable[Event], seen: int, *, who: str, instrument: str) -> list[Event]:
    """What others than ``who`` did after the event ``seen`` that concerns the instrument ("": all of it)."""
    return [
        event
        for event in events
        if event.id > seen and event.who != who and (not instrument or instrument in event.subject.split("/"))
    ]
