"""Dates in a text, in digits and in words, and whether they became later or earlier."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.compare.figures import Direction
from drafting.structure.figures import figures
from drafting.structure.numbering import fold

_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_ENGLISH = "january february march april may june july august september october november december"
_MONTHS: dict[str, int] = {
    **{name: number for number, name in enumerate(_SPANISH.split(), start=1)},
    **{name: number for number, name in enumerate(_ENGLISH.split(), start=1)},
    "setiembre": 9,
}
_SMALL = (
    r"(?:(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)(?: y \w+)?|dieci\w+|veint\w+"
    r"|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince)\b"
)
_YEAR = rf"(?P<year>\d{{4}}\b|(?:dos mil\b|mil novecientos\b)(?: {_SMALL})?)"
_DAY = rf"(?P<day>\d{{1,2}}(?!\d)(?:º|°|o\b\.?)?|primero\b|{_SMALL})"
_NAME, _ENGLISH_NAME = (rf"(?P<month>{'|'.join(names)})\b" for names in (_MONTHS, _ENGLISH.split()))
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"\b(?:{_DAY} de )?{_NAME}(?: del?(?: año)? {_YEAR})?",
        rf"\b{_ENGLISH_NAME} (?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,? (?P<year>\d{{4}})\b)?",
        rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: day)?(?: of)? )?{_ENGLISH_NAME}"
        r"(?:,? (?P<year>\d{4})\b)?",
        r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b",
        r"\b(?P<day>\d{1,2})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})\b",
    )
)
_HINT = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b|\d[/-]\d{{4}}\b|\b\d{{4}}-\d\d-", re.I)
#: A date by which something is cited ("publicado en el Diario Oficial el ...") sets no time for anybody.
_CITED = re.compile(
    r"\b(?:publicad|expedid|reformad|adicionad|derogad|fechad|suscrit|firmad|adoptad|published|signed|dated"
    r"|enacted|adopted|amended|DOF)\w*(?:(?!\b(?:antes|despu|partir|tardar|hasta|vigor|before|after|until|from"
    r"|later|by|effect))[^.;:]){0,90}$",
    re.I,
)


class Date(NamedTuple):
    """A date and where it stands; a part that is not told or not sure is 0."""

    year: int
    month: int
    day: int
    words: str
    start: int
    end: int
    cited: bool


def may_be_dated(text: str) -> bool:
    """Whether ``text`` has anything like a date: a cheap look before ``dates``."""
    return _HINT.search(text) is not None


def dates(text: str) -> list[Date]:
    """The dates in ``text``, in order; a month alone is none."""
    found: dict[int, Date] = {}
    for form in _FORMS:
        for place in form.finditer(text):
            date = _date(place, text)
            taken = any(date.start < other.end and other.start < date.end for other in found.values())
            if (date.day or date.year) and not taken:
                found[date.start] = date
    return [found[start] for start in sorted(found)]


def later(before: list[Date], after: list[Date]) -> Direction:
    """ "up" where the dates became later, "down" where earlier; "" where both or not to be told."""
    if len(before) != len(after):
        return ""
    rises = set()
    for one, two in zip(before, after, strict=True):
        if bool(one.year) != bool(two.year):
            return ""
        if one[:3] != two[:3]:
            rises.add(two[:3] > one[:3])
    return "" if len(rises) != 1 else "up" if rises.pop() else "down"


def _date(place: re.Match[str], text: str) -> Date:
    told = place.groupdict()
    month = fold(told["month"])
    number = int(month) if month.isdigit() else _MONTHS[month]
    day = _number(told["day"])
    if "mark" in told:
        # day first or month first: only a figure above twelve tells
        day, number = (number, day) if number > 12 else (day, number) if day > 12 else (0, 0)
    cited = _CITED.search(text, max(0, place.start() - 120), place.start()) is not None
    return Date(_number(told["year"]), number, day, place[0], place.start(), place.end(), cited)


def _number(words: str | None) -> int:
    if not words:
        return 0
    if digits := re.match(r"\d+", words):
        return int(digits[0])
    return 1 if fold(words) == "primero" else int(sum(figures(words)))
