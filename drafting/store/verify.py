"""Is everything still what was stored? Each digest is computed anew."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlite_utils import Database

from drafting.errors import StoreError
from drafting.store import decisions, working
from drafting.store.connection import read, write
from drafting.store.digests import node_digest, passage_digest
from drafting.store.indexing import missing
from drafting.store.journal import breaks
from drafting.store.sources import load_source


def problems(path: Path) -> tuple[StoreError, ...]:
    """One error for each problem, none if all is whole. Raises StoreError if nothing can be read at all."""
    with read(path, shelf=True) as db:  # what was put away is kept like all else, and must be whole
        found = [StoreError("problem_structure", place=str(path), reason=reason) for reason in structure(db)]
        if not found:  # in a damaged file the rest would only repeat the same
            found += _sources(db)
            found += _passages(db)
            found += _nodes(db)
            found += [StoreError("problem_event", place=str(number)) for number in breaks(db)]
            found += decisions.problems(db)
            found += working.problems(db)
    return tuple(found) or _index(path)


def structure(db: Database) -> Iterator[str]:
    """What SQLite itself finds wrong: pages, indexes, references that lead nowhere."""
    for (line,) in db.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield line
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row} -> {parent}"


def _sources(db: Database) -> Iterator[StoreError]:
    drafts = db.execute(
        "SELECT s.id, s.sha256, i.slug || '/' || d.number FROM sources s "
        "JOIN drafts d ON d.source = s.id JOIN instruments i ON i.id = d.instrument ORDER BY d.id"
    )
    yield from _files(db, drafts, "problem_source")
    decided = db.execute(
        "SELECT s.id, s.sha256, d.key FROM sources s JOIN decisions d ON d.source = s.id ORDER BY d.id"
    )
    yield from _files(db, decided, "problem_decision_file")


def _files(db: Database, rows: Iterable[tuple[int, bytes, str]], code: str) -> Iterator[StoreError]:
    for source, sha256, subject in rows:
        try:
            whole = hashlib.sha256(load_source(db, source)).digest() == sha256
        except ValueError:
            whole = False
        if not whole:
            yield StoreError(code, place=subject)


def _passages(db: Database) -> Iterator[StoreError]:
    for number, digest, heading, text in db.execute("SELECT id, digest, heading, text FROM passages"):
        if passage_digest(heading, text) != digest:
            yield StoreError(
                "problem_text", place=str(number), text=" ".join(f"{heading} {text}".split())[:80]
            )


def _nodes(db: Database) -> Iterator[StoreError]:
    below: dict[int, list[bytes]] = {}
    for parent, digest in db.execute(
        "SELECT e.parent, n.digest FROM edges e JOIN nodes n ON n.id = e.child ORDER BY e.parent, e.position"
    ):
        below.setdefault(parent, []).append(digest)
    rows = db.execute(
        "SELECT n.id, n.digest, n.kind, n.number, n.label, n.joints, p.digest, n.eid, n.uid "
        "FROM nodes n JOIN passages p ON p.id = n.passage"
    )
    for number, digest, kind, own, label, joints, passage, eid, uid in rows:
        if node_digest(kind, own, label, joints, passage, eid, uid, below.get(number, ())) != digest:
            yield StoreError("problem_tree", place=eid[1:] or str(number))


def _index(path: Path) -> tuple[StoreError, ...]:
    """The search index against the texts and the decisions; SQLite wants a write to check its inside."""
    with write(path) as db:
        try:
            for table in ("wordings_fts", "said_fts"):
                db.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
            reason = missing(db)
        except sqlite3.DatabaseError as error:
            reason = str(error)
    return (StoreError("problem_index", place=str(path), reason=reason),) if reason else ()
