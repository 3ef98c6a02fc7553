"""A what-if as it is written in an address and on the command line: "art_43=39x2;art_22=10"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafting.clauses.clocks import Change, Clock
from drafting.errors import BadRequest

_FORM = re.compile(
    r"(?P<eid>[^=#;]+)(?:#(?P<key>[^=;]+))?="
    r"(?P<length>\d{1,6}(?:\.\d+)?)?(?:x(?P<times>\d{1,3}))?(?:\+(?P<stopped>\d{1,6}(?:\.\d+)?))?"
)


def read(asked: Iterable[str], rows: Sequence[Clock]) -> tuple[Change, ...]:
    """The changes: a clock (by its provision, "#" and its key; else the decisions there) and its days.

    Behind "x" stands how often it is stopped, behind "+" the days of each stop where the text does not say.
    Raises BadRequest for what names no clock of ``rows``, or no days.
    """
    made: list[Change] = []
    for one in asked:
        found = _FORM.fullmatch(one.strip())
        if found is None:
            raise BadRequest("bad_what_if", place=one)
        eid, key = found["eid"].strip(), found["key"]
        own = [row for row in rows if row.eid == eid and (row.key == key if key else row.decision)]
        said = (found["length"], found["times"], found["stopped"])
        if not own or not any(said):
            raise BadRequest("bad_what_if", place=one)
        length = float(said[0]) if said[0] else None
        stopped = float(said[2] or 0)
        made += [Change(row.eid, row.key, length, int(said[1] or 1), stopped) for row in own]
    return tuple(made)
