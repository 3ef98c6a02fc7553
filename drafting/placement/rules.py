"""The placement rules as the classifier uses them: facts from ``corpus/``, patterns compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from drafting.model import Language, Layer
from drafting.placement.patterns import anchors, fold_pattern
from drafting.placement.words import NO_WORDS, Words

#: no more hits of one pattern are taken from one article
MOST = 120


@dataclass(frozen=True)
class Pattern:
    """One compiled pattern; ``find`` gives the places where it matches in a folded text."""

    source: str
    strong: bool = True

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, for folded text."""
        return re.compile(fold_pattern(self.source))

    @cached_property
    def anchors(self) -> tuple[tuple[str, ...], ...]:
        """Strings that stand in every match, see ``patterns.anchors``; the most telling group first."""
        found = anchors(fold_pattern(self.source))
        return tuple(sorted(found, key=lambda group: (-min(map(len, group)), len(group), group)))

    def find(self, folded: str) -> list[tuple[int, int]]:
        """Where the pattern matches, in order; a text full of one signal is not counted to its end."""
        for group in self.anchors:
            for word in group:
                if word in folded:
                    break
            else:
                return []
        return [match.span() for match in islice(self.compiled.finditer(folded), MOST)]

    def matches(self, folded: str) -> bool:
        """Whether the pattern matches anywhere."""
        return bool(self.find(folded))


@dataclass(frozen=True)
class Signals:
    """What one rule looks for in one language."""

    signals: tuple[Pattern, ...]
    headings: tuple[Pattern, ...] = ()
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True)
class Rule:
    """One rule: the layer some content belongs in, why, and the words that give it away.

    ``layer`` is None for what belongs to whatever instrument it stands in. ``form`` is "annex" or "manual"
    where that is the place within the layer, ``finding`` what it is called where it is out of place.
    ``opinion`` is filled where the doctrine itself is open. Texts are by language.
    """

    id: str
    layer: Layer | None
    form: str
    finding: str
    warn_in: tuple[Layer, ...]
    priority: int
    weight: float
    at_least: int
    governs: bool
    subject: dict[str, str] = field(hash=False)
    reason: dict[str, str] = field(hash=False)
    advice: dict[str, str] = field(hash=False)
    opinion: dict[str, str] = field(hash=False)
    sources: dict[str, tuple[str, ...]] = field(hash=False)
    looks: dict[str, Signals] = field(hash=False)
    examples: dict[str, str] = field(hash=False)
    near_misses: dict[str, str] = field(hash=False)


@dataclass(frozen=True)
class Name:
    """What instruments of one layer call themselves: in the title, and in their own text.

    ``open``: the title can be a regulation's or an executive order's.
    """

    layer: Layer
    titles: dict[str, tuple[Pattern, ...]] = field(hash=False)
    words: dict[str, tuple[Pattern, ...]] = field(hash=False)
    open: bool = False


class Rules(tuple[Rule, ...]):
    """Rules compared by identity: what is found in a line hangs on them alone, whatever else a book has."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True, eq=False)
class RuleBook:
    """All rules, the names of instruments, and the wording to propose, by id and language.

    Compared by identity: a book is read once and handed around.
    """

    rules: Rules
    names: tuple[Name, ...]
    clauses: dict[str, dict[str, str]]
    vocabulary: dict[str, dict[str, tuple[Pattern, ...]]]
    prior: float
    digest: str = ""
    words: Words = NO_WORDS

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.rules}

    def speaks_of(self, matter: str, folded: str, language: Language) -> bool:
        """Whether a folded text has a word of the vocabulary called ``matter``."""
        return any(pattern.matches(folded) for pattern in self.vocabulary[matter][language])

    def clause(self, name: str, language: Language, **values: str) -> str:
        """A proposed wording with its placeholders filled."""
        return self.clauses[name][language].format_map(values)
