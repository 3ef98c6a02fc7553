"""What public bodies do and how a text says so, from ``corpus/clauses/deciders.toml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from drafting.clauses.deciders import DeciderRules, Function, Matter
from drafting.corpus.act_rows import acts, joined, names, pattern
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Language


@cache
def decider_rules() -> DeciderRules:
    """The functions of public bodies. Raises InvalidData."""
    return read_decider_rules(DIRECTORY / "clauses" / "deciders.toml")


def read_decider_rules(path: Path) -> DeciderRules:
    """The functions of a file. Raises InvalidData."""
    top = Row.of_file(path)
    functions = tuple(_function(row) for row in top.rows("functions", once="id"))
    known = [one.id for one in functions]
    matters = tuple(_matter(row) for row in top.rows("matters", once="id"))
    spoken: dict[str, dict[Language, re.Pattern[str]]] = {}
    for row in top.rows("spoken", once="function"):
        spoken[row.one_of("function", known)] = {language: pattern(row, language) for language in LANGUAGES}
        row.nothing_else()
    row = top.table("second")
    second = {language: pattern(row, language) for language in LANGUAGES}
    row.nothing_else()
    top.nothing_else()
    return DeciderRules(functions, matters, spoken, second)


def _function(row: Row) -> Function:
    function = Function(
        row.text("id"),
        names(row),
        acts(row, "acts"),
        acts(row, "tells"),
        acts(row, "notices"),
        {language: joined(row, f"of_{language}", r"\b(?:{})(?:\s+(?:{fill}))?$") for language in LANGUAGES},
        {language: joined(row, f"of_not_{language}", r"(?:{})") for language in LANGUAGES},
        {
            language: joined(row, f"things_{language}", r"\W*(?:(?:la|el|los|las|the)\s+)?(?:{})")
            for language in LANGUAGES
        },
        {language: joined(row, f"roles_{language}", r"\b(?:{})\b") for language in LANGUAGES},
    )
    row.nothing_else()
    return function


def _matter(row: Row) -> Matter:
    words = {language: pattern(row, f"words_{language}", whole_words=True) for language in LANGUAGES}
    matter = Matter(row.text("id"), names(row), words)
    row.nothing_else()
    return matter
