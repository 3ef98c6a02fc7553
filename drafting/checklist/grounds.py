"""Why a provision is a candidate: the words that speak for it, as they stand in the text."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checklist.features import Features, Found, words_of
from drafting.checklist.model import Ground, Why
from drafting.checklist.query import Query
from drafting.checklist.units import Unit
from drafting.checklist.words import Token

#: how many grounds are told, and how many words of one
_TOLD, _SINGLE = 5, 3


class Grounds:
    """The grounds for one unit as a candidate for one requirement (both by what the query knows of them)."""

    def __init__(self, asked: Query, owner: int, unit: Unit, read: Features) -> None:
        self._asked = asked
        self._owner = owner
        self._unit = unit
        self._read = read

    def found(self) -> tuple[tuple[Why, ...], str]:
        """The weightiest grounds first, each stretch of text once, and the eid of the part that decides."""
        parts: dict[int, float] = {}
        hits = [*self._phrases(), *self._words(), *self._form()]
        for part, why in hits:
            if part > 0:
                parts[part] = parts.get(part, 0.0) + why.weight
        hits.sort(key=lambda row: -row[1].weight)
        told: list[Why] = []
        for _, why in hits:
            if not any(why.eid == other.eid and why.words in other.words for other in told):
                told = [other for other in told if other.eid != why.eid or other.words not in why.words]
                told.append(why)
        own = sum(why.weight for part, why in hits if part <= 0)
        deciding = max(parts, key=lambda part: (parts[part], -part), default=0)
        if not deciding or parts[deciding] < own:
            deciding = 0
        return tuple(told[:_TOLD]), self._unit.parts[deciding].eid

    def _phrases(self) -> Iterator[tuple[int, Why]]:
        for hit in (*self._read.headed, *self._read.found):
            phrase = self._asked.phrases[hit.phrase]
            if phrase.owner == self._owner:
                ground = Ground.PHRASE if len(phrase.concepts) > 1 else Ground.WORDS
                weight = hit.grade * phrase.weight * len(phrase.concepts) ** 0.75
                yield hit.part, self._why(Ground.HEADING if hit.part < 0 else ground, hit, weight)

    def _words(self) -> Iterator[tuple[int, Why]]:
        """The most telling single words, in the part that has most of them."""
        weights = self._asked.asked[self._owner].words
        sums = [sum(weights.get(word, 0.0) for word in part) for part in self._read.by_part]
        best = max(range(len(sums)), key=lambda part: (sums[part], -part), default=0)
        if not sums or not sums[best]:
            return
        text = words_of(self._unit, best)
        first: dict[str, Token] = {}
        for token in self._asked.reader.tokens(text):
            first.setdefault(token.concept, token)
        telling = sorted((word for word in first if word in weights), key=lambda word: (-weights[word], word))
        for word in telling[:_SINGLE]:
            hit = Found(-1, 0.1, best, first[word].start, first[word].end)
            yield best, self._why(Ground.WORDS, hit, weights[word] / 40)

    def _form(self) -> Iterator[tuple[int, Why]]:
        for form in self._asked.asked[self._owner].forms:
            if hit := self._read.head_forms.get(form) or self._read.forms.get(form):
                yield 0, self._why(Ground.FORM, hit, 0.05)

    def _why(self, ground: Ground, hit: Found, weight: float) -> Why:
        words = " ".join(words_of(self._unit, hit.part)[hit.start : hit.end].split())
        return Why(ground, words, self._unit.parts[max(hit.part, 0)].eid, round(weight, 3))
