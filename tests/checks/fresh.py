"""Findings in texts that were written for other measurements and that nobody had read for the checks.

Excerpts in the manner of many countries, texts held back from the rules of placement, and the layouts of many
publishers. They were parted in two: the first half was read and what was wrong in it mended; then the second was
read, and its share of right ones is the figure that no mending has touched. ``fresh.toml`` has the verdicts.
``python -m tests.checks.fresh`` prints the table that docs/quality.md shows.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from drafting.checks import RULES, check
from drafting.corpus.check_rules import known
from drafting.files import read_document

TESTS = Path(__file__).parent.parent
VERDICTS = Path(__file__).parent / "fresh.toml"
_FOLDERS = ("clauses/styles", "placement/held", "structure/layouts")
#: excerpts need not say from when they bind
_LEFT_OUT = frozenset({"no_entry_into_force"})
READINGS = ("first", "second")


class Read(NamedTuple):
    """A finding: in which text, by which rule, where, on which words."""

    text: str
    rule: str
    eid: str
    words: str


def texts() -> Iterator[Path]:
    """The texts, in order."""
    yield from sorted(path for folder in _FOLDERS for path in (TESTS / folder).rglob("*.txt"))


def reading(path: Path) -> str:
    """In which of the two readings a text was read: told from its name alone."""
    said = f"tests/{path.relative_to(TESTS).as_posix()}".encode()
    return READINGS[int(hashlib.md5(said, usedforsecurity=False).hexdigest(), 16) % 2]


@lru_cache(maxsize=1)
def told() -> tuple[Read, ...]:
    """Every finding as the checks are now."""
    rules = [rule for rule in RULES if rule not in _LEFT_OUT]
    return tuple(
        Read(path.relative_to(TESTS).as_posix(), one.rule, one.eid, one.evidence)
        for path in texts()
        for one in check(read_document(path.read_bytes(), path.name), rules, known=known())
    )


def verdicts(which: str) -> dict[Read, bool]:
    """What was found when it was read, and whether it was right."""
    rows = tomllib.loads(VERDICTS.read_text(encoding="utf-8"))["findings"]
    return {
        Read(row["text"], row["rule"], row["eid"], row["words"]): row["right"]
        for row in rows
        if row["reading"] == which
    }


def share(which: str, *, layouts: bool | None = None) -> str:
    """How many findings of a reading were right, of how many; ``layouts``: only in publishers' layouts, or not."""
    found = [
        good
        for one, good in verdicts(which).items()
        if layouts is None or one.text.startswith("structure/layouts") is layouts
    ]
    return f"{sum(found)} of {len(found)}"


def table() -> str:
    """By rule, for each reading: found when it was read, right among them; then both as the checks are now."""
    now = set(told())
    first, second = (verdicts(which) for which in READINGS)
    lines = [
        "| rule | first reading | right | second reading | right | both now | right |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    both = first | second
    for rule in (*RULES, "all"):
        mine = [[one for one in found if rule in (one.rule, "all")] for found in (first, second, now)]
        if not any(mine):
            continue
        cells = [
            str(number)
            for found in mine
            for number in (len(found), sum(both.get(one, False) for one in found))
        ]
        lines.append(f"| {rule} | {' | '.join(cells)} |")
    unread = sum(one not in both for one in now)
    return "\n".join(lines) + (f"\n\nNot read yet: {unread}" if unread else "")


if __name__ == "__main__":
    print(table())
