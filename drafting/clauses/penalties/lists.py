"""What introduces a list that a sentence is an item of."""

from __future__ import annotations

from functools import lru_cache

from drafting.clauses.marked import mark
from drafting.clauses.penalties import amounts
from drafting.clauses.penalties.vocabulary import Vocabulary
from drafting.clauses.resolve import Places
from drafting.clauses.sentences import Sentence
from drafting.model import Language

_TITLE = 60  # how long a heading may be that introduces a list


def leads_of(sentence: Sentence, vocabulary: Vocabulary, places: Places) -> str:
    """What introduces the list a sentence is an item of: "sanctions", "other" things, "" for nothing."""
    language = places.language
    if not sentence.leads:
        over = places.around[sentence.node.eid][-1:]
        short = over[0].text if over and sentence.node.number and len(over[0].text) < _TITLE else ""
        return "sanctions" if short and vocabulary.any("leads", mark(short).words, language) else ""
    return _of_lead(sentence.leads[-1], vocabulary, language)


@lru_cache(maxsize=512)
def _of_lead(lead: str, vocabulary: Vocabulary, language: Language) -> str:
    """What a list is of whose items come one by one, each with the same words that introduce it."""
    words = mark(lead).words
    leads, other = (_last(group, words, vocabulary, language) for group in ("leads", "not_leads"))
    if other >= 0 and leads <= other:  # "el incumplimiento de las obligaciones ... las siguientes sanciones:"
        return "other"
    if leads >= 0 or amounts.heads(mark(lead), vocabulary, language):
        return "sanctions"
    return "" if not vocabulary.any("imposes", words, language) else "sanctions"


def _last(group: str, words: str, vocabulary: Vocabulary, language: Language) -> int:
    """Where the last match of a group of words begins; -1 for none."""
    forms = vocabulary.words[group][language]
    return max((found.start() for one in forms for found in one.finditer(words)), default=-1)
