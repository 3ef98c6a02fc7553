"""The forms in which a law commands and allows, of one verb: "conservarán", "deberá conservar", "shall keep".

Patterns over plain words (lower case, no accents); each has a group ``verb`` where the verb stands.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from drafting.clauses.english import ENSURE, MAY, SHALL, english, words_en
from drafting.clauses.shapes import Shape
from drafting.clauses.spanish import ALLOWED, ENSURE_ES, OBLIGED, spanish, words_es
from drafting.model import Language

_MODALS = {
    name: (said, re.compile(rf"\b(?:{said})"))
    for name, said in (
        ("ensure", ENSURE), ("ensure_es", ENSURE_ES), ("obliged", OBLIGED), ("allowed", ALLOWED),
        ("shall", SHALL), ("may", MAY),
    )
}  # fmt: skip


class Gated(NamedTuple):
    """A form with what must stand in a sentence before it is worth looking for."""

    shape: Shape
    bare: str  # the verb itself in this form
    modal: str  # which of MODALS commands or allows it, "" for none

    @property
    def gate(self) -> re.Pattern[str]:
        """The verb itself as a pattern, made when a sentence first commands or allows in this way."""
        return _compiled_gate(self.bare)


@cache
def shapes(verb: str, language: Language) -> tuple[Gated, ...]:
    """The forms of a verb: made when a text first has it, since most texts have few of them."""
    made = spanish(verb) if language == "es" else english(verb)
    return tuple(Gated(one, _gate(one.source), _modal(one.source)) for one in made)


@lru_cache(maxsize=512)
def commands(words: str, modal: str) -> bool:
    """Whether a sentence has any of the words that command ("obliged", "shall") or allow at all."""
    return _MODALS[modal][1].search(words) is not None


def _modal(source: str) -> str:
    if "|seran?|" in source:
        return ""  # "será otorgado": only some of its alternatives have such a word
    return next((name for name, (said, _) in _MODALS.items() if said in source), "")


@cache
def _compiled_gate(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _gate(source: str) -> str:
    """The groups of a pattern that hold the verb, alone."""
    found: list[str] = []
    for opening in re.finditer(r"\(\?P<verb2?>", source):
        depth, at = 1, opening.end()
        while depth:
            char = source[at]
            at += 2 if char == "\\" else 1
            depth += (char == "(") - (char == ")")
        found.append(source[opening.end() : at - 1])
    return "|".join(found)


@cache
def words_of(head: str, language: Language) -> frozenset[str]:
    """Every word that is a form of a verb: a sentence without any of them says nothing of it."""
    return words_es(head) if language == "es" else words_en(head)
