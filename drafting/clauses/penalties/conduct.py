"""What a sanction punishes: the words of the conduct, without those of the sanction."""

from __future__ import annotations

import re

from drafting.clauses.marked import Marked, mark
from drafting.clauses.penalties.vocabulary import Vocabulary
from drafting.clauses.sentences import Sentence
from drafting.model import Kind, Language

_LONGEST, _SHORTEST = 600, 9
_OPEN = re.compile(r"\b(?:cuando|quienes|si|where|if|when|who)\W*$")
#: a clause on when: what follows its last comma before the sanction belongs to the sanction
_CONDITION = re.compile(r"(?:cuando|si|en (?:el )?caso|tratandose|where|if|when)\b")


def conduct_of(
    sentence: Sentence, marked: Marked, vocabulary: Vocabulary, language: Language, before: str = ""
) -> tuple[str, bool, tuple[str, ...]]:
    """The words that say what is punished, whether that is any breach of the text, and the list of it.

    ``before`` is the sentence before this one in its article: a penalty at the foot of a provision ("Penalty:
    60 penalty units") punishes what is said there.
    """
    texts = [sentence.text, *reversed(sentence.leads)]
    said = next((words for text in texts if (words := _said(text, vocabulary, language))), "")
    if not said and before and vocabulary.any("at_the_foot", marked.words, language):
        said = _said(before, vocabulary, language) or before.strip(" ,:;.")[:_LONGEST]
    spoken = mark(" ".join(texts)).words
    whole = bool(vocabulary.any("all_of_it", spoken, language))
    items: tuple[str, ...] = ()
    if sentence.text.rstrip().endswith((":", "—", "–")):
        listed = [
            child for child in sentence.node.children if child.kind is not Kind.PARAGRAPH or child.label
        ]
        items = tuple(child.eid for child in listed)
        if items and _OPEN.search(marked.words):
            said = ""  # "... y la revocará cuando:" the list alone says when
    return said, whole, items


def _said(text: str, vocabulary: Vocabulary, language: Language) -> str:
    """The conduct in one text; "" where it names none, or nothing is left of it without the sanction."""
    marked = mark(text)
    for one in vocabulary.words["conduct"][language]:
        for found in one.finditer(marked.words):
            start, end = _bounds(found, marked, vocabulary, language)
            words = marked.source(start, end).strip(" ,:;.—–-")
            if len(words) >= _SHORTEST and not vocabulary.any(
                "no_conduct", marked.words[start:end], language
            ):
                return words[:_LONGEST]
    return ""


def _bounds(
    found: re.Match[str], marked: Marked, vocabulary: Vocabulary, language: Language
) -> tuple[int, int]:
    """Where the conduct begins and ends: behind "whoever", before the words that impose the sanction."""
    words = marked.words
    start, end = found.span()
    if opens := vocabulary.any("conduct_opens", words[start:end], language):
        start += opens.end()
    forms = vocabulary.words["conduct_ends"][language]
    ends = [one.start() for form in forms if (one := form.search(words[start:end]))]
    if ends:
        end = start + min(ends)
        if _CONDITION.match(words[found.start() :]):
            comma = words.rfind(",", start, end)
            end = comma if comma > start else end
    stop = re.search(r"[.;:](?:\s|$)", words[start:end])
    return start, start + stop.start() if stop else end
