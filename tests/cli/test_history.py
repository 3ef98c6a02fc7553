"""history and three: what more than two drafts say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ONE = ("LEY", "Artículo 1o.- La exportación requiere licencia.", "Artículo 2o.- La licencia dura un año.")
TWO = (*ONE[:2], "Artículo 2o.- La licencia dura dos años y se prorroga.")
THREE = (*ONE[:2], "Artículo 2o.- La vigencia es de seis meses.", "Artículo 3o.- Lo demás se reglamenta.")


@pytest.fixture
def drafted(run: Run, law: Callable[..., Path]) -> None:
    for name, text in {"uno.txt": ONE, "dos.txt": TWO, "tres.txt": THREE}.items():
        assert run("import", law(name, *text), "--instrument", "ley", "--title", "Ley").code == 0


def test_a_history_names_drafts_changes_and_the_words_of_each(run: Run, drafted: None) -> None:
    outcome = run("history", "ley", "2")
    assert outcome.code == 0
    assert "Draft 2" in outcome.out
    assert "[-un año-]{+dos años y se prorroga+}" in outcome.out
    assert "modified" in outcome.out


def test_the_json_of_a_history(run: Run, drafted: None) -> None:
    found = run("history", "ley", "art_2", "--json").json
    assert (found["instrument"], found["alive"], found["present"]["draft"]) == ("ley", True, 3)
    assert [draft["number"] for draft in found["drafts"]] == [1, 2, 3]
    steps = [(step["draft"], step["until"], step["against"], step["turns"]) for step in found["steps"]]
    assert steps == [(1, 1, None, ["born"]), (2, 2, 1, ["modified"]), (3, 3, 2, ["modified"])]
    edits = found["steps"][1]["changes"][0]["edits"]
    assert "".join(text for sign, text in edits if sign != "-") == "La licencia dura dos años y se prorroga."
    (line,) = found["blame"]
    assert "".join(words for _, words in line["text"]) == "La vigencia es de seis meses."
    assert {number for number, _ in line["text"]} <= {1, 2, 3}


def test_a_number_may_be_younger_than_the_provision_that_bears_it(run: Run, law: Callable[..., Path]) -> None:
    moved = (
        *ONE[:2],
        "Artículo 2o.- Las sustancias se inscriben en el registro.",
        ONE[2].replace("2o", "3o"),
    )
    for name, text in {"uno.txt": ONE, "dos.txt": moved}.items():
        assert run("import", law(name, *text), "--instrument", "ley", "--title", "Ley").code == 0
    (line,) = run("history", "ley", "art_3", "--json").json["blame"]
    assert (line["born"], line["label_since"]) == (1, 2)


def test_a_provision_that_is_not_there_is_said_in_one_line(run: Run, drafted: None) -> None:
    outcome = run("history", "ley", "art_9")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "art_9" in outcome.err


def test_three_texts_say_where_they_agree_and_collide(run: Run, law: Callable[..., Path]) -> None:
    files = [law(name, *text) for name, text in {"b.txt": ONE, "x.txt": TWO, "y.txt": THREE}.items()]
    outcome = run("three", *files)
    assert outcome.code == 0
    assert "art_2  collide" in outcome.out
    assert "art_3  only_b" in outcome.out
    found = run("three", *files, "--json").json
    assert found["summary"]["collide"] == 1
    (point,) = [point for point in found["points"] if point["status"] == "collide"]
    assert point["base"]["eid"] == "art_2"
    assert point["a"]["changes"] == point["b"]["changes"] == ["modified"]
    (inserted,) = [point for point in found["points"] if point["status"] == "only_b"]
    assert inserted["base"] is None
    assert inserted["a"] is None
    assert inserted["b"]["new"]["eid"] == "art_3"


def test_edits_that_can_be_combined_are_offered(run: Run, law: Callable[..., Path]) -> None:
    a = (*ONE[:2], "Artículo 2o.- La licencia de exportación dura un año.")
    b = (*ONE[:2], "Artículo 2o.- La licencia dura un mes.")
    files = [law(name, *text) for name, text in {"b.txt": ONE, "x.txt": a, "y.txt": b}.items()]
    (point,) = [p for p in run("three", *files, "--json").json["points"] if p["status"] == "collide"]
    assert point["combined"]["text"] == "La licencia de exportación dura un mes."
    assert "La licencia de exportación dura un mes." in run("three", *files).out


def test_a_file_that_is_missing_is_said(run: Run, law: Callable[..., Path], tmp_path: Path) -> None:
    outcome = run("three", law("b.txt", *ONE), tmp_path / "none.txt", law("y.txt", *TWO))
    assert outcome.code == 2
    assert "none.txt" in outcome.err
