import sqlite3
import threading
from pathlib import Path

import pytest

from drafting.errors import StoreError
from drafting.store import Store
from drafting.store.connection import connect, read, write
from tests.store.conftest import add
from tests.store.trees import STAMP, draft


def test_every_connection_has_the_settings_that_the_promises_need(law: Store, path: Path) -> None:
    with read(path) as db:
        settings = ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        found = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in settings}
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 20000}


def test_a_write_that_raises_leaves_nothing(law: Store, path: Path) -> None:
    def fail_after_writing() -> None:
        with write(path) as db:
            db.execute("UPDATE instruments SET title = 'half done'")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_writing()
    assert law.instrument("law").title == "Ley Federal de Sustancias"


def test_no_connection_stays_open(law: Store, path: Path) -> None:
    add(law, draft())
    law.search("ley")
    law.verify()
    # the last connection to close folds the log into the file and removes it
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_twenty_threads_on_one_object_lose_no_event(law: Store) -> None:
    before = len(law.events(10_000))
    failed: list[Exception] = []

    def work(number: int) -> None:
        try:
            for turn in range(5):
                law.record(STAMP, "test.done", f"{number}/{turn}")
                law.instruments()
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    events = law.events(10_000)
    assert len(events) - before == 100
    assert {event.subject for event in events[:100]} == {
        f"{n}/{turn}" for n in range(20) for turn in range(5)
    }
    assert law.verify() == ()


def test_a_reader_is_not_disturbed_by_a_writer(law: Store, path: Path) -> None:
    with write(path) as writing:
        writing.execute("UPDATE instruments SET title = 'half done'")
        assert law.instrument("law").title == "Ley Federal de Sustancias"


def test_who_waits_too_long_for_another_writer_is_told_so(
    law: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafting.store.connection.PATIENCE", 0.05)
    with write(path), pytest.raises(StoreError) as caught:
        law.record(STAMP, "test.done", "")
    assert caught.value.code == "store_busy"


@pytest.mark.parametrize("table", ["drafts", "nodes", "edges", "passages", "sources", "events"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_what_is_kept_for_ever_can_be_neither_changed_nor_deleted(
    law: Store, path: Path, table: str, statement: str
) -> None:
    add(law, draft())
    db = connect(path)
    column = db.table(table).columns[-1].name
    with pytest.raises(sqlite3.IntegrityError, match="kept for ever"):
        db.execute(statement.format(table, column, column))
    db.close()
