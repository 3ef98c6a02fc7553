"""The numbers that laws give their provisions: roman, ordinal, lettered, *Bis* and *Ter*.

Every function takes what is printed and gives a plain value back, or None: no guess, no exception.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ROMAN_DIGITS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

#: Latin multiplicatives that mark an inserted provision, in order (Mexican and European practice).
MULTIPLICATIVES = (
    "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies",
    "undecies", "duodecies", "terdecies", "quaterdecies", "quindecies", "sexdecies",
    "quintus", "sextus", "septimus", "octavus", "nonus", "decimus",
)  # fmt: skip

_UNITS = {
    "primer": 1, "primero": 1, "segundo": 2, "tercer": 3, "tercero": 3, "cuarto": 4, "quinto": 5, "sexto": 6,
    "septimo": 7, "setimo": 7, "octavo": 8, "noveno": 9, "nono": 9,
}  # fmt: skip
_TENS = {
    "decimo": 10, "undecimo": 11, "duodecimo": 12, "vigesimo": 20, "trigesimo": 30, "cuadragesimo": 40,
    "quincuagesimo": 50, "sexagesimo": 60, "septuagesimo": 70, "octogesimo": 80, "nonagesimo": 90,
}  # fmt: skip
_HUNDREDS = {
    "centesimo": 100, "ducentesimo": 200, "tricentesimo": 300, "cuadringentesimo": 400,
    "quingentesimo": 500, "sexcentesimo": 600, "septingentesimo": 700, "octingentesimo": 800,
    "noningentesimo": 900,
}  # fmt: skip
_ORDINAL = {**_UNITS, **_TENS, **_HUNDREDS}
_GLUED = re.compile(f"^({'|'.join(('decimo', *list(_TENS)[3:]))})({'|'.join(_UNITS)})$")
_ENGLISH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip


#: a law is read over and over while it is written, and nearly all its words stay
_KNOWN = 20_000


@lru_cache(maxsize=_KNOWN)
def fold(text: str) -> str:
    """Lower case without accents: "Décimo" and "DECIMO" are one word. The ñ stays a letter of its own."""
    kept = text.lower().replace("ñ", "\0")
    bare = "".join(c for c in unicodedata.normalize("NFD", kept) if not unicodedata.combining(c))
    return bare.replace("\0", "ñ")


def roman(text: str) -> int | None:
    """The value of a well-formed roman number in either case, else None."""
    upper = text.upper()
    if not upper or not _ROMAN.fullmatch(upper):
        return None
    total, rest = 0, upper
    for value, digits in _ROMAN_DIGITS:
        while rest.startswith(digits):
            total, rest = total + value, rest[len(digits) :]
    return total


def to_roman(value: int) -> str:
    """The roman number for ``value`` (1 to 3999)."""
    out = ""
    for size, digits in _ROMAN_DIGITS:
        count, value = divmod(value, size)
        out += digits * count
    return out


def ordinal(text: str) -> int | None:
    """The value of an ordinal in Spanish words up to the hundreds ("CENTÉSIMO VIGÉSIMO TERCERA"), else None.

    Both genders, plural never; glued forms too ("decimosegundo"). English ordinals to the tenth as well.
    """
    total, last = 0, 10_000
    words = fold(text).split()
    if not words:
        return None
    if len(words) == 1 and words[0] in _ENGLISH:
        return _ENGLISH[words[0]]
    for word in words:
        value = _ordinal_word(re.sub("a$", "o", word))
        size = 1000 if value is None else (100 if value >= 100 else 10 if value >= 10 else 1)
        if value is None or size >= last:
            return None
        total, last = total + value, 1 if value in (11, 12) else size
    return total


def _ordinal_word(word: str) -> int | None:
    if word in _ORDINAL:
        return _ORDINAL[word]
    glued = _GLUED.match(word)
    return _ORDINAL[glued[1]] + _UNITS[glued[2]] if glued else None


def ordinal_words(value: int, *, feminine: bool = False) -> str:
    """The ordinal in Spanish words, in lower case ("vigésimo tercero"), to ninety-nine; "" beyond."""
    if not 0 < value < 100:
        return ""
    ten, unit = divmod(value, 10)
    words = [_TENTHS[ten - 1]] if ten else []
    words += [_FIRST[unit - 1]] if unit else []
    return " ".join(word[:-1] + "a" if feminine else word for word in words)


_FIRST = ("primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno")
_TENTHS = (
    "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo",
    "octogésimo", "nonagésimo",
)  # fmt: skip


def letter(text: str) -> int | None:
    """The place of a letter in the alphabet with ñ between n and o; doubled letters go on after z."""
    lower = text.lower()
    if not lower or set(lower) != {lower[0]} or lower[0] not in _ALPHABET:
        return None
    return _ALPHABET.index(lower[0]) + 1 + len(_ALPHABET) * (len(lower) - 1)


_ALPHABET = "abcdefghijklmnñopqrstuvwxyz"


def follows_letter(previous: int, value: int) -> bool:
    """Whether one letter follows another; the ñ may be left out, as may ll, ch, k and w."""
    if value == previous + 1:
        return True
    skipped = _ALPHABET[previous : value - 1] if previous < value <= len(_ALPHABET) else ""
    return 0 < len(skipped) <= 2 and set(skipped) <= set("ñkw")


@lru_cache(maxsize=_KNOWN)
def canonical(number: str) -> str:
    """The number as it stands in an eid: "12 Bis 2" -> "12-bis-2", "1o" and "Primero" -> "1".

    Roman numbers and single letters keep their case (``fr_III``, ``inc_a``): case is what tells them apart.
    """
    bare = re.sub(r"(?<=\d)\s?\.?(?:[°ºª]|o(?!\w))\.?", "", number.strip().strip("."))
    words = [word for word in re.split(r"[\s\-–—]+", bare) if word]
    parts: list[str] = []
    while words:  # "CENTÉSIMO VIGÉSIMO CUARTO BIS": the longest ordinal at each place is one part
        longest = next((n for n in range(len(words), 1, -1) if ordinal(" ".join(words[:n]))), 1)
        value = ordinal(" ".join(words[:longest]))
        parts.append(_canonical_part(words[0]) if value is None else str(value))
        del words[:longest]
    return "-".join(parts)


def _canonical_part(part: str) -> str:
    return part if len(part) == 1 or roman(part) is not None else fold(part)
