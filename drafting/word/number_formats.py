"""How a list number is printed: the values of ``w:numFmt`` (ECMA-376 part 1, 17.18.59).

Word writes ordinals in the language of the text; we know Spanish and English. A format we do not know
(the East Asian ones) is printed in digits, as Word does where it lacks the font.
"""

from __future__ import annotations

from drafting.model import Language
from drafting.structure.numbering import to_roman

_EN_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = (
    "_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_EN_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
_ES_UNITS = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once",
    "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve",
    "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis",
    "veintisiete", "veintiocho", "veintinueve",
)  # fmt: skip
_ES_TENS = (
    "_", "_", "_", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
)  # fmt: skip
_ES_ORDINAL_UNITS = (
    "_", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno",
    "décimo", "undécimo", "duodécimo",
)  # fmt: skip
_ES_ORDINAL_TENS = (
    "_", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo",
    "septuagésimo", "octogésimo", "nonagésimo",
)  # fmt: skip

#: The highest value that is written in words.
_WORDS_UP_TO = 99


def formatted(value: int, style: str, language: Language) -> str:
    """``value`` in the number format ``style``; "" for the formats that print nothing."""
    match style:
        case "none" | "bullet":
            return ""
        case "upperRoman" | "lowerRoman":
            roman = to_roman(value) if 0 < value < 4000 else str(value)
            return roman.lower() if style == "lowerRoman" else roman
        case "upperLetter":
            return _letters(value).upper()
        case "lowerLetter":
            return _letters(value)
        case "decimalZero":
            return f"{value:02d}"
        case "numberInDash":
            return f"- {value} -"
        case "ordinal":
            return f"{value}º" if language == "es" else f"{value}{_english_suffix(value)}"
        case "cardinalText":
            return _cardinal(value, language).capitalize()
        case "ordinalText":
            return _ordinal(value, language).capitalize()
    zeros = len(style) if style.isdigit() and style.startswith("0") else 0  # a sample: "001"
    return f"{value:0{min(zeros, 9)}d}"


def _letters(value: int) -> str:
    """a ... z, aa, bb ... zz, aaa: Word doubles the letter instead of counting on."""
    if not 0 < value <= 780:  # Word itself stops at thirty letters
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _english_suffix(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _cardinal(value: int, language: Language) -> str:
    if not 0 <= value <= _WORDS_UP_TO:
        return str(value)
    units, tens, joint = (_ES_UNITS, _ES_TENS, " y ") if language == "es" else (_EN_UNITS, _EN_TENS, "-")
    if value < len(units):
        return units[value]
    ten, unit = divmod(value, 10)
    return tens[ten] + (joint + units[unit] if unit else "")


def _ordinal(value: int, language: Language) -> str:
    if not 0 < value <= _WORDS_UP_TO:
        return formatted(value, "ordinal", language)
    if language == "es":
        if value < len(_ES_ORDINAL_UNITS):
            return _ES_ORDINAL_UNITS[value]
        ten, unit = divmod(value, 10)
        return _ES_ORDINAL_TENS[ten] + (f" {_ES_ORDINAL_UNITS[unit]}" if unit else "")
    head, joint, last = _cardinal(value, "en").rpartition("-")
    if last in _EN_IRREGULAR:
        return head + joint + _EN_IRREGULAR[last]
    return head + joint + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
