"""Words as the search compares them: without case and accents, and by their stems.

Stems are those of Snowball (M. F. Porter, snowballstem.org) for Spanish and English, taken of the bare word,
so that "exportacion" and "exportación" have the same one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer

#: letters and digits, and the accents that stand behind them in decomposed text
_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_ALGORITHMS = {"es": "spanish", "en": "english"}
#: Snowball leaves short plurals ("armas") and the last vowel of some words
_ENDING = re.compile(r"(?<=...)[aeo]?s?$")


class Word(NamedTuple):
    """A word as it is compared, and the characters it stands on."""

    bare: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    found = (Word(bare(match[0]), match.start(), match.end()) for match in _WORD.finditer(text))
    return tuple(word for word in found if word.bare)


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """A word in lower case without accents; "" where nothing is left."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(char for char in folded if char.isalnum())


@lru_cache(maxsize=131_072)
def stem(word: str, language: str) -> str:
    """The stem of a bare word; one with a digit in it is its own, as in languages but es and en."""
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None or len(word) < 3 or not word.isalpha():
        return word
    # a stemmer holds the word it works on: one for each call keeps threads apart
    found = _shorter(word, stemmer(algorithm))
    if language == "es":
        found = _ENDING.sub("", found) if len(found) > 3 else found
        found = f"{found[:-1]}c" if found.endswith("z") else found  # "vez", "veces"
    return found or word


def _shorter(word: str, by: object) -> str:
    """Stemmed until nothing changes: "regímenes" is stemmed to "regimen", and that to "regim"."""
    for _ in range(4):
        found: str = by.stemWord(word)  # type: ignore[attr-defined]  # the library has no types
        if found == word or len(found) < 3:
            break
        word = found
    return word
