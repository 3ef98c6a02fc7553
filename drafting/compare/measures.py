"""What changed dates, times and amounts say: a deadline, an amount or a penalty, and which way it went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafting.compare.dates import dates, later, may_be_dated
from drafting.compare.figures import Direction, direction, measure, quantities, way
from drafting.compare.signs import FIGURE_BEFORE, LENGTH, NUMBER, PUNISHES, REFERS, SENTENCED
from drafting.model import Evidence, Significance


class Spot(NamedTuple):
    """One change inside a text: what was struck and what came in its place, and the kept words beside it."""

    struck: str
    come: str
    before: str
    behind: str


def measured(spot: Spot, around: str) -> Iterator[Evidence]:
    """What a changed date or number measures, by the words beside it; ``around`` is what it stands under."""
    found, spot = _dated(spot)
    yield from found
    spot = _with_figure(spot)
    if not NUMBER.search(spot.struck + " " + spot.come):
        return
    words = " → ".join(text for text in (spot.struck.strip(" ;"), spot.come.strip(" ;")) if text)
    if REFERS.search(spot.before):
        yield Evidence(Significance.CROSS_REFERENCE, words)
        return
    beside = (spot.before, spot.behind[:120], around[-300:])
    punishes = any(PUNISHES.search(text) for text in beside) or SENTENCED.search(spot.before) is not None
    compared = list(_compared(spot))
    if compared:
        punishes = punishes or any(PUNISHES.search(text) for text in (spot.struck, spot.come))
    else:
        kind, length = measure(spot.behind)
        words += spot.behind[:length].rstrip()
        compared = [(kind, words, direction(spot.struck, spot.come, spot.behind[:40]))]
    for kind, words, went in compared:
        if punishes:
            yield Evidence(Significance.PENALTY, words, went)
        if kind is not None and (kind is Significance.AMOUNT or not punishes):
            yield Evidence(kind, words, went)


def _dated(spot: Spot) -> tuple[list[Evidence], Spot]:
    """What changed dates say, and the spot without them; a date may reach beyond the changed words."""
    near = (spot.before[-25:], spot.struck, spot.come, spot.behind[:25])
    if not may_be_dated(" ¦ ".join(near)) and not may_be_dated(near[0] + near[1] + near[3]):
        return [], spot
    changed, rest = [], []
    for text in (spot.struck, spot.come):
        start = len(spot.before)
        end = start + len(text)
        whole = spot.before + text + spot.behind[:40]
        touched = [date for date in dates(whole) if date.start < end and start < date.end]
        for date in reversed(touched):
            text = text[: max(0, date.start - start)] + " ; " + text[date.end - start :]
        changed.append([date for date in touched if not date.cited])
        rest.append(text)
    spot = spot._replace(struck=rest[0], come=rest[1])
    old, new = changed
    same = [date[:3] for date in old] == [date[:3] for date in new]
    if same and (
        all(date.month for date in old) or [date.words for date in old] == [date.words for date in new]
    ):
        return [], spot
    words = " → ".join(
        side for side in (", ".join(date.words for date in dated) for dated in changed) if side
    )
    return [Evidence(Significance.DEADLINE, words, later(old, new))], spot


def _compared(spot: Spot) -> Iterator[tuple[Significance | None, str, Direction]]:
    """The times and the amounts on both sides of a spot, each with its like in order."""
    if not (spot.struck and spot.come):
        return
    olds, news = quantities(spot.struck, spot.behind), quantities(spot.come, spot.behind)
    for kind in (Significance.DEADLINE, Significance.AMOUNT):
        old, new = ([item for item in side if item.kind is kind] for side in (olds, news))
        if len(old) == len(new):
            for one, two in zip(old, new, strict=True):
                if one.values != two.values:
                    yield kind, f"{one.words} → {two.whole}", way(one.values, two.values)
        elif old and new:
            words = " → ".join(", ".join(item.whole for item in side) for side in (old, new))
            yield kind, words, ""


def _with_figure(spot: Spot) -> Spot:
    """A spot that changes only the unit of a figure, together with the figure: "30 [días] meses"."""
    if not (LENGTH.match(spot.struck) and LENGTH.match(spot.come)):
        return spot
    if not (figure := FIGURE_BEFORE.search(spot.before)):
        return spot
    struck, come = figure[0] + spot.struck, figure[0] + spot.come
    return spot._replace(struck=struck, come=come, before=spot.before[: figure.start()])
