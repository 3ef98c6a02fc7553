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
    found: list[Stage] = []
    for order, row in enumerate(Row.of_file(path).rows("stages")):
        stage_id = row.text("id")
        if not _ID.fullmatch(stage_id):
            raise row.error("data_bad_id", "id", found=stage_id)
        if any(stage.id == stage_id for stage in found):
            raise row.error("data_twice", "id", found=stage_id)
        found.append(Stage(stage_id, {language: row.text(language) for language in LANGUAGES}, order))
        row.nothing_else()
    return tuple(found)
