"""The command `drafting log`."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run

Law = Callable[..., Path]


def test_what_was_done_is_listed_narrowed_and_written(run: Run, law: Law, tmp_path: Path) -> None:
    for turn in range(3):
        file = law(f"{turn}.txt", f"Artículo 1.- Texto {turn} de la ley.")
        assert run("import", file, "--instrument", "ley", "--title", "Ley").code == 0
    events = run("log", "--json").json["events"]
    assert [event["verb"] for event in events] == ["draft.imported"] * 3 + ["instrument.added"]
    assert events[0]["after"]["file_name"] == "2.txt"
    assert events[0]["instrument"] == "ley"
    assert "Draft 3 of “Ley” was saved" in run("log").out
    assert run("log", "--verb", "instrument.", "--json").json["events"][0]["subject"] == "ley"
    assert "Nothing was done" in run("log", "--who", "somebody").err
    for name in ("log.csv", "log.xlsx"):
        assert run("log", "-o", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 100
    refused = run("log", "-o", tmp_path / "log.txt")
    assert (refused.code, len(refused.err.splitlines())) == (2, 1)
    assert run("log", "--since", "2026-03-02", "--until", "2026-03-01").code == 2
    assert run("log", "--since", "yesterday").code == 2
