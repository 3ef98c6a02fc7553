"""Spanish and English say the same things."""

import re
import string

from drafting.messages import catalogue, sentence


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert catalogue("es").keys() == catalogue("en").keys()


def test_both_languages_have_the_same_placeholders() -> None:
    for key, english in catalogue("en").items():
        assert placeholders(english) == placeholders(catalogue("es")[key]), key


def test_no_sentence_is_empty_or_left_in_the_other_language() -> None:
    spanish_only = re.compile(r"[¿¡ñ]|\b(el|los|del|está|archivo)\b")
    for key, english in catalogue("en").items():
        assert english.strip(), key
        assert not spanish_only.search(english.lower()), key


def test_an_unknown_key_comes_back_as_itself() -> None:
    assert sentence("no.such.key") == "no.such.key"
