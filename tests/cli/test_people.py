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
