"""The tables, as migrations: each runs once, in the order written here, and is never changed afterwards.

A draft points to the root of a content-addressed tree. ``nodes`` and ``passages`` are stored once, however
many drafts hold them; a node's digest covers its children's digests, so equal digests mean equal subtrees.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database, Migrations

from drafting.errors import StoreError
from drafting.store import indexing, readings, working
from drafting.store.connection import connect, speaking, use_write_ahead_log

#: written into the file's header ("DRFT"), so that nobody else's database is taken for ours
APPLICATION_ID = 0x44524654

#: how many migrations there are; a file that has seen more is a newer program's
VERSION = 6

migrations = Migrations("drafting")

#: tables of the first edition whose rows never change and never go
KEPT_FOR_EVER = ("sources", "passages", "nodes", "edges", "drafts", "events")


#: the first edition of the tables
_FIRST = """
CREATE TABLE instruments (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    language TEXT NOT NULL,
    layer TEXT NOT NULL,
    position INTEGER NOT NULL
);
CREATE TABLE sources (        -- files byte for byte
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    base INTEGER REFERENCES sources(id),  -- NULL: packed with zlib, or as it is if that is longer
    packed BLOB NOT NULL      -- against the base where there is one
);
CREATE TABLE passages (       -- a provision's own words
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    heading TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE nodes (          -- a provision with everything below it
    id INTEGER PRIMARY KEY,   -- always higher than its children's
    digest BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,       -- '' for the root of a draft
    number TEXT NOT NULL,
    label TEXT NOT NULL,
    joints TEXT,              -- JSON; NULL for the usual two blanks
    passage INTEGER NOT NULL REFERENCES passages(id),
    eid TEXT NOT NULL,        -- '~__fr_I' continues the parent's, '=art_1' stands alone
    uid TEXT NOT NULL
);
CREATE INDEX nodes_passage ON nodes(passage);
CREATE TABLE edges (
    parent INTEGER NOT NULL REFERENCES nodes(id),
    position INTEGER NOT NULL,
    child INTEGER NOT NULL REFERENCES nodes(id),
    PRIMARY KEY (parent, position)
) WITHOUT ROWID;
CREATE INDEX edges_child ON edges(child);
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    instrument INTEGER NOT NULL REFERENCES instruments(id),
    number INTEGER NOT NULL,
    stage TEXT NOT NULL,
    date TEXT NOT NULL,
    author TEXT NOT NULL,
    note TEXT NOT NULL,
    file_name TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES sources(id),
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    root INTEGER NOT NULL REFERENCES nodes(id),
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    stored_bytes INTEGER NOT NULL,
    UNIQUE (instrument, number)
);
CREATE INDEX drafts_root ON drafts(root);
CREATE TABLE tombstones (     -- a draft with a row here was removed
    draft INTEGER PRIMARY KEY REFERENCES drafts(id),
    at TEXT NOT NULL,
    who TEXT NOT NULL
);
CREATE TABLE events (         -- each carries the digest of the one before
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,     -- JSON
    previous BLOB NOT NULL,
    digest BLOB NOT NULL
);
"""


@migrations(name="0001_drafts")
def _drafts(db: Database) -> None:
    db.executescript(_FIRST)
    db.table("passages").enable_fts(
        ["heading", "text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2"
    )
    for table in KEPT_FOR_EVER:
        _keep_for_ever(db, table)


def _keep_for_ever(db: Database, table: str) -> None:
    for verb in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} are kept for ever'); END"
        )


@migrations(name="0002_facts")
def _facts(db: Database) -> None:
    """What comparing two drafts told: derived, so it may be dropped and told anew."""
    db.executescript(
        """
        CREATE TABLE comparisons (
            id INTEGER PRIMARY KEY,
            old INTEGER NOT NULL REFERENCES drafts(id),
            new INTEGER NOT NULL REFERENCES drafts(id),
            revision INTEGER NOT NULL,  -- of the comparison that told them
            UNIQUE (old, new)
        );
        CREATE TABLE facts (          -- a change without its words, by uid; '' for a side that is missing
            comparison INTEGER NOT NULL REFERENCES comparisons(id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            old TEXT NOT NULL,
            new TEXT NOT NULL,
            old_unit TEXT NOT NULL,
            new_unit TEXT NOT NULL,
            kinds TEXT NOT NULL,      -- joined by blanks, as are the next
            significance TEXT NOT NULL,
            origin TEXT NOT NULL,
            PRIMARY KEY (comparison, position)
        ) WITHOUT ROWID;
        CREATE INDEX nodes_uid ON nodes(uid);
        """
    )


@migrations(name="0003_decisions")
def _decisions(db: Database) -> None:
    """What persons decide: chains that are only ever added to; the last link of each is the current one."""
    db.executescript(
        """
        CREATE TABLE decisions (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            instrument TEXT NOT NULL,     -- '' for none, as is uid
            uid TEXT NOT NULL,
            body TEXT NOT NULL,           -- JSON
            before INTEGER UNIQUE REFERENCES decisions(id),  -- a link has one successor
            withdrawn INTEGER NOT NULL,
            restores INTEGER,             -- the link it brings back, 0 for none; NULL: a decision of its own
            source INTEGER REFERENCES sources(id),           -- a file that belongs to it
            event INTEGER NOT NULL UNIQUE REFERENCES events(id)
        );
        CREATE UNIQUE INDEX decisions_first ON decisions(kind, key) WHERE before IS NULL;
        CREATE INDEX decisions_chain ON decisions(kind, key, id);
        CREATE INDEX decisions_uid ON decisions(uid) WHERE uid <> '';
        """
    )
    _keep_for_ever(db, "decisions")


@migrations(name="0004_search")
def _search(db: Database) -> None:
    """An index of articles with stems, and of decisions, in place of one of single passages."""
    for trigger in ("passages_ai", "passages_ad", "passages_au"):
        db.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    db.execute("DROP TABLE IF EXISTS passages_fts")
    db.executescript(indexing.TABLES)
    indexing.index_all(db)


@migrations(name="0005_working")
def _working(db: Database) -> None:
    """Working copies, revision by revision."""
    db.executescript(working.TABLES)
    for table in ("working_copies", "working_revisions"):
        _keep_for_ever(db, table)


@migrations(name="0006_readings")
def _readings(db: Database) -> None:
    """What was read of texts, and the last decision of a kind without looking through the others."""
    db.executescript(readings.TABLES)


def prepare(path: Path) -> None:
    """Create the database, or bring it to the present schema; several processes may do so at once.

    Raises StoreError: no database, somebody else's, a newer program's, or not writable.
    """
    with speaking(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        db = connect(path, "rwc")
        try:
            if check_ours(db, path, empty_is_ours=True):
                return
            use_write_ahead_log(db)
            db.execute("BEGIN IMMEDIATE")  # migrations of two processes must not interleave
            _keep_older(db, path)
            migrations.apply(db)
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            db.execute(f"PRAGMA user_version={VERSION}")
            db.execute("COMMIT")
        finally:
            db.close()


def _keep_older(db: Database, path: Path) -> None:
    """Before an older file is brought up, a copy of it as it is, beside it. Only inside the write."""
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if not 0 < version < VERSION:  # new, or another process has brought it up meanwhile
        return
    kept = path.with_name(f"{path.stem}-format-{version}{path.suffix}")
    unfinished = kept.with_name(f".{kept.name}.partial")
    unfinished.unlink(missing_ok=True)
    reading = connect(path, "ro")
    try:
        writing = connect(unfinished, "rwc")
        try:
            reading.conn.backup(writing.conn)
            writing.execute("PRAGMA journal_mode=DELETE").fetchone()  # one file, nothing beside it
        finally:
            writing.close()
    finally:
        reading.close()
    unfinished.chmod(0o600)
    unfinished.replace(kept)


def check_ours(db: Database, path: Path, *, empty_is_ours: bool = False) -> bool:
    """Whether the database is of the present schema; False if it is older.

    Raises StoreError if it is not ours, or newer than this program.
    """
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        empty = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if not (empty and empty_is_ours):
            raise StoreError("store_not_ours", place=str(path))
    if version > VERSION:
        raise StoreError("store_newer", place=str(path))
    log = db.execute("PRAGMA journal_mode").fetchone()[0]
    return bool(application == APPLICATION_ID and version == VERSION and log == "wal")
