"""The documentation names what exists, and its commands run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from drafting.cli.main import PARTS, commands
from drafting.structure import parse_text
from drafting.word.house import clean

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_every_command_has_help_and_a_place_in_the_docs() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    context = click.Context(commands)
    for name in commands.list_commands(context):
        command = commands.get_command(context, name)
        assert command, name
        assert command.help, name
        assert f"`drafting {name}" in page, name


def test_the_docs_name_no_command_that_does_not_exist() -> None:
    for page in PAGES:
        for name in re.findall(
            r"^\s*drafting (\w+)|`drafting (\w+)", page.read_text(encoding="utf-8"), re.MULTILINE
        ):
            assert "".join(name) in PARTS, f"{page.name}: {''.join(name)}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_the_library_example_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    outcome = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert outcome.returncode == 0, outcome.stderr
    assert "art_1 ['modified']" in outcome.stdout


def test_the_commands_of_the_readme_run(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    law = parse_text("Artículo 1o.- La licencia dura un año.\n\nArtículo 2o.- Vigencia.")
    for name in ("law.docx", "old.docx", "new.docx", "draft-13.docx"):
        (tmp_path / name).write_bytes(clean(law))
    base = [sys.executable, "-m", "drafting"]
    environment = {"DRAFTING_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT), "PATH": ""}
    run = {"cwd": tmp_path, "env": environment, "capture_output": True, "text": True, "check": False}
    begun = [
        *base,
        "import",
        str(ROOT / "seeds/ley-federal-quimica/12.txt"),
        "--instrument",
        "ley-federal-quimica",
        "--title",
        "Ley",
    ]
    assert subprocess.run(begun, **run).returncode == 0  # type: ignore[call-overload]
    lines = [line.split("#")[0].strip() for line in readme.splitlines() if line.startswith("drafting ")]
    assert len(lines) >= 8
    for line in lines:
        outcome = subprocess.run([*base, *shlex.split(line)[1:]], **run)  # type: ignore[call-overload]
        assert outcome.returncode == 0, f"{line}: {outcome.stderr}"
