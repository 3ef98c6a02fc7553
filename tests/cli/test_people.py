"""The command `drafting people`, and the command line in somebody's name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Law = Callable[..., Path]


def test_roles_are_listed_given_and_taken(run: Run) -> None:
    assert "Nobody has a role yet" in run("people", "list").err
    assert run("people", "grant", "ana@example.gob", "owner").code == 0
    assert run("people", "grant", "group:legal", "reader").code == 0
    rows = run("people", "list", "--json").json["people"]
    assert [(row["who"], row["role"], row["instrument"], row["by"]) for row in rows] == [
        ("ana@example.gob", "owner", "*", "counsel"),
        ("group:legal", "reader", "*", "counsel"),
    ]
    assert run("people", "revoke", "group:legal").code == 0
    assert run("people", "list").out.split()[:3] == ["ana@example.gob", "owner", "*"]
    refused = run("people", "revoke", "ana@example.gob")
    assert (refused.code, len(refused.err.splitlines())) == (2, 1)
    assert "last owner" in refused.err


def test_a_person_without_the_role_is_refused_in_a_sentence(
    run: Run, law: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = law("a.txt", "Artículo 1.- Esta ley es de orden público.")
    assert run("import", file, "--instrument", "ley", "--title", "Ley").code == 0
    run("people", "grant", "ana@example.gob", "reader", "--instrument", "ley")
    monkeypatch.setenv("DRAFTING_PERSON", "ana@example.gob")
    assert run("drafts", "ley").code == 0
    other = law("b.txt", "Artículo 1.- Otra ley.")
    refused = run("import", other, "--instrument", "ley")
    assert (refused.code, len(refused.err.splitlines()) > 0) == (2, True)
    assert "role of a drafter, which ana@example.gob does not have" in refused.err.splitlines()[-1]
    assert run("people", "list").code == 2
    monkeypatch.delenv("DRAFTING_PERSON")
    assert run("verify").code == 0
    assert len(run("drafts", "ley", "--json").json["drafts"]) == 1


def test_a_table_of_drafts_shows_nobody_what_they_may_not_read(
    run: Run, law: Law, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for slug in ("ley", "secreta"):
        for number in (1, 2):
            file = law(f"{slug}{number}.txt", f"Artículo 1.- Texto {number} de la {slug}.")
            assert run("import", file, "--instrument", slug, "--title", slug).code == 0
    run("people", "grant", "ana@example.gob", "reader", "--instrument", "ley")
    monkeypatch.setenv("DRAFTING_PERSON", "ana@example.gob")
    assert run("table", 1, 2, "--instrument", "ley", "-o", tmp_path / "a.docx").code == 0
    refused = run("table", 1, 2, "--instrument", "secreta", "-o", tmp_path / "b.docx")
    assert refused.code == 2
    assert "no instrument called" in refused.err
    assert not (tmp_path / "b.docx").exists()


@pytest.fixture
def kept(run: Run, law: Law, tmp_path: Path) -> Path:
    """A backup of a workspace with one draft, made before Ana became its owner and Eva its drafter."""
    run("import", law("a.txt", "Artículo 1.- Uno."), "--instrument", "ley", "--title", "Ley")
    backup = tmp_path / "copy.db"
    assert run("backup", backup).code == 0
    run("people", "grant", "ana@example.gob", "owner")
    run("people", "grant", "eva@example.gob", "drafter")
    run("import", law("b.txt", "Artículo 1.- Dos."), "--instrument", "ley")
    return backup


def drafts(run: Run) -> int:
    return len(run("drafts", "ley", "--json").json["drafts"])


def test_only_an_owner_of_the_workspace_that_goes_brings_a_backup_back(
    run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nobody in ("eva@example.gob", "ivo@example.gob"):
        monkeypatch.setenv("DRAFTING_PERSON", nobody)
        refused = run("restore", kept)
        assert (refused.code, len(refused.err.splitlines())) == (2, 1)
        assert f"needs the role of an owner, which {nobody} does not have" in refused.err
    monkeypatch.delenv("DRAFTING_PERSON")
    assert drafts(run) == 2
    said = run("log", "--limit", 1, "--json").json["events"][0]
    assert (said["verb"], said["who"]) == ("person.refused", "ivo@example.gob")

    monkeypatch.setenv("DRAFTING_PERSON", "ana@example.gob")
    assert run("restore", kept).code == 0
    monkeypatch.delenv("DRAFTING_PERSON")  # who owned the workspace that went does not own this one
    assert drafts(run) == 1
    said = run("log", "--limit", 1, "--json").json["events"][0]
    assert (said["verb"], said["who"], said["subject"]) == (
        "workspace.restored", "ana@example.gob", "copy.db"
    )  # fmt: skip
    assert "brought back from the backup copy.db" in run("log", "--limit", 1).out
    assert run("verify").code == 0


def test_where_nothing_is_kept_yet_there_is_nobody_to_ask(
    run: Run, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTING_DATA", str(tmp_path / "drill"))
    monkeypatch.setenv("DRAFTING_PERSON", "ivo@example.gob")
    assert run("restore", kept).code == 0
    assert [file.name for file in (tmp_path / "drill").iterdir()] == ["workspace.db"]


def test_of_a_damaged_workspace_no_role_can_be_read_and_who_keeps_it_restores(
    run: Run, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "data" / "workspace.db"
    place.write_bytes(b"damaged beyond recognition" * 500)
    monkeypatch.setenv("DRAFTING_PERSON", "ana@example.gob")
    refused = run("restore", kept)
    assert (refused.code, len(refused.err.splitlines())) == (2, 1)
    assert "the role of ana@example.gob. Whoever keeps the directory restores" in refused.err
    assert place.read_bytes().startswith(b"damaged")
    monkeypatch.delenv("DRAFTING_PERSON")
    assert run("restore", kept).code == 0
    assert drafts(run) == 1
