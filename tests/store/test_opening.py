import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from drafting.errors import StoreError
from drafting.store import Store
from drafting.store.connection import read
from drafting.store.schema import APPLICATION_ID, VERSION, migrations
from tests.store.conftest import add
from tests.store.older import make_first_format
from tests.store.trees import STAMP, draft

START = """
import sys
from pathlib import Path
from drafting.store import Store
print("ready", flush=True)
sys.stdin.readline()
Store(Path(sys.argv[1])).instruments()
"""


def test_four_processes_can_start_on_the_same_new_directory(tmp_path: Path) -> None:
    for turn in range(2):
        path = tmp_path / f"new {turn}" / "workspace.db"
        command = [sys.executable, "-c", START, str(path)]
        pipe = subprocess.PIPE
        started = [
            subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(4)
        ]
        for process in started:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        errors = []
        for process in started:  # all are loaded: now they go at once
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        for process in started:
            errors.append(process.communicate()[1])
        assert errors == ["", "", "", ""]
        with read(path) as db:
            names = [applied.name for applied in migrations.applied(db)]
            assert names == [
                "0001_drafts",
                "0002_facts",
                "0003_decisions",
                "0004_search",
                "0005_working",
                "0006_readings",
            ]


def test_the_version_counts_the_migrations(path: Path) -> None:
    Store(path)
    with read(path) as db:
        assert len(migrations.applied(db)) == VERSION
        assert migrations.pending(db) == []
        assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID


def test_a_file_of_the_first_version_is_brought_up_with_all_it_holds(law: Store, path: Path) -> None:
    kept = add(law, draft())
    make_first_format(path)
    store = Store(path)
    assert store.drafts("law") == (kept,)
    assert [found.name for found in path.parent.iterdir() if "format" in found.name] == [
        "workspace-format-1.db"
    ]
    with closing(sqlite3.connect(path.parent / "workspace-format-1.db")) as copied:
        assert copied.execute("PRAGMA user_version").fetchone() == (1,)
        assert copied.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copied.execute("SELECT count(*) FROM drafts").fetchone() == (1,)
    later = add(store, draft())
    store.keep_facts(kept.id, later.id, ())
    assert store.untold([kept, later]) == ()
    assert store.decisions() == ()
    assert [hit.drafts for hit in store.search("público")] == [(1, 2)]  # what was there before is found, too
    assert store.verify() == ()


def test_a_decision_is_never_changed_and_never_goes(law: Store, path: Path) -> None:
    law.decide("mapping", "a", {}, STAMP, after=None)
    db = sqlite3.connect(path)
    for statement in ("UPDATE decisions SET who = 'x'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="kept for ever"):
            db.execute(statement)
    db.close()


def test_opening_again_changes_nothing(law: Store, path: Path) -> None:
    add(law, draft())
    before = path.read_bytes()
    Store(path)
    assert path.read_bytes() == before


def test_the_directory_is_made_and_is_nobody_elses(tmp_path: Path) -> None:
    Store(tmp_path / "a" / "b" / "workspace.db")
    assert (tmp_path / "a" / "b").stat().st_mode & 0o077 == 0


def refusal(path: Path) -> str:
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert str(path) in caught.value.sentence("es")
    assert "\n" not in caught.value.sentence("es")
    return caught.value.code


def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 not a database at all" * 100)
    before = path.read_bytes()
    assert refusal(path) == "store_not_ours"
    assert path.read_bytes() == before


def test_somebody_elses_database_is_refused_and_left_alone(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (text)")
    other.close()
    before = path.read_bytes()
    assert refusal(path) == "store_not_ours"
    assert path.read_bytes() == before


def test_a_newer_programs_database_is_refused(law: Store, path: Path) -> None:
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version={VERSION + 1}")
    newer.close()
    assert refusal(path) == "store_newer"


def test_a_directory_in_the_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    assert refusal(path) == "store_cannot_open"


def test_a_file_in_the_place_of_the_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    assert refusal(tmp_path / "data" / "workspace.db") == "store_cannot_open"


def test_a_file_that_vanishes_is_not_made_anew_by_reading(law: Store, path: Path) -> None:
    path.unlink()
    with pytest.raises(StoreError):
        law.instruments()
    assert not path.exists()
