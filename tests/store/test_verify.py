"""Whatever is changed behind the program's back is found."""

import sqlite3
from pathlib import Path

import pytest

from drafting.errors import StoreError
from drafting.store import Store
from tests.store.conftest import add
from tests.store.trees import STAMP, draft

TAMPERING = {
    "UPDATE passages SET text = 'Se permite.' WHERE text LIKE 'Se sancionar%'": {
        "problem_text",
        "problem_index",
    },
    "UPDATE nodes SET uid = 'article-1-' WHERE uid = 'article-3-'": {"problem_tree"},
    "UPDATE nodes SET number = '4' WHERE uid = 'article-3-'": {"problem_tree"},
    "UPDATE edges SET position = position + 10 WHERE position = 0": {"problem_tree"},
    "DELETE FROM edges WHERE position = 1": {"problem_tree"},
    "UPDATE sources SET packed = x'00', size = 1 WHERE base IS NULL AND size > 99": {"problem_source"},
    "UPDATE sources SET packed = x'00', size = 2 WHERE base IS NULL AND size > 99": {"problem_source"},
    "UPDATE sources SET packed = x'00' WHERE base IS NOT NULL": {"problem_source"},
    "UPDATE sources SET sha256 = zeroblob(32) WHERE base IS NULL AND size > 99": {"problem_source"},
    "UPDATE events SET who = 'somebody else' WHERE id = 2": {"problem_event"},
    "UPDATE events SET detail = '{}' WHERE id = 2": {"problem_event"},
    "UPDATE events SET detail = 'nothing' WHERE id = 5": {"problem_event", "problem_decision"},
    "DELETE FROM events WHERE id = 2": {"problem_event"},
    "DELETE FROM events WHERE id = 1": {"problem_event"},
    "UPDATE decisions SET body = '{}' WHERE id = 1": {"problem_decision"},
    "UPDATE decisions SET who = 'somebody else' WHERE id = 2": {"problem_decision"},
    "UPDATE decisions SET source = NULL WHERE id = 1": {"problem_decision"},
    "UPDATE decisions SET restores = 0 WHERE id = 2": {"problem_decision"},
    "DELETE FROM decisions WHERE id = 2": {"problem_decision_lost"},
    "UPDATE sources SET packed = x'00' WHERE size = 13": {"problem_decision_file"},
    "INSERT INTO tombstones VALUES (99, '', '')": {"problem_structure"},
}


LAW = b"".join(b"line %d of the law, unlike line %d\n" % (n, n * n) for n in range(500))


def tamper(path: Path, statement: str) -> None:
    db = sqlite3.connect(path)
    for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")
    assert db.execute(statement).rowcount
    db.commit()
    db.close()


@pytest.mark.parametrize("statement", TAMPERING)
def test_a_change_behind_the_back_is_found(law: Store, path: Path, statement: str) -> None:
    add(law, draft(data=LAW))
    add(law, draft(data=LAW + b"and some more\n"))
    law.record(STAMP, "test.done", "")
    first = law.decide("mapping", "a", {"says": "yes"}, STAMP, after=None, data=b"a short file.")
    law.decide("mapping", "a", {"says": "no"}, STAMP, after=first.id)
    assert law.verify() == ()
    tamper(path, statement)
    problems = law.verify()
    assert {problem.code for problem in problems} & TAMPERING[statement]
    assert {problem.code for problem in problems} <= TAMPERING[statement]
    for problem in problems:
        assert problem.sentence("es") != problem.sentence("en")


def test_an_index_that_lost_a_word_is_found(law: Store, path: Path) -> None:
    add(law, draft())
    law.decide("comment", "a", {"text": "una palabra"}, STAMP, after=None)
    gone = (
        "INSERT INTO wordings_fts(wordings_fts, rowid, heads, stems, words) VALUES ('delete', 1, '', 'a', 'b')",
        "UPDATE spans SET first = 2, last = 2 WHERE wording = 2",
        "INSERT INTO said_fts(said_fts, rowid, stems, words) VALUES ('delete', 1, 'a', 'b')",
    )
    whole = path.read_bytes()
    for statement in gone:
        path.write_bytes(whole)
        tamper(path, statement)
        assert [problem.code for problem in law.verify()] == ["problem_index"], statement


def test_a_damaged_page_is_found_or_refused(law: Store, path: Path) -> None:
    add(law, draft())
    data = bytearray(path.read_bytes())
    for start in range(4096 * 3, len(data) - 200, 4096 * 4):
        data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)
    try:
        found = law.verify()
    except StoreError as error:
        found = (error,)
    assert found
    assert {error.code for error in found} <= {"problem_structure", "store_damaged"}
