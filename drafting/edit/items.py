"""Fractions, incisos, paragraphs with numbers: one put in between, moved up or down, taken out.

What stands behind it is numbered on, and what cites any of them follows: ``Arranged.plan``. Where a list ends
its items the usual way (";" and before the last "; y", at the end "."), it does so afterwards too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from drafting.edit.entries import entries
from drafting.edit.following import Arranged, following
from drafting.edit.numerals import bare, style_of, value
from drafting.edit.series import in_sequence, relabelled, series
from drafting.edit.writing import Mint, clean, put
from drafting.errors import BadRequest, NotFound
from drafting.model import Document, Provision
from drafting.structure.eid import assign

_TAIL = re.compile(r"(?P<mark>[;,.])?(?P<and>\s*,?\s+(?:y/o|[yeou]|and|or))?\s*\Z")


def add_item(
    document: Document, after: str, text: str, mint: Mint, *, number: str = "", first: bool = False
) -> Arranged:
    """A new item behind ``after`` (before it if ``first``), with the number told, else with those behind it
    numbered on. Raises NotFound, BadRequest (no words)."""
    words = " ".join(clean(text))
    if not words:
        raise BadRequest("edit_no_words", place=_at(document, after).label)
    row, at = _series(document, after)
    anchor = row[at]
    label = relabelled(anchor.label, anchor.number, number) if number else anchor.label
    new = replace(anchor, uid=mint(), text=words, heading="", children=(), label=label, eid="")
    if number:
        new = replace(new, number=bare(number))
    place = at if first else at + 1
    changed = put(document, after, *((new, anchor) if first else (anchor, new)))
    later = (*row[:place], new, *row[place:])
    plan = following(
        document,
        () if number else in_sequence(later, document.language, begin=place, first=_first(row, place)),
    )
    return Arranged(assign(_ended(changed, row, later)), plan, new.uid, new.label)


def move_item(document: Document, uid: str, *, up: bool) -> Arranged:
    """An item before the one above it, or behind the one below. Raises NotFound, BadRequest at the end."""
    row, at = _series(document, uid)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(row):
        raise BadRequest("edit_no_farther", place=row[at].label)
    one, two = (row[to], row[at]) if up else (row[at], row[to])
    bare_text = put(document, one.uid)  # the upper one goes behind the lower
    changed = put(bare_text, two.uid, two, one)
    later = list(row)
    later[at], later[to] = later[to], later[at]
    begin = min(at, to)
    numbers = in_sequence(later, document.language, begin=begin, first=_first(row, begin))
    return Arranged(
        assign(_ended(changed, row, later)), following(document, numbers, moved=True), uid, row[at].label
    )


def remove_item(document: Document, uid: str) -> Arranged:
    """The text without an item and what stands in it. Raises NotFound."""
    row, at = _series(document, uid)
    later = (*row[:at], *row[at + 1 :])
    changed = put(document, uid)
    numbers = in_sequence(later, document.language, begin=at, first=_first(row, at)) if later else ()
    gone = {node.uid for node in row[at].walk()}
    return Arranged(
        assign(_ended(changed, row, later)),
        following(document, numbers, gone),
        _home(document, uid),
        row[at].label,
    )


def _first(row: Sequence[Provision], begin: int) -> int | None:
    """At the head of a list that begins late ("III." in a decree that amends), the number it begins with."""
    if begin:
        return None
    style = style_of([one.number for one in row])
    return (value(row[0].number, style) if style else None) or 1


def _series(document: Document, uid: str) -> tuple[tuple[Provision, ...], int]:
    row = series(document, uid)
    if not row:
        raise NotFound("edit_not_found", place=uid)
    return row, next(at for at, one in enumerate(row) if one.uid == uid)


def _at(document: Document, uid: str) -> Provision:
    row, at = _series(document, uid)
    return row[at]


def _home(document: Document, uid: str) -> str:
    """The entry that an item stands in."""
    return next(
        entry.uid
        for entry in entries(document)
        if any(part.uid == uid for part in (entry.node, *entry.inside))
    )


# --- how the items of a list end --------------------------------------------------------------------------


def _ended(document: Document, before: Sequence[Provision], after: Sequence[Provision]) -> Document:
    """The list ends its items as it did before the step; where it had no such way, nothing is touched."""
    ways = _ways(before)
    if ways is None or not after:
        return document
    middle, joining, last = ways
    ends = [middle] * (len(after) - 2) + [joining, last] if len(after) > 1 else [last]
    new = {}
    for one, end in zip(after, ends, strict=True):
        leaf = _leaf(one)
        stem = leaf.text[: _tail(leaf.text).start()]
        if stem and stem + end != leaf.text:
            new[leaf.uid] = stem + end
    return document.map(lambda node: replace(node, text=new[node.uid]) if node.uid in new else node)


def _ways(row: Sequence[Provision]) -> tuple[str, str, str] | None:
    """How all but the last two end, how the last but one, how the last; None where they do not agree."""
    ends = [_leaf(one).text[_tail(_leaf(one).text).start() :] for one in row]
    if (
        len(ends) < 2
        or ends[-1] != "."
        or not re.fullmatch(r"[;,]\s*,?\s*(?:y/o|[yeou]|and|or)|[;,]", ends[-2])
    ):
        return None
    middle = Counter(ends[:-2]).most_common(1)[0][0] if len(ends) > 2 else ends[-2][0]
    if any(end != middle for end in ends[:-2]) or middle not in (";", ","):
        return None
    return (";" if len(ends) == 2 and middle == "," and ";" not in ends[-2] else middle), ends[-2], ends[-1]


def _tail(text: str) -> re.Match[str]:
    found = _TAIL.search(text)
    assert found is not None
    return found


def _leaf(node: Provision) -> Provision:
    """Where the words of an item end."""
    while node.children:
        node = node.children[-1]
    return node
