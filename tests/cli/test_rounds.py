"""A review round on the command line."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from drafting.workbench import Workbench
from tests.cli.conftest import Run
from tests.workbench.conftest import FIRST, SECOND, at_work
from tests.workbench.conftest import LAW as INSTRUMENT
from tests.workbench.returning import tracked


@pytest.fixture
def data(tmp_path: Path) -> Path:
    desk = at_work(tmp_path / "ws")
    desk.add_instrument(INSTRUMENT)
    for name, text in (("1.txt", FIRST), ("2.txt", SECOND)):
        desk.import_draft("law", text.encode(), name)
    return tmp_path / "ws"


def test_a_round_runs_from_sending_to_the_next_draft(run: Run, data: Path, tmp_path: Path) -> None:
    def drafting(*words: str, code: int = 0) -> str:
        outcome = run(*words, "--data", str(data))
        assert outcome.code == code, outcome.err
        return outcome.out

    opened = json.loads(
        drafting("round", "open", "law", "--until", "2999-01-01", "--to", "customs,health", "--json")
    )
    assert (opened["round"], opened["draft"]) == (1, 2)
    package = tmp_path / "out.zip"
    drafting("round", "package", "law", "customs", "-o", str(package))
    with zipfile.ZipFile(package) as archive:
        clean = archive.read("01_law_2_limpio.docx")
    files = {"customs": ("cuatro años", "cinco años"), "health": ("uno a cuatro", "dos a ocho")}
    for reviewer, (old, new) in files.items():
        path = tmp_path / f"{reviewer}.docx"
        path.write_bytes(tracked(clean, "Ana", old, new))
        taken = json.loads(drafting("round", "take", "law", reviewer, str(path), "--json"))
        assert (taken["draft"], taken["proposals"]) == (2, 1)
    status = json.loads(drafting("round", "status", "law", "--json"))
    assert [one["answered"] for one in status["reviewers"]] == [True, True]
    listed = json.loads(drafting("round", "list", "law", "--json"))["proposals"]
    for one in listed:
        drafting("round", "decide", "law", one["id"], "accept")
    told = json.loads(drafting("round", "finish", "law", "--json", code=1))
    assert told["draft"] is None
    assert len(told["conflicts"][0]) == 2
    drafting("round", "decide", "law", listed[1]["id"], "reject", "--reason", "Excesivo")
    made = json.loads(drafting("round", "finish", "law", "--json"))
    assert made["draft"]["number"] == 3
    matrix = tmp_path / "matrix.xlsx"
    drafting("round", "dispositions", "law", "-o", str(matrix))
    assert zipfile.is_zipfile(BytesIO(matrix.read_bytes()))
    assert "cinco años" in Workbench(data).document(Workbench(data).draft("law").id).printed


def test_comments_are_made_answered_and_settled(run: Run, data: Path) -> None:
    def drafting(*words: str) -> str:
        outcome = run(*words, "--data", str(data))
        assert outcome.code == 0, outcome.err
        return outcome.out

    drafting("comments", "add", "law", "art_3", "¿Es proporcional?", "--words", "prisión")
    (one,) = json.loads(drafting("comments", "list", "law", "--json"))["comments"]
    assert (one["eid"], one["words"], one["stands"]) == ("art_3", "prisión", "same")
    drafting("comments", "reply", "law", one["id"], "Sí.")
    drafting(
        "comments", "settle", "law", one["id"], "answered", "--answer", "Ver dictamen", "--in-draft", "2"
    )
    assert json.loads(drafting("comments", "list", "law", "--open", "--json"))["comments"] == []


@pytest.mark.parametrize(
    "words",
    [
        ("round", "status", "law"),
        ("round", "open", "law", "--until", "mañana", "--to", "customs"),
        ("round", "open", "law", "--until", "2999-01-01", "--to", "nobody"),
        ("round", "decide", "law", "p9", "accept"),
        ("round", "finish", "law"),
        ("round", "dispositions", "law", "-o", "matrix.odt"),
        ("comments", "add", "law", "art_99", "Hola"),
        ("comments", "reply", "law", "nobody", "Hola"),
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_what_makes_no_sense_is_said_in_one_line(run: Run, data: Path, words: tuple[str, ...]) -> None:
    outcome = run(*words, "--data", str(data))
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.strip().splitlines()) == 1
