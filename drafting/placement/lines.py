"""What the rules' patterns find in one line of a text, looked for once. Pure.

A line is the printed words of one provision; no pattern reaches from one into the next. So a new draft costs
what its new lines cost: what is found in a line depends on its words and the rules, and on nothing else.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from drafting.model import Language
from drafting.placement.patterns import fold
from drafting.placement.rules import MOST, Pattern, Rules

#: as many lines are remembered: some drafts of a long law
KEPT = 30_000

folded = lru_cache(maxsize=KEPT)(fold)


class Found(NamedTuple):
    """One match in a line: the rule's place in the book, the pattern's among the rule's, its span."""

    rule: int
    pattern: int
    start: int
    end: int


class Probe:
    """All signals of a book in one language, ready to be looked for.

    Most patterns hold words that stand in everything they match: one pass over a line says which words are
    there, and only those patterns are tried that lack none.
    """

    def __init__(self, rules: Rules, language: Language) -> None:
        self._patterns = [
            (n, m, pattern)
            for n, rule in enumerate(rules)
            for m, pattern in enumerate(rule.looks[language].signals)
        ]
        places: dict[str, list[tuple[int, int]]] = {}
        for at, (_, _, pattern) in enumerate(self._patterns):
            for group, words in enumerate(pattern.anchors):
                for word in words:
                    places.setdefault(word, []).append((at, 1 << group))
        self._needs = [(1 << len(pattern.anchors)) - 1 for _, _, pattern in self._patterns]
        self._always = tuple(at for at, needs in enumerate(self._needs) if not needs)
        self._owners = list(places.values())
        self._automaton = AhoCorasick(list(places)) if places else None

    def find(self, line: str) -> tuple[Found, ...]:
        """Every match in a folded line, by rule and pattern, then in order."""
        found = []
        for at in sorted(self._tried(line)):
            rule, which, pattern = self._patterns[at]
            found += [Found(rule, which, *span) for span in _spans(pattern, line)]
        return tuple(found)

    def _tried(self, line: str) -> set[int]:
        have: dict[int, int] = {}
        if self._automaton is not None:
            for word in {hit[0] for hit in self._automaton.find_matches_as_indexes(line, overlapping=True)}:
                for at, group in self._owners[word]:
                    have[at] = have.get(at, 0) | group
        return {at for at, groups in have.items() if groups == self._needs[at]}.union(self._always)


def _spans(pattern: Pattern, line: str) -> list[tuple[int, int]]:
    return [match.span() for match in islice(pattern.compiled.finditer(line), MOST)]


@lru_cache(maxsize=8)
def _probe(rules: Rules, language: Language) -> Probe:
    return Probe(rules, language)


@lru_cache(maxsize=KEPT)
def found_in(line: str, rules: Rules, language: Language) -> tuple[Found, ...]:
    """Every signal of the rules in a line as it is printed."""
    return _probe(rules, language).find(folded(line))
