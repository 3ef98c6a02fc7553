"""Redlines of real Word files: exact, valid, and how many words they mark.

``python -m tests.corpora.redlines`` prints the table for docs/quality.md; ``--peer`` measures python-redlines
beside us, ``--every N`` takes each N-th pair only, ``--verbose`` lists every pair that is not as it should be.
``--part 1/2 --keep one.json`` measures one half and keeps its sums, ``--of one.json two.json`` prints the table of
what was kept: so several processes share the work. What LibreOffice makes of them: ``redlines_office``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby, islice
from pathlib import Path

from drafting.word.native import redline
from tests.corpora.conftest import corpora
from tests.corpora.redlines_cases import Case, everything
from tests.corpora.redlines_measure import Measured, measured

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WHO = ("Consejería", "2026-03-01T09:30:00Z")
#: What the kinds of pairs are called in the table.
KINDS = {
    "one kind": "edits of one kind",
    "edited": "a file and an edited version of it",
    "crossed": "two edited versions of a file",
    "seeds": "successive drafts of the seeds",
    "versions": "successive versions of real laws",
}

Engine = Callable[[bytes, bytes], tuple[bytes, bool]]


@dataclass
class Row:
    """What is added up over the pairs of a kind."""

    pairs: int = 0
    exact: int = 0
    coarser: int = 0
    faulty: int = 0
    marked: int = 0
    optimum: int = 0
    islands: int = 0

    def add(self, found: Measured, *, coarser: bool) -> None:
        self.pairs += 1
        self.exact += found.exact
        self.coarser += coarser
        self.faulty += bool(found.faults)
        self.marked += found.marked
        self.optimum += found.optimum
        self.islands += found.islands

    def merged(self, other: Row) -> Row:
        mine, others = vars(self), vars(other)
        return Row(**{name: mine[name] + others[name] for name in mine})


def ours(old: bytes, new: bytes) -> tuple[bytes, bool]:
    made = redline(old, new, author=WHO[0], when=WHEN, language="es")
    return made.data, made.coarser


def peer(old: bytes, new: bytes) -> tuple[bytes, bool]:
    """python-redlines, as it comes."""
    from python_redlines import DocxodusEngine

    data, _, _ = DocxodusEngine().run_redline(WHO[0], old, new, date_time=WHO[1])
    return data, False


def rows(cases: Iterable[Case], engine: Engine = ours, *, verbose: bool = False) -> dict[str, Row]:
    """The sums by kind of pair."""
    found: dict[str, Row] = {}
    for kind, group in groupby(cases, key=lambda case: case.kind):
        row = found.setdefault(kind, Row())
        for case in group:
            data, coarser = engine(case.old, case.new)
            result = measured(case.old, case.new, data, WHO, given=engine is not peer)
            row.add(result, coarser=coarser)
            if verbose and (result.faults or not result.exact or coarser):
                print(f"{case.name}: {result}", file=sys.stderr, flush=True)
    return found


def table(laws: Path, engine: Engine = ours, *, every: int = 1) -> str:
    """The Markdown table."""
    return told(rows(islice(everything(laws), 0, None, every), engine))


def told(found: dict[str, Row]) -> str:
    """Sums as a Markdown table."""
    total = Row()
    for row in found.values():
        total = total.merged(row)
    lines = [
        "| pairs | number | both texts restored | marked more coarsely | faults | words marked | optimum | ratio | islands |",
        "|---|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for kind, row in (*found.items(), ("all", total)):
        ratio = row.marked / row.optimum if row.optimum else 1
        lines.append(
            f"| {KINDS.get(kind, kind)} | {row.pairs} | {row.exact} | {row.coarser} | {row.faulty} | {row.marked:,} "
            f"| {row.optimum:,} | {ratio:.3f} | {row.islands:,} |"
        )
    return "\n".join(lines)


def summed(kept: Iterable[Path]) -> dict[str, Row]:
    """The sums of several parts together, in the order of the kinds."""
    parts = [json.loads(path.read_text(encoding="utf-8")) for path in kept]
    found: dict[str, Row] = {}
    for kind in KINDS:
        for part in parts:
            if kind in part:
                found[kind] = found.get(kind, Row()).merged(Row(**part[kind]))
    return found


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("peer", "verbose"):
        parser.add_argument(f"--{name}", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--part", default="1/1")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--of", type=Path, nargs="+")
    given = parser.parse_args(arguments)
    if given.of:
        print(told(summed(given.of)))
        return
    laws = corpora()
    if laws is None:
        sys.exit("The real laws are not on this machine: set DRAFTING_CORPORA.")
    number, parts = map(int, given.part.split("/"))
    cases = islice(everything(laws), (number - 1) * given.every, None, parts * given.every)
    found = rows(cases, peer if given.peer else ours, verbose=given.verbose)
    print(told(found))
    if given.keep:
        given.keep.write_text(json.dumps({kind: vars(row) for kind, row in found.items()}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
