"""What persons said of the rows of what a draft does, and the rows with that said."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drafting.clauses.clocks import Clock
from drafting.clauses.deciders import Decider
from drafting.clauses.delegations import Delegation
from drafting.clauses.duties import Duty
from drafting.clauses.penalties import Penalty
from drafting.clauses.sentences import quote
from drafting.errors import BadRequest
from drafting.guard import printable
from drafting.model import Decision, Document, Provision, Quote
from drafting.workbench.correctable import What, as_read, checked

Row = Penalty | Clock | Decider | Duty | Delegation

#: the kind of decision
CORRECTION = "correction"
#: says of a row that it is none
DROPPED = "dropped"
_ADDED = "added-"


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: the row it is of, what it says, and whether the words changed since it was made.

    ``added`` is set for a row the reader had missed: then ``words`` are those that a person pointed at.
    """

    what: What
    uid: str
    key: str
    fields: Mapping[str, Any]
    reason: str
    stale: bool
    decision: Decision
    words: str = ""

    @property
    def added(self) -> bool:
        """Whether a person added the row."""
        return self.key.startswith(_ADDED)

    @property
    def dropped(self) -> bool:
        """Whether a person said that it is none."""
        return bool(self.fields.get(DROPPED))


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table as it is to be shown: its key in its provision, and what a person said of it.

    ``read`` is the row as the words were read; None for one that a person added.
    """

    key: str
    row: Row
    read: Row | None
    correction: Correction | None = None


def key_of(what: str, instrument: str, uid: str, key: str) -> str:
    """What the decision is about."""
    return f"{what}/{instrument}/{uid}/{key}"


def added_key(words: str) -> str:
    """The key of a row that a person added: two persons who point at the same words mean the same row."""
    return _ADDED + hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:8]


def keyed(rows: Iterable[Row]) -> tuple[tuple[str, Row], ...]:
    """The rows, each with the key that tells it from the others of its provision."""
    count: Counter[tuple[str, str]] = Counter()
    made: list[tuple[str, Row]] = []
    for row in rows:
        if isinstance(row, Penalty | Clock):
            made.append((row.key, row))
            continue
        kind = row.function if isinstance(row, Decider) else _kind(row)
        count[row.uid, kind] += 1
        made.append((f"{kind}-{count[row.uid, kind]}", row))
    return tuple(made)


def _kind(row: Duty | Delegation) -> str:
    return row.kind if isinstance(row, Duty) else row.instrument


def evidence_of(row: Row) -> Quote:
    """The words a row rests on."""
    return row.evidence if isinstance(row, Penalty | Clock) else row.quote


def body(
    what: What, node: Provision, words: str, fields: Mapping[str, object], reason: str, document: Document
) -> dict[str, object]:
    """A correction as the store keeps it: the fields, and the words of the provision it was made on.

    Raises BadRequest for a field or a value that makes no sense.
    """
    said = dict(fields)
    gone = said.pop(DROPPED, None)
    if gone not in (None, True) or (gone is None and not said):
        raise BadRequest("bad_clause_value", place=DROPPED, found=str(gone), known="true")
    stored = checked(what, said, document) | ({DROPPED: True} if gone else {})
    reason = printable(reason).strip()[:2000]
    return {"fields": stored, "words": _words(node), "evidence": words, "reason": reason}


def standing(decided: Iterable[Decision], what: What, document: Document) -> tuple[Correction, ...]:
    """The corrections of ``what`` whose provision the document has, each with whether it is stale."""
    nodes = {node.uid: node for node in document.walk()}
    found = []
    for one in decided:
        kind, _, rest = one.key.partition("/")
        if kind != what or one.uid not in nodes:
            continue
        fields = one.body.get("fields")
        said = fields if isinstance(fields, dict) else {}
        reason, words = str(one.body.get("reason", "")), str(one.body.get("evidence", ""))
        stale = _stale(one, nodes[one.uid])
        found.append(Correction(what, one.uid, rest.rpartition("/")[2], said, reason, stale, one, words))
    return tuple(found)


def _words(node: Provision) -> str:
    """The words a correction rests on: a new number alone does not undo it."""
    return " ".join(f"{node.heading} {node.text}".split())


def _stale(decision: Decision, node: Provision) -> bool:
    if "words" in decision.body:
        return decision.body["words"] != _words(node)
    return decision.body.get("text") != node.printed  # as it was kept at first


def entries(rows: Iterable[Row], corrections: Sequence[Correction], document: Document) -> tuple[Entry, ...]:
    """The rows as persons corrected them, and those they added, in the order of the text.

    A stale correction changes nothing; a row that is none is left out.
    """
    said = {(one.uid, one.key): one for one in corrections}
    eids = {node.uid: node.eid for node in document.walk()}
    made: list[Entry] = []
    for key, row in keyed(rows):
        one = said.get((row.uid, key))
        if one is None or one.stale:
            made.append(Entry(key, row, row, one))
        elif not one.dropped:
            made.append(Entry(key, _with(row, as_read(one.what, one.fields, eids)), row, one))
    new = [one for one in corrections if one.added and not one.stale and not one.dropped]
    if not new:
        return tuple(made)
    nodes = {node.uid: node for node in document.walk()}
    for one in new:
        added = _added(one, nodes[one.uid], eids)
        made += [Entry(one.key, added, None, one)] if added else []
    order = {uid: place for place, uid in enumerate(eids)}
    return tuple(sorted(made, key=lambda entry: order.get(entry.row.uid, len(order))))


def _with(row: Row, said: Mapping[str, Any]) -> Row:
    if isinstance(row, Penalty) and "kind" in said:
        return replace(row, name="", **said)  # the name was of the kind that was read
    return replace(row, **said)


def point(node: Provision, words: str) -> Quote:
    """The words in a provision's text. Raises BadRequest if they do not stand there."""
    at = node.text.find(words) if words else -1
    if at < 0:
        raise BadRequest("bad_clause_words", place=node.label.strip() or node.eid, found=words[:60])
    return quote(node, at, at + len(words))


def _added(one: Correction, node: Provision, eids: Mapping[str, str]) -> Row | None:
    try:
        where = point(node, one.words)
    except BadRequest:
        return None
    said = as_read(one.what, one.fields, eids)
    return blank(one.what, node, where, one.key, said)


def blank(what: What, node: Provision, where: Quote, key: str, said: Mapping[str, Any]) -> Row:
    """A row of nothing but a place and words, with what is said of it."""
    row: Row
    if what == "penalties":
        row = Penalty(node.eid, node.uid, where, key, "fine", conduct=where.exact)
    elif what == "clocks":
        row = Clock(node.eid, node.uid, where, key, None, "days", unit_eid=node.eid.split("__")[0])
    elif what == "deciders":
        row = Decider(node.eid, node.uid, "", "", "decides", where)
    elif what == "duties":
        row = Duty(node.eid, node.uid, "", "", where.exact, where)
    else:
        row = Delegation(node.eid, node.uid, "regulation", "", where.exact, where)
    return replace(row, **said)
