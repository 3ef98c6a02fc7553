"""The commands corrections and reviewed: in the workspace, told, undone, refused in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document as Word

from drafting.cli.main import main
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench

LAW = """LEY DE LICENCIAS

Artículo 1.- La Secretaría de Economía expedirá las licencias que esta Ley exige dentro de los treinta días hábiles siguientes a la solicitud.

Artículo 2.- Quien mienta responderá a la brevedad.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    monkeypatch.setenv("DRAFTING_DATA", str(tmp_path))
    monkeypatch.setenv("DRAFTING_LANG", "en")
    monkeypatch.setenv("DRAFTING_USER", "Counsel")
    made = Workbench(tmp_path, who="Counsel")
    made.add_instrument(Instrument("ley", "Ley de Licencias", "Ley", "es", Layer.STATUTE))
    made.import_draft("ley", LAW.encode(), "1.txt")
    return made


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[dict[str, object]]]:
    assert main([*arguments, "--json"]) == 0
    found: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return found


def test_a_row_is_put_right_called_none_added_and_undone(
    desk: Workbench, capsys: pytest.CaptureFixture[str]
) -> None:
    clocks = ["corrections", "rows", "ley", "clocks"]
    assert (
        main(["corrections", "set", "ley", "clocks", "art_1", "--set", "length=39", "--reason", "So agreed"])
        == 0
    )
    assert (
        main(["corrections", "set", "ley", "clocks", "art_1", "--set", "silence=refused", "--reason", "Too"])
        == 0
    )
    capsys.readouterr()
    (row,) = told(capsys, *clocks)["rows"]
    assert "39 working days" in row["cells"]
    assert "refused" in row["cells"]
    words = ["art_2", "a la brevedad", "--set", "length=1", "--set", "unit=years", "--reason", "Missed"]
    assert main(["corrections", "add", "ley", "clocks", *words]) == 0
    capsys.readouterr()
    assert [one["added"] for one in told(capsys, *clocks)["rows"]] == [False, True]
    found = told(capsys, "corrections", "list", "ley")["corrections"]
    assert [(one["reason"], one["by"], one["stale"]) for one in found] == [
        ("Too", "Counsel", False),
        ("Missed", "Counsel", False),
    ]
    assert main(["corrections", "undo", str(found[1]["decision"])]) == 0
    assert main(["corrections", "drop", "ley", "deciders", "art_1", "--reason", "No decision"]) == 0
    assert desk.clauses.deciders(desk.draft("ley").id).rows == ()


@pytest.mark.parametrize(
    "arguments",
    [
        ("set", "ley", "clocks", "art_9", "--set", "length=3", "--reason", "x"),
        ("set", "ley", "clocks", "art_1", "--set", "length=three", "--reason", "x"),
        ("set", "ley", "clocks", "art_1", "--set", "colour=red", "--reason", "x"),
        ("set", "ley", "clocks", "art_1", "--reason", "x"),
        ("set", "ley", "clocks", "art_1", "--set", "length=3"),
        ("add", "ley", "clocks", "art_2", "dos años", "--set", "length=2", "--reason", "x"),
        ("again", "ley", "clocks", "art_1"),
        ("undo", "99"),
        ("rows", "nadie", "clocks"),
    ],
    ids=lambda one: " ".join(one)[:40],
)
def test_what_makes_no_sense_is_refused_in_one_line_and_nothing_is_stored(
    desk: Workbench, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert main(["corrections", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert desk.clauses.correcting.everything(desk.draft("ley").id) == ()


def test_a_review_is_recorded_listed_and_what_changed_goes_back_as_a_table(
    desk: Workbench, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["reviewed", "mark", "ley", "OPCW", "2026-01-10", "--note", "Sufficient"]) == 0
    desk.import_draft("ley", LAW.replace("treinta", "cuarenta").encode(), "2.txt")
    capsys.readouterr()
    (review,) = told(capsys, "reviewed", "list", "ley")["reviews"]
    assert (review["body"], review["draft"], review["whole"], review["by"]) == ("OPCW", 1, True, "Counsel")
    (back,) = told(capsys, "reviewed", "back", "ley")["back"]
    assert (back["eid"], back["what"]) == ("art_1", "changed")
    assert "treinta" in str(back["before"])
    assert "cuarenta" in str(back["after"])
    assert main(["reviewed", "back", "ley", "OPCW", "-o", str(tmp_path / "back.docx")]) == 0
    (table,) = Word(str(tmp_path / "back.docx")).tables
    assert len(table.rows) == 2
    assert main(["reviewed", "undo", str(review["decision"])]) == 0
    capsys.readouterr()
    assert told(capsys, "reviewed", "back", "ley")["back"] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("mark", "ley", " ", "2026-01-10"),
        ("mark", "ley", "OPCW", "soon"),
        ("mark", "ley", "OPCW", "2026-01-10", "--from", "art_99"),
        ("mark", "ley", "OPCW", "2026-01-10", "--draft", "7"),
        ("back", "ley", "OPCW", "-o", "back.odt"),
        ("list", "nadie"),
    ],
    ids=lambda one: " ".join(one)[:40],
)
def test_a_review_that_makes_no_sense_is_refused(
    desk: Workbench, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert main(["reviewed", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert desk.clauses.reviewed.reviews("ley") == ()
