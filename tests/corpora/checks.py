"""The formal checks on the real laws at hand: every finding was read; how many are right.

``python -m tests.corpora.checks`` prints the table that docs/quality.md shows; ``--list`` every finding with its
words and verdict. ``checks.toml`` has the verdicts, by law, rule and place; a finding without one is listed.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
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


def main() -> None:
    """Print the table; with --list every distinct finding."""
    root = corpora()
    if root is None:
        print("The real laws are not on this machine.")
        return
    known_ones, every = verdicts(), list(told(root))
    first = {one.key: one for one in reversed(every)}
    if "--list" in sys.argv:
        for key, one in sorted(first.items()):
            quoted = one.finding.quote
            words = f"{quoted.prefix}[{quoted.exact}]{quoted.suffix}" if quoted else ""
            print(
                f"{known_ones.get(key, '?')}\t{key}\t{one.file}\t{one.finding.eid}\t{' '.join(words.split())}"
            )
        return
    print("| rule | findings read | right | in all versions | right |")
    print("|---|---:|---:|---:|---:|")
    sums: Counter[str] = Counter()
    for rule in RULES:
        keys = [key for key in first if key[1] == rule]
        spread = [one.key for one in every if one.finding.rule == rule]
        cells = [len(keys), sum(known_ones.get(key, False) for key in keys), len(spread),
                 sum(known_ones.get(key, False) for key in spread)]  # fmt: skip
        sums.update(dict(zip("abcd", cells, strict=True)))
        print(f"| `{rule}` | {' | '.join(map(str, cells))} |")
    print(f"| all | {' | '.join(str(sums[name]) for name in 'abcd')} |")
    unread = [key for key in first if key not in known_ones]
    if unread:
        print(f"\nNot read yet: {len(unread)}")


if __name__ == "__main__":
    main()
