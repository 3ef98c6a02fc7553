"""What a statute leaves to a lower rule, and what became of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafting.clauses.acts import Acts
from drafting.clauses.sentences import Alert, Unread
from drafting.model import Language, Quote

Patterns = dict[Language, tuple[re.Pattern[str], ...]]


@dataclass(frozen=True, slots=True)
class LowerRule:
    """A kind of lower rule ("regulation"), and how a statute leaves something to it.

    ``acts`` are what a body does that issues it ("dictar ~ normas"); ``barred`` is what such a sentence never
    says.
    """

    id: str
    names: dict[Language, str] = field(hash=False)
    layer: str
    says: Patterns = field(hash=False, repr=False)
    issues: Patterns = field(hash=False, repr=False)
    acts: dict[Language, Acts] = field(hash=False, repr=False)
    barred: dict[Language, re.Pattern[str] | None] = field(hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class DelegationRules:
    """All of ``corpus/clauses/delegations.toml``."""

    instruments: tuple[LowerRule, ...]
    limits: Patterns = field(hash=False, repr=False)
    times: Patterns = field(hash=False, repr=False)
    reserved: dict[Language, re.Pattern[str]] = field(hash=False, repr=False)


@dataclass(frozen=True, slots=True)
class Use:
    """A provision of a lower rule that takes up what was left to it."""

    layer: str
    eid: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Delegation:
    """Something left to a lower rule: to which (``instrument``), to whom, within what limits, by when.

    ``whole``: it is the rule as such that is to be issued, not one matter of it. ``uses`` are the provisions
    that take it up; ``forgotten`` that there is such a rule and none of it does.
    """

    eid: str
    uid: str
    instrument: str
    to: str
    matter: str
    quote: Quote
    limits: tuple[str, ...] = ()
    by_when: str = ""
    whole: bool = False
    uses: tuple[Use, ...] = ()
    forgotten: bool = False

    @property
    def evidence(self) -> str:
        """The words it rests on."""
        return self.quote.exact


@dataclass(frozen=True, slots=True)
class Delegations:
    """What a text leaves to others: rows in document order, warnings, and what is not understood."""

    rows: tuple[Delegation, ...]
    warnings: tuple[Alert, ...] = ()
    unread: tuple[Unread, ...] = ()
