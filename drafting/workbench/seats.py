"""The desk of a session: the same workspace and the same remembered texts, used by somebody who signed in."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from drafting.guard import printable
from drafting.people import Person

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: what the desk makes on first use, bound to whoever sits at it
_OWN = ("checklists", "placing", "substances", "people", "rounds", "comments", "reviews", "record")


def seated(desk: Workbench, person: Person) -> Workbench:
    """The desk as the person may see and use it. Trees and comparisons stay shared: they never change."""
    seat = copy(desk)
    for name in _OWN:
        seat.__dict__.pop(name, None)
    seat.who = printable(person.called)
    seat._person = person
    seat._store = desk._store.seen_by(person)
    return seat
