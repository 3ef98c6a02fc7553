import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from drafting.errors import Conflict, StoreError
from drafting.store import Store, restore
from drafting.store.connection import read
from drafting.store.schema import VERSION
from tests.store.conftest import add
from tests.store.trees import STAMP, draft


def contents(store: Store) -> list[object]:
    drafts = store.drafts("law")
    return [
        drafts,
        [store.document(d.id) for d in drafts],
        [store.source(d.id) for d in drafts],
        store.events(),
        [(made, made.file and store.decision_file(made.id)) for made in store.decided("mapping")],
    ]


def files(directory: Path) -> list[str]:
    return sorted(file.name for file in directory.iterdir())


def test_a_backup_restored_elsewhere_holds_the_same(law: Store, tmp_path: Path) -> None:
    add(law, draft())
    add(law, draft())
    made = law.decide("mapping", "a", {"says": "yes"}, STAMP, after=None, data=b"a file")
    law.take_back(made.id, STAMP)
    law.backup(tmp_path / "backup.db")
    target = tmp_path / "other" / "workspace.db"
    assert restore(tmp_path / "backup.db", target, at=STAMP.at) is None
    assert contents(Store(target)) == contents(law)
    assert Store(target).verify() == ()
    assert files(target.parent) == ["workspace.db"]


def test_a_backup_is_one_file_and_only_the_owners(law: Store, tmp_path: Path) -> None:
    backup = tmp_path / "backups" / "one.db"
    backup.parent.mkdir()
    law.backup(backup)
    assert files(backup.parent) == ["one.db"]
    assert backup.stat().st_mode & 0o077 == 0


def test_a_backup_never_overwrites(law: Store, tmp_path: Path) -> None:
    (tmp_path / "backup.db").write_text("precious")
    with pytest.raises(Conflict) as caught:
        law.backup(tmp_path / "backup.db")
    assert caught.value.code == "conflict_backup_exists"
    assert (tmp_path / "backup.db").read_text() == "precious"


def test_a_backup_that_cannot_be_written_leaves_no_file(law: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        law.backup(tmp_path / "no such directory" / "backup.db")
    assert files(tmp_path) == ["workspace.db"]


def test_a_damaged_workspace_is_not_backed_up_as_if_it_were_whole(
    law: Store, path: Path, tmp_path: Path
) -> None:
    db = sqlite3.connect(path)
    db.execute("INSERT INTO tombstones VALUES (99, '', '')")
    db.commit()
    db.close()
    with pytest.raises(StoreError):
        law.backup(tmp_path / "backup.db")
    assert files(tmp_path) == ["workspace.db"]


def test_a_backup_can_be_made_while_others_write(law: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def write_on() -> None:
        while not stop.is_set():
            law.record(STAMP, "test.done", "")

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        for number in range(5):
            law.backup(tmp_path / f"{number}.db")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        restore(tmp_path / f"{number}.db", tmp_path / f"restored {number}.db", at=STAMP.at)
        assert Store(tmp_path / f"restored {number}.db").verify() == ()


def test_restoring_replaces_the_workspace_and_keeps_the_old_one_aside(law: Store, path: Path) -> None:
    add(law, draft(data=b"one"))
    backup = path.parent / "backup.db"
    law.backup(backup)
    then = contents(law)
    add(law, draft(data=b"two"))
    now = contents(law)
    aside = restore(backup, path, at=STAMP.at)
    assert contents(law) == then
    assert aside is not None
    assert aside.parent == path.parent
    assert contents(Store(aside)) == now
    assert backup.exists()


def test_a_restored_workspace_is_ready_for_many(law: Store, path: Path) -> None:
    law.backup(path.parent / "backup.db")
    restore(path.parent / "backup.db", path, at=STAMP.at)
    with read(path) as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_where_a_file_can_have_only_one_name_the_old_workspace_is_moved_aside(
    law: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    law.backup(path.parent / "backup.db")
    then = contents(law)
    add(law, draft())
    now = contents(law)
    monkeypatch.setattr("os.link", refuse)
    aside = restore(path.parent / "backup.db", path, at=STAMP.at)
    assert contents(law) == then
    assert aside is not None
    assert contents(Store(aside)) == now


def not_a_database(backup: Path) -> None:
    backup.write_bytes(b"no database" * 1000)


def empty(backup: Path) -> None:
    backup.write_bytes(b"")


def missing(backup: Path) -> None:
    backup.unlink()


def somebody_elses(backup: Path) -> None:
    backup.unlink()
    other = sqlite3.connect(backup)
    other.execute("CREATE TABLE notes (text)")
    other.close()


def newer(backup: Path) -> None:
    db = sqlite3.connect(backup)
    db.execute(f"PRAGMA user_version={VERSION + 1}")
    db.close()


def truncated(backup: Path) -> None:
    data = backup.read_bytes()
    backup.write_bytes(data[: len(data) // 2])


def dangling(backup: Path) -> None:
    db = sqlite3.connect(backup)
    db.execute("INSERT INTO tombstones VALUES (99, '', '')")
    db.commit()
    db.close()


@pytest.mark.parametrize(
    "spoil", [not_a_database, empty, missing, somebody_elses, newer, truncated, dangling]
)
def test_a_backup_that_is_not_whole_is_refused_and_nothing_is_touched(
    law: Store, path: Path, spoil: object
) -> None:
    add(law, draft())
    backup = path.parent / "backup.db"
    law.backup(backup)
    spoil(backup)  # type: ignore[operator]
    before, names = contents(law), files(path.parent)
    with pytest.raises(StoreError) as caught:
        restore(backup, path, at=STAMP.at)
    assert "\n" not in caught.value.sentence()
    assert contents(law) == before
    assert files(path.parent) == names


def test_restoring_while_somebody_works_is_refused(
    law: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafting.store.connection.PATIENCE", 0.05)
    law.backup(path.parent / "backup.db")
    before = contents(law)
    with read(path) as reading:
        reading.execute("SELECT * FROM drafts").fetchall()
        with pytest.raises(StoreError) as caught:
            restore(path.parent / "backup.db", path, at=STAMP.at)
    assert caught.value.code == "store_busy"
    assert contents(law) == before


def test_a_damaged_workspace_can_be_replaced_by_its_backup(law: Store, path: Path) -> None:
    add(law, draft())
    then = contents(law)
    backup = path.parent / "backup.db"
    law.backup(backup)
    path.write_bytes(b"damaged beyond recognition" * 500)
    aside = restore(backup, path, at=STAMP.at)
    assert contents(law) == then
    assert aside is not None
    assert aside.read_bytes().startswith(b"damaged")


def test_the_copy_of_a_workspace_with_its_log_can_be_restored(law: Store, path: Path, tmp_path: Path) -> None:
    with read(path) as reading:  # an open reader keeps the log from being folded in
        reading.execute("SELECT * FROM drafts").fetchall()
        add(law, draft())
        for file in list(path.parent.iterdir()):
            shutil.copy(file, tmp_path / f"copied{file.name.removeprefix('workspace')}")
    restore(tmp_path / "copied.db", tmp_path / "other.db", at=STAMP.at)
    assert contents(Store(tmp_path / "other.db")) == contents(law)
