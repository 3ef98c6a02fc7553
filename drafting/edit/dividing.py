"""Titles, chapters, sections: a heading put before an article, around a run of them, taken away, moved.

A heading rules what follows it up to the next of its rank, as on paper: that is how articles come to stand
below a new one, and where they go when one is taken away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from enum import StrEnum

from drafting.edit.entries import UNITS, entry_of, front, gathers
from drafting.edit.following import Arranged, following
from drafting.edit.headings import FIRST, appended, new_division, put_heading
from drafting.edit.moving import Where, move
from drafting.edit.numerals import printed, style_of, value
from drafting.edit.series import (
    ANNEXES,
    DIVISIONS,
    Numbered,
    annex_groups,
    counts_through,
    division_groups,
    in_sequence,
    numbered,
)
from drafting.edit.writing import Mint, put
from drafting.errors import BadRequest
from drafting.model import Document, Kind, Language, Provision
from drafting.structure.eid import assign


class Heirs(StrEnum):
    """Where the articles go whose heading is taken away."""

    BEFORE = "before"  # to the division before it; without one they stay where they are, one level up
    AFTER = "after"  # to the division behind it
    NOWHERE = "nowhere"  # they are taken out with it


def kinds(document: Document) -> tuple[Kind, ...]:
    """The kinds of divisions that a new heading can be of: those of the law, and the usual ones."""
    there = {node.kind for node in document.walk() if node.kind in DIVISIONS and numbered(node)}
    return tuple(kind for kind in DIVISIONS if kind in there or kind in FIRST[document.language])


def divide(
    document: Document,
    before: str,
    kind: Kind,
    heading: str,
    mint: Mint,
    *,
    through: str = "",
    rest: str = "",
    number: str = "",
) -> Arranged:
    """A new heading before the article or division ``before``; what follows stands below it.

    ``through`` is the last article of the run that is meant; where others follow it in the same division they
    get a heading of their own, ``rest``. ``number`` is fixed ("II Bis"), else it runs on. Raises NotFound,
    BadRequest (``edit_rest_heading``: others follow the run, and no heading is told for them).
    """
    changed, uid = put_heading(document, before, kind, heading, mint, number)
    if through:
        behind = _behind(changed, uid, through)
        if behind:
            if not rest.strip():
                raise BadRequest("edit_rest_heading", place=entry_of(document, behind).node.label)
            changed, _ = put_heading(changed, behind, kind, rest, mint, "")
    return _arranged(document, changed, uid, fixed=bool(number))


def add_division(
    document: Document, beside: str, where: Where, heading: str, mint: Mint, *, number: str = ""
) -> Arranged:
    """A new division without articles before or behind another, of its kind. Raises NotFound."""
    node = entry_of(document, beside).node
    new = new_division(document, node.kind, heading, mint, node, number)
    pair = (new, node) if where is Where.BEFORE else (node, new)
    return _arranged(document, put(document, beside, *pair), new.uid, fixed=bool(number))


def undivide(document: Document, uid: str, heirs: Heirs) -> Arranged:
    """The text without a heading; its articles go to ``heirs``. Raises NotFound, BadRequest."""
    entry = entry_of(document, uid)
    node, held = entry.node, entry.node.children[front(entry.node) :]
    parent = entry.above[-1] if entry.above else None
    beside = parent.children if parent else document.provisions
    at = next(place for place, one in enumerate(beside) if one.uid == uid)
    if heirs is Heirs.NOWHERE:
        if len(beside) == 1 and parent is None:
            raise BadRequest("edit_last", place=node.label)
        return _arranged(document, put(document, uid), parent.uid if parent else "", node.label, gone=node)
    if heirs is Heirs.BEFORE:
        if at and gathers(beside[at - 1]) and beside[at - 1].kind in DIVISIONS:
            new = appended(beside[at - 1], held)
            changed = put(put(document, uid), new.uid, new)
            return _arranged(document, changed, new.uid, node.label)
        return _arranged(document, put(document, uid, *held), parent.uid if parent else "", node.label)
    if at + 1 == len(beside) or not gathers(beside[at + 1]) or beside[at + 1].kind not in DIVISIONS:
        raise BadRequest("edit_no_heir", place=node.label)
    heir = beside[at + 1]
    size = front(heir)
    new = replace(heir, children=(*heir.children[:size], *held, *heir.children[size:]))
    return _arranged(document, put(put(document, uid), new.uid, new), new.uid, node.label)


def move_division(document: Document, uid: str, *, up: bool) -> Arranged:
    """A division with all within one place up or down among its like; at a title's edge into the next one.

    Raises NotFound, BadRequest at the end of the text.
    """
    node = entry_of(document, uid).node
    step = _step(document, uid, up=up)
    if step is None:
        raise BadRequest("edit_no_farther", place=node.label)
    anchor, where = step
    changed = move(document, uid, anchor, where)
    return _arranged(document, changed, uid, node.label, moved=True)


def placed_division(document: Document, uid: str, anchor: str, where: Where) -> Arranged:
    """A division with all within beside another one. Raises as ``move``."""
    changed = move(document, uid, anchor, where)
    return _arranged(document, changed, uid, entry_of(document, uid).node.label, moved=True)


def in_order(document: Document, kind: Kind) -> Arranged:
    """All divisions of a kind numbered from one on, in each title anew unless they count through the law;
    all annexes or schedules, those of one word together."""
    numbers: list[Numbered] = []
    groups = division_groups(document, kind, through=counts_through(document, kind)).values()
    for group in annex_groups(document) if kind in ANNEXES else groups:
        numbers += in_sequence(group, document.language)
    return Arranged(document, following(document, numbers), "")


def offered_number(node: Provision, taken: Collection[str], language: Language) -> str:
    """The number that a division put behind this one can have without the others changing: "II Bis".

    ``taken`` are those there are; "" where it is among them.
    """
    parts = printed(node.number)
    if parts is None or not node.number:
        return ""
    core = f"{parts.core}{parts.ordinal}"
    more = "A" if language == "en" else " BIS" if node.label.isupper() else " Bis"
    return "" if parts.more or f"{core}{more}" in taken else f"{core}{more}"


# ----------------------------------------------------------------------------------------------------------


def _behind(document: Document, uid: str, last: str) -> str:
    """The first article below the division that stands behind ``last``; "" if that ends it."""
    units = [node.uid for node in entry_of(document, uid).node.walk() if _unit(node)]
    if last not in units:
        raise BadRequest("edit_not_in_run", place=entry_of(document, last).node.label)
    at = units.index(last)
    return units[at + 1] if at + 1 < len(units) else ""


def _unit(node: Provision) -> bool:
    return node.kind in UNITS or (node.kind is Kind.SECTION and not gathers(node))


def _step(document: Document, uid: str, *, up: bool) -> tuple[str, Where] | None:
    """Beside what a division comes to stand, one place up or down."""
    entry = entry_of(document, uid)
    parent = entry.above[-1] if entry.above else None
    beside = [
        one for one in (parent.children if parent else document.provisions) if _same_rank(one, entry.node)
    ]
    at = next(place for place, one in enumerate(beside) if one.uid == uid)
    to = at - 1 if up else at + 1
    if 0 <= to < len(beside):
        return beside[to].uid, Where.BEFORE if up else Where.AFTER
    if parent is None or parent.kind not in DIVISIONS:
        return None
    above = entry.above[-2] if len(entry.above) > 1 else None
    parents = [one for one in (above.children if above else document.provisions) if _same_rank(one, parent)]
    place = next(n for n, one in enumerate(parents) if one.uid == parent.uid) + (-1 if up else 1)
    if not 0 <= place < len(parents):
        return None
    return parents[place].uid, Where.LAST if up else Where.INTO


def _same_rank(one: Provision, other: Provision) -> bool:
    return one.kind is other.kind and gathers(one)


def _arranged(
    before: Document,
    after: Document,
    uid: str,
    label: str = "",
    *,
    gone: Provision | None = None,
    moved: bool = False,
    fixed: bool = False,
) -> Arranged:
    """The step with the numbers that run on wherever divisions came, went or changed places."""
    numbers = () if fixed else tuple(_run_on(before, after))
    home = {one.uid: up.uid if up else "" for one, up in before.with_parents() if one.kind in DIVISIONS}
    rehomed = {
        one.uid
        for one, up in after.with_parents()
        if one.uid in home and home[one.uid] != (up.uid if up else "")
    }
    lost = (
        {node.uid for node in gone.walk()}
        if gone
        else ({n.uid for n in before.walk()} - {n.uid for n in after.walk()})
    )
    plan = following(before, numbers, lost, moved=moved, rehomed=rehomed)
    if not label:
        new = next((one.label for one in numbers if one.uid == uid), "")
        label = new or next(node.label for node in after.walk() if node.uid == uid)
    return Arranged(assign(after), plan, uid, label)


def _run_on(before: Document, after: Document) -> Iterator[Numbered]:
    for kind in DIVISIONS:
        through = counts_through(before, kind)
        old = division_groups(before, kind, through=through)
        for key, group in division_groups(after, kind, through=through).items():
            was = [one.uid for one in old.get(key, ())]
            now = [one.uid for one in group]
            if was == now:
                continue
            begin = next(
                (n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now))
            )
            style = style_of([one.number for one in group])
            if any(style and value(one.number, style) is None for one in group[:begin]):
                begin = 0  # "Único" becomes the first of several
            first = None
            if begin == 0:
                head = old.get(key, ())
                first = (value(head[0].number, style) if head and style else None) or 1
            yield from in_sequence(group, after.language, begin=begin, first=first)
