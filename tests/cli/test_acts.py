import json

import pytest

from drafting.cli.main import main
from tests.clauses.acted import HEAD

LAW = (
    HEAD
    + "Artículo 2. Los exportadores conservarán los documentos.\n\nArtículo 3. La Secretaría otorgará las licencias.\n\nArtículo 4. Los plazos serán los que fije el Reglamento.\n"
)


@pytest.mark.parametrize(
    ("command", "eid", "key"),
    [("deciders", "art_3", "function"), ("duties", "art_2", "kind"), ("delegations", "art_4", "instrument")],
)
def test_each_command_prints_rows_with_place_and_evidence(command, eid, key, tmp_path, capsys):
    file = tmp_path / "ley.txt"
    file.write_text(LAW, encoding="utf-8")
    assert main([command, str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"rows", "warnings", "unread"}
    (row,) = found["rows"]
    assert row["eid"] == eid
    assert row["evidence"]
    assert row[key]


def test_against_another_text_says_what_became_of_the_rows(tmp_path, capsys):
    old, new = tmp_path / "1.txt", tmp_path / "2.txt"
    old.write_text(LAW, encoding="utf-8")
    new.write_text(LAW.replace("conservarán los", "conservarán cinco años los"), encoding="utf-8")
    assert main(["duties", str(new), "--against", str(old), "--json"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert change["change"] == "altered"


def test_a_missing_file_is_one_line_and_exit_code_two(tmp_path, capsys):
    assert main(["deciders", str(tmp_path / "no.txt")]) == 2
    assert "Traceback" not in capsys.readouterr().err
