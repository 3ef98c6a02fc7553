"""Two editions of a checklist: which requirement of the one is which of the other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from drafting.checklist.model import Checklist, Requirement
from drafting.structure.numbering import fold

#: Least share of words kept for two requirements to be the same: under one id, under any.
_SAME_ID, _ANY_ID = 0.5, 0.8


class Carried(StrEnum):
    """What became of a requirement in a new edition."""

    SAME = "same"  # id and text
    RESTATED = "restated"  # the id, another text: mappings ask to be confirmed anew
    RENAMED = "renamed"  # the text (or nearly) under another id
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Passage:
    """A requirement from edition to edition; ``old`` is None for a new one, ``new`` for one that is gone."""

    how: Carried
    old: Requirement | None
    new: Requirement | None
    alike: float = 0.0


def passages(old: Checklist, new: Checklist) -> tuple[Passage, ...]:
    """Every requirement of both editions once, in the order of the new one; what is gone at the end.

    The same text is the same requirement, under its id if it still bears it; then an id carries over if the
    text under it grew from the one before; what is left is matched by its text, the most alike first.
    """
    pairs = [(before, after) for before in old.requirements for after in new.requirements]
    same = [pair for pair in pairs if pair[0].texts == pair[1].texts]
    ranked = [(1.0, *pair) for pair in sorted(same, key=lambda pair: pair[0].id != pair[1].id)]
    alike = [(likeness(*pair), *pair) for pair in pairs]
    ranked += [found for found in alike if found[1].id == found[2].id and found[0] >= _SAME_ID]
    ranked += sorted((found for found in alike if found[0] >= _ANY_ID), key=lambda found: -found[0])
    taken: set[str] = set()
    found: dict[str, Passage] = {}
    for share, before, after in ranked:
        if before.id not in taken and after.id not in found:
            taken.add(before.id)
            found[after.id] = Passage(_how(before, after), before, after, share)
    gone = (Passage(Carried.GONE, before, None) for before in old.requirements if before.id not in taken)
    there = (found.get(after.id) or Passage(Carried.NEW, None, after) for after in new.requirements)
    return (*there, *gone)


def _how(before: Requirement, after: Requirement) -> Carried:
    if before.id != after.id:
        return Carried.RENAMED
    return Carried.SAME if before.texts == after.texts else Carried.RESTATED


def likeness(one: Requirement, two: Requirement) -> float:
    """The share of words kept in order, over the languages both speak; 1 for the same text, 0 without one."""
    shares = [
        Indel.normalized_similarity(_words(text), _words(two.texts[language]))
        for language, text in one.texts.items()
        if language in two.texts
    ]
    return sum(shares) / len(shares) if shares else 0.0


def _words(text: str) -> list[str]:
    return fold(text).split()
