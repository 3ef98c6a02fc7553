"""The whole database to another file and back, by SQLite's online backup: a copied live file is no backup."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from drafting.errors import Conflict, StoreError
from drafting.store.connection import connect, speaking
from drafting.store.schema import check_ours, prepare
from drafting.store.verify import structure


def backup(database: Path, path: Path) -> None:
    """Copy ``database`` to the new file ``path`` and check the copy; others may go on working.

    Raises Conflict if ``path`` exists, StoreError if it cannot be written or the copy is not whole; then
    there is no file.
    """
    with speaking(path):
        try:
            path.touch(mode=0o600, exist_ok=False)  # reserves the name: nothing is ever overwritten
        except FileExistsError:
            raise Conflict("conflict_backup_exists", place=str(path)) from None
        unfinished = _beside(path, "partial")
        try:
            _copy(database, unfinished, mode="rw")
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            path.unlink(missing_ok=True)
            raise


def restore(source: Path, database: Path, *, at: datetime) -> Path | None:
    """Put a backup in the place of ``database``; returns where the one that was there was kept.

    The backup is copied and checked before anything is touched, and put in place in one step. Raises
    StoreError if it is not a whole database of ours, is a newer program's, or somebody is working here.
    """
    with speaking(database):
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = _beside(database, "restoring")
    with speaking(source):
        try:
            _copy(source, unfinished, mode="ro")
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    with speaking(database):
        try:
            aside = _set_aside(database, at) if database.exists() else None
            unfinished.replace(database)
        finally:
            unfinished.unlink(missing_ok=True)
    prepare(database)
    return aside


def _copy(source: Path, target: Path, *, mode: str) -> None:
    """A checked copy in one file, safely on the disk. Raises sqlite3.Error, OSError, StoreError.

    ``mode`` is "ro" where the source must stay untouched; a live one is opened like any other time.
    """
    target.unlink(missing_ok=True)
    reading = connect(source, mode)
    try:
        check_ours(reading, source)
        writing = connect(target, "rwc")
        try:
            reading.conn.backup(writing.conn)
            writing.execute("PRAGMA journal_mode=DELETE").fetchone()  # no second file beside it
            for reason in structure(writing):
                raise StoreError("store_damaged", place=str(source), reason=reason)
        finally:
            writing.close()
    finally:
        reading.close()
    target.chmod(0o600)
    _flush(target)


def _set_aside(database: Path, at: datetime) -> Path:
    """Give the present database a second name, with everything in it; refuses while others work on it."""
    aside = database.with_name(f"{database.stem}-before-{at:%Y%m%d-%H%M%S-%f}{database.suffix}")
    try:
        _fold_log_in(database)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (
            sqlite3.SQLITE_NOTADB,
            sqlite3.SQLITE_CORRUPT,
        ):
            raise
        # damaged, which may be why there is a restore: its log goes aside with it
        for suffix in ("-wal", "-shm"):
            log = database.with_name(database.name + suffix)
            if log.exists():
                log.replace(aside.with_name(aside.name + suffix))
    try:
        os.link(database, aside)
    except OSError:  # a file system without hard links: for a moment there is no workspace
        database.replace(aside)
    return aside


def _fold_log_in(database: Path) -> None:
    """Bring the write-ahead log into the file; SQLite refuses (busy) while anybody else has it open."""
    db: Database = connect(database)
    try:
        db.execute("PRAGMA journal_mode=DELETE").fetchone()
    finally:
        db.close()


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{suffix}")


def _flush(path: Path) -> None:
    """Wait until the disk has the file."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
