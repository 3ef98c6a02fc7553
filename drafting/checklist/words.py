"""Text -> concepts: words by their stem, synonyms as one, accents and capitals aside.

Stems are those of Snowball (M. F. Porter, snowballstem.org) for Spanish and English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from snowballstemmer import stemmer

from drafting.checklist.lexicon import Lexicon
from drafting.structure.numbering import fold

#: a word: letters, joined by hyphens or apostrophes ("re-export" is one word: "reexport"); or a number
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_ENDING = re.compile(r"(?<=...)[aeo]?s?$")
_JOINTS = str.maketrans("", "", "-‐‑'’")
_PREFIXES = ("re", "co", "non", "no", "sub", "inter", "e", "pre", "post")
_ALGORITHMS = {"es": "spanish", "en": "english"}


class Token(NamedTuple):
    """A concept where it stands: ``place`` counts telling words, ``start`` and ``end`` characters."""

    concept: str
    place: int
    start: int
    end: int


class WordReader:
    """Reads texts of one language. Thread-safe: what it remembers of a word never changes.

    ``language`` other than Spanish or English is read as English.
    """

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        self.language = language if language in _ALGORITHMS else "en"
        self._stems: dict[str, str] = {}
        self._silent = frozenset(fold(word) for word in lexicon.silent.get(self.language, ()))
        self._single: dict[str, str] = {}
        self._several: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for number, row in enumerate(lexicon.synonyms):
            for phrase in row.get(self.language, ()):
                self._learn(phrase, f"={number}")

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The telling words of a text as concepts, in order; a phrase counts at its first word."""
        found: list[tuple[str, int, int]] = []
        for match in _WORD.finditer(text):
            for word, start, end in _pieces(match):
                stem = self._stem(word)
                if stem:
                    found.append((stem, start, end))
        tokens: list[Token] = []
        skip = 0
        for place, (stem, start, end) in enumerate(found):
            if skip:
                skip -= 1
                continue
            length, concept = self._phrase(found, place)
            if length:
                tokens.append(Token(concept, place, start, found[place + length - 1][2]))
                # the words of the phrase stay words: "weapons of mass destruction" is still about weapons
                tokens.extend(
                    Token(self._single.get(word, word), place + step, begin, until)
                    for step, (word, begin, until) in enumerate(found[place : place + length])
                )
                skip = length - 1
            else:
                tokens.append(Token(self._single.get(stem, stem), place, start, end))
        return tuple(tokens)

    def concepts(self, text: str) -> tuple[str, ...]:
        """The concepts of a text, each once, in order."""
        return tuple(dict.fromkeys(token.concept for token in self.tokens(text)))

    def phrase(self, text: str) -> tuple[str, ...]:
        """The concepts of a search phrase: what a synonym of several words covers is not asked for again."""
        chosen: list[str] = []
        until = -1
        for token in self.tokens(text):
            if token.start < until:
                continue
            chosen.append(token.concept)
            until = token.end
        return tuple(dict.fromkeys(chosen))

    def _phrase(self, found: list[tuple[str, int, int]], place: int) -> tuple[int, str]:
        for stems, concept in self._several.get(found[place][0], ()):
            if tuple(stem for stem, _, _ in found[place : place + len(stems)]) == stems:
                return len(stems), concept
        return 0, ""

    def _learn(self, phrase: str, concept: str) -> None:
        stems = tuple(stem for word in _words(phrase) if (stem := self._stem(word)))
        if len(stems) == 1:
            self._single.setdefault(stems[0], concept)
        elif stems:
            rows = self._several.setdefault(stems[0], [])
            rows.append((stems, concept))
            rows.sort(key=lambda row: -len(row[0]))

    def _stem(self, word: str) -> str:
        """The folded stem of a word, "" for a silent one."""
        known = self._stems.get(word)
        if known is None:
            lower = word.lower()
            silent = fold(lower) in self._silent
            # a stemmer holds the word it works on: one for each call keeps threads apart
            stemmed: Callable[[str], str] = stemmer(_ALGORITHMS[self.language]).stemWord
            known = "" if silent else fold(stemmed(lower))
            if self.language == "es" and len(known) > 3:  # Snowball leaves short plurals: "armas", "arma"
                known = _ENDING.sub("", known)
            self._stems[word] = known
        return known


def _pieces(match: re.Match[str]) -> Iterable[tuple[str, int, int]]:
    """A word, or the parts of a compound whose first part is no mere prefix ("end-use" is two words)."""
    word = match.group()
    parts = re.split(r"[-‐‑'’]", word)
    if len(parts) == 1 or parts[0].lower() in _PREFIXES or len(parts[-1]) == 1:
        yield word.translate(_JOINTS) if len(parts[-1]) > 1 else parts[0], match.start(), match.end()
        return
    start = match.start()
    for part in parts:
        yield part, start, start + len(part)
        start += len(part) + 1


def _words(text: str) -> list[str]:
    return [word for match in _WORD.finditer(text) for word, _, _ in _pieces(match)]
