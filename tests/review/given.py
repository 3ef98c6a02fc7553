"""Provisions, and proposals on them, in half a line."""

from dataclasses import replace
from itertools import count

from drafting.model import Document, Provision
from drafting.review.model import Origin, Proposed, Spot, State
from tests.trees import document as draw

_NUMBERS = count(1)


def document(text: str) -> Document:
    """A drawn document in which every provision has a uid: its place, from u1."""
    numbers = count(1)

    def dress(node: Provision) -> Provision:
        uid = f"u{next(numbers)}"
        return replace(node, uid=uid, children=tuple(dress(child) for child in node.children))

    drawn = draw(text)
    return replace(drawn, provisions=tuple(dress(top) for top in drawn.provisions))


def node(document: Document, uid: str) -> Provision:
    return next(one for one in document.walk() if one.uid == uid)


def proposal(*spots: Spot, reviewer: str = "customs", name: str = "", **more: object) -> Proposed:
    number = next(_NUMBERS)
    first = spots[0] if spots else Spot("", "", 0, 0)
    settings = {"state": State.ACCEPTED, "origin": Origin(1, reviewer, reviewer), "order": number, **more}
    return Proposed(
        name or f"p{number}", "law", "replacement", 1, first.old, first.new, spots, uid=first.uid, **settings
    )  # type: ignore[arg-type]


def instead(document: Document, uid: str, old: str, new: str, **more: object) -> Proposed:
    """Other words for words of a provision; "" for ``old`` puts them at its end."""
    base = node(document, uid).printed
    start = base.index(old) if old else len(base)
    return proposal(Spot(uid, base, start, start + len(old), new), **more)  # type: ignore[arg-type]
