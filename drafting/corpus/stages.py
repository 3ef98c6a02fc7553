"""The stations of a draft's way, from ``corpus/stages.toml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Stage

_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")


@cache
def stages() -> tuple[Stage, ...]:
    """The stations of a draft's way in the order of ``corpus/stages.toml``. Raises InvalidData."""
    return read_stages(DIRECTORY / "stages.toml")


def read_stages(path: Path) -> tuple[Stage, ...]:
    """The stages of a file: id, a name in each language, order of the rows. Raises InvalidData."""
    return tuple(_stage(row, order) for order, row in enumerate(Row.of_file(path).rows("stages", once="id")))


def _stage(row: Row, order: int) -> Stage:
    found = Stage(row.named(_ID), {language: row.text(language) for language in LANGUAGES}, order)
    row.nothing_else()
    return found
