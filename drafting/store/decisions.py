"""What persons decide: chains that are only ever added to, each link an event of the record."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from drafting.errors import BadRequest, Conflict, NotFound, StoreError
from drafting.model import Decision
from drafting.store.authors import permit_change
from drafting.store.digests import decision_digest
from drafting.store.indexing import keep_said
from drafting.store.journal import record
from drafting.store.people import permit
from drafting.store.sources import keep_source, load_source
from drafting.store.values import NewDecision, Stamp

_DECISION = """
SELECT d.id, d.kind, d.key, d.at, d.who, d.instrument, d.uid, d.body, d.before, d.withdrawn, d.restores,
       lower(hex(ifnull(s.sha256, '')))
FROM decisions d LEFT JOIN sources s ON s.id = d.source
"""

#: nobody took its place
_CURRENT = "NOT EXISTS (SELECT 1 FROM decisions n WHERE n.before = d.id)"


def decide(db: Database, new: NewDecision, stamp: Stamp) -> Decision:
    """Append a decision. Raises Conflict ``conflict_decided`` if it was decided meanwhile."""
    current = _current(db, new.kind, new.key)
    seen_none = current is None or current.withdrawn  # who saw nothing saw the same
    if new.seen is not None:
        _check_scope(db, new)
    elif new.after != (current.id if current else None) and not (new.after is None and seen_none):
        raise _faster(new.kind, new.key, current)
    source = None
    if new.data is not None:
        source, _ = keep_source(db, new.data, hashlib.sha256(new.data).digest(), None)
    verb = "withdrawn" if new.withdrawn else "decided"
    return _append(db, new, stamp, verb, before=current.id if current else None, source=source)


def _check_scope(db: Database, new: NewDecision) -> None:
    row = db.execute(
        f"{_DECISION} WHERE d.id > ? AND (d.key = ? OR substr(d.key, 1, ?) = ?) ORDER BY d.id DESC LIMIT 1",
        (new.seen, new.scope, len(new.scope) + 1, f"{new.scope}/"),
    ).fetchone()
    if row:
        raise _faster(new.kind, new.key, _decision(row))


def take_back(db: Database, decision_id: int, stamp: Stamp) -> Decision:
    """Append what stood before a current decision; taken back again and again, a chain goes to its beginning.

    Raises NotFound, Conflict ``conflict_decided`` if it is not the current one, BadRequest
    ``bad_take_back`` if everything was taken back already.
    """
    found = by_id(db, decision_id)
    current = _current(db, found.kind, found.key)
    if current is None or current.id != found.id:
        raise _faster(found.kind, found.key, current)
    if found.restores == 0:
        raise BadRequest("bad_take_back", place=found.key)
    undone = by_id(db, found.restores) if found.restores else found
    before = by_id(db, undone.before) if undone.before is not None else None
    if before is not None and before.restores is not None:
        before = by_id(db, before.restores) if before.restores else None
    stands = before or found
    new = NewDecision(
        found.kind,
        found.key,
        stands.body,
        stands.instrument,
        stands.uid,
        withdrawn=before is None or before.withdrawn,
    )
    source = _source(db, before.id) if before else None
    restores = before.id if before else 0
    return _append(db, new, stamp, "taken_back", before=found.id, source=source, restores=restores)


def decisions(
    db: Database, kind: str | None, *, instrument: str | None, uid: str | None
) -> tuple[Decision, ...]:
    """The current decisions by id, withdrawn ones left out."""
    where, asked = [_CURRENT, "NOT d.withdrawn"], {"kind": kind, "instrument": instrument, "uid": uid}
    where += [f"d.{column} = :{column}" for column, value in asked.items() if value is not None]
    rows = db.execute(f"{_DECISION} WHERE {' AND '.join(where)} ORDER BY d.id", asked)
    return tuple(_decision(row) for row in rows)


def decision(db: Database, kind: str, key: str) -> Decision | None:
    """The current decision; None if there is none, or it is withdrawn."""
    current = _current(db, kind, key)
    return None if current is None or current.withdrawn else current


def decided(db: Database, kind: str, key: str) -> tuple[Decision, ...]:
    """All decisions of the kind about the key, the first first."""
    rows = db.execute(f"{_DECISION} WHERE d.kind = ? AND d.key = ? ORDER BY d.id", (kind, key))
    return tuple(_decision(row) for row in rows)


def chains(db: Database, kind: str) -> tuple[Decision, ...]:
    """All decisions of the kind, as they came, those that no longer stand too."""
    return tuple(_decision(row) for row in db.execute(f"{_DECISION} WHERE d.kind = ? ORDER BY d.id", (kind,)))


def mark(db: Database, kinds: Sequence[str] = ()) -> tuple[int, str]:
    """What tells whether anything was decided meanwhile: the last decision's id and its event's digest.

    Of these ``kinds`` only, if any are named.
    """
    of_kinds = f"WHERE d.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    row = db.execute(
        f"SELECT d.id, lower(hex(e.digest)) FROM decisions d JOIN events e ON e.id = d.event {of_kinds} "
        "ORDER BY d.id DESC LIMIT 1",
        list(kinds),
    ).fetchone()
    return (row[0], row[1]) if row else (0, "")


def decision_file(db: Database, decision_id: int) -> bytes:
    """The file that belongs to a decision. Raises NotFound if there is no such decision, or no file."""
    source = _source(db, by_id(db, decision_id).id)
    if source is None:
        raise NotFound("not_found_decision_file", place=str(decision_id))
    return load_source(db, source)


def problems(db: Database) -> Iterator[StoreError]:
    """Decisions that are not what was decided, and those of which only the event is left."""
    rows = db.execute(
        f"SELECT d.*, {_said('digest')}, {_said('decision')} "
        "FROM decisions d LEFT JOIN events e ON e.id = d.event ORDER BY d.id"
    )
    for *row, _, digest, number in rows:
        if number != row[0] or digest != _digest(db, row):
            yield StoreError("problem_decision", place=str(row[0]))
    lost = db.execute(
        "SELECT e.subject FROM events e LEFT JOIN decisions d ON d.event = e.id "
        f"WHERE {_said('decision')} IS NOT NULL AND d.id IS NULL ORDER BY e.id"
    )
    for (subject,) in lost:
        yield StoreError("problem_decision_lost", place=subject)


def _said(name: str) -> str:
    return f"CASE WHEN json_valid(e.detail) THEN json_extract(e.detail, '$.{name}') END"


def _append(
    db: Database,
    new: NewDecision,
    stamp: Stamp,
    verb: str,
    *,
    before: int | None,
    source: int | None,
    restores: int | None = None,
) -> Decision:
    number = db.execute("SELECT ifnull(max(id), 0) + 1 FROM decisions").fetchone()[0]
    body = json.dumps(dict(new.body), ensure_ascii=False, sort_keys=True, allow_nan=False)
    row = [number, new.kind, new.key, stamp.at.isoformat(), stamp.who, new.instrument, new.uid, body, before,
           int(new.withdrawn), restores, source]  # fmt: skip
    said = {"decision": number, "digest": _digest(db, row)}
    if before is not None:  # whoever takes its place must be allowed to where it stood, too
        stood = by_id(db, before)
        permit(db, stamp, f"{new.kind}.{verb}", stood.instrument)
        undone = None if restores is None else by_id(db, stood.restores or stood.id)
        permit_change(db, stamp, stood, new, undone)
    event = record(db, stamp, f"{new.kind}.{verb}", new.key, of=new.instrument, **said)
    db.execute("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, event))
    keep_said(db, number, body)
    return by_id(db, number)


def _digest(db: Database, row: Sequence[Any]) -> str:
    """Over the columns up to the file, for which its own digest stands."""
    source = row[11]
    found = db.execute("SELECT lower(hex(sha256)) FROM sources WHERE id = ?", (source,)).fetchone()
    return decision_digest(*row[:11], found[0] if found else "").hex()


def _current(db: Database, kind: str, key: str) -> Decision | None:
    asked = f"{_DECISION} WHERE d.kind = ? AND d.key = ? ORDER BY d.id DESC LIMIT 1"
    row = db.execute(asked, (kind, key)).fetchone()
    return _decision(row) if row else None


def by_id(db: Database, decision_id: int) -> Decision:
    """The decision with that id. Raises NotFound."""
    if abs(decision_id) < 2**63:  # beyond, SQLite cannot even ask
        row = db.execute(f"{_DECISION} WHERE d.id = ?", (decision_id,)).fetchone()
        if row:
            return _decision(row)
    raise NotFound("not_found_decision", place=str(decision_id))


def _source(db: Database, decision_id: int) -> int | None:
    row = db.execute("SELECT source FROM decisions WHERE id = ?", (decision_id,)).fetchone()
    found: int | None = row[0]
    return found


def _faster(kind: str, key: str, current: Decision | None) -> Conflict:
    """Who decided meanwhile, and when. Without a current decision what was seen never was: no such thing."""
    if current is None:
        raise NotFound("not_found_decision", place=key)
    return Conflict(
        "conflict_decided",
        place=key,
        kind=kind,
        who=current.who or "?",
        when=current.at,
        decision=current.id,
    )


def _decision(row: tuple[Any, ...]) -> Decision:
    number, kind, key, at, who, instrument, uid, body, before, withdrawn, restores, file = row
    return Decision(
        id=number,
        kind=kind,
        key=key,
        at=datetime.fromisoformat(at),
        who=who,
        instrument=instrument,
        uid=uid,
        body=json.loads(body),
        before=before,
        withdrawn=bool(withdrawn),
        restores=restores,
        file=file,
    )
