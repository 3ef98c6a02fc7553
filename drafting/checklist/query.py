"""A checklist made ready to be asked of texts in one language: its phrases, its words and their weights."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise

from drafting.checklist.lexicon import Lexicon
from drafting.checklist.model import Checklist, Requirement
from drafting.checklist.words import WordReader

#: a short checklist is weighed as if it had as many requirements as this
_MANY = 60


@dataclass(frozen=True, slots=True)
class Phrase:
    """Concepts that stand near one another where a requirement is answered. ``weight`` is 1 for a phrase of
    its own, less for one that several requirements share."""

    owner: int  # which requirement
    concepts: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """One requirement as it is asked: how much each concept says for it, and how its answer speaks."""

    requirement: Requirement
    text: str  # what is required, in the language of the query
    words: dict[str, float] = field(hash=False)
    spoken: frozenset[str]  # the concepts of its terms: words that legislators use for it
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """All requirements of a checklist in the words of one language.

    ``by_key`` finds the phrases by their rarest concept; ``forms`` likewise those that show how a provision
    speaks (the owner is the number of the form in ``form_names``).
    """

    reader: WordReader
    digest: str  # of everything that decides what is found in a text
    asked: tuple[Asked, ...]
    phrases: tuple[Phrase, ...]
    by_key: dict[str, tuple[int, ...]] = field(hash=False)
    form_names: tuple[str, ...]
    forms: tuple[Phrase, ...]
    forms_by_key: dict[str, tuple[int, ...]] = field(hash=False)
    subjects: dict[str, frozenset[str]] = field(hash=False)  # the concepts that name a scope


def query(checklist: Checklist, lexicon: Lexicon, language: str) -> Query:
    """The checklist in the words of ``language``; terms in another language where there are none in it.

    A requirement's sources are not looked at: they may name the very provision that is sought.
    """
    reader = WordReader(lexicon, language)
    readers = {reader.language: reader}
    said = [_said(item, reader.language, lexicon, readers) for item in checklist.requirements]
    owners = Counter(concepts for phrases, _ in said for concepts in set(phrases))
    spread = Counter(
        concept for phrases, text in said for concept in {*text, *(c for p in phrases for c in p)}
    )
    phrases = tuple(
        Phrase(owner, concepts, 1 / owners[concepts])
        for owner, (mine, _) in enumerate(said)
        for concepts in mine
    )
    asked = tuple(
        Asked(
            item,
            item.texts.get(reader.language, ""),
            _weights(mine, text, spread, len(said)),
            frozenset(c for phrase in mine for c in phrase),
            item.forms,
        )
        for item, (mine, text) in zip(checklist.requirements, said, strict=True)
    )
    names = tuple(lexicon.forms)
    forms = tuple(
        Phrase(number, concepts, 1.0)
        for number, name in enumerate(names)
        for text in lexicon.forms[name].get(reader.language, ())
        if (concepts := reader.phrase(text))
    )
    digest = blake2b(repr((reader.language, lexicon, phrases)).encode(), digest_size=16).hexdigest()
    keys, form_keys = _keys(phrases, spread), _keys(forms, spread)
    subjects = {
        name: frozenset(
            row[0] for text in rows.get(reader.language, ()) if len(row := reader.phrase(text)) == 1
        )
        for name, rows in lexicon.subjects.items()
    }
    return Query(reader, digest, asked, phrases, keys, names, forms, form_keys, subjects)


def _said(
    item: Requirement, language: str, lexicon: Lexicon, readers: dict[str, WordReader]
) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """The phrases and the words of a requirement, in the language wanted or in the one there is."""
    if not item.terms.get(language) and language not in item.texts:
        language = next(iter({**item.terms, **item.texts}), language)
    if language not in readers:
        readers[language] = WordReader(lexicon, language)
    reader = readers[language]
    text = reader.concepts(item.texts.get(language, ""))
    phrases = dict.fromkeys(reader.phrase(term) for term in item.terms.get(language, ()))
    if not phrases:  # a requirement without terms is asked by the pairs of words in its sentence
        phrases = dict.fromkeys(pairwise(text))
    return tuple(phrase for phrase in phrases if phrase), text


def _weights(
    phrases: Iterable[tuple[str, ...]], text: tuple[str, ...], spread: Counter[str], count: int
) -> dict[str, float]:
    """How much each concept says for a requirement: more if frequent in it and rare in the others."""
    uses = Counter(concept for phrase in phrases for concept in phrase)
    uses.update(text)
    count = max(count, _MANY)
    return {
        concept: (1 + math.log(times)) * math.log(1 + count / spread[concept])
        for concept, times in uses.items()
    }


def _keys(phrases: tuple[Phrase, ...], spread: Counter[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, phrase in enumerate(phrases):
        key = min(phrase.concepts, key=lambda concept: (spread[concept], concept))
        found.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}
