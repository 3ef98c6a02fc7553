"""What somebody typed into the search, as terms: for the index, and to mark the words in what was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from drafting.store.words import Word, stem, words

_LANGUAGES = ("es", "en")

#: a stretch in quotation marks, open to the end if nobody closed it; or what stands between blanks
_CHUNK = re.compile(r"[\"“”«»]([^\"“”«»]*)(?:[\"“”«»]|$)|([^\s\"“”«»]+)")
#: terms of one search; whoever pastes a page seeks its first words
_MOST = 32

#: what says nothing by itself, left out where other words are sought too
_SILENT = frozenset(
    {
        "a", "al", "con", "de", "del", "e", "el", "en", "la", "las", "lo", "los", "o", "por", "que", "se",
        "su", "sus", "u", "un", "una", "y", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in",
        "is", "it", "of", "on", "or", "that", "the", "to", "with",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """One thing sought: a word, or words that stand side by side.

    ``exact``: as they were typed (accents and capitals aside), not by their stems; ``begins``: the last one
    may go on ("expor*"). ``typed`` is how it was written.
    """

    bares: tuple[str, ...]
    exact: bool = False
    begins: bool = False
    typed: str = field(default="", compare=False)

    @property
    def stems(self) -> tuple[tuple[str, ...], ...]:
        """The stems of the words in each language, as the index has them: the language before each."""
        return tuple(tuple(language + stem(bare, language) for bare in self.bares) for language in _LANGUAGES)

    @property
    def match(self) -> str:
        """The term in the language of the full-text index. Only letters and digits reach it."""
        star = "*" if self.begins else ""
        as_typed = f"words : {_phrase(self.bares)}{star}"
        if self.exact or self.begins:
            return f"({as_typed})"
        return f"({as_typed} OR {self.by_stems})"

    @property
    def by_stems(self) -> str:
        """The same by its stems alone, in headings and texts."""
        return f"{{heads stems}} : ({' OR '.join(map(_phrase, self.stems))})"


@lru_cache(maxsize=256)
def terms(typed: str) -> tuple[Term, ...]:
    """The terms of what was typed; none if there is no word in it.

    A stretch in quotation marks is sought as it is; words joined by a mark ("107-44-8", "end-use") stand side
    by side. Words like "de" or "the" are sought only in quotation marks, or alone.
    """
    found: list[Term] = []
    for quoted, chunk in _CHUNK.findall(typed):
        bares = tuple(word.bare for word in words(quoted or chunk))
        if bares:
            # numbers joined by marks (a CAS number, a date) are no words that could be inflected
            exact = bool(quoted) or (len(bares) > 1 and all(map(str.isdigit, bares)))
            found.append(
                Term(bares, exact, begins=not quoted and chunk.endswith("*"), typed=(quoted or chunk).strip())
            )
    telling = [term for term in found if term.exact or term.bares[-1] not in _SILENT]
    return tuple(dict.fromkeys(telling or found))[:_MOST]


def query(asked: Sequence[Term], *, every: bool = True) -> str:
    """The terms as a full-text query: all of them (better side by side), or, not ``every``, any of them."""
    said = (" AND " if every else " OR ").join(term.match for term in asked)
    together = Term(tuple(bare for term in asked for bare in term.bares))
    if every and len(asked) > 1 and not any(term.begins for term in asked):
        return f"({said}) OR ({said} AND {together.by_stems})"
    return said


#: what is sought in again and again (templates, the lines of what was found) is read once
_words = lru_cache(maxsize=4096)(words)


@lru_cache(maxsize=4096)
def _forms(text: str) -> frozenset[str]:
    """The words of a text and their stems, as the index has them."""
    bares = {word.bare for word in _words(text)}
    return frozenset(bares | {language + stem(bare, language) for bare in bares for language in _LANGUAGES})


def holds(text: str, term: Term) -> bool:
    """Whether a text has the term; of one word without looking where."""
    if len(term.bares) > 1 or term.begins:
        return bool(spots(text, (term,)))
    forms = _forms(text)
    return term.bares[0] in forms or (not term.exact and any(row[0] in forms for row in term.stems))


def spots(text: str, asked: Sequence[Term]) -> list[tuple[int, int, int]]:
    """Where the terms stand in a text: which term, from and to which character, in order."""
    there = _words(text)
    found = [
        (number, there[place].start, there[place + len(term.bares) - 1].end)
        for number, term in enumerate(asked)
        for place in _places(there, term)
    ]
    return sorted(found, key=lambda spot: (spot[1], -spot[2]))


def _places(there: tuple[Word, ...], term: Term) -> list[int]:
    """The numbers of the words with which the term begins."""
    size = len(term.bares)
    fits = [_fits(word.bare, term, 0) for word in there[: len(there) - size + 1]]
    return [
        place
        for place, begins in enumerate(fits)
        if begins and all(_fits(there[place + step].bare, term, step) for step in range(1, size))
    ]


def _fits(bare: str, term: Term, step: int) -> bool:
    if bare == term.bares[step]:
        return True
    if term.begins and step == len(term.bares) - 1:
        return bare.startswith(term.bares[step])
    if term.exact or term.begins:
        return False
    sought = {row[step] for row in term.stems}
    return any(language + stem(bare, language) in sought for language in _LANGUAGES)


def _phrase(bares: Sequence[str]) -> str:
    return '"' + " ".join(bares) + '"'
