"""The command run in this process, its output caught."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from drafting.cli import main


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    monkeypatch.setenv("DRAFTING_LANG", "en")
    monkeypatch.setenv("DRAFTING_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DRAFTING_USER", "counsel")

    def command(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        caught = capsys.readouterr()
        return Outcome(code, caught.out, caught.err)

    return command


@pytest.fixture
def law(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, *paragraphs: str) -> Path:
        path = tmp_path / name
        path.write_text("\n\n".join(paragraphs), encoding="utf-8")
        return path

    return write
