"""import, drafts, export, search, backup, restore and verify on a real workspace."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ONE = ("LEY DE SUSTANCIAS", "Artículo 1o.- La exportación requiere licencia.", "Artículo 2o.- Vigencia.")
TWO = (*ONE[:2], "Artículo 2o.- La vigencia será de un año.")


@pytest.fixture
def first(run: Run, law: Callable[..., Path]) -> Path:
    file = law("uno.txt", *ONE)
    outcome = run(
        "import", file, "--instrument", "ley", "--title", "Ley de Sustancias", "--date", "2026-01-15"
    )
    assert outcome.code == 0, outcome.err
    return file


def test_a_draft_is_kept_listed_and_given_back(
    run: Run, law: Callable[..., Path], first: Path, tmp_path: Path
) -> None:
    found = run(
        "import", law("dos.txt", *TWO), "--instrument", "ley", "--stage", "opcw_review", "--json"
    ).json
    assert found["draft"]["number"] == 2
    assert found["summary"]["modified"] == 1
    drafts = run("drafts", "ley", "--json").json["drafts"]
    assert [(d["number"], d["stage"], d["created_by"]) for d in drafts] == [
        (1, "working", "counsel"),
        (2, "opcw_review", "counsel"),
    ]
    assert run("export", "ley", "--draft", "1", "--source", "-o", tmp_path / "back.txt").code == 0
    assert (tmp_path / "back.txt").read_bytes() == first.read_bytes()
    assert run("export", "ley", "-o", tmp_path / "clean.docx").code == 0
    assert (tmp_path / "clean.docx").read_bytes()[:2] == b"PK"


def test_a_draft_leaves_as_akoma_ntoso_and_is_read_again(run: Run, first: Path, tmp_path: Path) -> None:
    file = tmp_path / "ley.xml"
    assert run("export", "ley", "--country", "mx", "-o", file).code == 0
    assert b"/akn/mx/bill/2026-01-15/ley" in file.read_bytes()
    found = [(one["eid"], one["text"]) for one in run("parse", file, "--json").json["provisions"]]
    assert ("art_1", "La exportación requiere licencia.") in found
    refused = run("export", "ley", "--country", "México", "-o", tmp_path / "no.xml")
    assert refused.code == 2
    assert "two letters" in refused.err
    assert not (tmp_path / "no.xml").exists()


def test_the_same_file_again_is_said_and_not_kept(run: Run, first: Path) -> None:
    outcome = run("import", first, "--instrument", "ley")
    assert outcome.code == 2
    assert "draft 1" in outcome.err
    assert len(run("drafts", "ley", "--json").json["drafts"]) == 1


def test_an_unknown_instrument_is_not_begun_by_accident(run: Run, law: Callable[..., Path]) -> None:
    outcome = run("import", law("uno.txt", *ONE), "--instrument", "ley")
    assert outcome.code == 2
    assert "--title" in outcome.err
    assert run("drafts", "--json").json == {"drafts": []}


def test_a_file_that_cannot_be_read_begins_nothing(run: Run, law: Callable[..., Path]) -> None:
    outcome = run("import", law("leer.txt", ""), "--instrument", "ley", "--title", "Ley")
    assert outcome.code == 2
    assert run("drafts", "--json").json == {"drafts": []}


def test_search_forgives_accents(run: Run, first: Path) -> None:
    hits = run("search", "exportacion", "--json").json["hits"]
    assert [(hit["instrument"], hit["eid"]) for hit in hits] == [("ley", "art_1")]


def test_a_backup_brings_the_workspace_back(
    run: Run, law: Callable[..., Path], first: Path, tmp_path: Path
) -> None:
    assert run("backup", tmp_path / "copy.db").code == 0
    run("import", law("dos.txt", *TWO), "--instrument", "ley")
    assert run("restore", tmp_path / "copy.db").code == 0
    assert len(run("drafts", "ley", "--json").json["drafts"]) == 1
    assert run("verify").code == 0


def test_verify_finds_what_was_tampered_with(run: Run, first: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "data" / "workspace.db")
    tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
    column = next(
        (table, info[1])
        for table in tables
        for info in connection.execute(f"pragma table_info({table})")
        if table == "events" and info[1] == "who"
    )
    triggers = [row[0] for row in connection.execute("select name from sqlite_master where type = 'trigger'")]
    for trigger in triggers:
        connection.execute(f"drop trigger {trigger}")
    connection.execute(f"update {column[0]} set {column[1]} = 'nobody'")
    connection.commit()
    connection.close()
    assert run("verify").code == 1


def test_a_backup_whose_words_are_not_whole_is_told_when_it_is_brought_back(
    run: Run, first: Path, tmp_path: Path
) -> None:
    run("backup", tmp_path / "copy.db")
    connection = sqlite3.connect(tmp_path / "copy.db")
    connection.execute("pragma writable_schema = on")
    connection.execute("delete from sqlite_master where type = 'trigger'")
    connection.commit()
    connection.close()
    connection = sqlite3.connect(tmp_path / "copy.db")
    connection.execute("update passages set text = 'Otras palabras.' where text like '%requiere licencia%'")
    connection.commit()
    connection.close()
    outcome = run("restore", tmp_path / "copy.db")
    assert outcome.code == 1
    assert "Otras palabras." in outcome.out
    assert run("restore", tmp_path).err.strip().endswith("is a directory: name a file in it.")
