"""The record of what people did: appended to, never changed, each event chained to the one before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from sqlite_utils import Database

from drafting.errors import Forbidden
from drafting.model import Event
from drafting.store.digests import event_digest
from drafting.store.people import permit
from drafting.store.values import Stamp


def record(db: Database, stamp: Stamp, verb: str, subject: str, *, of: str = "", **detail: object) -> int:
    """Append an event and return its number. Inside a write, which keeps other writers off the chain.

    Everything that is changed is recorded here, so here it is asked whether the person may: ``of`` is the
    instrument it concerns, "" for none. Raises Forbidden, whereupon nothing of the change is kept.
    """
    permit(db, stamp, verb, of)
    return _append(db, stamp, verb, subject, detail)


def refused(db: Database, refusal: Forbidden) -> None:
    """Append that somebody was refused what they may not do."""
    said = {"action": refusal.values["action"], "needs": refusal.code.removeprefix("forbidden_")}
    at = refusal.values["at"]
    assert isinstance(at, datetime)
    _append(db, Stamp(str(refusal.values["who"]), at), "person.refused", refusal.place, said)


def _append(db: Database, stamp: Stamp, verb: str, subject: str, detail: dict[str, object]) -> int:
    last = db.execute("SELECT id, digest FROM events ORDER BY id DESC LIMIT 1").fetchone() or (0, b"")
    number, previous = last[0] + 1, bytes(last[1])
    at = stamp.at.isoformat()
    said = json.dumps(detail, ensure_ascii=False, sort_keys=True)
    digest = event_digest(previous, number, at, stamp.who, verb, subject, said)
    db.execute(
        "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (number, at, stamp.who, verb, subject, said, previous, digest),
    )
    return number


def latest(db: Database, limit: int) -> tuple[Event, ...]:
    """The last ``limit`` events, the latest first."""
    rows = db.execute(
        "SELECT id, at, who, verb, subject, detail FROM events ORDER BY id DESC LIMIT ?",
        (min(max(limit, 0), 2**31),),
    )
    return tuple(
        Event(number, datetime.fromisoformat(at), who, verb, subject, json.loads(detail))
        for number, at, who, verb, subject, detail in rows
    )


def happened(db: Database, verb: str) -> bool:
    """Whether an event of that verb was ever recorded."""
    return db.execute("SELECT 1 FROM events WHERE verb = ? LIMIT 1", (verb,)).fetchone() is not None


def breaks(db: Database) -> Iterator[int]:
    """The events that do not follow from the one before: changed, or one before them taken out."""
    expected, next_number = b"", 1
    rows = db.execute("SELECT id, at, who, verb, subject, detail, previous, digest FROM events ORDER BY id")
    for number, at, who, verb, subject, detail, previous, digest in rows:
        whole = digest == event_digest(previous, number, at, who, verb, subject, detail)
        if not whole or previous != expected or number != next_number:
            yield number
        expected, next_number = digest, number + 1
