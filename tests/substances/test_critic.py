"""Errors planted in prose and tables, and what only looks like a CAS number: all caught, none invented."""

import pytest

from tests.substances.critic import EMPTY, Case, planted, traps
from tests.substances.drafts import looked_at, text


def test_the_set_is_large_enough_and_has_every_kind() -> None:
    assert len(planted()) >= 40
    assert len(traps()) >= 40
    assert len({case.wrong[0] for case in planted() if case.wrong}) >= 10
    assert sum(case.empty for case in traps()) == EMPTY


@pytest.mark.parametrize("case", planted(), ids=lambda case: case.name)
def test_a_planted_error_is_told_and_nothing_else(case: Case) -> None:
    assert [(one.kind, one.quote.exact) for one in case.said.findings] == [case.wrong]


@pytest.mark.parametrize("case", traps(), ids=lambda case: case.name)
def test_what_only_looks_like_a_number_is_left_alone(case: Case) -> None:
    assert case.said.findings == ()
    assert not (case.empty and case.said.spots)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (
            "El fosgeno (75-44-5), CAS 2019-11-2 en la lista anterior.",
            ["wrong_check_digit"],
        ),  # announced: no day
        ("El fosgeno (75-44-5) y el de la Ley (27-01-2).", []),
        ("Números: 75-44-5, 111-48-9 y 102-71-6.", ["wrong_check_digit"]),  # among listed ones
        ("El fosgeno (75-44-5) se envía al depósito 8765-43-2.", []),
    ],
)
def test_a_number_is_believed_by_what_stands_before_it(words: str, kinds: list[str]) -> None:
    assert [one.kind for one in looked_at(text(words)).findings] == kinds
