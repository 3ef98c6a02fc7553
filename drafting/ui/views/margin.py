"""What stands in the margin of a text: notes of several kinds, and the words they are on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafting.model import Document, Mark, Provision, Quote
from drafting.ui.speech import Speech

Note = dict[str, Any]


def chosen(address: str, known: Iterable[str]) -> tuple[str, ...]:
    """The kinds an address asks for ("placement,checks"), as far as they exist, in their order."""
    asked = {name.strip() for name in address.split(",")}
    return tuple(kind for kind in known if kind in asked)


def notes(document: Document, marks: Iterable[Mark], speech: Speech) -> list[Note]:
    """One note per mark, at its provision's eid, with the quoted words and their turn in the text."""
    provisions = {node.eid: node for node in document.walk()}
    return [_note(mark, provisions[mark.eid], speech) for mark in marks if mark.eid in provisions]


def _note(mark: Mark, provision: Provision, speech: Speech) -> Note:
    note: Note = {
        "at": mark.eid,
        "kind": mark.kind,
        "severity": mark.severity,
        "text": mark.text,
        "by": _by(mark, speech),
        "replies": [{"by": _by(reply, speech), "text": reply.text} for reply in mark.replies],
    }
    if mark.quote is not None and (turn := occurrence(provision.text, mark.quote)) is not None:
        note |= {"exact": mark.quote.exact, "turn": turn}
    return note


def _by(mark: Mark, speech: Speech) -> str:
    if mark.author and mark.when:
        return speech("ui.margin.by", who=mark.author, when=speech.date(mark.when.date()))
    return mark.author


def occurrence(text: str, quote: Quote) -> int | None:
    """Which occurrence of the quoted words is meant, from 0: that with the likeliest neighbours.

    None if the words do not stand in ``text``.
    """
    places: list[int] = []
    at = text.find(quote.exact) if quote.exact else -1
    while at >= 0:
        places.append(at)
        at = text.find(quote.exact, at + len(quote.exact))
    if not places:
        return None
    fits = [_fit(text[:at], quote.prefix, text[at + len(quote.exact) :], quote.suffix) for at in places]
    return fits.index(max(fits))


def _fit(before: str, prefix: str, after: str, suffix: str) -> int:
    ahead = sum(1 for _ in _same(reversed(before), reversed(prefix)))
    return ahead + sum(1 for _ in _same(iter(after), iter(suffix)))


def _same(one: Iterable[str], two: Iterable[str]) -> Iterable[None]:
    for a, b in zip(one, two, strict=False):
        if a != b:
            return
        yield None
