"""The vocabulary of checklists: what a law should answer, and what is suggested as its answer.

Frozen dataclasses and nothing else. ``corpus`` reads them from data, ``checklist.rank`` makes suggestions of
them; only a person's decision turns a suggestion into a mapping.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from drafting.model import Layer

#: what kind of law a requirement is for
Scope = Literal["chemical", "export", "both"]

#: how far a source was seen: in the relevant part; in an excerpt only; named from memory
Seen = Literal["verified", "excerpt", "unverified"]


class Status(StrEnum):
    """How far a text seems to answer a requirement: always a suggestion until a person says so."""

    MET = "met"
    PARTLY = "partly"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a requirement comes from, as cited, and whether the citation was checked."""

    citation: str
    seen: Seen = "unverified"


@dataclass(frozen=True, slots=True)
class Section:
    """A group of requirements: its id and its name by language."""

    id: str
    names: dict[str, str] = field(hash=False)

    def name(self, language: str) -> str:
        """The name in ``language``, or in whichever there is."""
        return _said(self.names, language)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One item of a checklist: an authority or a rule that a law should have.

    ``layer`` is where it is best placed, None where either will do. ``texts`` and ``rationales`` hold a
    sentence by language (a user's own template may have one only); ``terms`` the words and phrases by
    which legislators say it, by language; ``forms`` how such a provision speaks (see ``Lexicon``).
    ``sources`` are for readers: matching never reads them.
    """

    id: str
    section: str
    scope: Scope
    layer: Layer | None
    texts: dict[str, str] = field(hash=False)
    rationales: dict[str, str] = field(hash=False, default_factory=dict)
    sources: tuple[Source, ...] = ()
    terms: dict[str, tuple[str, ...]] = field(hash=False, default_factory=dict)
    forms: tuple[str, ...] = ()

    def text(self, language: str) -> str:
        """What is required, in ``language`` or in whichever there is."""
        return _said(self.texts, language)

    def rationale(self, language: str) -> str:
        """Why it is required, "" where the template does not say."""
        return _said(self.rationales, language)


@dataclass(frozen=True, slots=True)
class Checklist:
    """A template in one edition: its requirements in order, and what it says of itself.

    ``id`` names the template, ``edition`` the version of it. ``notices`` say, by language, what the template
    is and what it is not; every page and every export that shows it shows them.
    """

    id: str
    edition: str
    dated: date
    names: dict[str, str] = field(hash=False)
    notices: dict[str, str] = field(hash=False)
    sections: tuple[Section, ...]
    requirements: tuple[Requirement, ...]

    def name(self, language: str) -> str:
        """The template's name in ``language`` or in whichever there is."""
        return _said(self.names, language)

    def notice(self, language: str) -> str:
        """What the template says of itself, "" for nothing."""
        return _said(self.notices, language)

    def requirement(self, requirement_id: str) -> Requirement | None:
        """The requirement with that id, None where the edition has none."""
        return next((item for item in self.requirements if item.id == requirement_id), None)

    def section(self, section_id: str) -> Section | None:
        """The section with that id."""
        return next((found for found in self.sections if found.id == section_id), None)


class Ground(StrEnum):
    """What speaks for a candidate."""

    PHRASE = "phrase"  # a phrase by which legislators say it, as it stands or with words between
    WORDS = "words"  # words of the requirement, or of the same meaning
    HEADING = "heading"  # the heading of the provision
    FORM = "form"  # it defines, forbids, punishes, empowers ... as the requirement asks


@dataclass(frozen=True, slots=True)
class Why:
    """One ground for a candidate: the words as they stand in the text, and the provision they stand in.

    ``eid`` may name a fraction inside the candidate: the part that decides.
    """

    ground: Ground
    words: str
    eid: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provision that may answer a requirement. ``score`` runs from 0 to 1; ``why`` the weightiest first.

    ``deciding`` is the eid of the part that speaks most for it: the candidate itself or one inside it.
    """

    requirement: str
    eid: str
    uid: str
    score: float
    why: tuple[Why, ...] = ()
    deciding: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a text seems to say to a requirement: candidates best first, and a status with its grounds.

    ``covered`` are the words of the requirement that the best candidates say, ``uncovered`` those that none
    does; both in the language of the text.
    """

    requirement: str
    status: Status
    candidates: tuple[Candidate, ...] = ()
    covered: tuple[str, ...] = ()
    uncovered: tuple[str, ...] = ()


def _said(by_language: dict[str, str], language: str) -> str:
    """The sentence in ``language``, else in English, else in the first there is, else ""."""
    return by_language.get(language) or by_language.get("en") or next(iter(by_language.values()), "")
