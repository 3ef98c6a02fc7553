"""By which words the columns of a template are known: ``corpus/template-columns.toml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

from drafting.checklist.columns import FIELDS, Names
from drafting.checklist.model import Scope
from drafting.corpus.places import DIRECTORY
from drafting.corpus.rows import Row
from drafting.model import Layer


@cache
def template_names() -> Names:
    """The names of columns, scopes and layers. Raises InvalidData."""
    return read_template_names(DIRECTORY / "template-columns.toml")


def read_template_names(path: Path) -> Names:
    """The names in a file. Raises InvalidData."""
    top = Row.of_file(path)
    found = Names(
        columns=_words(top.table("columns"), FIELDS),
        scopes=_words(top.table("scope"), get_args(Scope)),
        layers=_words(top.table("layer"), (*Layer, "either")),
    )
    top.nothing_else()
    return found


def _words(row: Row, fields: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found = {str(field): row.texts(field) for field in fields}
    row.nothing_else()
    return found
