"""The cells beside the texts: what is said of the provisions of a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.compare.table.frame import Frame
from drafting.compare.table.grouping import Group
from drafting.compare.table.model import Extra, Line, Manner, Piece
from drafting.model import Mark, Op


def cells(extras: Sequence[Extra], group: Group, lead: int, frame: Frame) -> tuple[tuple[Line, ...], ...]:
    """One cell for each extra column; empty ones where nothing is said."""
    places = [place for entry in group.entries if (place := entry.places[lead]) is not None]
    return tuple(tuple(_lines(extra, places, frame)) for extra in extras)


def _lines(extra: Extra, places: Sequence[int], frame: Frame) -> Iterator[Line]:
    if extra.said is None:
        return
    for place in places:
        within = frame.within(place)
        for mark in extra.said(frame.nodes[place]):
            yield _line(f"{within}: {mark.text}" if within else mark.text, mark)
            for reply in mark.replies:
                yield _line(reply.text, reply, depth=1)


def _line(words: str, mark: Mark, depth: int = 0) -> Line:
    """What is said; behind the name of the person who says it, if it is one."""
    said = " ".join(words.split())
    return Line((Piece(Op.EQUAL, f"{mark.author}: {said}" if mark.author else said),), Manner.REMARK, depth)
