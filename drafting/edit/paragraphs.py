"""The paragraphs of a provision, counted as citations count them: its own words are the first.

"El segundo párrafo del artículo 12" names what stands behind the article's own words (and behind their
fractions). A paragraph is told by its *mark*: its uid; of the first, the uid of what it is the own words of
with ``OWN`` behind it, because the words of an article can move down while the article stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafting.edit.align import pairs
from drafting.model import Document, Kind, Language, Provision
from drafting.structure.citations.spanish_words import COUNTED
from drafting.structure.numbering import fold, ordinal, ordinal_words

#: behind the uid of a provision: its own words
OWN = "¶"
_FROM_BEHIND = {"ultimo": 1, "last": 1, "final": 1, "penultimo": 2, "penultimate": 2}
_ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
#: the noun behind an ordinal, or behind the last of several
_BEFORE = re.compile(
    rf"\s+p[aá]rrafo|(?:(?:\s*,\s*|\s+[yo]\s+)(?:{COUNTED})\b)+\s+p[aá]rrafos", re.IGNORECASE
)


class Paragraph(NamedTuple):
    """A paragraph by its mark, with its words."""

    mark: str
    text: str


def mark_of(node: Provision) -> str:
    """The mark of a provision's own words."""
    return node.uid if _plain(node) else node.uid + OWN


def paragraphs(holder: Provision) -> tuple[Paragraph, ...]:
    """The paragraphs of an article, a fraction, a subsection, in order."""
    own = (Paragraph(holder.uid + OWN, holder.text),) if holder.text else ()
    return (*own, *(Paragraph(child.uid, child.text) for child in holder.children if _plain(child)))


def _plain(node: Provision) -> bool:
    return node.kind is Kind.PARAGRAPH and not node.label


# --- their numbers ----------------------------------------------------------------------------------------


def place_of(number: str, count: int) -> int | None:
    """Which of ``count`` paragraphs, from 0, an ordinal names; None where there is none of that number."""
    word = re.sub("a$", "o", fold(" ".join(number.split())))
    behind = _FROM_BEHIND.get(word)
    value = count + 1 - behind if behind else _ENGLISH.index(word) + 1 if word in _ENGLISH else ordinal(word)
    return value - 1 if value is not None and 0 < value <= count else None


def counted_in(holder: Provision | None, number: str) -> str:
    """The mark of the paragraph that an ordinal names; "" where there is none."""
    found = paragraphs(holder) if holder is not None else ()
    place = place_of(number, len(found))
    return found[place].mark if place is not None else ""


def counts(number: str) -> bool:
    """Whether this is how paragraphs are counted: an ordinal in words."""
    word = re.sub("a$", "o", fold(" ".join(number.split())))
    return word in _FROM_BEHIND or word in _ENGLISH or ordinal(word) is not None


def worded(place: int, like: str, behind: str, language: Language) -> str:
    """The ordinal of a place, from 0, in the capitals of ``like``; "" beyond what is written in words.

    ``behind``: what follows it; "primer" and "tercer" stand before their noun, "primero" behind it.
    """
    if language == "en":
        words = _ENGLISH[place] if place < len(_ENGLISH) else ""
    else:
        words = ordinal_words(place + 1)
        if words.endswith(("primero", "tercero")) and _BEFORE.match(behind):
            words = words[:-1]
    if like.isupper():
        return words.upper()
    return words[:1].upper() + words[1:] if like[:1].isupper() else words


# --- which became which -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Became:
    """By mark: what a paragraph of one text is in another ("": it is gone), and what it was ("": it is new).

    Only of provisions whose paragraphs came, went or changed places.
    """

    forward: dict[str, str]
    back: dict[str, str]


def became(base: Document, now: Document) -> Became:
    """The paragraphs of ``now`` told from those of ``base``: by uid, else by their words.

    The first has no uid of its own: where other words stand there, they are looked for further down.
    """
    was = {node.uid: node for node in base.walk()}
    marks = {mark_of(node) for node in now.walk()}
    found = Became({}, {})
    for node in now.walk():
        before = was.get(node.uid)
        if before is None or before is node or not (before.children or node.children):
            continue
        old, new = paragraphs(before), paragraphs(node)
        if [one.mark for one in old] == [one.mark for one in new]:
            continue
        _follow(old, new, marks, found)
    return found


def _follow(old: Sequence[Paragraph], new: Sequence[Paragraph], marks: set[str], found: Became) -> None:
    kept = [one.mark for one in old if not one.mark.endswith(OWN) and one.mark in marks]
    led = {mark: mark for mark in kept}
    rest = [one for one in old if one.mark not in kept]
    free = [one for one in new if one.mark not in kept]
    for one in list(rest):
        same = next((other for other in free if other.text == one.text), None)
        if same is not None:
            led[one.mark] = same.mark
            rest.remove(one)
            free.remove(same)
    aligned = pairs([one.text for one in rest], [one.text for one in free])
    led |= {rest[was].mark: free[at].mark for at, was in aligned.items()}
    found.forward.update({one.mark: led.get(one.mark, "") for one in old})
    back = {to: mark for mark, to in led.items()}
    found.back.update({one.mark: back.get(one.mark, "") for one in new})
