"""Words for requirements that have none: those of another checklist that ask the same."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from drafting.checklist.lexicon import Lexicon
from drafting.checklist.model import Checklist, Requirement
from drafting.checklist.words import WordReader

#: from this likeness (0 to 1) on two requirements ask the same
_SAME = 0.3


def with_borrowed_terms(checklist: Checklist, base: Checklist, lexicon: Lexicon) -> Checklist:
    """The checklist, with terms and forms from ``base`` for what has no terms and asks the same.

    Likeness is the cosine over concepts, the rarer the weightier. Terms are borrowed in all languages: a
    template in English alone can then be asked of a Spanish law.
    """
    if all(item.terms for item in checklist.requirements):
        return checklist
    readers = {language: WordReader(lexicon, language) for language in ("es", "en")}
    offers = {
        language: _vectors(_spoken(item, language, reader) for item in base.requirements)
        for language, reader in readers.items()
    }
    lent = [_lent(item, base, readers, offers) for item in checklist.requirements]
    return replace(checklist, requirements=tuple(lent))


def _lent(
    item: Requirement,
    base: Checklist,
    readers: dict[str, WordReader],
    offers: dict[str, tuple[dict[str, float], list[dict[str, float]]]],
) -> Requirement:
    if item.terms:
        return item
    best, lender = 0.0, None
    for language, text in item.texts.items():
        if language not in readers:
            continue
        idf, vectors = offers[language]
        mine = _unit({concept: idf.get(concept, 0.0) for concept in readers[language].concepts(text)})
        for other, vector in zip(base.requirements, vectors, strict=True):
            alike = sum(weight * vector.get(concept, 0.0) for concept, weight in mine.items())
            if alike > best:
                best, lender = alike, other
    if lender is None or best < _SAME:
        return item
    return replace(item, terms=lender.terms, forms=item.forms or lender.forms)


def _spoken(item: Requirement, language: str, reader: WordReader) -> Counter[str]:
    counts = Counter(reader.concepts(item.texts.get(language, "")))
    for term in item.terms.get(language, ()):
        counts.update(reader.phrase(term))
    return counts


def _vectors(spoken: Iterable[Counter[str]]) -> tuple[dict[str, float], list[dict[str, float]]]:
    rows = list(spoken)
    spread = Counter(concept for row in rows for concept in row)
    idf = {concept: math.log(1 + len(rows) / count) for concept, count in spread.items()}
    return idf, [
        _unit({concept: (1 + math.log(times)) * idf[concept] for concept, times in row.items()})
        for row in rows
    ]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {concept: weight / length for concept, weight in vector.items()}
