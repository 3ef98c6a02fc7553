"""Multiples said in a word: "twice the value", "del duplo al quíntuplo del beneficio" are figures too."""

from __future__ import annotations

import re

from drafting.clauses.marked import Marked
from drafting.clauses.penalties.vocabulary import Vocabulary
from drafting.model import Language

#: the first letter that stands for a multiple; those of figures in a text come before it
MULTIPLE = "\uee00"


def multiplied(marked: Marked, vocabulary: Vocabulary, language: Language) -> Marked:
    """A text in which words that multiply a value are figures as well; the text as it was if it has none.

    A word counts where the value stands right behind it ("the value", "el beneficio obtenido"), or behind a
    second such word: "the double of the fine" says how a sanction is raised, and stays as it is.
    """
    values = vocabulary.multiples[language]
    if not any(one.search(marked.words) for _, one in values):
        return marked
    stretches: list[tuple[int, int, float]] = []
    spans = sorted(
        (found.start(), found.end(), value) for value, one in values for found in one.finditer(marked.words)
    )
    for start, end, value in reversed(spans):
        follows = vocabulary.words["of_value"][language].first(marked.words[end : end + 60])
        second = stretches and re.fullmatch(r" (?:al?|hasta el|to) ", marked.words[end : stretches[-1][0]])
        if (follows and follows.start() == 0) or second:
            stretches.append((start, end, value))
    return _replaced(marked, stretches)


def _replaced(marked: Marked, stretches: list[tuple[int, int, float]]) -> Marked:
    words, at, numbers = marked.words, list(marked.at), list(marked.numbers)
    for n, (start, end, value) in enumerate(stretches):  # from the last to the first
        letter = chr(ord(MULTIPLE) + n)
        words = words[:start] + letter + words[end:]
        del at[start + 1 : end]
        numbers.append((letter, value))
    return Marked(marked.text, words, tuple(at), tuple(numbers))
