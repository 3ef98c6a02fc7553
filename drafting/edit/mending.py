"""Citations that the edits of a working copy broke: their provision is still there and has another number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from drafting.edit.citing import NUMBERED, Cited, cited
from drafting.edit.entries import entries
from drafting.edit.numerals import bare, counted, counts_enye, style_of
from drafting.edit.pointing import Pointed, pointed
from drafting.edit.renumber import Follow, cited_as_article, follow, ordinal_mark
from drafting.edit.series import Numbered, cited_as, series
from drafting.model import Document, Provision
from drafting.structure.numbering import canonical

#: what a provision cited and by which number -> the provision that was meant
Meant = dict[tuple[str, str], str]


def meant(base: Document) -> Meant:
    """What every citation of a draft leads to; those of one number to two provisions are left out."""
    found: Meant = {}
    twice: set[tuple[str, str]] = set()
    for one in _all(base):
        key = one.uid, canonical(one.number)
        if one.target and found.setdefault(key, one.target) != one.target:
            twice.add(key)
    return {key: target for key, target in found.items() if key not in twice}


def broken(base: Document, now: Document, led: Meant | None = None) -> tuple[Follow, ...]:
    """Citations of ``now`` that led to a provision in ``base``, which bears another number by now, each with
    the number that would lead there again. ``led`` is ``meant(base)``, if it is at hand."""
    led = meant(base) if led is None else led
    was = {node.uid: node.number for node in base.walk()}
    nodes = {node.uid: node for node in now.walk()}
    shifted = {uid for uid, node in nodes.items() if uid in was and was[uid] != node.number}
    found = []
    for one in _all(now) if shifted else ():
        to = led.get((one.uid, canonical(one.number)), "")
        if to in shifted and one.target != to:
            new = _named(now, nodes[to], one)
            if new and new != one.number:
                found.append(
                    follow(one, new)
                    if isinstance(one, Cited)
                    else Follow(one.uid, one.start, one.number, new, one.around)
                )
    return tuple(found)


def _all(document: Document) -> Iterator[Cited | Pointed]:
    return chain(cited(document), pointed(document))


def _named(now: Document, node: Provision, one: Cited | Pointed) -> str:
    """The number of a provision as this citation would print it."""
    if node.kind in NUMBERED and isinstance(one, Cited):
        if not node.number.isdigit():
            return node.number
        found = [entry for entry in entries(now) if entry.node.kind in NUMBERED and not entry.divides]
        return cited_as_article(one.number, int(node.number), ordinal_mark(found))
    row = series(now, node.uid)
    style = style_of([part.number for part in row])
    if style is None:
        return ""
    count = counted(node.number, style, counts_enye([part.number for part in row], now.language))
    if count is None:
        return ""
    if bare(node.number) != node.number or " " in node.number or "-" in node.number:
        return node.number
    return cited_as(one.number, Numbered(node.uid, node.label, "", node.label, node.number, count, style))
