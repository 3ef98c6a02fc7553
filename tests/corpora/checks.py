"""The formal checks on the real laws at hand: every finding was read; how many are right.

``python -m tests.corpora.checks`` prints the table that docs/quality.md shows; ``--list`` every finding with its
words and verdict. ``checks.toml`` has the verdicts, by law, rule and place; a finding without one is listed.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from drafting import compare
from drafting.checks import RULES, Finding, check
from drafting.corpus.check_rules import known
from drafting.files import read_document
from drafting.model import Document
from tests.corpora.conftest import corpora

LABELS = Path(__file__).parent / "checks.toml"
_ENDINGS = {".txt", ".md", ".adoc", ".docx", ".xml"}


class Told(NamedTuple):
    """A finding: in which law, in which of its files, and as which it is known through all of them."""

    law: str
    file: str
    language: str
    finding: Finding

    @property
    def key(self) -> tuple[str, str, str]:
        """What names it in ``checks.toml``: the same slip in two versions of a law is one."""
        return (
            self.law,
            self.finding.rule,
            self.finding.evidence or dict(self.finding.values).get("number", ""),
        )


def laws(root: Path) -> Iterator[tuple[str, list[Path]]]:
    """The folders of real laws, each with its versions in order; single files by themselves."""
    for folder in sorted([*root.glob("es/*"), *root.glob("en/*")]):
        files = [path for path in sorted(folder.glob("*")) if path.suffix in _ENDINGS - {".xml"}]
        yield folder.name, [path for path in files if path.name not in ("README.md", "SOURCE.md")]
    for path in sorted([*root.glob("docx/*.docx"), *root.glob("akn/*.xml")]):
        yield path.name, [path]


def told(root: Path) -> Iterator[Told]:
    """Every finding in every version, with the versions before it at hand."""
    numbers = count(1)
    for law, paths in laws(root):
        before: list[Document] = []
        for path in paths:
            data, name = path.read_bytes(), path.name.replace(".adoc", ".md")
            document = compare.carry_uids(
                before[0] if before else None, read_document(data, name), lambda: f"u{next(numbers)}"
            )
            earlier = () if path.name.startswith("proposal") else tuple(before)
            for one in check(document, known=known(), earlier=earlier):
                yield Told(law, path.name, document.language, one)
            if not path.name.startswith("proposal"):  # proposals stand side by side on one base
                before.insert(0, document)


def verdicts() -> dict[tuple[str, str, str], bool]:
    """By law, rule and words: whether the finding is right."""
    rows = tomllib.loads(LABELS.read_text(encoding="utf-8"))["findings"]
    return {(row["law"], row["rule"], row["words"]): row["right"] for row in rows}


def table(root: Path) -> str:
    """By rule the distinct findings that were read, how many are right, and the same in all versions."""
    known_ones, every = verdicts(), list(told(root))
    keys = {one.key for one in every}
    counts = {
        rule: (
            sum(key[1] == rule for key in keys),
            sum(key[1] == rule and known_ones.get(key, False) for key in keys),
            sum(one.finding.rule == rule for one in every),
            sum(one.finding.rule == rule and known_ones.get(one.key, False) for one in every),
        )
        for rule in RULES
    }
    counts["all"] = tuple(sum(column) for column in zip(*counts.values(), strict=True))
    lines = ["| rule | distinct findings | right | in all versions | right |", "|---|---:|---:|---:|---:|"]
    lines += [f"| {rule} | {' | '.join(map(str, row))} |" for rule, row in counts.items() if row[0]]
    unread = sum(key not in known_ones for key in keys)
    return "\n".join(lines) + (f"\n\nNot read yet: {unread}" if unread else "")


def listing(root: Path) -> str:
    """Every distinct finding with its words and its verdict ("?" where nobody has read it)."""
    known_ones = verdicts()
    lines = {}
    for one in told(root):
        quoted = one.finding.quote
        words = f"{quoted.prefix}[{quoted.exact}]{quoted.suffix}" if quoted else ""
        verdict = known_ones.get(one.key, "?")
        said = f"{verdict}\t{one.key}\t{one.file}\t{one.finding.eid}\t{' '.join(words.split())}"
        lines.setdefault(one.key, said)
    return "\n".join(said for _, said in sorted(lines.items()))


if __name__ == "__main__":
    found = corpora()
    print((listing if "--list" in sys.argv else table)(found) if found else "no real laws on this machine")
