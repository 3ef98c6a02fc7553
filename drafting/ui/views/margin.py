"""What stands in the margin of a text: notes of several kinds, and the words they are on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from drafting.model import Document, Mark, Provision, Quote
from drafting.review.carry import Heard
from drafting.review.model import WAITING
from drafting.ui.speech import Speech
from drafting.workbench.putting_aside import Checked

Note = dict[str, Any]

#: which comments are shown, where not all
WHICH = ("open", "mine")


def chosen(address: str, known: Iterable[str]) -> tuple[str, ...]:
    """The kinds an address asks for ("placement,checks"), as far as they exist, in their order."""
    asked = {name.strip() for name in address.split(",")}
    return tuple(kind for kind in known if kind in asked)


def notes(
    document: Document, marks: Iterable[Mark], speech: Speech, facts: Mapping[str, Note] | None = None
) -> list[Note]:
    """One note per mark, at its provision's eid, with the quoted words and their turn in the text.

    ``facts`` are more of what is known of some, by their mark's key.
    """
    provisions = {node.eid: node for node in document.walk()}
    known = facts or {}
    return [
        _note(mark, provisions[mark.eid], speech) | known.get(mark.key, {})
        for mark in marks
        if mark.eid in provisions
    ]


def of_comments(heard: Iterable[Heard], speech: Speech) -> dict[str, Note]:
    """By its key what the margin needs of a comment so that it can be assigned, and looked for."""
    return {
        one.comment.key: {
            "key": one.comment.key,
            "uid": one.comment.uid,
            "said": one.comment.id,
            "seen": one.comment.settling or 0,
            "assigned": one.comment.assigned,
            "state": one.comment.state.value,
            "state_name": speech(f"review.state.{one.comment.state.value}"),
            "waits": one.comment.state in WAITING,
            "draft": one.comment.draft,
        }
        for one in heard
    }


def of_findings(checked: Iterable[Checked]) -> dict[str, Note]:
    """By its key what the margin needs of a finding so that it can be put aside."""
    return {one.key: {"finding": one.key, "before": one.before or 0} for one in checked}


def narrowed(found: Iterable[Note], which: str, who: str) -> list[Note]:
    """All notes but the comments that are not asked for: "open" ones, or "mine"."""
    return [
        note
        for note in found
        if "key" not in note
        or which not in WHICH
        or (note["waits"] if which == "open" else note["assigned"] == who)
    ]


def on_their_sides(old: Iterable[Note], new: Iterable[Note], base: int | None) -> list[Note]:
    """The comments of both sides of a comparison, each once: on the draft it was made on, or what has it.

    ``base`` is the number of the older draft, None where the sides are of two instruments.
    """
    before, after = ({note["key"]: note for note in side} for side in (old, new))
    sides = {
        key: "old"
        if key not in after or (base is not None and key in before and note["draft"] <= base)
        else "new"
        for key, note in (before | after).items()
    }
    return [{**(before if side == "old" else after)[key], "side": side} for key, side in sides.items()]


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
