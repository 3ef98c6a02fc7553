"""How many of the changes that the sources themselves record does the comparison find?

``python -m tests.corpora.truth`` prints a table per law for docs/quality.md, ``--verbose`` every disagreement.
The truth (``ground_truth.csv``) compares the text of each provision between consecutive versions as strings.
Ours counts as changed when it, or anything inside it, was modified, inserted, deleted or renumbered, or came
from another provision. Every detail of the truth is a change here too, typography and repeal markers
included: the strings differ, and the comparison says so. Matching is by the printed label; what bears the
same label twice in a version has one name. The truth collapses white space, so it cannot see a paragraph
break come or go: units that differ in nothing else are counted by themselves, as ``divided``.
"""

from __future__ import annotations

import csv
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from drafting.compare import compare
from drafting.model import Change, ChangeKind, Comparison, Document, Kind, Provision
from drafting.structure import parse_text
from drafting.structure.numbering import canonical, fold
from tests.corpora.conftest import corpora

UNITS = frozenset({Kind.ARTICLE, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SECTION, Kind.SCHEDULE})
TEXT = frozenset({ChangeKind.MODIFIED, ChangeKind.INSERTED, ChangeKind.DELETED, ChangeKind.RENUMBERED})

#: A provision as the truth names it: its label, and "transitorio" or "interpretation" where it lies there.
Name = str
#: Law, version before, version after.
Pair = tuple[str, str, str]


@dataclass
class Score:
    """What was found in one law."""

    law: str
    pairs: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    divided: int = 0
    seconds: float = 0.0

    @property
    def recall(self) -> float:
        return self.right / ((self.right + len(self.missed)) or 1)

    @property
    def precision(self) -> float:
        return self.right / ((self.right + len(self.invented)) or 1)


def scores(laws: Path) -> Iterator[Score]:
    """The score of every law of the truth; pairs flagged ``bulk`` are left out."""
    wanted, counted = _truth(laws)
    for law in sorted({law for law, _, _ in counted}):
        score = Score(law)
        folder = next(laws.glob(f"e[sn]/{law}"))
        drafts = {file.name[:4]: file for file in versions(folder)}
        documents = {name: parse_text(file.read_text(encoding="utf-8")) for name, file in drafts.items()}
        for first, second in pairwise(sorted(documents)):
            if (law, first, second) not in counted:
                continue
            started = time.process_time()
            comparison = compare(documents[first], documents[second])
            score.seconds += time.process_time() - started
            score.pairs += 1
            found = changed(comparison, law)
            only_divided = {
                name
                for name in found
                if _words(documents[first], name, law) == _words(documents[second], name, law)
            }
            score.divided += len(only_divided)
            _compare_names(score, f"{first}-{second}", wanted[law, first, second], found - only_divided)
        yield score


def versions(folder: Path) -> list[Path]:
    """The versions of a law in order."""
    return sorted(file for file in folder.glob("v[0-9]*") if file.suffix in (".txt", ".md", ".adoc"))


def _compare_names(score: Score, pair: str, wanted: set[Name], found: set[Name]) -> None:
    score.right += len(wanted & found)
    score.missed += [f"{pair} {name}" for name in sorted(wanted - found)]
    score.invented += [f"{pair} {name}" for name in sorted(found - wanted)]


# --- what the sources say -----------------------------------------------------------------------------------


def _truth(laws: Path) -> tuple[dict[Pair, set[Name]], set[Pair]]:
    """Names of changed provisions per pair, and the pairs that count."""
    with (laws / "pairs.csv").open(encoding="utf-8") as handle:
        counted = {_key(row) for row in csv.DictReader(handle) if row["flag"] != "bulk"}
    labels: dict[Pair, set[Name]] = defaultdict(set)
    with (laws / "ground_truth.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            if row["change"] != "unchanged":
                interpretation = "interpretation " if row["unit_key"].endswith("-Interp") else ""
                labels[_key(row)].add(interpretation + named(row["article"]))
    return labels, counted


def _key(row: dict[str, str]) -> Pair:
    return row["law"], row["from_version"], row["to_version"]


def named(label: str) -> Name:
    """A label reduced to what both sides write: "Artículo 2 BIS" and "Artículo 2° bis.-" are one."""
    numbered = re.match(
        r"(art[ií]culo|§|section|appendix|disposici[oó]n \w+)\s*([^—]*)", label, re.IGNORECASE
    )
    if not numbered:
        return fold(label)
    number = numbered[2]
    if numbered[1] == "§":
        number = number.split()[0]
    transitory = " transitorio" if "transitorio" in fold(number) else ""
    number = re.sub(r"(?i)\s*transitorio|\s*to part \d+", "", number)
    return f"{fold(numbered[1])} {fold(canonical(number))}{transitory}"


# --- what the comparison says -------------------------------------------------------------------------------


def changed(comparison: Comparison, law: str) -> set[Name]:
    """The names of the provisions whose text the comparison calls changed."""
    homes_old, homes_new = _homes(comparison.old, law), _homes(comparison.new, law)
    names: set[Name] = set()
    for change in comparison.changes:
        old = homes_old.get(id(change.old), "")
        new = homes_new.get(id(change.new), "")
        if TEXT & set(change.kinds) or _left(change, old, new):
            names |= {old, new}
    return names - {""}


def _words(document: Document, name: Name, law: str) -> str:
    """The text of a unit with all white space gone."""
    homes = _homes(document, law)
    return "".join("".join(node.printed.split()) for node in document.walk() if homes[id(node)] == name)


def _left(change: Change, old: Name, new: Name) -> bool:
    return bool(change.old and change.new and old != new)


def _homes(document: Document, law: str) -> dict[int, Name]:
    """For every provision (by identity) the name of the unit it lies in, "" outside of any."""
    homes: dict[int, Name] = {}
    for node, parent in document.with_parents():
        homes[id(node)] = homes.get(id(parent), "") or _name(node, parent, law)
    return homes


def _name(node: Provision, parent: Provision | None, law: str) -> Name:
    """The name of a unit by its printed label, as the truth has it; "" for what is no unit there."""
    if law.startswith("mx-") and node.kind is Kind.TRANSITORIES and node.number:
        return f"transitorios del decreto {node.number}"
    if node.kind not in UNITS or not node.label or node.number.startswith("supplement"):
        return ""
    if node.kind is Kind.SECTION and not law.startswith("us-"):
        return ""  # a Spanish sección gathers articles
    # The interpretations repeat the sections' and appendices' labels, without "to part".
    interprets = "section 1002" in node.label.lower() or re.match(r"Appendix \w+—", node.label)
    transitory = parent is not None and parent.kind is Kind.TRANSITORIES and law.startswith("mx-")
    return ("interpretation " if interprets else "") + named(node.label) + (" transitorio" * transitory)


# --- the report ---------------------------------------------------------------------------------------------


def main(arguments: list[str]) -> None:
    laws = corpora()
    if laws is None:
        sys.exit("The real laws are not on this machine: set DRAFTING_CORPORA.")
    rows = list(scores(laws))
    total = Score(
        "all",
        sum(row.pairs for row in rows),
        sum(row.right for row in rows),
        [name for row in rows for name in row.missed],
        [name for row in rows for name in row.invented],
        sum(row.divided for row in rows),
        sum(row.seconds for row in rows),
    )
    print("| law | pairs | changed provisions | recall | precision | only divided otherwise | seconds |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for row in [*rows, total]:
        changes = row.right + len(row.missed)
        print(
            f"| {row.law} | {row.pairs} | {changes} | {row.recall:.3f} | {row.precision:.3f} "
            f"| {row.divided} | {row.seconds:.2f} |"
        )
    if "--verbose" in arguments:
        for row in rows:
            print(f"\n{row.law}", *(f"  missed   {name}" for name in row.missed), sep="\n")
            print(*(f"  invented {name}" for name in row.invented), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
