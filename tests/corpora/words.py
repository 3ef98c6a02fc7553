"""How many words the comparison marks, and in how many islands, on real laws.

``python -m tests.corpora.words`` prints the table for docs/quality.md. The optimum is a longest common subsequence
of words; an island is a run of marked words. Two measures: inside each provision whose text changed, against the
raw subsequence of the same two texts; and over whole versions, against that of the two whole texts, which knows
no provisions. What went into another part stands marked in both: it is counted once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

from rapidfuzz.distance import LCSseq

from drafting.compare import compare
from drafting.model import Change, Comparison, Document, Edit, Op
from drafting.structure import parse_text
from tests.corpora.conftest import corpora
from tests.corpora.truth import versions

#: Above this many cells the raw subsequence of two whole laws takes too much memory: they are left out.
_MOST_CELLS = 1_200_000_000


@dataclass
class Count:
    """Words marked and islands."""

    words: int = 0
    islands: int = 0

    def add(self, other: Count) -> None:
        self.words += other.words
        self.islands += other.islands


def steps(laws: Path) -> Iterator[Comparison]:
    """The comparison of every two consecutive versions of every law."""
    for folder in sorted(laws.glob("e[sn]/*")):
        documents: list[Document] = [
            parse_text(file.read_text(encoding="utf-8")) for file in versions(folder)
        ]
        for old, new in pairwise(documents):
            yield compare(old, new)


def marked(edits: Iterable[Edit]) -> Count:
    """What a list of edits marks."""
    count = Count()
    for equal, run in groupby(edits, key=lambda edit: edit.op is Op.EQUAL):
        if not equal:
            count.add(Count(sum(len(edit.text.split()) for edit in run), 1))
    return count


def raw(old: str, new: str) -> Count | None:
    """What the longest common subsequence of words marks; None if the texts are too long for it."""
    letters: dict[str, str] = {}
    one, two = (
        "".join([letters.setdefault(word, chr(len(letters) + 0x10000)) for word in text.split()])
        for text in (old, new)
    )
    one, two = _differing(one, two)
    if len(one) * len(two) > _MOST_CELLS:
        return None
    count = Count()
    for equal, run in groupby(LCSseq.opcodes(one, two), key=lambda step: step.tag == "equal"):
        if not equal:
            spans = [step.src_end - step.src_start + step.dest_end - step.dest_start for step in run]
            count.add(Count(sum(spans), 1))
    return count


def _differing(one: str, two: str) -> tuple[str, str]:
    """Both without what they have in common at the start and at the end."""
    start = next(
        (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )
    one, two = one[start:], two[start:]
    end = next(
        (at for at, (a, b) in enumerate(zip(one[::-1], two[::-1], strict=False)) if a != b),
        min(len(one), len(two)),
    )
    return one[: len(one) - end], two[: len(two) - end]


def within(comparisons: Iterable[Comparison]) -> tuple[Count, Count]:
    """Ours and the raw count inside provisions whose text changed."""
    ours, optimum = Count(), Count()
    for comparison in comparisons:
        for change in comparison.changes:
            if change.old and change.new and change.old.text != change.new.text:
                ours.add(marked(change.edits))
                optimum.add(raw(change.old.text, change.new.text) or Count())
    return ours, optimum


def whole(comparisons: Iterable[Comparison]) -> tuple[Count, Count, int]:
    """Ours and the raw count over whole versions, and how many pairs were too long."""
    ours, optimum, left_out = Count(), Count(), 0
    for comparison in comparisons:
        found = raw(comparison.old.printed, comparison.new.printed)
        if found is None:
            left_out += 1
            continue
        optimum.add(found)
        ours.add(marked(edit for change in comparison.changes for edit in _of(change)))
    return ours, optimum, left_out


def _of(change: Change) -> Iterator[Edit]:
    """The edits of a change as they follow each other on the page; of a part only where it differs."""
    old, new = (side.label if side else "" for side in (change.old, change.new))
    if change.old and change.new and old != new:
        yield from (Edit(Op.DELETE, old), Edit(Op.INSERT, new), Edit(Op.EQUAL, ""))
    if change.origin is not None and change.origin_edits:
        yield from (*change.heading_edits, *change.origin_edits)
    else:
        yield from (*change.heading_edits, *change.edits)


def table(laws: Path) -> str:
    """Both measures as a Markdown table."""
    comparisons = list(steps(laws))
    lines = [
        "| measure | words marked | optimum | ratio | islands | raw | ratio |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    ours, optimum = within(comparisons)
    over, best, left_out = whole(comparisons)
    name = f"whole versions ({len(comparisons) - left_out} of {len(comparisons)} pairs)"
    for label, one, two in (("inside provisions", ours, optimum), (name, over, best)):
        lines.append(
            f"| {label} | {one.words} | {two.words} | {one.words / two.words:.3f} "
            f"| {one.islands} | {two.islands} | {one.islands / two.islands:.3f} |"
        )
    return "\n".join(lines)


def main() -> None:
    laws = corpora()
    if laws is None:
        sys.exit("The real laws are not on this machine: set DRAFTING_CORPORA.")
    print(table(laws))


if __name__ == "__main__":
    main()
