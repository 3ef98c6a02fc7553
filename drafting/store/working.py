"""Working copies: chains of trees that are only ever added to, each link an event of the record.

A revision points to the root of a tree among the nodes that drafts share, so a save costs what it changes.
Discarding, restoring and publishing are revisions like the others: nothing that was saved is ever lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from drafting.edit.copies import REFUSED, CopyState, Deed, Did, Revision, WorkingCopy
from drafting.errors import BadRequest, Conflict, NotFound, StoreError
from drafting.model import Document
from drafting.store.drafts import instrument
from drafting.store.journal import record
from drafting.store.tree import keep_tree, load_tree
from drafting.store.values import Stamp

#: the fifth migration
TABLES = """
CREATE TABLE working_copies (
    id INTEGER PRIMARY KEY,
    instrument INTEGER NOT NULL REFERENCES instruments(id),
    begun_at TEXT NOT NULL,
    begun_by TEXT NOT NULL
);
CREATE TABLE working_revisions (
    id INTEGER PRIMARY KEY,
    copy INTEGER NOT NULL REFERENCES working_copies(id),
    number INTEGER NOT NULL,      -- from 1
    base INTEGER NOT NULL REFERENCES drafts(id),
    state TEXT NOT NULL,
    deed TEXT NOT NULL,           -- JSON: what was done
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    root INTEGER NOT NULL REFERENCES nodes(id),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    event INTEGER NOT NULL UNIQUE REFERENCES events(id),
    UNIQUE (copy, number)
);
"""

_REVISION = """
SELECT r.copy, r.number, r.base, d.number, r.state, r.deed, r.at, r.who, c.id, i.slug, c.begun_at, c.begun_by
FROM working_revisions r JOIN working_copies c ON c.id = r.copy JOIN instruments i ON i.id = c.instrument
     JOIN drafts d ON d.id = r.base
"""
_LAST = "NOT EXISTS (SELECT 1 FROM working_revisions n WHERE n.copy = r.copy AND n.number > r.number)"


def copies(db: Database, slug: str | None, state: CopyState | None) -> tuple[WorkingCopy, ...]:
    """The working copies of an instrument (of all), those in a state (in any), the last saved first."""
    rows = db.execute(
        f"{_REVISION} WHERE {_LAST} AND (:slug IS NULL OR i.slug = :slug) "
        "AND (:state IS NULL OR r.state = :state) ORDER BY r.at DESC, r.id DESC",
        {"slug": slug, "state": state.value if state else None},
    )
    return tuple(_copy(row) for row in rows)


def working_copy(db: Database, copy_id: int) -> WorkingCopy:
    """The working copy with that id. Raises NotFound."""
    if abs(copy_id) < 2**63:
        row = db.execute(f"{_REVISION} WHERE {_LAST} AND c.id = ?", (copy_id,)).fetchone()
        if row:
            return _copy(row)
    raise NotFound("not_found_working", place=str(copy_id))


def revisions(db: Database, copy_id: int) -> tuple[Revision, ...]:
    """All revisions of a working copy, the first first. Raises NotFound."""
    working_copy(db, copy_id)
    rows = db.execute(f"{_REVISION} WHERE c.id = ? ORDER BY r.number", (copy_id,))
    return tuple(_revision(row) for row in rows)


def document(db: Database, copy_id: int, number: int | None) -> Document:
    """The text of a revision, of the last if None. Raises NotFound."""
    last = working_copy(db, copy_id).last.number
    wanted = last if number is None else number
    if abs(wanted) < 2**63:  # beyond, SQLite cannot even ask
        row = db.execute(
            "SELECT root, language, title FROM working_revisions WHERE copy = ? AND number = ?",
            (copy_id, wanted),
        ).fetchone()
        if row:
            return load_tree(db, *row)
    raise NotFound("not_found_working", place=f"{copy_id}/{wanted}")


def begin(db: Database, slug: str, base: int, text: Document, stamp: Stamp) -> WorkingCopy:
    """Begin a working copy of a draft."""
    (instrument,) = db.execute("SELECT id FROM instruments WHERE slug = ?", (slug,)).fetchone()
    row = {"instrument": instrument, "begun_at": stamp.at.isoformat(), "begun_by": stamp.who}
    number = db.table("working_copies").insert(row).last_pk
    assert isinstance(number, int)
    _append(db, slug, number, 1, base, CopyState.OPEN, Deed(Did.BEGUN), text, stamp)
    return working_copy(db, number)


def save(
    db: Database,
    copy_id: int,
    text: Document | None,
    deed: Deed,
    stamp: Stamp,
    *,
    after: int,
    state: CopyState = CopyState.OPEN,
    base: int | None = None,
) -> WorkingCopy:
    """Append a revision behind revision ``after``; without a text, with that of the last.

    Raises NotFound; Conflict ``conflict_working`` (who and when) if another one is the last by now;
    BadRequest (see ``REFUSED``) if it was published, or is not being restored though it was discarded.
    """
    copy = working_copy(db, copy_id)
    last = copy.last
    if last.number != after:
        raise Conflict(
            "conflict_working",
            place=copy.instrument,
            who=last.who or "?",
            when=last.at,
            revision=last.number,
        )
    if last.state is not (CopyState.DISCARDED if deed.did is Did.RESTORED else CopyState.OPEN):
        raise BadRequest(REFUSED[last.state], place=instrument(db, copy.instrument).short_title)
    kept = document(db, copy_id, None) if text is None else text
    _append(db, copy.instrument, copy_id, last.number + 1, base or last.base, state, deed, kept, stamp)
    return working_copy(db, copy_id)


def problems(db: Database) -> Iterator[StoreError]:
    """Revisions whose text is not the one their event told."""
    rows = db.execute(
        "SELECT r.copy, r.number, lower(hex(n.digest)), e.detail FROM working_revisions r "
        "JOIN nodes n ON n.id = r.root JOIN events e ON e.id = r.event ORDER BY r.id"
    )
    for copy_id, number, digest, detail in rows:
        said = json.loads(detail)
        if (said.get("revision"), said.get("tree")) != (number, digest):
            yield StoreError("problem_working", place=f"{copy_id}/{number}")


def _append(
    db: Database,
    slug: str,
    copy_id: int,
    number: int,
    base: int,
    state: CopyState,
    deed: Deed,
    text: Document,
    stamp: Stamp,
) -> None:
    root = keep_tree(db, text).root
    (digest,) = db.execute("SELECT lower(hex(digest)) FROM nodes WHERE id = ?", (root,)).fetchone()
    done = {"did": deed.did.value, "uid": deed.uid, "label": deed.label, "number": deed.number}
    said = {"revision": number, "tree": digest, "label": deed.label}
    verb = f"working.{deed.did.value if deed.did is not Did.WORDS else 'saved'}"
    event = record(db, stamp, verb, f"{slug}/{copy_id}", of=slug, **said)
    row = {
        "copy": copy_id,
        "number": number,
        "base": base,
        "state": state.value,
        "deed": json.dumps(done, ensure_ascii=False, sort_keys=True),
        "language": text.language,
        "title": text.title,
        "root": root,
        "at": stamp.at.isoformat(),
        "who": stamp.who,
        "event": event,
    }
    db.table("working_revisions").insert(row)


def _revision(row: tuple[Any, ...]) -> Revision:
    copy_id, number, base, base_number, state, deed, at, who, *_ = row
    said = json.loads(deed)
    told = Deed(Did(said["did"]), said["uid"], said["label"], said["number"])
    return Revision(
        copy_id, number, base, base_number, CopyState(state), told, datetime.fromisoformat(at), who
    )


def _copy(row: tuple[Any, ...]) -> WorkingCopy:
    *_, copy_id, slug, begun_at, begun_by = row
    return WorkingCopy(copy_id, slug, datetime.fromisoformat(begun_at), begun_by, _revision(row))
