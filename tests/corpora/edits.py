"""Edits with known truth on real laws: articles inserted, deleted, reworded, moved, divided, joined, renumbered.

``python -m tests.corpora.edits`` prints recall, precision and F1 of each kind for docs/quality.md. The newest
version of every law is edited at random (seeded), several times; every provision bears a name that the comparison
does not see, so that it is known which became which.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from drafting.compare import carry_uids, compare
from drafting.model import CONTAINERS, Change, ChangeKind, Comparison, Document, Provision
from drafting.structure import parse_text
from tests.corpora.conftest import corpora
from tests.corpora.editing import UNITS, Editor, Fact, gathers, said
from tests.corpora.truth import versions

KINDS = (
    "inserted", "deleted", "modified", "moved", "chapter moved", "renumbered", "split", "merged",
    "paragraph split", "paragraphs merged",
)  # fmt: skip
ROUNDS = 4


@dataclass(frozen=True)
class Edited:
    """A law, what became of it, and what was done."""

    law: str
    old: Document
    new: Document
    done: frozenset[Fact]
    read: frozenset[str]


# --- what the comparison says ------------------------------------------------------------------------------


def found(comparison: Comparison) -> set[Fact]:
    """The facts of a comparison, in the names that the provisions bear."""
    homes = {
        id(node): home for document in (comparison.old, comparison.new) for node, home in _homes(document)
    }
    origins = {
        id(change.origin) for change in comparison.changes if homes[id(change.provision)] is change.provision
    }
    facts: set[Fact] = set()
    parted: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    reworded: set[tuple[str, str]] = set()
    mates: dict[str, str] = {}
    for change in comparison.changes:
        if change.old and change.new and homes[id(change.new)] is change.new:
            mates[change.old.uid] = change.new.uid
    back = {new: old for old, new in mates.items()}
    for change in comparison.changes:
        home = homes[id(change.provision)]
        if home is change.provision or change.provision.kind in CONTAINERS:
            facts |= set(_unit_facts(change))
        named = {id(change.old), id(change.new)} & origins
        _gather(change, home is change.provision and bool(change.origin or named), parted)
        if (
            home
            and home is not change.provision
            and set(change.kinds) - {ChangeKind.UNCHANGED, ChangeKind.RENUMBERED}
        ):
            name = home.uid
            reworded.add((back.get(name, ""), name) if change.new else (name, mates.get(name, "")))
        elif home is change.provision and ChangeKind.MODIFIED in change.kinds and change.old and change.new:
            reworded.add((change.old.uid, change.new.uid))
    facts |= {(kind, frozenset(olds), frozenset(news)) for (kind, _), (olds, news) in parted.items()}
    facts |= {("modified", frozenset({old}), frozenset({new})) for old, new in reworded if old and new}
    return facts


def _homes(document: Document) -> Iterator[tuple[Provision, Provision | None]]:
    """Every provision and the unit it lies in."""
    homes: dict[int, Provision | None] = {}
    for node, parent in document.with_parents():
        home = homes.get(id(parent)) if parent else None
        homes[id(node)] = home or (None if gathers(node) else node)
        yield node, homes[id(node)]


def _unit_facts(change: Change) -> Iterator[Fact]:
    olds = frozenset({change.old.uid} if change.old else ())
    news = frozenset({change.new.uid} if change.new else ())
    if set(change.kinds) & {ChangeKind.SPLIT, ChangeKind.MERGED}:
        return
    division = gathers(change.provision)
    for kind in change.kinds:
        if kind is ChangeKind.MOVED:
            yield ("chapter moved" if division else "moved", olds, news)
        elif kind in (ChangeKind.INSERTED, ChangeKind.DELETED, ChangeKind.RENUMBERED) and not division:
            yield kind.value, olds, news


def _gather(change: Change, unit: bool, parted: dict[tuple[str, str], tuple[set[str], set[str]]]) -> None:
    """Put the parts of one division, or of one merger, together."""
    for kind, name, names in (
        (ChangeKind.SPLIT, "split" if unit else "paragraph split", (change.origin or change.old, change.new)),
        (
            ChangeKind.MERGED,
            "merged" if unit else "paragraphs merged",
            (change.old, change.origin or change.new),
        ),
    ):
        if kind in change.kinds:
            old, new = names
            assert old is not None
            assert new is not None
            key = old.uid if kind is ChangeKind.SPLIT else new.uid
            olds, news = parted.setdefault((name, key), (set(), set()))
            olds.add(old.uid)
            news.add(new.uid)


# --- the score ----------------------------------------------------------------------------------------------


def edited(laws: Path, rounds: int = ROUNDS) -> Iterator[Edited]:
    """Every law edited ``rounds`` times; in every other round a chapter moves, or all is numbered through."""
    newest = {
        folder.name: versions(folder)[-1] for folder in sorted(laws.glob("e[sn]/*")) if versions(folder)
    }
    named = {law: _named(parse_text(file.read_text(encoding="utf-8"))) for law, file in newest.items()}
    for law, old in named.items():
        others = [
            node
            for other, document in named.items()
            if other != law and document.language == old.language
            for node in document.walk()
            if node.kind in UNITS and not gathers(node) and 25 <= len(said(node).split()) <= 400
        ]
        for number in range(rounds):
            chance = random.Random(f"{law} {number}")
            editor = Editor(old, chance.sample(others, min(len(others), 60)), chance)
            editor.edit()
            if number % 2:
                editor.move_chapter()
            else:
                editor.renumber()
            yield Edited(law, old, editor.result(), frozenset(editor.done), frozenset(editor.read))


def _named(document: Document) -> Document:
    names = (f"old{number}" for number in count())
    return carry_uids(None, document, lambda: next(names))


@dataclass
class Score:
    """How often one kind of edit was found, missed and invented."""

    right: int = 0
    missed: int = 0
    invented: int = 0

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.invented) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.missed + self.invented) or 1)


def scores(laws: Path, report: Callable[[str], None] = lambda line: None) -> dict[str, Score]:
    """The score of each kind of edit over all laws."""
    out = {kind: Score() for kind in KINDS}
    for case in edited(laws):
        seen = _plain(found(compare(case.old, case.new)), case)
        done = _plain(set(case.done), case)
        for kind in KINDS:
            wanted, got = ({fact for fact in facts if fact[0] == kind} for facts in (done, seen))
            score = out[kind]
            score.right += len(wanted & got)
            score.missed += len(wanted - got)
            score.invented += len(got - wanted)
            for fact in sorted(wanted - got, key=str):
                report(f"missed   {case.law} {kind} {sorted(fact[1])} > {sorted(fact[2])}")
            for fact in sorted(got - wanted, key=str):
                report(f"invented {case.law} {kind} {sorted(fact[1])} > {sorted(fact[2])}")
    return out


def _plain(facts: set[Fact], case: Edited) -> set[Fact]:
    """Facts but for those that a division or a merger brings with it: that its article reads differently."""
    units = {name for kind, olds, news in case.done if kind in ("split", "merged") for name in olds | news}
    parted = ("split", "merged", "paragraph split", "paragraphs merged")
    return {
        (kind, olds, news)
        for kind, olds, news in facts
        if kind in parted or not (olds | news) & (units | (case.read if kind == "modified" else frozenset()))
    }


def table(laws: Path, report: Callable[[str], None] = lambda line: None) -> str:
    """The scores as a Markdown table."""
    lines = ["| edit | made | recall | precision | F1 |", "|---|---:|---:|---:|---:|"]
    for kind, score in scores(laws, report).items():
        made = score.right + score.missed
        lines.append(f"| {kind} | {made} | {score.recall:.3f} | {score.precision:.3f} | {score.f1:.3f} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    laws = corpora()
    if laws is None:
        sys.exit("The real laws are not on this machine: set DRAFTING_CORPORA.")
    lines: list[str] = []
    print(table(laws, lines.append))
    if "--verbose" in arguments:
        print(*lines, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
