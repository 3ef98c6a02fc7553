"""Thresholds and concentrations: a number with a unit of mass or a percentage, as printed and as a figure."""

from __future__ import annotations

import re
from typing import NamedTuple

_UNITS = {
    "kg": "kg", "kilogramo": "kg", "kilogramos": "kg", "kilo": "kg", "kilos": "kg",
    "kilogram": "kg", "kilograms": "kg", "kilogramme": "kg", "kilogrammes": "kg",
    "t": "t", "tonelada": "t", "toneladas": "t", "tonne": "t", "tonnes": "t", "ton": "t", "tons": "t",
    "g": "g", "gramo": "g", "gramos": "g", "gram": "g", "grams": "g",
    "mg": "mg", "miligramo": "mg", "miligramos": "mg", "milligram": "mg", "milligrams": "mg",
    "%": "%", "por ciento": "%", "per cent": "%", "percent": "%", "por cien": "%",
}  # fmt: skip
_WORDS = {
    "un": 1, "una": 1, "uno": 1, "one": 1, "dos": 2, "two": 2, "tres": 3, "three": 3, "cuatro": 4, "four": 4,
    "cinco": 5, "five": 5, "seis": 6, "six": 6, "siete": 7, "seven": 7, "ocho": 8, "eight": 8, "nueve": 9,
    "nine": 9, "diez": 10, "ten": 10, "quince": 15, "fifteen": 15, "veinte": 20, "twenty": 20,
    "veinticinco": 25,
    "treinta": 30, "thirty": 30, "cuarenta": 40, "forty": 40, "cincuenta": 50, "fifty": 50, "sesenta": 60,
    "setenta": 70, "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "hundred": 100,
    "doscientos": 200,
    "doscientas": 200, "trescientos": 300, "trescientas": 300, "quinientos": 500, "quinientas": 500,
    "mil": 1000, "thousand": 1000,
}  # fmt: skip
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?<![\w.,-])(?:(?P<figure>\d{{1,3}}(?:[ ,.\u00a0\u202f]\d{{3}})+|\d+)(?P<decimals>[.,]\d+)?"
    rf"|(?P<words>(?:{_WORD})(?:\s+(?:y\s+|and\s+)?(?:{_WORD}))*))"
    rf"\s*(?:metric\s+)?(?P<unit>{_UNIT})(?!\w)(?:\s+métricas?)?",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """A quantity: its value, its unit (kg, t, g, mg, %), the very words, and where they stand."""

    value: float
    unit: str
    words: str
    start: int
    end: int

    @property
    def grams(self) -> float | None:
        """The mass in grams, None for a concentration."""
        factor = {"mg": 0.001, "g": 1.0, "kg": 1000.0, "t": 1_000_000.0}.get(self.unit)
        return None if factor is None else self.value * factor


def find(text: str) -> list[Amount]:
    """The quantities in a text."""
    found = []
    for match in _AMOUNT.finditer(text):
        unit = _UNITS[" ".join(match["unit"].lower().split())]
        if match["words"]:
            value = float(_in_words(match["words"]))
        else:
            whole = re.sub(r"\D", "", match["figure"])
            value = float(whole + (match["decimals"] or "").replace(",", "."))
        found.append(Amount(value, unit, match.group(), match.start(), match.end()))
    return found


def _in_words(text: str) -> int:
    """The number that a few number words make: "ciento cincuenta", "two hundred", "dos mil"."""
    total = 0
    for word in text.lower().split():
        if (value := _WORDS.get(word)) is None:
            continue
        if value in (100, 1000) and total and word in ("hundred", "thousand", "mil"):
            total *= value
        else:
            total += value
    return total
