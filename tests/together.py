"""Processes that wait for one another, so that all begin at the same moment."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path


def begun_together(commands: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """Start commands that say "ready" and wait for a line; tell all to go; the output and errors of each."""
    pipe, root = subprocess.PIPE, Path(__file__).parents[1]
    started = [
        subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        for command in commands
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate() for process in started]
