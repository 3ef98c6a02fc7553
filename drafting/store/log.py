"""The record for reading: events with what was decided and what stood before, narrowed as asked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from drafting.errors import NotFound
from drafting.model import Decision, Event
from drafting.store import decisions

_LOG = """
SELECT e.id, e.at, e.who, e.verb, e.subject, e.detail, d.id, d.before,
       CASE WHEN d.id IS NOT NULL THEN d.instrument
            ELSE substr(e.subject, 1, instr(e.subject || '/', '/') - 1) END AS concerned
FROM events e LEFT JOIN decisions d ON d.event = e.id
WHERE (:instrument = '' OR concerned = :instrument) AND (:who = '' OR e.who = :who)
      AND (:verb = '' OR substr(e.verb, 1, length(:verb)) = :verb)
      AND (:since = '' OR e.at >= :since) AND (:until = '' OR e.at < :until)
ORDER BY e.id DESC LIMIT :limit
"""

_REMOVED = """
SELECT d.id FROM decisions d
WHERE d.withdrawn AND d.restores IS NULL AND NOT EXISTS (SELECT 1 FROM decisions n WHERE n.before = d.id)
ORDER BY d.id DESC
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the record is wanted: "" and None leave a thing open. ``verb`` is how verbs begin."""

    instrument: str = ""
    who: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, the instrument it concerns, and of a decision what it said and what stood before."""

    event: Event
    instrument: str = ""
    decision: Decision | None = field(default=None, repr=False)
    before: Decision | None = field(default=None, repr=False)


def log(db: Database, asked: Asked, limit: int) -> tuple[Entry, ...]:
    """The last events of those asked for, the latest first; the day ``until`` belongs to them."""
    wanted = {
        "instrument": asked.instrument,
        "who": asked.who,
        "verb": asked.verb,
        "since": asked.since.isoformat() if asked.since else "",
        "until": f"{asked.until.isoformat()}T99" if asked.until else "",
        "limit": min(max(limit, 0), 2**31),
    }
    return tuple(_entry(db, row) for row in db.execute(_LOG, wanted).fetchall())


def removed(db: Database) -> tuple[Decision, ...]:
    """The decisions that took something away which can be brought back, the latest first."""
    found = [decisions.by_id(db, number) for (number,) in db.execute(_REMOVED).fetchall()]
    return tuple(one for one in found if one.before is not None)


def _entry(db: Database, row: tuple[Any, ...]) -> Entry:
    number, at, who, verb, subject, detail, decision, before, concerned = row
    event = Event(number, datetime.fromisoformat(at), who, verb, subject, json.loads(detail))
    return Entry(event, concerned, _seen(db, decision), _seen(db, before))


def _seen(db: Database, decision: int | None) -> Decision | None:
    """The decision, if there is one that who reads may see."""
    try:
        return decisions.by_id(db, decision) if decision is not None else None
    except NotFound:
        return None
