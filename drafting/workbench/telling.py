"""Events as sentences, in both languages: for the app, the command line and exports alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafting.messages import sentence
from drafting.model import Event


def told(event: Event, names: Mapping[str, str], language: str) -> str:
    """What was done, in a sentence; ``names`` are the instruments' by slug.

    A verb with a sentence of its own (``ui.event``) is told by it, any other by how it ends and what its
    kind is called.
    """
    parts = event.subject.split("/")
    slug = next((part for part in parts if part in names), parts[0])
    number = parts[1] if len(parts) > 1 else ""
    key = f"ui.event.{event.verb}"
    said = sentence(key, language, subject=names.get(slug, slug), number=number, who=event.who)
    if said != key:
        return said
    kind, _, done = event.verb.rpartition(".")
    what = sentence(f"ui.kind.{kind}", language)
    called = kind if what.startswith("ui.kind.") else what
    known = next((names[part] for part in parts if part in names), "")
    general = f"ui.done.{done}" if done in ("decided", "withdrawn", "taken_back") else "ui.done.other"
    return sentence(f"{general}_in" if known else general, language, kind=called, subject=known, done=done)


def news(events: Iterable[Event], seen: int, *, who: str, instrument: str) -> list[Event]:
    """What others than ``who`` did after the event ``seen`` that concerns the instrument ("": all of it)."""
    return [
        event
        for event in events
        if event.id > seen and event.who != who and (not instrument or instrument in event.subject.split("/"))
    ]
