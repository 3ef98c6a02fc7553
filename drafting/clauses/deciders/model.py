"""Which public body does what: the cells of the matrix of bodies and functions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafting.clauses.acts import Acts
from drafting.clauses.sentences import Alert, Unread
from drafting.model import Language, Quote


@dataclass(frozen=True, slots=True)
class Function:
    """One thing bodies do ("decides"), and how a text says so; see ``corpus/clauses/deciders.toml``."""

    id: str
    names: dict[Language, str] = field(hash=False)
    acts: dict[Language, Acts] = field(hash=False, repr=False)
    tells: dict[Language, Acts] = field(hash=False, repr=False)
    notices: dict[Language, Acts] = field(hash=False, repr=False)
    of: dict[Language, re.Pattern[str] | None] = field(hash=False, repr=False)
    of_not: dict[Language, re.Pattern[str] | None] = field(hash=False, repr=False)
    things: dict[Language, re.Pattern[str] | None] = field(hash=False, repr=False)
    roles: dict[Language, re.Pattern[str] | None] = field(hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that one body decides: a licence, a permit, an appeal."""

    id: str
    names: dict[Language, str] = field(hash=False)
    words: dict[Language, re.Pattern[str]] = field(hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class DeciderRules:
    """All of ``corpus/clauses/deciders.toml``."""

    functions: tuple[Function, ...]
    matters: tuple[Matter, ...]
    spoken: dict[str, dict[Language, re.Pattern[str]]] = field(hash=False, repr=False)
    second: dict[Language, re.Pattern[str]] = field(hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class Decider:
    """A cell: this body has this function, by these words of this provision.

    ``agency`` is the body in full, ``printed`` as the provision calls it. ``matter`` is what is decided, ""
    where the words do not say; ``second`` if it is a decision of last resort or in another's place.
    """

    eid: str
    uid: str
    agency: str
    printed: str
    function: str
    quote: Quote
    matter: str = ""
    second: bool = False
    offence: bool = False

    @property
    def evidence(self) -> str:
        """The words it rests on."""
        return self.quote.exact


@dataclass(frozen=True, slots=True)
class Deciders:
    """What a text says of public bodies: cells in document order, warnings, and what is not understood."""

    rows: tuple[Decider, ...]
    warnings: tuple[Alert, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def agencies(self) -> tuple[str, ...]:
        """The bodies that have a function, in the order in which they first do."""
        return tuple(dict.fromkeys(row.agency for row in self.rows))

    def matrix(self) -> dict[str, dict[str, tuple[Decider, ...]]]:
        """By body and function: the cells."""
        table: dict[str, dict[str, tuple[Decider, ...]]] = {}
        for row in self.rows:
            cells = table.setdefault(row.agency, {})
            cells[row.function] = (*cells.get(row.function, ()), row)
        return table
