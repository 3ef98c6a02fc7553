"""The words that differ between what was confirmed and what stands there now, provision by provision."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import NamedTuple

from drafting.checklist.mapping import Line, Words
from drafting.model import Edit

#: the edits that turn one text into another, as the comparison makes them
Differ = Callable[[str, str], tuple[Edit, ...]]


class Alteration(NamedTuple):
    """What differs in one provision: ``how`` is "reworded", "added", "removed" or "placed" (elsewhere)."""

    how: str
    line: Line
    heading_edits: tuple[Edit, ...] = ()
    edits: tuple[Edit, ...] = ()


def alterations(then: Words, now: Words, differ: Differ) -> Iterable[Alteration]:
    """In the order of the newer words; what was removed stands behind what preceded it."""
    olds, present = {line.uid: line for line in then}, {line.uid for line in now}
    removed: dict[str, list[Line]] = {}
    kept = ""
    for line in then:
        if line.uid in present:
            kept = line.uid
        else:
            removed.setdefault(kept, []).append(line)
    order = [line.uid for line in then if line.uid in present]
    placed = _out_of_order(order, [line.uid for line in now if line.uid in olds])
    yield from (_removed(line, differ) for line in removed.get("", ()))
    for line in now:
        old = olds.get(line.uid)
        if old is None:
            edits = differ("", line.text)
            yield Alteration("added", line, differ("", line.heading), edits)
        elif (old.heading, old.text) != (line.heading, line.text):
            edits = differ(old.text, line.text)
            yield Alteration("reworded", line, differ(old.heading, line.heading), edits)
        elif line.uid in placed:
            yield Alteration("placed", line)
        yield from (_removed(gone, differ) for gone in removed.get(line.uid, ()))


def _removed(line: Line, differ: Differ) -> Alteration:
    return Alteration("removed", line, differ(line.heading, ""), differ(line.text, ""))


def _out_of_order(then: list[str], now: list[str]) -> set[str]:
    """The fewest that must have been taken elsewhere: all but a longest run that kept its order."""
    rank = {uid: place for place, uid in enumerate(then)}
    tails: list[str] = []  # the best end of a run of each length
    behind: dict[str, str] = {}
    for uid in now:
        at = bisect_left(tails, rank[uid], key=lambda end: rank[end])
        behind[uid] = tails[at - 1] if at else ""
        tails[at : at + 1] = [uid]
    kept = set()
    uid = tails[-1] if tails else ""
    while uid:
        kept.add(uid)
        uid = behind[uid]
    return set(now) - kept
