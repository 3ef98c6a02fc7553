"""How laws speak of sanctions, as data: made by ``corpus`` from ``corpus/clauses/penalties.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from drafting.clauses.patterns import Alternatives
from drafting.model import Language

Measure = Literal["time", "money", "days", "units", "none"]
Patterns = Alternatives


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a word of ``measures.toml``; ``root`` are letters without which it cannot match."""

    root: str
    verb: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class KindOfSanction:
    """A kind of sanction and its words; ``name`` tells two of one kind apart ("removal" from office).

    Without ``bare`` its words count only with figures.
    """

    id: str
    name: str
    measure: Measure
    nouns: dict[Language, Patterns] = field(hash=False)
    verbs: dict[Language, Patterns] = field(hash=False)
    bare: bool = True
    forms: dict[Language, tuple[Form, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand where a figure would ("for life"), and the kind they belong to."""

    id: str
    kind: str
    words: dict[Language, Patterns] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it. ``words`` are named groups of patterns ("imposes", "unless", "forbids").

    ``named`` are the words of all kinds together: a sentence without any of them names no sanction.
    ``roots`` are those of the forms of all kinds. ``multiples`` are the words that multiply a value
    ("twice"), with what by.
    """

    kinds: tuple[KindOfSanction, ...]
    ranges: dict[Language, Patterns] = field(hash=False)
    terms: tuple[Term, ...] = ()
    units: tuple[tuple[str, dict[Language, Patterns]], ...] = field(default=(), hash=False)
    words: dict[str, dict[Language, Patterns]] = field(default_factory=dict, hash=False)
    named: dict[Language, Alternatives] = field(default_factory=dict, hash=False)
    multiples: dict[Language, tuple[tuple[float, re.Pattern[str]], ...]] = field(
        default_factory=lambda: {"es": (), "en": ()}, hash=False
    )
    roots: dict[Language, tuple[str, ...]] = field(default_factory=lambda: {"es": (), "en": ()}, hash=False)
    digest: str = ""

    def any(self, group: str, text: str, language: Language) -> re.Match[str] | None:
        """The first match of a group of patterns."""
        return self.words[group][language].first(text)
