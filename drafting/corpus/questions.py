"""How people ask what a draft does, from ``corpus/clauses/questions.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from drafting.corpus.deciders import decider_rules
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row

TABLES = ("penalties", "clocks", "deciders", "duties", "delegations")


@dataclass(frozen=True, slots=True)
class Questions:
    """What asks for a table, for a function of a body, for what silence means, how long a decision takes.

    ``same`` are words that mean the same.

    Every pattern is one for both languages: a question may be asked in either.
    """

    tables: dict[str, re.Pattern[str]] = field(hash=False)
    functions: dict[str, re.Pattern[str]] = field(hash=False)
    silence: re.Pattern[str]
    waiting: re.Pattern[str]
    same: tuple[tuple[str, ...], ...]


@cache
def questions() -> Questions:
    """The questions the workbench understands. Raises InvalidData."""
    return read_questions(DIRECTORY / "clauses" / "questions.toml")


def read_questions(path: Path) -> Questions:
    """The questions of a file. Raises InvalidData."""
    top = Row.of_file(path)
    tables = {row.one_of("table", TABLES): _both(row) for row in top.rows("tables", once="table")}
    known = [one.id for one in decider_rules().functions]
    functions = {row.one_of("function", known): _both(row) for row in top.rows("functions", once="function")}
    same = []
    for row in top.rows("same"):
        same.append(tuple(word for language in LANGUAGES for word in row.texts(language)))
        row.nothing_else()
    silence = _both(top.table("silence"))
    waiting = _both(top.table("waiting"))
    top.nothing_else()
    return Questions(tables, functions, silence, waiting, tuple(same))


def _both(row: Row) -> re.Pattern[str]:
    """The patterns of both languages as one, at the beginning of words."""
    found = "|".join(row.text(language) for language in LANGUAGES)
    row.nothing_else()
    try:
        return re.compile(rf"\b(?:{found})")
    except re.error as error:
        raise row.error("data_not_pattern", LANGUAGES[0], found=str(error)) from None
