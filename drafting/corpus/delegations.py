"""How a statute leaves something to a lower rule, from ``corpus/clauses/delegations.toml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from drafting.clauses.acts import Acts
from drafting.clauses.delegations import DelegationRules, LowerRule
from drafting.clauses.delegations.model import Patterns
from drafting.corpus.act_rows import acts, each, names, pattern
from drafting.corpus.leaving import CHANGES, leaving_words
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Language, Layer


@cache
def delegation_rules() -> DelegationRules:
    """The kinds of lower rules. Raises InvalidData."""
    return read_delegation_rules(DIRECTORY / "clauses" / "delegations.toml")


def read_delegation_rules(path: Path) -> DelegationRules:
    """The kinds of lower rules of a file. Raises InvalidData."""
    top = Row.of_file(path)
    instruments = tuple(_instrument(row) for row in top.rows("instruments", once="id"))
    limits, times = _patterns(top.table("limits")), _patterns(top.table("times"))
    row = top.table("reserved")
    reserved = {language: pattern(row, language) for language in LANGUAGES}
    row.nothing_else()
    top.nothing_else()
    return DelegationRules(instruments, limits, times, reserved)


def _instrument(row: Row) -> LowerRule:
    layer = row.one_of("layer", ["any", *Layer]) if row.has("layer") else "any"
    name = row.text("id")
    rule = LowerRule(
        name,
        names(row),
        "" if layer == "any" else layer,
        {language: each(row, f"says_{language}") + _said(name, language) for language in LANGUAGES},
        {language: each(row, f"issues_{language}") for language in LANGUAGES},
        _acts(row, name),
        {
            language: pattern(row, f"not_{language}") if row.has(f"not_{language}") else None
            for language in LANGUAGES
        },
    )
    row.nothing_else()
    return rule


def _said(name: str, language: Language) -> tuple[re.Pattern[str], ...]:
    return leaving_words().says.get((name, language), ())


def _acts(row: Row, name: str) -> dict[Language, Acts]:
    own = acts(row, "acts")
    if name != CHANGES:
        return own
    return {language: Acts((*own[language], *leaving_words().changes[language])) for language in LANGUAGES}


def _patterns(row: Row) -> Patterns:
    found: Patterns = {language: each(row, language) for language in LANGUAGES}
    row.nothing_else()
    return found
