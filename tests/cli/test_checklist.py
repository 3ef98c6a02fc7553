"""drafting checklist, by the contract."""

import json
from pathlib import Path

import pytest

from drafting.cli import main

ROOT = Path(__file__).parent.parent.parent
LAW = ROOT / "seeds" / "ley-control-exportaciones" / "04.txt"
ACT = ROOT / "tests" / "checklist" / "data" / "act-british-style.txt"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "checklist", LAW, "--json", "--top", "2")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert "not the original" in found["template"]["notice"]["en"]
    rows = {row["id"]: row for row in found["requirements"]}
    assert len(rows) == 90
    assert {row["status"] for row in rows.values()} == {"met", "partly", "missing"}
    best = rows["BRK-01"]["candidates"][0]
    assert best["eid"] == "art_36"
    assert 0 <= best["score"] <= 1
    assert all(isinstance(words, str) for words in best["why"])
    assert all(len(row["candidates"]) <= 2 for row in rows.values())


def test_it_reads_as_a_list_that_says_what_the_template_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTING_LANG", "es")
    code, out, err = run(capsys, "checklist", ACT)
    assert code == 0
    assert "no es el documento original" in out.split("\n", 1)[0]
    assert "INS-05  " in out
    assert "ninguna cuenta hasta que alguien la confirme" in err


def test_it_fails_on_a_gap_where_that_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "checklist", LAW, "--fail-on", "missing")[0] == 1


def test_a_template_of_ones_own_takes_the_place_of_ours(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "No,Requirement\n1,Brokers and intermediaries between foreign countries need a licence.\n",
        encoding="utf-8",
    )
    code, out, _ = run(capsys, "checklist", LAW, "--template", own, "--json")
    (row,) = json.loads(out)["requirements"]
    assert (code, row["id"], row["candidates"][0]["eid"]) == (0, "1", "art_36")


def test_a_bad_template_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("id,requirement,layer\n1,Say it.,bull\n", encoding="utf-8")
    code, out, err = run(capsys, "checklist", LAW, "--template", own)
    assert (code, out) == (2, "")
    assert "own.csv, 2, layer" in err
    assert err.count("\n") == 1
