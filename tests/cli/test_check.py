"""The formal checks on the command line: of a file, against an earlier one, of a draft of the workspace."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run

ONE = (
    "Artículo 1.- Esta ley rige conforme al artículo 3 de esta Ley.",
    "Artículo 2.- La autoridad lleva el registro de quienes declaran.",
    "Artículo 3.- Se impondrá multa a quien omita la declaración de sus existencias.",
)
TWO = (
    *ONE[:2],
    "Artículo 3.- La autoridad publica cada año un informe de las visitas que hizo.",
    "Artículo 4.- Se impondrá multa a quien omita la declaración de sus existencias.",
)


def rules(outcome_json: dict[str, list[dict[str, str]]]) -> list[str]:
    return [row["rule"] for row in outcome_json["findings"]]


def test_a_citation_left_behind_is_found_against_the_earlier_file(run: Run, law: Callable[..., Path]) -> None:
    old, new = law("uno.txt", *ONE), law("dos.txt", *TWO)
    assert rules(run("check", new, "--json").json) == []
    outcome = run("check", new, "--against", old, "--json", "--fail-on", "error")
    assert (outcome.code, rules(outcome.json)) == (1, ["ref_moved"])
    assert "4" in outcome.json["findings"][0]["message"]


def test_a_finding_of_the_workspace_is_put_aside_listed_and_brought_back(
    run: Run, law: Callable[..., Path]
) -> None:
    run("import", law("uno.txt", *ONE), "--instrument", "ley", "--title", "Ley")
    run("import", law("dos.txt", *TWO), "--instrument", "ley")
    (row,) = run("check", "--workspace-text", "ley", "--json").json["findings"]
    assert row["rule"] == "ref_moved"
    refused = run("check", "--workspace-text", "ley", "--put-aside", row["key"])
    assert (refused.code, "reason" in refused.err) == (2, True)
    put = run(
        "check", "--workspace-text", "ley", "--put-aside", row["key"], "--reason", "On purpose.", "--json"
    )
    assert (put.code, put.json) == (0, {"findings": []})
    (aside,) = run("check", "--workspace-text", "ley", "--aside", "--json").json["aside"]
    assert (aside["reason"], aside["who"], aside["holds"]) == ("On purpose.", "counsel", True)
    assert "On purpose." in run("check", "--workspace-text", "ley", "--aside").out
    back = run("check", "--workspace-text", "ley", "--bring-back", aside["id"], "--json")
    assert rules(back.json) == ["ref_moved"]


def test_a_file_or_a_draft_is_to_be_named(run: Run, law: Callable[..., Path]) -> None:
    assert run("check").code == 2
    assert run("check", law("uno.txt", *ONE), "--workspace-text", "ley").code == 2
    assert run("check", "--workspace-text", "nowhere").code == 2
