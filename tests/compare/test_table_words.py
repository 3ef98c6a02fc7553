"""Every word of a draft stands in its column, whatever the drafts are."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.compare import compare
from drafting.compare.table import Table, three_texts, two_texts
from drafting.compare.table.lines import CELLS
from drafting.compare.table.model import OURS
from drafting.compare.three import three
from drafting.model import Document, Op
from tests.compare.tabled import CHANGED
from tests.word.trees import comparisons, documents, next_drafts


def words(document: Document) -> Counter[str]:
    return Counter(document.printed.split())


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def counted(found: Table, column: int) -> Counter[str]:
    """The words of a column, without what keeps the cells of a row apart."""
    return Counter(word for word in found.words(column) if word != CELLS.strip())


@given(comparisons())
@settings(max_examples=60, deadline=None)
def test_the_columns_hold_the_words_of_their_drafts(comparison: object) -> None:
    old, new = comparison.old, comparison.new  # type: ignore[attr-defined]
    for made in (comparison, compare(old, new)):
        found = two_texts(made)  # type: ignore[arg-type]
        assert (counted(found, 0), counted(found, 1)) == (words(old), words(new))


@given(comparisons())
@settings(max_examples=60, deadline=None)
def test_no_changed_word_is_lost_when_only_changes_are_shown(comparison: object) -> None:
    made = compare(comparison.old, comparison.new)  # type: ignore[attr-defined]
    found = two_texts(made, choices=CHANGED)
    for op, column in ((Op.DELETE, 0), (Op.INSERT, 1)):
        wanted: Counter[str] = Counter()
        for change in made.changes:
            for edit in (*change.heading_edits, *change.edits):
                if edit.op is op:
                    wanted.update(edit.text.split())
        shown: Counter[str] = Counter()
        for kept in found.rows:
            for line in kept.cell(column):
                for piece in line.pieces:
                    if piece.op is op:
                        shown.update(piece.text.split())
        assert not wanted - shown


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_the_columns_of_three_texts_hold_their_words(data: st.DataObject) -> None:
    base = data.draw(documents())
    a, b = data.draw(next_drafts(base)), data.draw(next_drafts(base))
    found = three_texts(three(base, a, b))
    assert counted(found, 0) == words(base)
    for column, document in ((1, a), (2, b)):
        kept = "".join(
            piece.text.replace(CELLS, "")
            for row in found.rows
            for line in row.cell(column)
            if line.manner not in OURS
            for piece in line.pieces
            if piece.op is not Op.DELETE
        )
        assert letters(kept) == letters(document.printed)
