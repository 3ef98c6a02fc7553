"""What became of the rows of a table between two drafts of an instrument."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from drafting.clauses import clocks as timing
from drafting.clauses import penalties as punishing
from drafting.clauses.clocks import Clock, Clocks
from drafting.clauses.penalties import Penalties, Penalty
from drafting.model import Language
from drafting.workbench import acts
from drafting.workbench.correcting import Row
from drafting.workbench.doing_words import caption, facts, subject

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Became:
    """One row that came, went, or says something else; ``old`` or ``new`` is None where it is not there."""

    change: Literal["added", "dropped", "altered"]
    old: Row | None
    new: Row | None

    @property
    def row(self) -> Row:
        """The row now, else as it was."""
        row = self.new or self.old
        assert row is not None
        return row


@dataclass(frozen=True, slots=True)
class Told:
    """The same in words: what it is about, what was said of it, what is said now."""

    change: Literal["added", "dropped", "altered"]
    about: str
    before: str
    after: str


def between(old: Sequence[Row], new: Sequence[Row]) -> tuple[Became, ...]:
    """What became of the rows, in the order of the newer draft; what went stands at the end.

    Rows of the two drafts are the same when the same provision (by uid) says them of the same matter;
    sanctions and time limits are looked for in other provisions too. Rows that only rest on other words
    are left out.
    """
    pairs = _pairs(old, new)
    made = []
    for before, after in pairs:
        if before is None or after is None:
            made.append(Became("dropped" if after is None else "added", before, after))
        elif facts(before, "es") != facts(after, "es"):
            made.append(Became("altered", before, after))
    return tuple(made)


def told(one: Became, language: Language) -> Told:
    """What became of a row, in words: only what differs of one that stayed."""
    was = facts(one.old, language) if one.old else ()
    now = facts(one.new, language) if one.new else ()
    if was and now:
        differ = {key for (key, before), (_, after) in zip(was, now, strict=True) if before != after}
        was, now = (tuple(fact for fact in side if fact[0] in differ) for side in (was, now))
    lead = facts(one.row, language)[0][0]

    def say(side: tuple[tuple[str, str], ...]) -> str:
        parts = [
            text if key == lead else f"{caption(key, language).lower()}: {text or '—'}"
            for key, text in side
            if text or one.change == "altered"
        ]
        return "; ".join(part or "—" for part in parts)

    return Told(one.change, subject(one.row, language), say(was), say(now))


Pair = tuple[Row | None, Row | None]


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> list[Pair]:
    first = next(iter((*new, *old)), None)
    if isinstance(first, Penalty):
        costs = (Penalties(tuple(_only(rows, Penalty))) for rows in (old, new))
        return [(one.old, one.new) for one in punishing.compare(*costs)]
    if isinstance(first, Clock):
        times = (Clocks(tuple(_only(rows, Clock))) for rows in (old, new))
        return [(one.old, one.new) for one in timing.compare(*times)]
    left = list(old)
    found: list[list[Row | None]] = [[None, row] for row in new]
    for key in (_exactly, _roughly):
        for pair in found:
            row = pair[1]
            if pair[0] is None and row is not None:
                same = next((one for one in left if key(one) == key(row)), None)
                if same is not None:
                    left.remove(same)
                    pair[0] = same
    return [*((pair[0], pair[1]) for pair in found), *((one, None) for one in left)]


def _only(rows: Sequence[Row], kind: type[R]) -> list[R]:
    return [row for row in rows if isinstance(row, kind)]


_Key = Callable[[Row], Hashable]


def _exactly(row: Row) -> Hashable:
    return row.uid, acts.key_of(row), subject(row, "es")


def _roughly(row: Row) -> Hashable:
    """The same provision, the same kind: another body decides, other words say the duty."""
    return row.uid, type(row).__name__, acts.key_of(row)[-1:]
