"""What a law may ask of those it speaks to, from ``corpus/clauses/duties.toml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from drafting.clauses.duties import DutyKind, DutyRules
from drafting.clauses.duties.model import Patterns
from drafting.corpus.act_rows import acts, each, joined, names, pattern
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Language


@cache
def duty_rules() -> DutyRules:
    """The kinds of duties. Raises InvalidData."""
    return read_duty_rules(DIRECTORY / "clauses" / "duties.toml")


def read_duty_rules(path: Path) -> DutyRules:
    """The kinds of duties of a file. Raises InvalidData."""
    top = Row.of_file(path)
    kinds = tuple(_kind(row) for row in top.rows("kinds", once="id"))
    times, conditions, thresholds = (
        _patterns(top.table(part)) for part in ("times", "conditions", "thresholds")
    )
    row = top.table("sanctions")
    sanctions = {language: pattern(row, language) for language in LANGUAGES}
    anything = {language: pattern(row, f"any_{language}") for language in LANGUAGES}
    only = {language: pattern(row, f"condition_{language}") for language in LANGUAGES}
    row.nothing_else()
    top.nothing_else()
    return DutyRules(kinds, times, conditions, thresholds, sanctions, anything, only)


def _kind(row: Row) -> DutyKind:
    says = {language: each(row, f"says_{language}") for language in LANGUAGES}
    barred = {
        language: pattern(row, f"not_{language}") if row.has(f"not_{language}") else None
        for language in LANGUAGES
    }
    breaches: dict[Language, re.Pattern[str]] = {}
    for language in LANGUAGES:
        found = joined(row, f"breaches_{language}", r"(?:{})")
        if found is None:
            raise row.error("data_expected_texts", f"breaches_{language}")
        breaches[language] = found
    kind = DutyKind(
        row.text("id"),
        names(row),
        acts(row, "acts"),
        says,
        barred,
        breaches,
        row.flag("sanctioned", default=True),
    )
    row.nothing_else()
    return kind


def _patterns(row: Row) -> Patterns:
    found: Patterns = {language: each(row, language) for language in LANGUAGES}
    row.nothing_else()
    return found
