"""Figures and lengths of the tables of clauses as a reader reads them."""

import pytest

from drafting.messages import LANGUAGES, counted, sentence
from drafting.workbench.clause_rows import amount, number


@pytest.mark.parametrize(
    ("value", "unit", "spanish", "english"),
    [
        (1, "years", "1 año", "1 year"),
        (2, "years", "2 años", "2 years"),
        (1, "working_days", "1 día hábil", "1 working day"),
        (1.5, "months", "1.5 meses", "1.5 months"),
        (1, "UMA", "1 vez la UMA", "1 time the UMA"),
        (20000, "pesos", "20\u202f000 pesos", "20,000 pesos"),
        (1, "unknown", "1 unknown", "1 unknown"),
    ],
)
def test_a_unit_agrees_with_its_number(value: float, unit: str, spanish: str, english: str) -> None:
    assert amount(value, unit, "es") == spanish
    assert amount(value, unit, "en") == english


def test_both_figures_of_a_range_are_written_alike() -> None:
    assert number(2000, "es", 40000) == "2\u202f000"
    assert number(2000, "es", 4000) == "2000"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_singular_of_its_own_is_told_as_it_is(language: str) -> None:
    assert counted("clauses.title", 1, language) == sentence("clauses.title", language)
