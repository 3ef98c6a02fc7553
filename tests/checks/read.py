"""Findings in texts of our own that were written for other measurements, read one by one.

They are in the manner of many countries, in both languages, and nobody had the checks in mind. ``read.toml`` has the
verdicts. ``python -m tests.checks.read`` prints the table that docs/quality.md shows.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from drafting.checks import RULES, Finding, check
from drafting.corpus.check_rules import known
from drafting.files import read_document

TESTS = Path(__file__).parent.parent
VERDICTS = Path(__file__).parent / "read.toml"
_FOLDERS = ("marked", "clauses/texts", "checklist/data", "placement/data")

Key = tuple[str, str, str]


def texts() -> list[Path]:
    """The texts, in order."""
    return sorted(path for folder in _FOLDERS for path in (TESTS / folder).rglob("*.txt"))


def told() -> Iterator[tuple[Key, str, Finding]]:
    """Every finding, by text, rule and place, with the language of its text."""
    for path in texts():
        document = read_document(path.read_bytes(), path.name)
        for one in check(document, known=known()):
            yield (path.name, one.rule, one.eid), document.language, one


def verdicts() -> dict[Key, bool]:
    """By text, rule and place: whether the finding is right."""
    rows = tomllib.loads(VERDICTS.read_text(encoding="utf-8"))["findings"]
    return {(row["text"], row["rule"], row["eid"]): row["right"] for row in rows}


def table() -> str:
    """By rule the findings in each language, and how many are right."""
    right = verdicts()
    total, good = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for key, language, one in told():
        total[one.rule, language] += 1
        good[one.rule, language] += right.get(key, False)
    counts = {
        rule: [of[rule, language] for language in ("es", "en") for of in (total, good)] for rule in RULES
    }
    counts["all"] = [sum(column) for column in zip(*counts.values(), strict=True)]
    lines = ["| rule | found, Spanish | right | found, English | right |", "|---|---:|---:|---:|---:|"]
    lines += [f"| {rule} | {' | '.join(map(str, row))} |" for rule, row in counts.items() if any(row)]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
