"""What a check says: a rule, the provision it found wanting, and the words that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from drafting.model import Language, Quote

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of slip, from ``corpus/check-rules.toml``: how grave it is, its name and why it matters."""

    id: str
    severity: Severity
    titles: dict[Language, str] = field(hash=False)
    reasons: dict[Language, str] = field(hash=False)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One slip found. ``values`` fill the rule's sentence (``check.<rule>`` of the catalogue).

    ``quote`` are the words that show it, over the provision's ``printed`` words; None where what is missing
    cannot be quoted. ``also`` is the uid of another provision that the slip is about just as much: the first
    of two that bear one number, the one before a gap.
    """

    rule: str
    eid: str
    uid: str = ""
    values: tuple[tuple[str, str], ...] = ()
    quote: Quote | None = None
    also: str = ""

    @property
    def evidence(self) -> str:
        """The words that show it, "" if nothing can be quoted."""
        return self.quote.exact if self.quote else ""


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a body bore until a day ("" where it is not known), and the one it bears."""

    name: str
    present: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the text: how names of bodies begin, names they bore, capitals by custom."""

    heads: Mapping[Language, Sequence[str]] = field(hash=False, default_factory=dict)
    former: tuple[FormerName, ...] = ()
    customary: Mapping[Language, Sequence[str]] = field(hash=False, default_factory=dict)
