"""What a shell does to a command: pipes that close, odd encodings, devices, full disks, bytes that are no text."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.test_docs import ROOT

LAW = ROOT / "seeds/ley-federal-quimica/12.txt"
SHORT = ROOT / "seeds/acuerdo-autoridades/01.txt"


def shell(*arguments: object, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "drafting", *(os.fspath(one) for one in arguments)],  # type: ignore[call-overload]
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "DRAFTING_LANG": "en", **environment},
    )


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["lines", "json"])
def test_a_reader_that_has_seen_enough_is_no_fault_and_no_finding(as_json: list[str]) -> None:
    with shell("parse", LAW, *as_json) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert (process.wait(300), process.stderr.read()) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
def test_an_output_that_takes_nothing_is_told_in_a_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "drafting", "parse", SHORT],
            stdout=full, stderr=subprocess.PIPE, cwd=ROOT, env={**os.environ, "DRAFTING_LANG": "en"}, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(b"drafting: The output: the system refused it (No space left on device)")


def test_what_an_encoding_lacks_stops_nothing() -> None:
    out, err = shell("check", LAW, PYTHONIOENCODING="latin-1").communicate(timeout=300)
    assert "?Reexportación? is defined".encode("latin-1") in out
    assert err == b"Findings: 1.\n"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_json_is_utf_8_whatever_the_terminal_speaks(encoding: str) -> None:
    out, _ = shell("parse", LAW, "--json", PYTHONIOENCODING=encoding).communicate(timeout=300)
    assert "QUÍMICAS" in json.loads(out.decode("utf-8"))["title"]


def test_bytes_that_are_no_text_are_told_in_a_sentence(run: Run) -> None:
    run("import", SHORT, "--instrument", "acuerdo", "--title", "Acuerdo")
    for command in (
        ["history", "acuerdo", "\udce9"],
        ["log", "--who", "\udce9"],
        ["comments", "carry", "acuerdo", "\udce9"],
    ):
        outcome = run(*command)
        assert outcome.code == 2, command
        assert "is not text in UTF-8" in outcome.err, command


def test_a_device_is_written_to_and_never_replaced(run: Run, tmp_path: Path) -> None:
    run("import", SHORT, "--instrument", "acuerdo", "--title", "Acuerdo")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    assert run("export", "acuerdo", "--source", "-o", pipe).code == 0
    assert reader.communicate(timeout=300)[0] == SHORT.read_bytes()
    assert pipe.is_fifo()


def test_a_link_stays_a_link_and_what_it_names_is_written(run: Run, tmp_path: Path) -> None:
    run("import", SHORT, "--instrument", "acuerdo", "--title", "Acuerdo")
    (tmp_path / "link.txt").symlink_to(tmp_path / "far.txt")
    assert run("export", "acuerdo", "--source", "-o", tmp_path / "link.txt").code == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "far.txt").read_bytes() == SHORT.read_bytes()


def test_what_could_not_be_written_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    run("import", SHORT, "--instrument", "acuerdo", "--title", "Acuerdo")
    (tmp_path / "taken").mkdir()
    before = sorted(tmp_path.iterdir())
    assert run("export", "acuerdo", "--source", "-o", tmp_path / "taken").code == 2
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "command", [["briefing"], ["reviewed", "back", "acuerdo", "Congreso"]], ids=lambda one: one[0]
)
def test_a_report_that_cannot_be_written_says_so(run: Run, tmp_path: Path, command: list[str]) -> None:
    run("import", SHORT, "--instrument", "acuerdo", "--title", "Acuerdo")
    run("reviewed", "mark", "acuerdo", "Congreso", "2026-01-01")
    outcome = run(*command, "-o", tmp_path / "nowhere" / "x.docx")
    assert outcome.code == 2
    assert "cannot be written (No such file or directory)" in outcome.err


@pytest.mark.skipif(not Path("/dev/zero").is_char_device(), reason="no device without an end")
def test_a_file_without_an_end_is_read_no_further_than_a_draft_may_be_long(run: Run) -> None:
    assert "is larger than" in run("parse", "/dev/zero").err


@pytest.mark.parametrize(
    "command",
    [
        ["log", "--instrument", "acuerda"],
        ["working", "list", "acuerda"],
        ["search", "arma", "--stage", "wroking"],
        ["reviewed", "back", "acuerdo", "Congresso"],
        ["reviewed", "mark", "acuerdo", "Senado", "2026-01-01", "--to", "art_1"],
        ["shelf", "acuerdo"],
        ["check", SHORT, "--put-aside", "x"],
        ["check", SHORT, "--draft", "3"],
        ["check", "--workspace-text", "acuerdo", "--against", SHORT],
    ],
    ids=lambda command: " ".join(str(word) for word in command if not isinstance(word, Path)),
)
def test_what_would_be_passed_over_in_silence_is_refused(run: Run, command: list[object]) -> None:
    run("import", SHORT, "--instrument", "acuerdo", "--title", "Acuerdo")
    run("reviewed", "mark", "acuerdo", "Congreso", "2026-01-01")
    outcome = run(*command)
    assert (outcome.code, outcome.out) == (2, "")
    assert len(outcome.err.splitlines()) == 1
