"""drafting substances and drafting crossover, by the contract."""

import json
from pathlib import Path
from typing import Any

import pytest

from drafting.cli import main

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(autouse=True)
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTING_LANG", "es")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    code, out, err = run(capsys, *arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "substances", SEEDS / "ley-federal-quimica" / "01.txt")
    treaty, group = found["lists"]
    assert {"id", "listed", "found", "missing", "extra"} <= treaty.keys()
    assert (treaty["id"], treaty["listed"], treaty["found"], len(treaty["missing"]), treaty["extra"]) == (
        "cwc",
        60,
        51,
        9,
        [],
    )
    assert (group["id"], group["complete"], group["reference"]["eid"]) == ("australia-group", True, "art_18")
    assert {"cas", "valid", "eid", "names", "on"} <= found["numbers"][0].keys()
    assert found["numbers"][0] | {"names": []} == {
        "cas": "107-44-8", "valid": True, "eid": "annex_I__table_1__row_3", "names": [], "on": ["cwc"],
        "entries": ["CAQ 1.A.1"], "written": "107-44-8", "exception": False,
        "place": {"list": "cwc", "part": "1A", "number": "1"},
    }  # fmt: skip
    assert {(one["value"], one["unit"]) for one in found["amounts"]} == {
        (1.0, "kg"),
        (100.0, "kg"),
        (1.0, "t"),
        (30.0, "t"),
    }


def test_a_wrong_number_is_told_with_the_one_meant_and_can_fail_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "ley.txt"
    file.write_text("Artículo 1.- Se prohíbe el sarín (CAS 107-44-7).", encoding="utf-8")
    (number,) = (found := as_json(capsys, "substances", file))["numbers"]
    assert (number["cas"], number["valid"], number["on"]) == ("107-44-7", False, [])
    (finding,) = found["findings"]
    assert (finding["kind"], finding["intended"], finding["evidence"]) == (
        "wrong_check_digit",
        ["107-44-8"],
        "107-44-7",
    )
    code, out, _ = run(capsys, "substances", file, "--fail-on", "error")
    assert code == 1
    assert "107-44-8 (Sarín" in out


def test_the_lists_of_a_day_and_one_list_only(capsys: pytest.CaptureFixture[str]) -> None:
    file = SEEDS / "ley-federal-quimica" / "03.txt"
    (treaty,) = as_json(capsys, "substances", file, "--as-of", "2019-12-31", "--list", "cwc")["lists"]
    assert (treaty["listed"], treaty["complete"], treaty["version"]) == (52, True, "1997-04-29")


def test_the_report_names_the_clause_that_refers_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "substances", SEEDS / "ley-federal-quimica" / "12.txt")
    assert code == 0
    assert "completa por remisión. Artículo 27 incorpora la lista" in out


def test_the_overlap_of_the_two_lists(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "crossover")
    assert found["summary"] == {
        "items": 89, "both": 40, "by_cas": 21, "by_family": 19, "exceptions": 1, "only": 49,
        "parts": {"1B": 3, "2B": 25, "3B": 12},
    }  # fmt: skip
    item = next(one for one in found["items"] if one["entry"] == "49")
    assert (item["basis"], item["controlled"], item["matches"]) == (
        "exception",
        False,
        [{"entry": "2B11", "basis": "exception"}],
    )
    code, out, _ = run(capsys, "crossover", "cwc", "australia-group")
    assert code == 0
    assert "pertenece a una familia" in out


@pytest.mark.parametrize(
    "arguments",
    [("substances", "gone.txt"), ("substances", SEEDS / "README.md", "--list", "nobody"), ("crossover", "nobody"),
     ("crossover", "--as-of", "soon")],
    ids=["no file", "no list", "no overlap", "no day"],
)  # fmt: skip
def test_bad_use_is_one_line_and_exit_two(
    capsys: pytest.CaptureFixture[str], arguments: tuple[object, ...]
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_a_newer_list_is_kept_in_the_workspace(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "vecino.csv"
    file.write_text("Clave;Producto;Registro\nA;Sarin;107-44-8\nB;Agua;7732-18-5\n", encoding="utf-8")
    keep = ("lists", file, "--id", "vecino", "--name", "Lista vecina", "--data", tmp_path / "data")
    columns = ("--column", "name_es=Producto", "--column", "cas=Registro")
    kept = as_json(capsys, *keep, "--version", "2027-01-01", *columns)["lists"][-1]
    assert kept == {
        "id": "vecino",
        "name": "Lista vecina",
        "numbers": 2,
        "version": "2027-01-01",
        "default": True,
    }
    code, out, _ = run(capsys, "lists", "--data", tmp_path / "data")
    assert (code, "Lista vecina" in out) == (0, True)
    for wrong in ((), ("--version", "soon"), ("--version", "2027-01-01", "--column", "cas=Clave")):
        code, out, err = run(capsys, *keep, *wrong)
        assert (code, out, err.count("\n")) == (2, "", 1)


NEIGHBOUR = "Clave;Producto;Registro\nA;Agua;7732-18-5\nB;Sarin;107-44-8\n"
WATER = "LEY\n\nANEXO I\n\nSustancia | Número CAS\nSarín | 107-44-8\nAgua | 7732-18-5\n"


@pytest.mark.parametrize("named", ["--data", "$DRAFTING_DATA"])
def test_a_list_kept_in_the_workspace_counts_for_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.delenv("DRAFTING_DATA", raising=False)
    data, law = tmp_path / "data", tmp_path / "ley.txt"
    law.write_text(WATER, encoding="utf-8")
    file = tmp_path / "vecino.csv"
    file.write_text(NEIGHBOUR, encoding="utf-8")
    run(capsys, "lists", file, "--id", "vecino", "--name", "Vecino", "--version", "2027-01-01", "--data", data,
        "--column", "name_es=Producto", "--column", "cas=Registro")  # fmt: skip
    without = as_json(capsys, "substances", law)
    assert [one["id"] for one in without["lists"]] == ["cwc", "australia-group"]
    assert [one["kind"] for one in without["findings"]] == ["on_no_list"]
    if named == "--data":
        told: tuple[object, ...] = ("--data", data)
    else:
        monkeypatch.setenv("DRAFTING_DATA", str(data))
        told = ()
    found = as_json(capsys, "substances", law, *told)
    assert [one["id"] for one in found["lists"]] == ["cwc", "australia-group", "vecino"]
    assert found["findings"] == []
    assert as_json(capsys, "crossover", "vecino", *told)["summary"]["by_cas"] == 1


def test_chemicals_of_an_instrument_by_draft(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    law = tmp_path / "ley.txt"
    data = ("--data", tmp_path / "data")
    for turn, words in enumerate((WATER, WATER.replace("Sarín | 107-44-8\n", "")), start=1):
        law.write_text(words, encoding="utf-8")
        run(
            capsys,
            "import",
            law,
            "--instrument",
            "ley",
            "--title",
            "Ley",
            "--date",
            f"2026-01-0{turn}",
            *data,
        )
    found = as_json(capsys, "substances", "--instrument", "ley", *data)
    assert [draft["number"] for draft in found["drafts"]] == [1, 2]
    sarin = next(one for one in found["chemicals"] if one["cas"] == "107-44-8")
    assert sarin["drafts"] == [1]
    assert [(one["draft"], one["turn"], one["first"], one["in"]) for one in sarin["changes"]] == [
        (1, "entered", True, 1),
        (2, "left", False, 1),
    ]
    assert [point["draft"] for one in found["lists"] for point in one["drafts"]] == [1, 2, 1, 2]
    code, out, _ = run(capsys, "substances", "--instrument", "ley", *data)
    assert (code, "Salió con el borrador 2: estaba en ANEXO I, renglón 2" in out) == (0, True)
    first = as_json(capsys, "substances", "--instrument", "ley", "--draft", 1, *data)
    assert [one["cas"] for one in first["numbers"]] == ["107-44-8", "7732-18-5"]


def test_the_chemicals_of_an_instrument_are_told_by_the_lists_of_a_day(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    law, data = tmp_path / "ley.txt", ("--data", tmp_path / "data")
    law.write_text(WATER.replace("107-44-8", "2387495-99-8"), encoding="utf-8")
    run(capsys, "import", law, "--instrument", "ley", "--title", "Ley", *data)
    asked = ("substances", "--instrument", "ley", *data)
    told = [
        next(
            one["entries"]
            for one in as_json(capsys, *asked, *day)["chemicals"]
            if one["cas"] == "2387495-99-8"
        )
        for day in ((), ("--as-of", "2019-12-31"))
    ]
    assert (told[0].endswith("1.A.13"), told[1]) == (True, "")


def test_where_what_is_asked_makes_no_sense_it_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    law = tmp_path / "ley.txt"
    law.write_text(WATER, encoding="utf-8")
    data = ("--data", tmp_path / "gone")
    for wrong in (
        (),
        (law, "--instrument", "ley"),
        (law, "--draft", 1),
        (law, *data),
        ("--instrument", "x", *data),
    ):
        code, out, err = run(capsys, "substances", *wrong)
        assert (code, out, err.count("\n")) == (2, "", 1), wrong
