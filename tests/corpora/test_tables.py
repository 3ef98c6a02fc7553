"""Every real law, version after version: the comparative table holds both texts and loses no change."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from drafting.compare import compare
from drafting.compare.table import Choices, Table, two_texts
from drafting.compare.table.lines import CELLS
from drafting.model import Comparison, Document, Op
from drafting.word.comparative import comparative
from tests.corpora.test_redline import versions
from tests.word.schema import violations

pytestmark = pytest.mark.corpora


def letters(text: str) -> Counter[str]:
    """Without blanks and what keeps the cells of a row apart: labels and texts may touch in a source."""
    return Counter(in_order(text))


def in_order(text: str) -> str:
    return "".join(text.replace(CELLS.strip(), "").split())


def column(table: Table, at: int) -> Counter[str]:
    return letters(" ".join(table.words(at)))


def lost(comparison: Comparison, table: Table) -> list[str]:
    """The words the comparison marks that the table does not."""
    found = []
    for op, at in ((Op.DELETE, 0), (Op.INSERT, 1)):
        shown = Counter(
            word
            for row in table.rows
            for line in row.cell(at)
            for piece in line.pieces
            if piece.op is op
            for word in piece.text.split()
        )
        wanted = Counter(
            word
            for change in comparison.changes
            for edit in (*change.heading_edits, *change.edits)
            if edit.op is op
            for word in edit.text.split()
        )
        found += list(wanted - shown)
    return found


def check(old: Document, new: Document, name: str) -> None:
    comparison = compare(old, new)
    whole = two_texts(comparison)
    assert column(whole, 0) == letters(old.printed), name
    assert in_order(" ".join(whole.words(1))) == in_order(new.printed), name
    changed = two_texts(comparison, choices=Choices(changed_only=True))
    assert not lost(comparison, changed), name
    assert violations(comparative(changed)) == [], name


def test_tables_of_consecutive_versions_hold_both_texts(laws: Path) -> None:
    pairs = 0
    for language in ("es", "en"):
        for law in sorted((laws / language).iterdir()):
            for number, (old, new) in enumerate(pairwise(versions(law)), start=1):
                check(old, new, f"{law.name}, version {number}")
                pairs += 1
    assert pairs
