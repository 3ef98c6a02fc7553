"""Two revisions of one text, combined where they touch different words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from drafting.model import Change, Edit, Op


@dataclass(frozen=True, slots=True)
class Combined:
    """Heading and text with the changes of both sides."""

    heading: str
    text: str


class Hunk(NamedTuple):
    """A stretch of the base and what takes its place."""

    start: int
    end: int
    text: str


def combined(a: Change, b: Change) -> Combined | None:
    """What two changes of one provision make together; None where they touch the same words."""
    assert a.old is not None
    heading = merge(a.old.heading, a.heading_edits, b.heading_edits)
    text = merge(a.old.text, a.edits, b.edits)
    return None if heading is None or text is None else Combined(heading, text)


def merge(base: str, a: Iterable[Edit], b: Iterable[Edit]) -> str | None:
    """``base`` with the edits of both sides; None if two that differ overlap or touch.

    The same edit on both sides counts once. Exchanging the sides changes nothing.
    """
    hunks = sorted({*hunks_of(a), *hunks_of(b)})
    out: list[str] = []
    at = -1
    for hunk in hunks:
        if hunk.start <= at:
            return None
        out += (base[max(at, 0) : hunk.start], hunk.text)
        at = hunk.end
    return "".join((*out, base[max(at, 0) :]))


def hunks_of(edits: Iterable[Edit]) -> list[Hunk]:
    """The stretches that edits replace, ascending, with something kept between any two."""
    found: list[Hunk] = []
    at = start = 0
    new = ""
    for edit in (*edits, Edit(Op.EQUAL, "")):
        if edit.op is Op.EQUAL:
            if at > start or new:
                found.append(Hunk(start, at, new))
            at += len(edit.text)
            start, new = at, ""
        elif edit.op is Op.DELETE:
            at += len(edit.text)
        else:
            new += edit.text
    return found
