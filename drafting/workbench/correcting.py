"""What persons said of rows of penalties and clocks, and the rows with that said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from drafting.clauses.clocks import Clock, Clocks
from drafting.clauses.penalties import Penalties, Penalty
from drafting.errors import BadRequest
from drafting.guard import printable
from drafting.model import Decision, Document

Row = TypeVar("Row", Penalty, Clock)

#: the kind of decision
CORRECTION = "correction"

_NUMBERS = ("minimum", "maximum", "length")
_WORDS: dict[str, tuple[str, ...]] = {
    "penalties": ("kind", "unit", "conduct", "by"),
    "clocks": ("unit", "counting", "role", "event", "actor", "act", "silence", "consequence"),
}
#: what may stand in a field that knows only some words
_KNOWN: dict[str, tuple[str, ...]] = {
    "kind": (
        "prison", "death", "fine", "day_fine", "closure", "confiscation", "suspension", "disqualification",
        "denial_of_privileges", "revocation", "dissolution", "warning",
    ),
    "counting": ("", "working", "calendar"),
    "role": ("deadline", "notice", "validity", "retention", "limitation", "duration", "entry_into_force"),
    "silence": ("", "approved", "refused", "passes", "nothing"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: the row it is of, what it says, and whether the words changed since it was made."""

    what: str
    uid: str
    key: str
    fields: Mapping[str, Any]
    reason: str
    stale: bool
    decision: Decision


def key_of(what: str, instrument: str, uid: str, key: str) -> str:
    """What the decision is about."""
    return f"{what}/{instrument}/{uid}/{key}"


def fields_of(what: str) -> tuple[str, ...]:
    """What can be corrected in a row."""
    numbers = ("minimum", "maximum") if what == "penalties" else ("length",)
    return (*numbers, *_WORDS[what], "dropped")


def body(
    what: str, row: Penalty | Clock, fields: Mapping[str, object], printed: str, reason: str
) -> dict[str, object]:
    """A correction as the store keeps it: the fields, and the words of the provision it was made on.

    Raises BadRequest for a field or a value that makes no sense.
    """
    known = fields_of(what)
    said: dict[str, object] = {}
    for name, value in fields.items():
        if name not in known:
            raise BadRequest("bad_clause_field", place=name, known=", ".join(known))
        said[name] = _checked(name, value)
    if not said:
        raise BadRequest("bad_clause_field", place=row.key, known=", ".join(known))
    return {"fields": said, "text": printed, "evidence": row.evidence.exact, "reason": printable(reason)}


def _checked(name: str, value: object) -> object:
    if name == "dropped":
        right = isinstance(value, bool)
    elif name in _NUMBERS:
        right = value is None or (
            isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e12
        )
    else:
        right = (
            isinstance(value, str) and len(value) <= 2000 and (name not in _KNOWN or value in _KNOWN[name])
        )
    if not right:
        known = ", ".join(one for one in _KNOWN.get(name, ("…",)) if one)
        raise BadRequest("bad_clause_value", place=name, found=str(value)[:60], known=known)
    return printable(value) if isinstance(value, str) else value


def standing(decided: Iterable[Decision], what: str, document: Document) -> tuple[Correction, ...]:
    """The corrections of ``what`` whose provision the document has, each with whether it is stale."""
    texts = {node.uid: node.printed for node in document.walk()}
    found = []
    for one in decided:
        kind, _, rest = one.key.partition("/")
        if kind != what or one.uid not in texts:
            continue
        fields = one.body.get("fields")
        stale = one.body.get("text") != texts[one.uid]
        said = fields if isinstance(fields, dict) else {}
        found.append(
            Correction(
                what, one.uid, rest.rpartition("/")[2], said, str(one.body.get("reason", "")), stale, one
            )
        )
    return tuple(found)


def penalties(found: Penalties, corrections: Sequence[Correction]) -> Penalties:
    """The sanctions with what persons said of them; a stale correction changes nothing."""
    said = _said(corrections)
    rows = (_with(row, said.get((row.uid, row.key))) for row in found.rows)
    return replace(found, rows=tuple(row for row in rows if row is not None))


def clocks(found: Clocks, corrections: Sequence[Correction]) -> Clocks:
    """The time limits with what persons said of them; a stale correction changes nothing."""
    said = _said(corrections)
    rows = (_with(row, said.get((row.uid, row.key))) for row in found.rows)
    return replace(found, rows=tuple(row for row in rows if row is not None))


def _said(corrections: Sequence[Correction]) -> dict[tuple[str, str], Mapping[str, Any]]:
    return {(one.uid, one.key): one.fields for one in corrections if not one.stale}


def _with(row: Row, fields: Mapping[str, Any] | None) -> Row | None:
    if fields is None:
        return row
    if fields.get("dropped"):
        return None
    return replace(row, **{name: value for name, value in fields.items() if name != "dropped"})
