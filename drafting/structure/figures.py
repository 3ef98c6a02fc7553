"""Figures in a text, in digits and in words, Spanish and English."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.structure.numbering import fold

_SMALL = (
    "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis"
    " diecisiete dieciocho diecinueve veinte veintiun veintidos veintitres veinticuatro veinticinco"
    " veintiseis veintisiete veintiocho veintinueve"
)
_SMALL_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_TENS_ENGLISH = "twenty thirty forty fifty sixty seventy eighty ninety"
_HUNDREDS = (
    "cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
)

#: What a word is worth. Feminine forms ("doscientas", "veintiuna") are reduced to these first.
WORTH: dict[str, int] = {
    **{word: value for value, word in enumerate(_SMALL.split())},
    **{word: value for value, word in enumerate(_SMALL_ENGLISH.split())},
    **{word: 10 * value for value, word in enumerate(_TENS.split(), start=3)},
    **{word: 10 * value for value, word in enumerate(_TENS_ENGLISH.split(), start=2)},
    **{word: 100 * value for value, word in enumerate(_HUNDREDS.split(), start=1)},
    **{"ciento": 100, "uno": 1, "una": 1, "veintiuno": 21, "veintiuna": 21},
}
_TIMES = {
    "hundred": 100,
    "mil": 1_000,
    "thousand": 1_000,
    "millon": 10**6,
    "millones": 10**6,
    "million": 10**6,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
}

#: "20 000 000 EUR", "R100 000": a space parts thousands as well, a thin or fixed one as a plain one
_SPACED = r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d]|[.,]\d{3})(?:[.,]\d+)?"
_WORDS = re.compile(rf"{_SPACED}|\d+(?:[.,]\d+)*|[^\W\d_]+")
_TOGETHER = re.compile(r"[\s\u2011-]*")
_DAYS = {
    **{"hora": 1 / 24, "hour": 1 / 24, "dia": 1, "day": 1, "semana": 7, "week": 7},
    **{"mes": 30, "month": 30, "año": 365, "year": 365},
}


class Figure(NamedTuple):
    """A figure and where it stands; ``days`` is the length of the unit of time behind it, 0 without one."""

    number: float
    days: float
    start: int
    end: int

    @property
    def value(self) -> float:
        """The figure itself, a time in days."""
        return self.number * (self.days or 1)


def figures(text: str, behind: str = "") -> list[float]:
    """The figures in ``text``, a time in days; ``behind`` is what follows and may name the last one's unit.

    "De treinta y cinco a mil doscientas" has two: several words make one figure as they are read.
    """
    return [figure.value for figure in read(text, behind)]


def read(text: str, behind: str = "") -> list[Figure]:
    """The figures in ``text`` with their places; ``behind`` is what follows, and may name a unit."""
    places = list(_WORDS.finditer(text))
    words = [fold(place[0]) for place in places]
    read: list[tuple[float, int, int]] = []
    current: list[float] = []
    first = last = 0
    for at, word in enumerate(words):
        value = _worth(word)
        if current and (word == "and" or (word == "y" and current[-1] < 100)):
            continue
        apart = at > 0 and not _TOGETHER.fullmatch(text, places[at - 1].end(), places[at].start())
        if current and (value is None or apart or not _goes_on(current, word, value, words[at - 1])):
            read.append((sum(current), first, last))
            current = []
        if value is not None:
            first, last = (first if current else at), at
            current = [sum(current) * value] if word in _TIMES and current else [*current, value]
    if current:
        read.append((sum(current), first, last))
    read = _decimals(read, words)
    words += [fold(word) for word in _WORDS.findall(behind)[:3]]
    return [
        Figure(value, _scale(words[last + 1 : last + 4]), places[first].start(), places[last].end())
        for value, first, last in read
    ]


def _decimals(read: list[tuple[float, int, int]], words: list[str]) -> list[tuple[float, int, int]]:
    """ "Sesenta y seis punto sesenta y seis" is one figure; each with its first and last word."""
    made: list[tuple[float, int, int]] = []
    for value, first, last in read:
        if made and first == made[-1][2] + 2 and words[first - 1] in ("punto", "coma", "point"):
            whole, start, _ = made[-1]
            if whole == int(whole) and value < 100 and not words[first][0].isdigit():
                made[-1] = (whole + value / 10 ** len(str(int(value))), start, last)
                continue
        made.append((value, first, last))
    return made


def _worth(word: str) -> float | None:
    if word[0].isdigit():
        return _digits(word)
    if word in _TIMES:
        return _TIMES[word]
    return WORTH.get(word, WORTH.get(re.sub(r"ientas$", "ientos", word)))


def _digits(word: str) -> float:
    """A figure in digits; a mark before exactly three of them parts thousands, any other is decimal."""
    *whole, last = re.split(r"[.,]", re.sub(r"\s", "", word))
    if not whole or (len(last) == 3 and all(len(group) <= 3 for group in whole)):
        return float("".join([*whole, last]))
    return float(f"{''.join(whole)}.{last}")


def _goes_on(current: list[float], word: str, value: float, before: str) -> bool:
    """Whether a word belongs to the figure begun: "ciento | veinte", "treinta y | cinco", "dos | mil".

    Behind digits only a word that multiplies them does: "5 | mil", but "5.000 (cinco mil)" are two figures.
    """
    if word in _TIMES:
        return value > current[-1]
    return (
        not word[0].isdigit()
        and not before[0].isdigit()
        and current[-1] > value >= 1
        and len(str(int(current[-1]))) > len(str(int(value)))
    )


def _scale(behind: list[str]) -> float:
    """The length in days of the first unit of time among the words right behind a figure; else 0."""
    for word in behind:
        if _worth(word) is not None:
            break
        for stem, days in _DAYS.items():
            if word.startswith(stem) and len(word) - len(stem) <= 2:
                return days
    return 0
