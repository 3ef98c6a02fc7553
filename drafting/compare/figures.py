"""Figures in a text, in digits and in words, and which way they went."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from drafting.compare.signs import MEASURES
from drafting.model import Significance
from drafting.structure.figures import Figure, figures, read

Direction = Literal["", "up", "down"]

#: What may stand between the figures of one range: "$100 a $500", "30 (treinta)".
_RANGE = re.compile(r"[\s()$€£%]*(?:(?:a|y|o|e|to|and|or|hasta)\b|[-–,])?[\s()$€£%]*", re.I)
_MONEY = re.compile(r"(?:US|MXN|USD)?\s?[$€£]\s?$")
#: what such a sign takes at most: looked for there alone, or a text of many figures takes for ever
_MONEY_LONGEST = 6


class Quantity(NamedTuple):
    """Figures of one measure: "de 100 a 500 pesos" is one amount; ``words`` without what stands behind."""

    kind: Significance
    values: list[float]
    words: str
    whole: str


def quantities(text: str, behind: str) -> list[Quantity]:
    """The figures in ``text`` that measure a time or an amount, those of one range together."""
    groups: list[list[Figure]] = []
    for figure in read(text, behind):
        if groups and _RANGE.fullmatch(text, groups[-1][-1].end, figure.start):
            groups[-1].append(figure)
        else:
            groups.append([figure])
    found, whole_text = [], text + behind
    for at, group in enumerate(groups):
        start, end = group[0].start, group[-1].end
        money = _MONEY.search(text, max(0, start - _MONEY_LONGEST), start)
        tail = text[end : groups[at + 1][0].start] if at + 1 < len(groups) else whole_text[end:]
        kind, length = measure(tail)
        if money and kind is not Significance.AMOUNT:
            kind, length = Significance.AMOUNT, 0
        if kind is not None:
            start = money.start() if money else start
            days = group[-1].days
            values = [figure.number * (figure.days or days or 1) for figure in group]
            whole = whole_text[start : end + length].rstrip()
            found.append(Quantity(kind, values, text[start : end + length].rstrip(), whole))
    return found


def measure(behind: str) -> tuple[Significance | None, int]:
    """What a figure measures by the words right behind it, and how far these reach.

    The nearest measure counts: "10 kilograms a year" is no deadline.
    """
    found = [(sign.end(), kind) for kind, pattern in MEASURES if (sign := pattern.match(behind))]
    length, kind = min(found, default=(0, None), key=lambda item: item[0])
    return kind, length


def direction(struck: str, come: str, behind: str = "") -> Direction:
    """Whether the figures went up or down; "" where they went both ways or cannot be compared."""
    before, after = figures(struck, behind), figures(come, behind)
    return way(before, after)


def way(before: list[float], after: list[float]) -> Direction:
    """Whether figures went up or down from ``before`` to ``after``; "" where that cannot be said."""
    if not before or not after:
        return ""
    if len(before) != len(after):
        before, after = [min(before), max(before)], [min(after), max(after)]
    rises = {two > one for one, two in zip(before, after, strict=True) if one != two}
    return "" if len(rises) != 1 else "up" if rises.pop() else "down"
