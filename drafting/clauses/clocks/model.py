"""A time limit as a row of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafting.clauses.sentences import Unread
from drafting.model import Language, Layer, Quote

Counting = Literal["working", "calendar", ""]
Silence = Literal["approved", "refused", "passes", "nothing", ""]

#: a unit of time in calendar days; five working days are a week
DAYS = {"hours": 1 / 24, "days": 1, "weeks": 7, "months": 30, "years": 365}
WORKING = 7 / 5


@dataclass(frozen=True, slots=True)
class Stop:
    """Words that let somebody stop, lengthen or restart a clock; ``by`` is who, "" where nobody is named.

    ``grant``: what they lengthen is a licence, and no time to decide.
    """

    kind: Literal["suspends", "extends", "interrupts"]
    eid: str
    quote: Quote
    by: str = ""
    grant: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """One time limit.

    ``length`` is None for a day of the year (``unit`` "date"). ``least`` is set where the text gives a range.
    ``role`` says what it is for: "deadline", "notice" (so long before), "validity", "retention",
    "limitation", "duration", "entry_into_force". ``event`` are the words it is counted from; ``implied`` is
    set when it only says "following". ``actor`` are the words of who must act ("" where the text has a
    passive), ``act`` what is to be done. ``silence`` is what it means that a decision does not come: "" for
    a clock that is on no decision. ``consequence`` are the words of what follows when it passes. ``cites``
    are the articles of another text that it names. ``key`` tells it from the other rows of its provision.
    """

    eid: str
    uid: str
    evidence: Quote
    key: str
    length: float | None
    unit: str
    counting: Counting = ""
    role: str = "deadline"
    least: float | None = None
    event: str = ""
    implied: bool = False
    actor: str = ""
    act: str = ""
    decision: bool = False
    licensing: bool = False
    stops: tuple[Stop, ...] = ()
    silence: Silence = ""
    silence_quote: Quote | None = None
    consequence: str = ""
    layer: Layer | None = None
    cites: tuple[str, ...] = ()
    unit_eid: str = ""
    transitory: bool = False

    @property
    def days(self) -> float | None:
        """Its length in calendar days; working days at five a week."""
        if self.length is None or self.unit not in DAYS:
            return None
        scale = WORKING if self.counting == "working" and self.unit == "days" else 1
        return round(self.length * DAYS[self.unit] * scale, 4)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The time limits of a draft in document order, and lengths of time nobody could say the use of."""

    rows: tuple[Clock, ...]
    unread: tuple[Unread, ...] = ()
    language: Language = "es"
    rule: Counting = ""
