"""What was read of texts, kept so that no start reads them again. Derived, never the truth.

A reading is known by a digest of everything it was made from: text, law, rules, program. What changed has
another digest, so nothing that is kept can be out of date; what nobody asks for any more makes room.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from pathlib import Path

from sqlite_utils import Database

from drafting.errors import StoreError
from drafting.store.connection import connect, speaking

TABLES = """
CREATE TABLE readings (       -- derived: may be emptied at any time
    id INTEGER PRIMARY KEY,   -- higher for what was kept later
    key BLOB NOT NULL UNIQUE,
    packed BLOB NOT NULL      -- with zlib
);
CREATE INDEX decisions_kind ON decisions(kind, id);
"""

#: so many are kept, the latest
KEPT = 500

#: milliseconds to wait for another writer: who has read a text can do without keeping what it read
PATIENCE = 250


def kept(db: Database, key: bytes) -> bytes | None:
    """What is kept under the digest; None if nothing is, or nothing that is whole."""
    row = db.execute("SELECT packed FROM readings WHERE key = ?", (key,)).fetchone()
    with suppress(zlib.error):
        return zlib.decompress(row[0]) if row else None
    return None


def keep(path: Path, key: bytes, data: bytes) -> None:
    """Keep what was read, if that can be done at once: no place, no right, a writer at work are no matter.

    Without waiting for the disk either: what a power cut takes is read again.
    """
    with suppress(StoreError), speaking(path):
        db = connect(path)
        try:
            db.execute(f"PRAGMA busy_timeout={PATIENCE}")
            db.execute("PRAGMA synchronous=NORMAL")
            db.execute("BEGIN IMMEDIATE")
            _insert(db, key, zlib.compress(data))
            db.execute("COMMIT")
        finally:
            db.close()


def _insert(db: Database, key: bytes, packed: bytes) -> None:
    db.execute("DELETE FROM readings WHERE key = ?", (key,))  # read twice at the same time, or damaged
    number = db.execute("SELECT ifnull(max(id), 0) + 1 FROM readings").fetchone()[0]
    db.execute("INSERT INTO readings VALUES (?, ?, ?)", (number, key, packed))
    db.execute("DELETE FROM readings WHERE id <= ?", (number - KEPT,))
