"""Redlines of tables whose columns came or went."""

import pytest

from drafting.word import native
from drafting.word.profile import SAFE
from tests.word.native.making import (
    AUTHOR,
    NARROW,
    WHEN,
    WIDE,
    body,
    grid,
    redlined,
    replaced,
)
from tests.word.schema import violations


@pytest.mark.parametrize(
    ("before", "after", "tag", "words"),
    [(NARROW, WIDE, "cellIns", (5, 0)), (WIDE, NARROW, "cellDel", (0, 5))],
    ids=["came", "went"],
)
def test_a_column_is_marked_cell_by_cell(
    before: tuple[tuple[str, ...], ...], after: tuple[tuple[str, ...], ...], tag: str, words: tuple[int, int]
) -> None:
    old, new = grid(*before), grid(*after)
    made = native.redline(old, new, author=AUTHOR, when=WHEN)
    assert len(body(made.data, tag)) == 3
    assert [row for row in body(made.data, "trPr") if len(row)] == []
    assert len(body(made.data, "gridCol")) == 3
    assert (made.count.words_inserted, made.count.words_deleted) == words
    assert made.warnings == ()
    assert not set(violations(made.data)) - set(violations(new))


def test_in_the_safe_profile_and_where_cells_are_merged_whole_rows_are_marked() -> None:
    safe = native.redline(grid(*NARROW), grid(*WIDE), profile=SAFE, author=AUTHOR, when=WHEN)
    merged = replaced(
        grid(*WIDE), b'<w:tcW w:w="2000" w:type="dxa"/>', b'<w:tcW w:w="2000" w:type="dxa"/><w:vMerge/>'
    )
    for data in (safe.data, redlined(grid(*NARROW), merged)):
        assert not body(data, "cellIns")
        assert [row for row in body(data, "trPr") if len(row)]
