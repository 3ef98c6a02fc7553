"""A sanction as a row of a table, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.clauses.sentences import Unread
from drafting.model import Language, Layer, Quote

#: a day, a month and a year in days: what figures of different units are compared by
DAYS = {"hours": 1 / 24, "days": 1, "weeks": 7, "months": 30, "years": 365}


@dataclass(frozen=True, slots=True)
class Aggravation:
    """Words that raise (or, with ``lowers``, lower) a sanction; ``repeat``: because it happens again."""

    eid: str
    quote: Quote
    repeat: bool = False
    lowers: bool = False


@dataclass(frozen=True, slots=True)
class Penalty:
    """One sanction.

    ``minimum`` and ``maximum`` are None where the text gives none; both are the same where it fixes one
    figure. ``unit`` is a unit of time, of money, "days_of_fine", or a term ("life", "level_5"). ``conduct``
    are the words that say what is punished. ``forbidden_by`` are the eids of the provisions that forbid or
    demand it: those cited or, with ``inferred``, the ban whose words the conduct repeats. ``everything`` is
    set when the sanction covers any breach of the text. ``items`` are the eids of the list whose entries are
    the conducts. ``by`` says who imposes it, "" where the text does not. ``key`` tells the row from the
    others of its provision.
    """

    eid: str
    uid: str
    evidence: Quote
    key: str
    kind: str
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    name: str = ""
    conduct: str = ""
    forbidden_by: tuple[str, ...] = ()
    inferred: bool = False
    everything: bool = False
    items: tuple[str, ...] = ()
    by: str = ""
    aggravations: tuple[Aggravation, ...] = ()
    layer: Layer | None = None

    @property
    def days(self) -> tuple[float | None, float | None]:
        """A time in days, (None, None) for what is none."""
        if self.unit not in DAYS:
            return None, None
        scale = DAYS[self.unit]
        low, high = self.minimum, self.maximum
        return (None if low is None else low * scale), (None if high is None else high * scale)


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that punish something as another provision does ("será sancionado conforme al artículo 125")."""

    eid: str
    uid: str
    quote: Quote
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prohibition:
    """Words that forbid; ``words`` are those of the ban with its list."""

    eid: str
    uid: str
    quote: Quote
    words: str


@dataclass(frozen=True, slots=True)
class Penalties:
    """The sanctions of a draft in document order, what bans there are, and what was not understood."""

    rows: tuple[Penalty, ...]
    references: tuple[Reference, ...] = ()
    prohibitions: tuple[Prohibition, ...] = ()
    unread: tuple[Unread, ...] = ()
    language: Language = "es"
