"""Dates, times, amounts and punishments that changed: what they touch and which way they went."""

from itertools import pairwise

import pytest

from tests.compare.test_significance import evidence


@pytest.mark.parametrize(
    ("text", "old", "new", "found"),
    [
        ("Se pagará un derecho de {} del valor.", "1.5%", "2.5%", ("amount", "up")),
        ("Se pagará un derecho de {} del valor.", "1.5 por ciento", "0.5 por ciento", ("amount", "down")),
        ("A fee of {} of the value is due.", "1.5 percent", "2.5 percent", ("amount", "up")),
        ("A fee of {} of the value is due.", "30 %", "20 %", ("amount", "down")),
        ("Pagarán {} por cada trámite.", "$1,000.00", "$2,000.00", ("amount", "up")),
        ("They pay {} for each filing.", "$1,000.00", "$900.00", ("amount", "down")),
        ("Se admite hasta {} en una mezcla.", "100 kg", "200 kg", ("amount", "up")),
        ("Up to {} may be in a mixture.", "100kg", "50kg", ("amount", "down")),
        ("Avisará en un plazo de {} al ramo.", "30 días", "30 meses", ("deadline", "up")),
        ("The owner reports within {} of it.", "two years", "two weeks", ("deadline", "down")),
    ],
)  # fmt: skip
def test_a_figure_is_measured_by_its_unit_wherever_that_stands(
    text: str, old: str, new: str, found: tuple[str, str]
) -> None:
    assert found in [(sign, way) for sign, _, way in evidence(text.format(old), text.format(new))]


@pytest.mark.parametrize(
    ("text", "old", "new", "way"),
    [
        ("Esta Ley entrará en vigor el {}.", "3 de marzo de 2026", "4 de abril de 2027", "up"),
        ("Esta Ley entrará en vigor el {}.", "3 de marzo de 2026", "30 de enero de 2026", "down"),
        ("Esta Ley entrará en vigor el {}.", "1o. de enero de 2026", "15 de enero de 2026", "up"),
        ("Esta Ley entrará en vigor el {}.", "dos de enero de dos mil veintisiete", "primero de enero de 2027", "down"),
        ("Esta Ley entrará en vigor el {} siguiente.", "quince de enero", "veinte de enero", "up"),
        ("This Act takes effect on {} in all parts.", "March 3, 2026", "April 4, 2027", "up"),
        ("This Act takes effect on {} in all parts.", "March 3, 2026", "January 30, 2026", "down"),
        ("This Act takes effect on {} in all parts.", "3 March 2026", "3 May 2026", "up"),
        ("This Act takes effect on {} in all parts.", "2026-03-03", "2025-12-31", "down"),
        ("Esta Ley entrará en vigor el {}.", "31/03/2026", "15/04/2026", "up"),
        ("Esta Ley entrará en vigor el {}.", "03/04/2026", "04/03/2026", ""),
    ],
)  # fmt: skip
def test_a_date_is_a_deadline_that_becomes_later_or_earlier(text: str, old: str, new: str, way: str) -> None:
    found = evidence(text.format(old), text.format(new))
    assert [(sign, went) for sign, _, went in found] == [("deadline", way)]


def test_the_date_by_which_a_law_is_cited_sets_no_deadline() -> None:
    text = "Se aplica el decreto publicado en el Diario Oficial el {} en todo caso."
    assert evidence(text.format("3 de marzo de 1993"), text.format("3 de mayo de 1994")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Se paga 1.5% sobre 1,000.00 pesos el 3 de marzo.", "Se paga 2.5% sobre 500.00 pesos el 4 de abril."),
        ("A fee of 1.5% on 1,000.00 dollars is due March 3.", "A fee of 2.5% on 500.00 dollars is due April 4."),
    ],
)  # fmt: skip
def test_each_figure_of_a_mixed_spot_is_told(old: str, new: str) -> None:
    found = [(sign, way) for sign, _, way in evidence(old, new)]
    assert found == [("deadline", "up"), ("amount", "up"), ("amount", "down")]


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Se impondrá {}.", "prisión de tres a nueve años y multa de 500 a 900 veces",
         "prisión de cinco a doce años y multa de 100 a 200 veces"),
        ("Al infractor se le dará {} por ello.", "tres años de prisión, 900 pesos de multa",
         "cuatro años de prisión, 500 pesos de multa"),
        ("The offender faces {} for it.", "imprisonment for three years and a fine of 900 dollars",
         "imprisonment for four years and a fine of 500 dollars"),
    ],
)  # fmt: skip
def test_prison_and_fine_each_have_their_direction(text: str, old: str, new: str) -> None:
    found = [(sign, way) for sign, _, way in evidence(text.format(old), text.format(new))]
    assert found[:2] == [("penalty", "up"), ("penalty", "down")]
    assert "deadline" not in [sign for sign, _ in found]


@pytest.mark.parametrize(
    ("text", "come"),
    [
        ("Al que exporte el bien{} se le anota en la lista.", " se le dan nueve años de prisión y"),
        ("Al que exporte el bien{} se le anota en la lista.", " se le da prisión de nueve años y"),
        ("Whoever exports the goods{} is put on the list.", " gets nine years of imprisonment and"),
    ],
)  # fmt: skip
def test_years_of_prison_are_a_penalty_and_no_deadline(text: str, come: str) -> None:
    signs = [sign for sign, _, _ in evidence(text.format(""), text.format(come))]
    assert "penalty" in signs
    assert "deadline" not in signs


@pytest.mark.parametrize(
    ("text", "words", "sign"),
    [
        ("El titular{} transporta el bien.", ", previa autorización,", "scope"),
        ("El titular{} transporta el bien.", ", previa opinión del ramo,", "scope"),
        ("El titular{} transporta el bien.", ", sin perjuicio de lo dicho,", "scope"),
        ("El titular transporta el bien{}.", ", salvo en domingo", "scope"),
        ("The owner moves the goods{}.", " except on Sundays", "scope"),
        ("The owner moves the goods{}.", ", subject to prior approval", "scope"),
        ("The owner moves the goods{}.", " with prior written consent", "scope"),
        ("Los socios responden{} del pago.", " solidariamente", "obligation"),
        ("Los socios responden{} del pago.", " subsidiariamente", "obligation"),
        ("The partners are{} liable for it.", " jointly and severally", "obligation"),
    ],
)  # fmt: skip
def test_a_condition_is_scope_and_joint_liability_an_obligation_put_in_or_taken_out(
    text: str, words: str, sign: str
) -> None:
    bare, full = text.format(""), text.format(words)
    assert sign in [found for found, _, _ in evidence(bare, full)]
    assert sign in [found for found, _, _ in evidence(full, bare)]


def test_what_must_come_first_may_change() -> None:
    text = "El titular, previa {} del ramo, transporta el bien."
    assert ("scope", "previa autorización", "") in evidence(
        text.format("opinión"), text.format("autorización")
    )


_SPANISH = (
    "suspensión",
    "revocación",
    "cancelación",
    "clausura",
    "decomiso",
    "inhabilitación",
    "amonestación",
)
_ENGLISH = (
    "suspension", "revocation", "cancellation", "closure", "confiscation", "forfeiture", "disqualification",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        *(("Procede la {} de la licencia.", old, new) for old, new in pairwise(_SPANISH)),
        *(("The {} of the licence follows.", old, new) for old, new in pairwise(_ENGLISH)),
    ],
)  # fmt: skip
def test_a_sanction_for_another_is_a_penalty(text: str, old: str, new: str) -> None:
    assert evidence(text.format(old), text.format(new))[0][0] == "penalty"


def test_the_suspension_of_a_time_limit_punishes_nobody() -> None:
    found = evidence("Procede el cómputo del plazo.", "Procede la suspensión del plazo.")
    assert "penalty" not in [sign for sign, _, _ in found]
