"""Where the rules' signals stand in a unit: every hit with its rule, its place and its weight."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from drafting.model import Language
from drafting.placement.lines import folded, found_in
from drafting.placement.rules import MOST, Pattern, RuleBook, Rules, Signals
from drafting.placement.units import Unit

#: a hint counts for this much of a signal
HINT = 0.4

#: a signal in the heading or in the first words says what the article is about
EARLY, FIRST_WORDS = 1.3, 170

#: a heading of the chapter around, and the article's own
ABOVE, OWN_HEADING = 0.35, 0.8

#: an annex with a table is likely a list or a form, whatever it says
TABULAR = 0.5

#: letters before and after a signal in which a word can silence it, however long the sentence
NEAR = 400

#: what ends a sentence, for the words that silence a rule
_SENTENCE = re.compile(r"[.;\n](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule's pattern matches: its span in the unit's text, its piece, its strength."""

    rule: str
    start: int
    end: int
    piece: int
    strength: float
    strong: bool


def hits(unit: Unit, book: RuleBook, language: Language) -> tuple[Hit, ...]:
    """All hits in a unit, those that a rule's ``unless`` silences left out, in the order of the text."""
    ends = [found.start() for found in _SENTENCE.finditer(unit.folded)]
    found: list[Hit] = []
    for place, mine in _by_rule(unit, book, language).items():
        rule = book.rules[place]
        looks = rule.looks[language]
        heard = [
            hit for hit in mine if not (looks.unless and _silenced(looks, unit, hit.start, hit.end, ends))
        ]
        if not heard:
            continue
        wordings = {unit.folded[hit.start : hit.end] for hit in heard}
        if len(wordings) >= rule.at_least or rule.id in headed(unit.title, book.rules, language):
            found += heard
    return tuple(sorted(found, key=lambda hit: (hit.start, hit.end, hit.rule)))


def _by_rule(unit: Unit, book: RuleBook, language: Language) -> dict[int, list[Hit]]:
    """What was found in the unit's lines, by the place of the rule in the book."""
    hits: dict[int, list[Hit]] = {}
    counts: dict[tuple[int, int], int] = {}
    for at, piece in enumerate(unit.pieces):
        for one in found_in(unit.text[piece.start : piece.end], book.rules, language):
            counts[one[:2]] = counts.get(one[:2], 0) + 1
            if counts[one[:2]] > MOST:
                continue
            rule, start = book.rules[one.rule], one.start + piece.start
            strong = rule.looks[language].signals[one.pattern].strong
            strength = 1.0 if strong else HINT
            if start < FIRST_WORDS and at == 0:
                strength *= EARLY
            hits.setdefault(one.rule, []).append(
                Hit(rule.id, start, one.end + piece.start, at, strength, strong)
            )
    return hits


def heading_strengths(unit: Unit, book: RuleBook, language: Language) -> dict[str, float]:
    """What the unit's own heading and those of the two divisions around it add to the rules."""
    found = dict.fromkeys(headed(unit.title, book.rules, language), OWN_HEADING)
    above = [headed(folded(division.heading), book.rules, language) for division in unit.headings[-2:]]
    for rule_id in frozenset().union(*above):
        found[rule_id] = found.get(rule_id, 0.0) + ABOVE
    if unit.tabular:
        for rule in book.rules:
            if rule.form == "annex":
                found[rule.id] = found.get(rule.id, 0.0) + TABULAR
    return found


@lru_cache(maxsize=4000)
def headed(heading: str, rules: Rules, language: Language) -> frozenset[str]:
    """The rules that a folded heading speaks for."""
    if not heading:
        return frozenset()
    return frozenset(rule.id for rule in rules if _any(rule.looks[language].headings, heading))


def _any(patterns: tuple[Pattern, ...], folded: str) -> bool:
    return any(pattern.matches(folded) for pattern in patterns)


def _silenced(looks: Signals, unit: Unit, start: int, end: int, ends: list[int]) -> bool:
    """Whether the sentence around, or the opening words of the article, take the signal back."""
    before, after = bisect_right(ends, start) - 1, bisect_right(ends, max(end - 1, start))
    low = max(ends[before] + 1 if before >= 0 else 0, start - NEAR)
    high = min(ends[after] if after < len(ends) else len(unit.folded), end + NEAR)
    opening = unit.folded[: min(unit.pieces[0].end, 600)] if low >= unit.pieces[0].end else ""
    return _any(looks.unless, unit.folded[low:high]) or bool(opening and _any(looks.unless, opening))
