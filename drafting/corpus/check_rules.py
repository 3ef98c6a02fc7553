"""The formal checks, from ``corpus/check-rules.toml``: how grave each is, its name and why it matters."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import get_args

from drafting.checks import RULES, FormerName, Known, Rule, Severity
from drafting.corpus.agencies import agencies
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Language


@cache
def check_rules() -> dict[str, Rule]:
    """The checks that are made, by id, in the order of the file. Raises InvalidData."""
    return read_check_rules(DIRECTORY / "check-rules.toml")


def read_check_rules(path: Path) -> dict[str, Rule]:
    """The checks of a file; one that is left out is not made. Raises InvalidData."""
    found: dict[str, Rule] = {}
    top = Row.of_file(path)
    top.rows("customary")
    for row in top.rows("rules", once="id"):
        name = row.one_of("id", RULES)
        found[name] = Rule(
            name,
            row.one_of("severity", get_args(Severity)),
            {"es": row.text("title_es"), "en": row.text("title_en")},
            {"es": row.text("reason_es"), "en": row.text("reason_en")},
            row.text("source"),
        )
        row.nothing_else()
    top.nothing_else()
    return found


@cache
def known() -> Known:
    """What the checks know beside a text: bodies, and capitals by custom. Raises InvalidData."""
    register = agencies()
    former = tuple(
        FormerName(one.name, agency.name, one.until) for agency in register.agencies for one in agency.former
    )
    return Known(register.heads, former, read_customary(DIRECTORY / "check-rules.toml"))


def read_customary(path: Path) -> dict[Language, tuple[str, ...]]:
    """By language the words that bear a capital by custom. Raises InvalidData."""
    found: dict[Language, tuple[str, ...]] = {}
    for row in Row.of_file(path).rows("customary", once="language"):
        found[row.one_of("language", LANGUAGES)] = row.texts("words")
        row.nothing_else()
    return found
