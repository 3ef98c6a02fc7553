"""The moves and renumberings that the sources record (``moves.csv``), and what the comparison says of each.

``python -m tests.corpora.moves`` prints a line for each. An article stands in another container because it moved,
because its container did, or because that was numbered or headed anew: one of these must be told of it. The
record goes by labels: two of its articles are others that took a number over, and are told as inserted.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from drafting.compare import compare
from drafting.model import CONTAINERS, Change, ChangeKind, Comparison, Document, Provision
from drafting.structure import parse_text
from tests.corpora.conftest import corpora
from tests.corpora.truth import UNITS, named, versions

TELLING = {ChangeKind.MOVED, ChangeKind.RENUMBERED, ChangeKind.MODIFIED, ChangeKind.INSERTED}
Row = dict[str, str]


def recorded(laws: Path) -> Iterator[Row]:
    """The rows that name a provision on both sides; a declared shift of paragraphs names none."""
    with (laws / "moves.csv").open(encoding="utf-8") as handle:
        yield from (row for row in csv.DictReader(handle) if row["from_label"] and row["to_label"])


def told(laws: Path, row: Row) -> list[str]:
    """What the comparison says of the provision of a row, and of the containers over it."""
    comparison = _comparison(laws, row["law"], row["from_version"], row["to_version"])
    over_old, over_new = _over(comparison.old), _over(comparison.new)
    changes = {id(side): change for change in comparison.changes for side in (change.old, change.new) if side}
    found = []
    for change in comparison.changes:
        new = change.new
        if new is None or new.kind not in UNITS or named(new.label) != named(row["to_label"]):
            continue
        found += _lines(change)
        if row["type"] == "container_changed":
            chain = over_new[id(new)] + (over_old[id(change.old)] if change.old else [])
            found += [line for node in chain for line in _lines(changes[id(node)])]
    return list(dict.fromkeys(found))


def _lines(change: Change) -> Iterator[str]:
    if TELLING & set(change.kinds):
        yield f"{'+'.join(change.kinds)}: {change.provision.label or change.provision.kind} {change.provision.heading[:40]}".strip()


def _over(document: Document) -> dict[int, list[Provision]]:
    chains: dict[int, list[Provision]] = {}
    for node, parent in document.with_parents():
        above = chains[id(parent)] if parent else []
        chains[id(node)] = [*above, parent] if parent and parent.kind in CONTAINERS else above
    return chains


@cache
def _comparison(laws: Path, law: str, first: str, second: str) -> Comparison:
    drafts = {file.name[:4]: file for file in versions(next(laws.glob(f"e[sn]/{law}")))}
    old, new = (parse_text(drafts[name].read_text(encoding="utf-8")) for name in (first, second))
    return compare(old, new)


def main() -> None:
    laws = corpora()
    if laws is None:
        sys.exit("The real laws are not on this machine: set DRAFTING_CORPORA.")
    rows = list(recorded(laws))
    for row in rows:
        print(row["law"], row["from_version"], row["to_label"], "|", "; ".join(told(laws, row)) or "NOTHING")
    print(f"{sum(bool(told(laws, row)) for row in rows)} of {len(rows)}")


if __name__ == "__main__":
    main()
