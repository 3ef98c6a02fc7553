"""Texts as concepts."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import corpus
from drafting.checklist.words import WordReader

ES = WordReader(corpus.lexicon(), "es")
EN = WordReader(corpus.lexicon(), "en")


@pytest.mark.parametrize(
    ("reader", "one", "other"),
    [
        (ES, "autorización", "permisos"),
        (ES, "AUTORIZACION", "licencia"),
        (ES, "sanción pecuniaria", "multas"),
        (ES, "inspecciones", "verificar"),
        (ES, "armas químicas", "arma quimica"),
        (EN, "licences", "authorization"),
        (EN, "re-export", "reexportation"),
        (EN, "end-use", "end user"),
        (EN, "bodies corporate", "company"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_means_the_same_is_one_concept(reader: WordReader, one: str, other: str) -> None:
    assert reader.phrase(one) == reader.phrase(other) != ()


@pytest.mark.parametrize(
    ("reader", "one", "other"),
    [
        (ES, "multa", "prisión"),
        (ES, "año", "ano"),
        (EN, "licence", "licensed premises"),
        (EN, "export", "import"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_does_not_is_not(reader: WordReader, one: str, other: str) -> None:
    assert reader.phrase(one) != reader.phrase(other)


def test_words_that_say_nothing_are_passed_over() -> None:
    assert ES.concepts("la que se refiere a los de esta Ley") == ES.concepts("refiere")
    assert EN.concepts("shall be of the") == ()


def test_synonyms_in_two_languages_are_one_concept() -> None:
    assert ES.phrase("decomiso") == EN.phrase("forfeiture")


@given(st.text(max_size=200))
def test_a_token_says_where_it_stands(text: str) -> None:
    for reader in (ES, EN):
        for token in reader.tokens(text):
            assert 0 <= token.start < token.end <= len(text)


def test_threads_do_not_disturb_one_another() -> None:
    text = " ".join(f"autorizaciones inspecciones{n} reexportación" for n in range(300))
    reader = WordReader(corpus.lexicon(), "es")
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(reader.tokens, [text] * 8))
    assert all(tokens == WordReader(corpus.lexicon(), "es").tokens(text) for tokens in found)
