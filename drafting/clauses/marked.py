"""A text made ready for patterns: folded, and every figure one letter, whether in digits or in words.

"De treinta y cinco a 1,200 días" becomes "de F a F dias": a pattern then says what stands around a figure and
never how the figure is written. Ordinals of days ("tercero día", "the 28th day") are letters of another kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from drafting.clauses.sentences import plain
from drafting.structure.figures import WORTH, read
from drafting.structure.numbering import ordinal

#: the letters that stand for figures, and for ordinals
FIGURE = "[\ue000-\uefff]"
ORDINAL = "[\uf000-\uf8ff]"
_FIRST_FIGURE, _FIRST_ORDINAL = 0xE000, 0xF000
_MOST = 2000

#: characters of a sentence: no law has a longer one, and a hostile text must not take for ever
LONGEST = 6000

_ARTICLE = re.compile(r"un|una|uno|one", re.IGNORECASE)
_HUNDRED = re.compile(r"cient?o?", re.IGNORECASE)  # "veinte por ciento" is one figure
_COUNTED = re.compile(
    r"\s*(?:\(\w+\)\s*)?(?:-?\s*(?:d[ií]as?|mes|meses|años?|horas?|semanas?|days?|months?|years?|hours?|weeks?"
    r"|calendar|business|working|natural|full|additional|millon|million|salarios?|sueldos?|utm|uta|uit|umas?"
    r"|unidad (?:tributaria|impositiva|de medida|de fomento))\b|(?:a|to|or)\s+\w+\s)",
    re.IGNORECASE,
)
#: "treinta (30)", "cien balboas (B/.100.00)", "10 UR (diez unidades reajustables)": once if they are equal
_AGAIN = re.compile(
    rf"({FIGURE})(?P<money>(?:\s(?!(?:y|a|o|de)\b)[a-zñ]{{2,14}}){{0,2}})"
    rf"(?:[.,]-?)?\s?\((?:[a-z]{{1,4}}[./]{{0,2}} ?|[a-z]{{0,2}}[$€£₡₲]\.? ?)?({FIGURE})"
    r"(?:[^\w()]{0,4}|[ ,][^()]{0,45})\)"
)
_NTH = re.compile(
    r"\b(?P<n>\d{1,3}(?:st|nd|rd|th)|[^\W\d_]{4,12}"
    r"(?:[- ](?!business|working|calendar|banking)[^\W\d_]{5,8})?)"
    r"(?=\s(?:\w{4,9}\s)?(?:day|d[ií]a)\b)",
    re.IGNORECASE,
)


_SIGNS = str.maketrans({**dict.fromkeys("\xa0\u202f\u2009\u2060\n\t", " "), "\u2019": "'", "\u2011": "-"})


def fold(text: str) -> str:
    """The text in small letters without accents and with plain signs; every character keeps its place."""
    return plain(text.translate(_SIGNS))


def letters(pattern: str) -> str:
    """A pattern of a data file folded as texts are; what follows a backslash stays, so do ``<names>``."""
    parts = re.split(r"(\\.|\(\?P<\w+>)", pattern)
    return "".join(part if n % 2 else fold(part) for n, part in enumerate(parts))


@dataclass(frozen=True, slots=True)
class Marked:
    """``words`` is what patterns see; ``at[n]`` is where its n-th character stands in ``text``."""

    text: str
    words: str
    at: tuple[int, ...]
    numbers: tuple[tuple[str, float], ...]

    def value(self, letter: str) -> float:
        """What a letter stands for."""
        return dict(self.numbers)[letter]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of ``words`` as a stretch of ``text``."""
        return self.at[start], self.at[end]

    def source(self, start: int, end: int) -> str:
        """The words of the text behind a stretch of ``words``."""
        return self.text[self.at[start] : self.at[end]]


@lru_cache(maxsize=4096)
def mark(text: str) -> Marked:
    """The text with its figures as letters."""
    stretches = [
        (one.start, one.end, one.number, _FIRST_FIGURE)
        for one in read(text)
        if not (_ARTICLE.fullmatch(text[one.start : one.end]) and not _COUNTED.match(text, one.end))
        if not (_HUNDRED.fullmatch(text[one.start : one.end]) and text[: one.start].endswith("por "))
    ]
    for nth in _NTH.finditer(text):
        place = _ordinal(nth["n"])
        if place is not None:
            stretches = [one for one in stretches if not (nth.start() <= one[0] < nth.end())]
            stretches.append((nth.start(), nth.end(), float(place), _FIRST_ORDINAL))
    words: list[str] = []
    at: list[int] = []
    numbers: list[tuple[str, float]] = []
    last = 0
    folded = fold(text)
    for n, (start, end, value, base) in enumerate(sorted(stretches)[:_MOST]):
        if start < last:
            continue
        words.append(folded[last:start])
        at += range(last, start)
        letter = chr(base + n)
        words.append(letter)
        at.append(start)
        numbers.append((letter, value))
        last = end
    words.append(folded[last:])
    at += range(last, len(text) + 1)
    return _once(Marked(text, "".join(words), tuple(at), tuple(numbers)))


def _ordinal(words: str) -> int | None:
    """ "third", "28th", "fourteenth", "décimo quinto", "tercero"."""
    if words[0].isdigit():
        return int(re.sub(r"\D", "", words))
    low = fold(words)
    plain = re.sub(r"ieth$", "y", low)
    for cut in (plain, re.sub(r"th$", "", plain), re.sub(r"fth$", "ve", plain)):
        if cut != low and cut in WORTH:
            return WORTH[cut]
    if low in ("siguiente", "next"):
        return None
    return ordinal(low)


def _once(marked: Marked) -> Marked:
    """ "Treinta (30) días" says its figure once."""
    words, at = marked.words, list(marked.at)
    after = 0
    while both := _AGAIN.search(words, after):
        after = both.start() + 1
        if marked.value(both[1]) == marked.value(both[3]):
            words = words[: both.end("money")] + words[both.end() :]
            del at[both.end("money") : both.end()]
    return Marked(marked.text, words, tuple(at), marked.numbers)
