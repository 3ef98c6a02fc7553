"""CAS registry numbers: two to seven digits, two digits, a check digit. Finding them and trying them.

The check digit is the sum of the other digits, each multiplied by its place counted from the right, modulo 10
(CAS, "Check Digit Verification of CAS Registry Numbers").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from drafting.substances.folding import KEPT

#: every sign that is printed for a hyphen: hyphens, dashes, minus, soft and wide forms
DASHES = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_DASH = f"[{DASHES}]{{1,2}}"
_IN_CLASS = "\\-" + DASHES[1:]
_GAP = "[\\s\u200b\u2060\ufeff]{0,6}"

_NUMBER = re.compile(
    rf"(?<!\d)(?<!\d[{DASHES}])((?![0０])\d{{2,7}}){_GAP}{_DASH}{_GAP}(\d{{2}}){_GAP}{_DASH}{_GAP}(\d)"
    rf"(?!\d)(?![{DASHES}]\d)(?![.,]\d)(?!/(?:19|20)\d\d(?![\d{_IN_CLASS}]))(?![{DASHES}][A-Z])"
)
_LABELLED = re.compile(
    r"(?:\bCAS\b|\bC\.A\.S\.|Chemical Abstracts Service)"
    r"(?:[\s.:,;()#]|\b(?:RN|No|Nos|N|Núm|Num|Nr|number|número|numero|registro|registry|de|del)\b|[º°ª])*"
    rf"(\d[\d\s{_IN_CLASS}./_~¬·]{{2,14}}\d)",
    re.IGNORECASE,
)
#: letters that a scanner reads for digits, where a number is announced
_MISREAD = re.compile(rf"\bCAS[\s.:,;()#]*([\dOoIl]{{2,7}}[{_IN_CLASS}][\dOoIl]{{2}}[{_IN_CLASS}][\dOoIl])\b")
_DIGITS = str.maketrans("OoIl", "0011")
_MENTION = re.compile(r"\bCAS\b|\bC\.A\.S\.|Chemical Abstracts", re.ASCII)


class Written(NamedTuple):
    """A number as it stands in a text. ``plain`` says it was written with hyphens and no blanks.

    ``cas`` is its normal form, ``ok`` whether the check digit is right. A number that stands where a CAS
    number is announced and has not the form of one has ``cas`` as it was written and ``malformed`` set.
    """

    cas: str
    start: int
    end: int
    ok: bool
    plain: bool = True
    malformed: bool = False


def check_digit(digits: str) -> int:
    """The check digit that belongs behind ``digits`` (without it)."""
    return sum(place * int(digit) for place, digit in enumerate(reversed(digits), start=1)) % 10


def is_valid(cas: str) -> bool:
    """Whether ``cas`` ("107-44-8") has the form and the check digit of a CAS number."""
    if not re.fullmatch(r"[1-9]\d{1,6}-\d\d-\d", cas, re.ASCII):
        return False
    digits = cas.replace("-", "")
    return check_digit(digits[:-1]) == int(digits[-1])


@lru_cache(maxsize=KEPT)
def mentioned(text: str) -> bool:
    """Whether a text speaks of CAS numbers."""
    return _MENTION.search(text) is not None


@lru_cache(maxsize=KEPT)
def find(text: str) -> tuple[Written, ...]:
    """All that has the form of a CAS number in ``text``, with any dash, blank or line break inside."""
    found = []
    for match in _NUMBER.finditer(text):
        cas = "-".join(str(int(part)).rjust(len(part), "0") for part in match.groups())
        found.append(Written(cas, match.start(), match.end(), is_valid(cas), match.group() == cas))
    return tuple(found)


def find_malformed(text: str, known: Iterable[Written]) -> list[Written]:
    """What is announced as a CAS number and has not the form of one; ``known`` are those already found."""
    taken = [(written.start, written.end) for written in known]
    found = []
    for match in _LABELLED.finditer(text):
        start, end = match.span(1)
        if not any(start < stop and begin < end for begin, stop in taken):
            found.append(Written(match.group(1).strip(), start, end, False, malformed=True))
    for match in _MISREAD.finditer(text):
        start, end = match.span(1)
        if not match.group(1).isdigit() and not any(
            start < one.end and one.start < end for one in (*known, *found)
        ):
            found.append(Written(match.group(1), start, end, False, malformed=True))
    return found


def malformed_cell(text: str) -> bool:
    """Whether a cell of a column of CAS numbers holds digits that are no CAS number."""
    bare = text.strip()
    return sum(c.isdigit() for c in bare) >= 4 and not re.search(rf"[^\d\s{_IN_CLASS}./]", bare)


def digits_of(written: str) -> str:
    """The digits alone, with what a scanner took for letters."""
    return "".join(str(int(sign)) for sign in written.translate(_DIGITS) if sign.isdigit())
