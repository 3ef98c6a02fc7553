"""``drafting penalties`` and ``drafting clocks``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting.cli.main import main

LAW = (
    "Ley de Prueba\n\nArtículo 1. La Secretaría resolverá la solicitud de licencia dentro de los treinta días hábiles "
    "siguientes a su recepción.\n\nArtículo 2. Se impondrán de dos a seis años de prisión a quien exporte sin licencia.\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "ley.txt"
    made.write_text(LAW, encoding="utf-8")
    return made


def test_penalties_keep_the_contract(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["penalties", str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == {"rows", "warnings", "unread"}
    (row,) = said["rows"]
    assert (row["eid"], row["evidence"]) == ("art_2", "de dos a seis años de prisión")
    assert (row["kind"], row["min"], row["max"], row["unit"], row["max_days"]) == (
        "prison",
        2,
        6,
        "years",
        2190,
    )
    assert row["layer"] == "statute"


def test_clocks_keep_the_contract_and_tell_what_if(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clocks", str(file), "--json", "--if", "art_1=39"]) == 0
    said = json.loads(capsys.readouterr().out)
    (row,) = said["rows"]
    assert (row["eid"], row["length"], row["unit"], row["counting"]) == ("art_1", 30, "days", "working")
    assert (row["actor"], row["silence"], row["evidence"]) == (
        "La Secretaría",
        "nothing",
        "treinta días hábiles",
    )
    assert said["path"]["working_days"] == 39
    assert [one["rule"] for one in said["warnings"]] == ["silence_open"]


def test_against_an_older_text_it_tells_what_became_of_a_sanction(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTING_LANG", "en")
    newer = tmp_path / "new.txt"
    newer.write_text(LAW.replace("dos a seis", "uno a cuatro"), encoding="utf-8")
    assert main(["penalties", str(newer), "--against", str(file)]) == 0
    assert "2 to 6 years becomes 1 to 4 years" in capsys.readouterr().out


@pytest.mark.parametrize("asked", ["art_9=3", "art_1", "art_1=soon", "=3"])
def test_a_what_if_that_names_no_clock_is_bad_use(
    file: Path, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["clocks", str(file), "--if", asked]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "art_43=39" in captured.err
