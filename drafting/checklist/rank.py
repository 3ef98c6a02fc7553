"""Which provisions most likely answer a requirement: scores, the best first.

Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over words, and the same
idea over phrases; headings count as fields of their own; how a provision speaks (it
defines, forbids, punishes) and where it stands lift what the words found.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.checklist.features import Features, Found
from drafting.checklist.query import Asked, Query


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts. Doubling or halving any of them changes little."""

    phrase: float = 0.8
    words: float = 0.7
    head_phrase: float = 1.5
    head_words: float = 0.6
    above: float = 0.15
    form: float = 0.3
    head_form: float = 0.15
    first: float = 0.7  # a law opens with its purpose
    last: float = 0.25  # and closes with its transitional provisions
    common: float = 0.25  # a provision that speaks to many requirements says less to each
    rest: float = 0.5  # each further phrase of a requirement counts less than the one before
    k1: float = 2.0
    b: float = 0.5


WEIGHTS = Weights()

#: sums of word weights are large beside those of phrases; this brings them to one scale
_SCALE = 10.0
#: the curve of ``likelihood``: how steep it is, and the logarithm of the score at which it is one half
_STEEP, _EVEN = 3.7, 2.1


@dataclass(frozen=True, slots=True)
class Habits:
    """Where law has its habits, by the numbers of units: the first two, and those that close the text."""

    opening: tuple[int, ...] = ()
    closing: frozenset[int] = frozenset()


NO_HABITS = Habits()


@dataclass(frozen=True, slots=True)
class Scored:
    """How much one unit (by its number) says for one requirement."""

    unit: int
    score: float


def scores(
    asked: Query, found: Sequence[Features], habits: Habits = NO_HABITS, weights: Weights = WEIGHTS
) -> list[list[Scored]]:
    """For each requirement the units that say anything for it, the best first; ties in the order of the text.

    ``found`` are the units in order; ``habits`` says which of them open and close the law.
    """
    idf = Idf(found)
    mean = sum(one.length for one in found) / max(len(found), 1) or 1.0
    said = _phrases(asked, found, idf, mean, weights)
    raw = [
        {
            number: value
            for number, one in enumerate(found)
            if (value := _score(item, one, said[number].get(owner, 0.0), idf, mean, weights))
        }
        for owner, item in enumerate(asked.asked)
    ]
    for item, row in zip(asked.asked, raw, strict=True):
        _place(item, row, habits, weights)
    common = _common(raw, len(found), weights)
    return [
        sorted(
            (Scored(unit, value / common[unit]) for unit, value in row.items()),
            key=lambda one: (-one.score, one.unit),
        )
        for row in raw
    ]


class Idf:
    """How telling a concept is in this text: the fewer units have it, the more."""

    def __init__(self, found: Sequence[Features]) -> None:
        count = len(found)
        units = Counter(word for one in found for word in {*one.words, *one.heading})
        self._idf = {word: math.log(1 + (count - n + 0.5) / (n + 0.5)) for word, n in units.items()}
        self._absent = math.log(1 + (count + 0.5) / 0.5)

    def __call__(self, concept: str) -> float:
        """The weight of a concept."""
        return self._idf.get(concept, self._absent)


def likelihood(score: float) -> float:
    """How likely a provision with this score answers, from 0 to 1: a logistic curve through labelled laws."""
    return 1 / (1 + math.exp(-_STEEP * (math.log1p(score) - _EVEN)))


def _score(item: Asked, one: Features, phrases: float, idf: Idf, mean: float, weights: Weights) -> float:
    """What a unit says for a requirement, before it is seen beside the others."""
    words = _bm25(item.words, one, idf, mean, weights)
    total = phrases + weights.words * words
    total += weights.head_words * _sum(item.words, one.heading, idf)
    total += weights.above * min(_sum(item.words, one.above, idf), words + phrases)
    lift = weights.form * any(form in one.forms for form in item.forms)
    lift += weights.head_form * any(form in one.head_forms for form in item.forms)
    return total * (1 + lift)


def _phrases(
    asked: Query, found: Sequence[Features], idf: Idf, mean: float, weights: Weights
) -> list[dict[int, float]]:
    """For each unit what its phrases say to each requirement: the best in full, the others less and less."""
    said: list[dict[int, float]] = []
    for one in found:
        length = 1 - weights.b / 2 + weights.b / 2 * one.length / mean
        body = _by_owner(asked, one.found, idf, weights)
        head = _by_owner(asked, one.headed, idf, weights)
        said.append(
            {
                owner: weights.phrase * body.get(owner, 0.0) / length**0.5
                + weights.head_phrase * head.get(owner, 0.0)
                for owner in body.keys() | head.keys()
            }
        )
    return said


def _by_owner(asked: Query, hits: Sequence[Found], idf: Idf, weights: Weights) -> dict[int, float]:
    by_owner: dict[int, list[float]] = {}
    for hit in hits:
        phrase = asked.phrases[hit.phrase]
        telling = sum(idf(concept) for concept in phrase.concepts) ** 0.75
        by_owner.setdefault(phrase.owner, []).append(telling * hit.grade * phrase.weight)
    return {
        owner: sum(value * weights.rest**place for place, value in enumerate(sorted(values, reverse=True)))
        for owner, values in by_owner.items()
    }


def _bm25(words: dict[str, float], one: Features, idf: Idf, mean: float, weights: Weights) -> float:
    norm = weights.k1 * (1 - weights.b + weights.b * one.length / mean)
    total = 0.0
    for word in words.keys() & one.words.keys():
        times = one.words[word]
        total += words[word] * idf(word) * times * (weights.k1 + 1) / (times + norm)
    return total / _SCALE


def _sum(words: dict[str, float], concepts: frozenset[str], idf: Idf) -> float:
    return sum(words[word] * idf(word) for word in concepts if word in words) / _SCALE


def _place(item: Asked, row: dict[int, float], habits: Habits, weights: Weights) -> None:
    """Where the law's habits put an answer: its purpose first, its transitional provisions last."""
    top = max(row.values(), default=0.0)
    if "purpose" in item.forms:
        for unit, share in zip(habits.opening, (1.0, 0.6), strict=False):
            row[unit] = row.get(unit, 0.0) + weights.first * share * top
    if "transitional" in item.forms:
        for unit in row.keys() & habits.closing:
            row[unit] += weights.last * top


def _common(raw: Sequence[dict[int, float]], count: int, weights: Weights) -> list[float]:
    """By how much each unit is to be divided: it grows with what it says to the five it suits best."""
    said: list[list[float]] = [[] for _ in range(count)]
    for row in raw:
        for unit, value in row.items():
            said[unit].append(value)
    level = [sum(sorted(values, reverse=True)[:5]) / 5 for values in said]
    mean = sum(level) / max(count, 1) or 1.0
    return [((0.3 * mean + one) / (1.3 * mean)) ** weights.common for one in level]
