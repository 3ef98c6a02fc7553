"""Numbers as laws print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.structure.numbering import canonical, follows_letter, letter, ordinal, roman, to_roman


@given(st.integers(1, 3999))
def test_roman_numbers_go_there_and_back(value: int) -> None:
    assert roman(to_roman(value)) == value
    assert roman(to_roman(value).lower()) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "MMMM", "abc", "XIIX"])
def test_what_is_not_a_roman_number_has_no_value(text: str) -> None:
    assert roman(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("PRIMERO", 1), ("Primera", 1), ("tercer", 3), ("séptimo", 7), ("SEPTIMO", 7), ("décimo", 10),
        ("DÉCIMO SEGUNDO", 12), ("decimosegundo", 12), ("undécima", 11), ("duodécimo", 12), ("Décima Novena", 19),
        ("vigésimo", 20), ("VIGÉSIMO PRIMERO", 21), ("trigésimo octavo", 38), ("nonagésima novena", 99),
        ("CENTÉSIMO", 100), ("CENTÉSIMO VIGÉSIMO TERCERO", 123), ("ducentésimo quinto", 205), ("third", 3),
        ("Cuadringentésimo Quinto", 405), ("QUINGENTÉSIMO", 500), ("noningentésimo nonagésimo noveno", 999),
    ],
)  # fmt: skip
def test_ordinals_in_words_have_a_value(text: str, value: int) -> None:
    assert ordinal(text) == value


@pytest.mark.parametrize("text", ["", "único", "primero segundo", "segundo vigésimo", "artículo", "diez"])
def test_what_is_not_an_ordinal_has_no_value(text: str) -> None:
    assert ordinal(text) is None


def test_the_enye_stands_between_n_and_o() -> None:
    assert [letter("n"), letter("ñ"), letter("o")] == [14, 15, 16]
    assert follows_letter(letter("n") or 0, letter("o") or 0), "a list may go from n) to o)"
    assert not follows_letter(letter("a") or 0, letter("c") or 0)
    assert letter("aa") == 28


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("12 Bis", "12-bis"), ("51 Bis 2", "51-bis-2"), ("153-K", "153-K"), ("1o", "1"), ("1.º", "1"), ("9°", "9"),
        ("Primero", "1"), ("VIGÉSIMO PRIMERO", "21"), ("único", "unico"), ("III", "III"), ("a", "a"), ("152 TER H", "152-ter-H"),
        ("XXIX-Ñ", "XXIX-Ñ"), ("1002.5", "1002.5"), ("410 A", "410-A"),
        ("CENTÉSIMO VIGÉSIMO CUARTO BIS", "124-bis"), ("DÉCIMO SEGUNDO BIS", "12-bis"), ("Quinto Bis", "5-bis"),
        ("final vigésimo primera", "final-21"), ("QUINGENTÉSIMO", "500"), ("101a", "101a"), ("1396r–8", "1396r-8"),
        ("6 a 9", "6-a-9"), ("primero segundo", "1-2"), ("4 QUINTUS", "4-quintus"),
    ],
)  # fmt: skip
def test_a_number_has_one_canonical_form(printed: str, expected: str) -> None:
    assert canonical(printed) == expected
