"""The order in which a comparison tells its changes, and what stays in place."""

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.compare import compare
from drafting.compare.sequence import heaviest_increasing
from tests.compare.law import TEXTS, line, numbered
from tests.trees import document

A, B, C, D, E = TEXTS[:5]


def lines(old: str, new: str) -> list[str]:
    return [line(change) for change in compare(document(old), document(new)).changes]


def test_deleted_provisions_come_behind_what_preceded_them() -> None:
    old = f"art 1 | {A}\n  fr I | {B}\nart 2 | {C}\nart 3 | {D}\nart 4 | {E}"
    new = f"art 1 | {A}\n  fr I | {B}\nart 4 | {E}"
    assert lines(old, new) == [
        "unchanged: article 1",
        "unchanged: fraction I",
        "deleted: article 2 > -",
        "deleted: article 3 > -",
        "unchanged: article 4",
    ]


def test_what_was_deleted_at_the_start_comes_first() -> None:
    assert lines(f"art 1 | {A}\nart 2 | {B}", f"art 2 | {B}") == [
        "deleted: article 1 > -",
        "unchanged: article 2",
    ]


def test_against_nothing_everything_is_inserted() -> None:
    assert lines("", numbered(A, B)) == ["inserted: - > article 1", "inserted: - > article 2"]


@settings(deadline=None)
@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_no_increasing_subsequence_is_heavier(values: list[int], weights: list[int]) -> None:
    kept = heaviest_increasing(values, weights)
    best = [0] * 7
    for end, value in enumerate(values):
        below = [best[start] for start in range(end) if values[start] < value]
        best[end] = weights[end] + max(below, default=0)
    assert sum(weights[position] for position in kept) == max(best)
    assert [values[position] for position in kept] == sorted(values[position] for position in kept)
