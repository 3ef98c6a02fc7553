"""Two editions of a checklist: which requirement of the one is which of the other."""

from __future__ import annotations

from collections.abc import Iterable
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

    An id carries over if the text under it is the same or grew from it; what is left is matched by its text,
    the most alike first. An id that was given to something else is no carrying over.
    """
    olds = {requirement.id: requirement for requirement in old.requirements}
    found: dict[str, Passage] = {}
    for requirement in new.requirements:
        before = olds.get(requirement.id)
        if before is not None and (alike := likeness(before, requirement)) >= _SAME_ID:
            how = Carried.SAME if before.texts == requirement.texts else Carried.RESTATED
            found[requirement.id] = Passage(how, olds.pop(before.id), requirement, alike)
    left = [requirement for requirement in new.requirements if requirement.id not in found]
    ranked = [(likeness(a, b), -i, -j) for i, a in enumerate(olds.values()) for j, b in enumerate(left)]
    old_left = list(olds.values())
    taken: set[str] = set()
    for alike, i, j in sorted(ranked, reverse=True):
        before, after = old_left[-i], left[-j]
        if alike >= _ANY_ID and before.id not in taken and after.id not in found:
            taken.add(before.id)
            found[after.id] = Passage(Carried.RENAMED, before, after, alike)
    gone = (Passage(Carried.GONE, before, None) for before in old_left if before.id not in taken)
    there = (found.get(after.id) or Passage(Carried.NEW, None, after) for after in new.requirements)
    return (*there, *gone)


def likeness(one: Requirement, two: Requirement) -> float:
    """The share of words kept in order, in the language in which most is kept; 1 for the same text."""
    shared = [language for language in one.texts if language in two.texts]
    pairs: Iterable[tuple[str, str]] = [(one.texts[x], two.texts[x]) for x in shared] or [
        (a, b) for a in one.texts.values() for b in two.texts.values()
    ]
    return max((Indel.normalized_similarity(_words(a), _words(b)) for a, b in pairs), default=0.0)


def _words(text: str) -> list[str]:
    return fold(text).split()
