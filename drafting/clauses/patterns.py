"""Patterns of the clause vocabularies: folded as texts are, with names for where a figure stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from drafting.clauses.marked import FIGURE, ORDINAL, fold

#: how a unit of time is written right behind a figure, and what it is
TIMES = {
    "hours": r"horas?|hours?|hrs",
    "days": r"dias?|days?",
    "weeks": r"semanas?|weeks?",
    "months": r"mes|meses|months?",
    "years": r"años?|anos|years?",
}
_BETWEEN = r"(?:[ -](?:calendar|business|working|clear|full|consecutive))?"
TIME = rf"{_BETWEEN}[ -](?:{'|'.join(TIMES.values())})\b(?![ -]multa| de multa| de salario)"
_ODD = rf"(?: y {FIGURE} dias?)?"

_NAMES = {
    "<min>": rf"(?P<min>{FIGURE})(?P<min_unit>{TIME})?{_ODD}",
    "<max>": rf"(?P<max>{FIGURE})(?P<max_unit>{TIME})?{_ODD}",
    "<only>": rf"(?P<only>{FIGURE})(?P<only_unit>{TIME})?{_ODD}",
    "<n>": FIGURE,
    "<nth>": ORDINAL,
}


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A pattern of a data file, ready to be looked for in marked words. Raises re.error."""
    parts = re.split(r"(\\.|\(\?P<\w+>|<\w+>)", source)
    made = "".join(part if n % 2 else fold(part) for n, part in enumerate(parts))
    for name, inner in _NAMES.items():
        made = made.replace(name, inner)
    return re.compile(made)


class Alternatives(tuple[re.Pattern[str], ...]):
    """Patterns that are tried in order; one look at a text says whether any of them can match at all."""

    gate: re.Pattern[str]

    def __new__(cls, patterns: Iterable[re.Pattern[str]] = ()) -> Alternatives:
        """The patterns, in the order in which they are tried."""
        made = super().__new__(cls, patterns)
        sources = (re.sub(r"\(\?P<\w+>", "(?:", one.pattern) for one in made)
        made.gate = re.compile("|".join(sources) or r"(?!)")
        return made

    def first(self, text: str) -> re.Match[str] | None:
        """The first match of the first pattern that has one."""
        if self.gate.search(text) is None:
            return None
        return next((found for one in self if (found := one.search(text))), None)


def unit_of(words: str) -> str:
    """Which unit of time the words behind a figure name; "" for none."""
    bare = words.strip(" -")
    for name, forms in TIMES.items():
        if re.search(rf"(?:{forms})$", bare):
            return name
    return ""
