"""The parts of the command line: each command is found in its own, and loads no more than it needs."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

from drafting.cli.main import PARTS

CLI = Path(__file__).parent.parent.parent / "drafting" / "cli"
SEEDS = CLI.parent.parent / "seeds"


def test_every_command_of_every_part_is_in_the_table() -> None:
    parts = [path.stem for path in CLI.glob("*.py") if "COMMANDS = " in path.read_text(encoding="utf-8")]
    found = {
        command.name: part for part in parts for command in import_module(f"drafting.cli.{part}").COMMANDS
    }
    assert found == PARTS


def test_what_works_on_files_alone_loads_no_database() -> None:
    old, new = (str(SEEDS / "ley-control-exportaciones" / f"0{n}.txt") for n in (1, 2))
    script = (
        "import sys\nfrom drafting.cli.main import main\n"
        f"assert main(['compare', {old!r}, {new!r}]) == 0\n"
        "assert not {'sqlite_utils', 'streamlit', 'openpyxl'} & set(sys.modules), 'loaded for nothing'"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=300, cwd=CLI
    )
    assert done.returncode == 0, done.stderr
