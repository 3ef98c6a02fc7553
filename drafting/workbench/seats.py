"""The desk of a session: the same workspace and the same remembered texts, used by somebody who signed in."""

from __future__ import annotations

from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from drafting.guard import printable
from drafting.people import Person
from drafting.workbench.areas import Areas

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


def seated(desk: Workbench, person: Person) -> Workbench:
    """The desk as the person may see and use it. Trees and comparisons stay shared: they never change."""
    seat = copy(desk)
    for name, made in vars(Areas).items():
        if isinstance(made, cached_property):  # made on first use, and bound to whoever sat here then
            seat.__dict__.pop(name, None)
    seat.who = printable(person.called)
    seat._person = person
    seat._store = desk._store.seen_by(person)
    return seat
