"""Size and churn of chapters over the drafts."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from drafting.compare.churn import chapters
from drafting.compare.kinship import Turn
from drafting.compare.matrix import Cell, Matrix, Row, Standing
from drafting.model import Draft, Kind


def matrix(*rows: tuple[str, tuple[tuple[Turn, ...], ...]]) -> Matrix:
    """A matrix of rows: the chapter's name, and what each draft did to the unit."""
    columns = len(rows[0][1]) if rows else 0
    made = [
        Row(f"u{n}", Standing(f"u{n}", Kind.ARTICLE, str(n), f"Art. {n}", "", f"art_{n}", (above,)), True,
            tuple(map(Cell, cells)))
        for n, (above, cells) in enumerate(rows)
    ]  # fmt: skip
    drafts = [
        Draft(
            n, "law", n, "working", date(2026, 1, n), "", "", "", "", datetime(2026, 1, n, tzinfo=UTC), "", 0
        )
        for n in range(1, columns + 1)
    ]
    return Matrix("law", tuple(drafts), tuple(made))


BORN, SAME, NEW, NONE, GONE, NUMBER = (
    (Turn.BORN,), (Turn.UNCHANGED,), (Turn.MODIFIED,), (Turn.ABSENT,), (Turn.GONE,), (Turn.RENUMBERED,),
)  # fmt: skip


def test_units_are_counted_where_they_stand_and_where_they_changed() -> None:
    one, two = chapters(
        matrix(
            ("I", (BORN, NEW, SAME)),
            ("I", (NONE, BORN, NUMBER)),
            ("II", (BORN, GONE, NONE)),
            ("II", (BORN, SAME, (Turn.RETURNED, Turn.MOVED))),
        )
    )
    assert (one.above, one.sizes, one.changed) == (("I",), (1, 2, 2), (0, 2, 0))
    assert (two.above, two.sizes, two.changed) == (("II",), (2, 1, 1), (0, 1, 1))


CELLS = st.lists(st.sampled_from(Turn), min_size=1, max_size=2).map(tuple)


@given(st.lists(st.tuples(st.sampled_from(["I", "II"]), st.tuples(CELLS, CELLS, CELLS)), max_size=9))
def test_no_chapter_is_larger_or_changed_more_than_it_has_units(rows: list) -> None:  # type: ignore[type-arg]
    found = chapters(matrix(*rows))
    assert sum(chapter.sizes[1] for chapter in found) <= len(rows)
    assert all(max(*chapter.sizes, *chapter.changed) <= len(rows) for chapter in found)
    assert all(chapter.changed[0] == 0 for chapter in found)
