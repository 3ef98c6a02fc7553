"""Mappings from the command line: confirmed, unsettled by a new draft, reported, handed on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.workbench.conftest import FIRST, SECOND
from tests.workbench.mapped import LIST


@pytest.fixture
def law(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Imports a text as the next draft of the instrument "ley"."""
    monkeypatch.setattr("drafting.workbench.suggesting.shipped", lambda: (LIST,))
    monkeypatch.setattr("drafting.workbench.suggesting.suggestions", lambda *_: ())

    def keep(text: str) -> None:
        file = tmp_path / f"{len(list(tmp_path.glob('*.txt')))}.txt"
        file.write_text(text, encoding="utf-8")
        outcome = run("import", file, "--instrument", "ley", "--title", "Ley")
        assert outcome.code == 0, outcome.err

    keep(FIRST)
    return keep


def test_a_mapping_is_confirmed_listed_unsettled_and_undone(run: Run, law: Callable[[str], None]) -> None:
    assert run("mappings", "list").err.startswith("Nothing is mapped yet")
    outcome = run("mappings", "confirm", "r1", "ley", "art_3", "--note", "It punishes.")
    assert (outcome.code, outcome.err.startswith("Decision 1: list/r1/ley/")) == (0, True)
    assert "Met" in run("mappings", "list").out
    assert run("mappings", "list", "--waiting").out == ""
    law(SECOND)
    line = run("mappings", "list", "--waiting").out
    assert "To be confirmed again" in line
    assert "reworded" in line
    found = run("mappings", "list", "--json").json
    (mapping,) = found["mappings"]
    assert (mapping["holds"], mapping["fates"], mapping["who"]) == (False, ["reworded"], "counsel")
    assert [row["state"] for row in found["requirements"]] == ["stale", "missing", "missing"]
    assert run("mappings", "undo", 1).code == 0
    assert run("mappings", "list", "--json").json["mappings"] == []
    assert run("mappings", "undo", 1).code == 2


def test_coverage_is_told_and_given_as_json(run: Run, law: Callable[[str], None]) -> None:
    run("mappings", "confirm", "r1", "ley", "3")
    run("mappings", "not-applicable", "r2", "No such industry.")
    law(SECOND)
    out = run("mappings", "coverage").out.splitlines()
    assert out[0] == "r1: Met at first; To be confirmed again since draft 2 of Ley (Artículo 3: reworded)"
    assert out[1] == "r2: Not applicable in every draft"
    found = run("mappings", "coverage", "--json").json
    assert found["requirements"][0]["states"] == ["met", "stale"]
    assert found["requirements"][0]["turnings"][1]["lost"][0]["fate"] == "reworded"


def test_reports_and_json_are_written_and_taken_over(
    run: Run, law: Callable[[str], None], tmp_path: Path
) -> None:
    run("mappings", "reject", "r1", "ley", "art_1")
    for what, name in (("matrix", "m.docx"), ("gaps", "g.xlsx")):
        assert run("mappings", "report", what, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).read_bytes()[:2] == b"PK"
    assert run("mappings", "report", "gaps", "-o", tmp_path / "g.txt").code == 2
    assert run("mappings", "export", "-o", tmp_path / "m.json").code == 0
    assert json.loads((tmp_path / "m.json").read_bytes())["mappings"][0]["verdict"] == "rejected"
    assert "0 decisions taken over, 1 stood already" in run("mappings", "import", tmp_path / "m.json").err


def test_what_does_not_exist_is_said_in_one_line(run: Run, law: Callable[[str], None]) -> None:
    for arguments in (
        ("confirm", "r99", "ley", "art_3"),
        ("confirm", "r1", "none", "art_3"),
        ("confirm", "r1", "ley", "art_99"),
        ("list", "--checklist", "none"),
        ("not-applicable", "r1", " "),
        ("undo", "99"),
    ):
        outcome = run("mappings", *arguments)
        assert outcome.code == 2
        assert len(outcome.err.splitlines()) == 1
