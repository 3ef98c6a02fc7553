"""Which provision became which, and the words that differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from drafting.compare.changes import changes
from drafting.compare.crossings import Crossing, crossings
from drafting.compare.match import FREE
from drafting.compare.pairing import pair
from drafting.compare.parts import find_parts
from drafting.model import Comparison, Document, Provision

__all__ = ["Crossing", "carry_uids", "compare", "crossings"]


def compare(old: Document, new: Document) -> Comparison:
    """Everything that happened from ``old`` to ``new``.

    Every provision of both stands in exactly one change. The same documents always give the same answer, a
    document against itself only ``unchanged``, and the other way round the mirror image.
    """
    match, moved = pair(old, new)
    return Comparison(old, new, changes(match, moved, find_parts(match)))


def carry_uids(old: Document | None, new: Document, mint: Callable[[], str]) -> Document:
    """``new`` with a uid on every provision: the old one where it has a counterpart, else one from ``mint``.

    ``old`` is the draft before, None for the first; ``mint`` gives a fresh uid at each call and is called in
    document order.
    """
    uids: list[str] = []
    if old is not None:
        match, _ = pair(old, new)
        uids = [match.old.nodes[i].uid if i != FREE else "" for i in match.to_old]
    given = iter([uid or mint() for uid in uids or [""] * sum(1 for _ in new.walk())])

    def dress(node: Provision) -> Provision:
        uid = next(given)
        return replace(node, uid=uid, children=tuple(dress(child) for child in node.children))

    return replace(new, provisions=tuple(dress(top) for top in new.provisions))
