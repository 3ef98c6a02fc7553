"""What was read of texts: kept, given back, never in anybody's way."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from drafting.store import Store, readings
from drafting.store.connection import write


def test_what_was_kept_is_there_after_a_restart(law: Store, path: Path) -> None:
    law.keep_reading(b"one", b"what was read")
    assert Store(path).reading(b"one") == b"what was read"
    assert Store(path).reading(b"other") is None


def test_what_is_read_again_takes_the_place_of_what_was(law: Store) -> None:
    law.keep_reading(b"one", b"first")
    law.keep_reading(b"one", b"second")
    assert law.reading(b"one") == b"second"


def test_the_oldest_make_room(law: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "KEPT", 3)
    for number in range(5):
        law.keep_reading(bytes([number]), b"read")
    assert [law.reading(bytes([number])) for number in range(5)] == [None, None, b"read", b"read", b"read"]


def test_a_writer_at_work_is_not_waited_for(law: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "PATIENCE", 1)
    with write(path):
        law.keep_reading(b"one", b"read")
    assert law.reading(b"one") is None


def test_a_disk_that_refuses_is_no_reason_to_fail(law: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_path: Path) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(readings, "connect", refused)
    law.keep_reading(b"one", b"read")
    assert law.reading(b"one") is None


def test_what_is_damaged_counts_as_not_kept(law: Store, path: Path) -> None:
    law.keep_reading(b"one", b"read")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE readings SET packed = X'00'")
    assert law.reading(b"one") is None


def test_nothing_of_it_is_an_event(law: Store) -> None:
    before = law.events(1000)
    law.keep_reading(b"one", b"read")
    assert law.events(1000) == before
    assert law.verify() == ()
