"""Who must do what: the duties of those a law speaks to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from drafting.clauses.acts import Acts
from drafting.clauses.sentences import Alert, Sentence, Unread
from drafting.model import Document, Language, Quote

Patterns = dict[Language, tuple[re.Pattern[str], ...]]


@dataclass(frozen=True, slots=True)
class DutyKind:
    """A thing that must be done ("register"), and how a text says so; see ``corpus/clauses/duties.toml``."""

    id: str
    names: dict[Language, str] = field(hash=False)
    acts: dict[Language, Acts] = field(hash=False, repr=False)
    says: Patterns = field(hash=False, repr=False)
    barred: dict[Language, re.Pattern[str] | None] = field(hash=False, repr=False)
    breaches: dict[Language, re.Pattern[str]] = field(hash=False, repr=False)
    sanctioned: bool = True


@dataclass(frozen=True, slots=True)
class DutyRules:
    """All of ``corpus/clauses/duties.toml``."""

    kinds: tuple[DutyKind, ...]
    times: Patterns = field(hash=False, repr=False)
    conditions: Patterns = field(hash=False, repr=False)
    thresholds: Patterns = field(hash=False, repr=False)
    sanctions: dict[Language, re.Pattern[str]] = field(hash=False, repr=False)
    any_breach: dict[Language, re.Pattern[str]] = field(hash=False, repr=False)
    conditions_only: dict[Language, re.Pattern[str]] = field(hash=False, repr=False)


class Penalty(Protocol):
    """What is asked of a row of penalties: where it stands, what it punishes, and where that is laid down."""

    @property
    def eid(self) -> str: ...  # noqa: D102
    @property
    def conduct(self) -> str: ...  # noqa: D102
    @property
    def everything(self) -> bool: ...  # noqa: D102
    @property
    def items(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def forbidden_by(self) -> tuple[str, ...]: ...  # noqa: D102


class Statute(NamedTuple):
    """A statute that a lower rule carries out, with the sanctions in it."""

    document: Document
    penalties: Sequence[Penalty]


@dataclass(frozen=True, slots=True)
class Breach:
    """Words that sanction something: of which provision, what they cite, the kinds of duties they name.

    ``articles`` are cited by number, ``eids`` are the provisions that lay down what is punished. ``above``:
    they stand in the statute, not in the text itself.
    """

    eid: str
    uid: str
    articles: frozenset[str]
    eids: tuple[str, ...]
    kinds: frozenset[str]
    everything: bool
    above: bool = False
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty. ``who``, ``condition``, ``threshold`` and ``deadline`` are words of the text, "" if unsaid.

    ``sanctions`` are the eids of the provisions that sanction its breach: by citing the provision, or by
    naming what was not done; ``above`` those of the statute that the text carries out.
    """

    eid: str
    uid: str
    kind: str
    who: str
    words: str
    quote: Quote
    condition: str = ""
    threshold: str = ""
    deadline: str = ""
    sanctions: tuple[str, ...] = ()
    above: tuple[str, ...] = ()

    @property
    def evidence(self) -> str:
        """The words it rests on."""
        return self.quote.exact


@dataclass(frozen=True, slots=True)
class Duties:
    """What a text says must be done: rows in document order, warnings, and what is not understood.

    ``breaches`` are the sanctions that were looked at; ``settled`` if all there can be were: a lower rule
    without its statute leaves them open.
    """

    rows: tuple[Duty, ...]
    warnings: tuple[Alert, ...] = ()
    unread: tuple[Unread, ...] = ()
    breaches: tuple[Breach, ...] = field(default=(), repr=False)
    settled: bool = True
