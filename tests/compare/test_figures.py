"""Figures in digits and words, and which way they went."""

import pytest

from drafting.compare.figures import direction, quantities
from drafting.model import Significance
from drafting.structure.figures import figures


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("de treinta y cinco a mil doscientas", [35, 1200]),
        ("quinientas a cinco mil", [500, 5000]),
        ("ciento cincuenta", [150]),
        ("dos mil quinientos", [2500]),
        ("veintiún", [21]),
        ("1,500.50 y 2.250 y 10.5", [1500.5, 2250, 10.5]),
        ("one hundred and twenty", [120]),
        ("twenty thousand", [20_000]),
        ("twenty-five dollars", [25]),
        ("tres millones de pesos", [3_000_000]),
        ("72 horas, 3 días hábiles, seis meses y dos años", [3, 3, 180, 730]),
        ("sin cifras", []),
        ("", []),
    ],
)
def test_figures_are_read_as_they_are_written(text: str, values: list[float]) -> None:
    assert values == figures(text)


@pytest.mark.parametrize(
    ("struck", "come", "behind", "way"),
    [
        ("tres", "cinco", " a doce años", "up"),
        ("dos a seis", "cuatro a doce", " años de prisión", "up"),
        ("setenta y dos", "veinticuatro", " horas siguientes", "down"),
        ("treinta días", "dos meses", "", "up"),
        ("90 días", "2 meses", "", "down"),
        ("quinientas a cinco", "mil a veinte", " mil veces", "up"),
        ("dos a ocho", "tres a seis", " años", ""),
        ("cinco", "tres a siete", " años", ""),
        ("$25,000", "$50,000", "", "up"),
        ("algunos", "cinco", "", ""),
        ("5", "5", "", ""),
    ],
)
def test_figures_went_up_or_down(struck: str, come: str, behind: str, way: str) -> None:
    assert way == direction(struck, come, behind)


@pytest.mark.parametrize("written", ["US$5", "MXN $ 5", "USD€ 5"])
def test_the_sign_before_a_figure_makes_it_an_amount_however_wide_it_is_set(written: str) -> None:
    (found,) = quantities(f"Se pagará {written} al contado", "")
    assert (found.kind, found.words) == (Significance.AMOUNT, written)
