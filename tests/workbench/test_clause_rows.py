"""Figures and lengths of the tables of clauses as a reader reads them."""

from dataclasses import replace

import pytest

from drafting.clauses.clocks import Clock, Stop
from drafting.messages import LANGUAGES, counted, sentence
from drafting.model import Language, Quote
from drafting.workbench.clause_rows import amount, number
from drafting.workbench.doing_words import facts, subject


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


CLOCK = Clock("art_1", "u1", Quote("treinta días"), "key", 30, "days")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stops_a_clock_is_told_once_with_who_stops_it(language: Language) -> None:
    by = [Stop("suspends", "art_2", Quote("x"), who) for who in ("la autoridad", "", "la autoridad")]
    row = replace(CLOCK, stops=(*by, Stop("extends", "art_3", Quote("y"))))
    stopped, longer = (sentence(f"clauses.stop.{kind}", language) for kind in ("suspends", "extends"))
    assert dict(facts(row, language))["stops"] == f"{stopped} (la autoridad); {stopped}; {longer}"


def test_a_clock_is_about_who_must_do_what_else_about_what_it_is_for() -> None:
    row = replace(CLOCK, actor="la Secretaría", act="resolverá")
    assert subject(row, "es") == "la Secretaría resolverá"
    assert subject(replace(CLOCK, role="retention"), "es") == sentence("clauses.role.retention", "es")
    assert subject(replace(CLOCK, act=f"{'resolverá ' * 30}"), "es").endswith(" …")
