"""How laws set time limits, as data: made by ``corpus`` from ``corpus/clauses/clocks.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafting.clauses.patterns import Alternatives
from drafting.model import Language

Patterns = Alternatives
Group = dict[Language, Patterns]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of it: named groups of patterns; ``roles``, ``stops`` and ``silence`` are tried in order."""

    counting: dict[str, Group] = field(hash=False)
    roles: tuple[tuple[str, Group], ...] = field(hash=False)
    stops: tuple[tuple[str, Group], ...] = field(hash=False)
    silence: tuple[tuple[str, Group], ...] = field(hash=False)
    words: dict[str, Group] = field(hash=False)
    digest: str = ""

    def any(self, group: str, text: str, language: Language) -> re.Match[str] | None:
        """The first match of a group of patterns."""
        return first(self.words[group][language], text)


def first(patterns: Patterns, text: str) -> re.Match[str] | None:
    """The first match of the first pattern that has one."""
    return patterns.first(text)
