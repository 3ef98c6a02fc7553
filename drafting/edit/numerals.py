"""Numbers as laws print them: in figures, roman, as letters, in words.

How they are printed is told from a series as a whole: "I" alone may be a roman one or a letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from drafting.model import Language
from drafting.structure.numbering import MULTIPLICATIVES, fold, ordinal, ordinal_words, roman, to_roman

_LATIN = "|".join(sorted(MULTIPLICATIVES[:13], key=len, reverse=True)).replace("quater", "qu[aá]ter")
_NUMBER = re.compile(
    r"(?P<core>\d+|[IVXLCDM]+|[ivxlcdm]+|[A-Za-zÑñ]{1,2}|\w+(?:\s+\w+){0,2}?)"
    rf"(?P<ordinal>\s?\.?[°ºª]|(?<=\d)\.?o(?!\w))?(?P<more>(?:[\s-]+(?:{_LATIN}|[A-ZÑ])(?:[\s-]+\d+)?|(?<=\d)[A-Z]{{1,2}})?)",
    re.IGNORECASE,
)
_ALPHABET = "abcdefghijklmnñopqrstuvwxyz"


class Style(Enum):
    """How the numbers of a series are printed."""

    FIGURES = "1"
    ROMAN = "I"
    SMALL_ROMAN = "i"
    LETTER = "A"
    SMALL_LETTER = "a"
    WORDS = "primero"


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as it is printed: its bare part, an ordinal sign, and what makes an inserted one of it."""

    core: str
    ordinal: str = ""
    more: str = ""


def printed(number: str) -> Printed | None:
    """The parts of a number ("III Bis", "1o", "DÉCIMO PRIMERO"); None where nothing can be read."""
    found = _NUMBER.fullmatch(number.strip(' .-–—:;()[]"“”«»\t\n'))
    return Printed(found["core"], found["ordinal"] or "", found["more"]) if found else None


def value(number: str, style: Style) -> int | None:
    """What a number counts, read in this style; None where it cannot be read so."""
    parts = printed(number)
    if parts is None:
        return None
    core = parts.core
    if style is Style.FIGURES:
        return int(core) if core.isdigit() else None
    if style is Style.WORDS:
        return ordinal(core) if len(core) > 3 else None
    if style in (Style.ROMAN, Style.SMALL_ROMAN):
        return roman(core) if core.isupper() is (style is Style.ROMAN) else None
    if len(core) > 2 or core.isupper() is not (style is Style.LETTER) or len(set(core.lower())) > 1:
        return None
    place = _ALPHABET.find(core[0].lower())
    return None if place < 0 else place + 1 + len(_ALPHABET) * (len(core) - 1)


def style_of(numbers: Sequence[str]) -> Style | None:
    """The style in which the numbers of a series run on best; None where they share none."""
    best: tuple[int, int, Style] | None = None
    for rank, style in enumerate(Style):
        values = [found for number in numbers if (found := value(number, style)) is not None]
        if not values or 2 * len(values) < len(numbers):
            continue
        runs = sum(1 for one, two in pairwise(values) if two in (one, one + 1))
        score = 2 * len(values) + 2 * runs + (values[0] == 1) * 3
        if best is None or (score, -rank) > best[:2]:
            best = score, -rank, style
    return best[2] if best else None


def as_printed(count: int, style: Style, like: str, *, enye: bool = True) -> str:
    """The number ``count`` in a style, in the capitals and with the ordinal sign of ``like``.

    ``enye``: whether the letters of the series count the ñ.
    """
    parts = printed(like) or Printed(like)
    if style is Style.FIGURES:
        return f"{count}{parts.ordinal if count < 10 else ''}"
    if style in (Style.ROMAN, Style.SMALL_ROMAN):
        return to_roman(count) if style is Style.ROMAN else to_roman(count).lower()
    if style is Style.WORDS:
        return _worded(count, parts.core)
    letters = _ALPHABET if enye else _ALPHABET.replace("ñ", "")
    letter = letters[(count - 1) % len(letters)] * (1 + (count - 1) // len(letters))
    return letter.upper() if style is Style.LETTER else letter


def _worded(count: int, like: str) -> str:
    words = ordinal_words(count, feminine=fold(like).endswith("a"))
    if not words:
        return str(count)
    if like.isupper():
        return words.upper()
    return words.title() if like[:1].isupper() else words


def bare(number: str) -> str:
    """A number without its ordinal sign, as the tree has it."""
    return re.sub(r"(?<=\d)(?:\s?\.?[°ºª]|\.?o)$", "", number)


def counted(number: str, style: Style, enye: bool) -> int | None:
    """What a number counts in a series whose letters have the ñ or not."""
    count = value(number, style)
    if count is not None and not enye and style in (Style.LETTER, Style.SMALL_LETTER):
        return count - (count > _ALPHABET.index("ñ"))
    return count


def counts_enye(numbers: Sequence[str], language: Language) -> bool:
    """Whether the letters of a series count the ñ: "n), ñ), o)"."""
    small = [number.lower().strip(".)(") for number in numbers]
    if "ñ" in small:
        return True
    return language == "es" and not ("n" in small and "o" in small)


def inserted(parts: Printed, style: Style, language: Language) -> tuple[str, ...]:
    """Numbers of what is put in behind one: "III Bis", "III Ter"; in English "2A", "aa"."""
    core = parts.core + parts.ordinal
    if language == "en":
        tails = "ABCDEFGHJKLMNPQRSTUVWXYZ" if style is not Style.SMALL_LETTER else "abcdefghjklmnpqrstuvwxyz"
        return tuple(f"{core}{letter}" for letter in tails)
    names = MULTIPLICATIVES[:13]
    own = fold(parts.more.strip(" -").split(" ")[0]) if parts.more.strip(" -") else ""
    first = names.index(own) + 1 if own in names else 0
    loud = style is Style.WORDS and parts.core.isupper()
    return tuple(f"{core} {name.upper() if loud else name.capitalize()}" for name in names[first:])
