"""One connection per use case: opened with the settings the promises need, closed at the end, never shared.

Settings: write-ahead log (readers and a writer do not wait for each other), ``synchronous=FULL`` (what was
acknowledged survives a power cut), ``foreign_keys=ON``, patience when another writes. Where many verbs make
one use case, as for a page, they read over one connection of their thread: see ``together``.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from drafting.errors import Forbidden, StoreError
from drafting.people import Person
from drafting.store.journal import refused
from drafting.store.people import Sight, narrow, sight

#: seconds to wait for another writer: SQLite keeps no queue, and one of twenty that write without a pause may
#: wait long
PATIENCE = 20.0

#: what SQLite says, and which sentence tells it to a person
_SENTENCES = {
    sqlite3.SQLITE_FULL: "store_full",
    sqlite3.SQLITE_READONLY: "store_read_only",
    sqlite3.SQLITE_PERM: "store_read_only",
    sqlite3.SQLITE_CANTOPEN: "store_cannot_open",
    sqlite3.SQLITE_NOTADB: "store_not_ours",
    sqlite3.SQLITE_CORRUPT: "store_damaged",
    sqlite3.SQLITE_BUSY: "store_busy",
    sqlite3.SQLITE_LOCKED: "store_busy",
    sqlite3.SQLITE_IOERR: "store_disk",
}


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Inside, what the disk and the database refuse is raised as StoreError.

    Constraint and programming errors are defects of ours and pass unchanged.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary result code
        raise StoreError(_SENTENCES.get(code, "store_failed"), place=str(path), reason=str(error)) from error
    except OSError as error:
        raise StoreError("store_cannot_open", place=str(path), reason=error.strerror or "") from error


def connect(path: Path, mode: str = "rw") -> Database:
    """A connection of our settings; ``mode`` is SQLite's: ro, rw, or rwc to create the file.

    Raises sqlite3.Error.
    """
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE)
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


class _Kept(threading.local):
    """The connection over which this thread reads at present, if it reads much at once."""

    path: Path | None = None
    db: Database | None = None
    sight: Sight | None = None  # how far the connection was narrowed
    busy = False


_kept = _Kept()


@contextmanager
def together(path: Path) -> Iterator[None]:
    """What this thread reads inside is read over one connection; each verb still sees the latest state.

    Opening one costs twenty times what most verbs ask of it. Writes are not concerned, nor other threads.
    """
    if _kept.path is not None:  # inside another
        yield
        return
    _kept.path = path
    try:
        yield
    finally:
        _kept.path = None
        _let_go()


def _let_go() -> None:
    db, _kept.db, _kept.sight, _kept.busy = _kept.db, None, None, False
    if db is not None:
        db.close()


@contextmanager
def read(path: Path, viewer: Person | None = None, *, shelf: bool = False) -> Iterator[Database]:
    """A use case that reads: everything inside sees one and the same state. Raises StoreError.

    With a ``viewer``, only what that person may read; with ``shelf`` also the instruments that were put away.
    """
    if _kept.path != path or _kept.busy:
        with _transaction(path, "BEGIN DEFERRED") as db:
            narrow(db, sight(db, viewer, shelf=shelf))
            yield db
        return
    _kept.busy = True
    try:
        with speaking(path):
            yield _begun(path, viewer, shelf=shelf)
            assert _kept.db is not None
            _kept.db.execute("COMMIT")
        _kept.busy = False
    finally:
        if _kept.busy:  # it raised: what the connection is amid of ends with it
            _let_go()


def _begun(path: Path, viewer: Person | None, *, shelf: bool) -> Database:
    """This thread's connection inside a transaction, narrowed to what the viewer may read by now."""
    for _ in range(2):
        if _kept.db is None:
            _kept.db, _kept.sight = connect(path), None
        _kept.db.execute("BEGIN DEFERRED")
        seen = sight(_kept.db, viewer, shelf=shelf)
        if _kept.sight is None:
            narrow(_kept.db, seen)
            _kept.sight = seen
        if _kept.sight == seen:
            return _kept.db
        db, _kept.db = _kept.db, None  # narrowed for other eyes, or before somebody decided otherwise
        db.close()
    raise AssertionError("unreachable: a new connection is narrowed as asked")


@contextmanager
def write(path: Path) -> Iterator[Database]:
    """A use case that writes: all of it is kept when the block ends, nothing when it raises.

    The lock is taken at the start, so that what is read inside still holds when it is written.
    Raises StoreError. Who is refused something inside is noted in the record.
    """
    try:
        with _transaction(path, "BEGIN IMMEDIATE") as db:
            yield db
    except Forbidden as refusal:
        with _transaction(path, "BEGIN IMMEDIATE") as db:
            refused(db, refusal)
        raise


@contextmanager
def _transaction(path: Path, begin: str) -> Iterator[Database]:
    with speaking(path):
        db = connect(path)
        try:
            db.execute(begin)
            yield db
            db.execute("COMMIT")
        finally:
            db.close()  # whatever was not committed is rolled back


def use_write_ahead_log(db: Database) -> None:
    """Switch the file to its write-ahead log, once for ever.

    SQLite does not wait by itself while another process does the same: so we do. Raises sqlite3.Error.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode=WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if (
                getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY
                or time.monotonic() > deadline
            ):
                raise
            time.sleep(0.02)
