"""How far requirements are met: at one moment, by several instruments together, and over all their drafts.

Only what a person confirmed counts as an answer, and only while the words they read stand there.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from drafting.checklist.living import Fate, Living
from drafting.checklist.mapping import Mapping, Relation, Words, said
from drafting.model import Draft


class State(StrEnum):
    """How far a requirement is met."""

    MET = "met"
    PARTLY = "partly"
    STALE = "stale"  # it was answered, and the words that answered changed, moved or went
    SUGGESTED = "suggested"  # nothing is confirmed, something is likely
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


#: with these as the weightiest nothing is left that could be confirmed anew
_LOST = frozenset({Fate.DELETED, Fate.REPEALED})


class Moment(NamedTuple):
    """A draft that came in, and the numbers of the drafts of all instruments that are then the latest."""

    draft: Draft
    numbers: tuple[tuple[str, int], ...]


class Cause(NamedTuple):
    """A mapping that began or ceased to hold: what it is called, what happened to it."""

    key: str
    instrument: str
    label: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Turning:
    """A moment at which a requirement became something else; ``before`` is None for the first moment."""

    at: int
    before: State | None
    state: State
    gained: tuple[Cause, ...] = ()
    lost: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """One requirement over all moments: its state at each, and where it turned."""

    requirement: str
    states: tuple[State, ...]
    turnings: tuple[Turning, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The requirements of a checklist over the drafts of some instruments."""

    checklist: str
    moments: tuple[Moment, ...]
    courses: tuple[Course, ...]

    def counts(self, at: int) -> dict[State, int]:
        """How many requirements were in each state at a moment, every state named."""
        found = [course.states[at] for course in self.courses]
        return {state: found.count(state) for state in State}


def judge(
    livings: Sequence[Living],
    *,
    together: Sequence[frozenset[str]] = (),
    not_applicable: bool = False,
    suggested: bool = False,
) -> State:
    """The state of a requirement with these mappings.

    ``together`` are sets of mappings (by key) of which a person said that jointly they answer in full. What
    contradicts the requirement keeps it from being met; what was deleted or repealed, and left its words
    nowhere, answers nothing any more.
    """
    if not_applicable:
        return State.NOT_APPLICABLE
    confirmed = [living for living in livings if living.mapping.confirmed and living.fate is not Fate.ABSENT]
    holding = [living.mapping for living in confirmed if living.holds]
    answers = [mapping for mapping in holding if mapping.relation is not Relation.CONTRADICTS]
    keys = {mapping.key for mapping in answers}
    whole = any(mapping.relation is Relation.COVERS for mapping in answers)
    if whole or any(members and members <= keys for members in together):
        return State.MET if len(answers) == len(holding) else State.PARTLY
    if any(not living.holds and living.fate not in _LOST for living in confirmed):
        return State.STALE
    if answers:
        return State.PARTLY
    return State.SUGGESTED if suggested else State.MISSING


def applying(judgements: Sequence[Mapping], words: Words | None, number: int) -> Mapping:
    """Of all that was decided in turn on one provision (not nothing), what speaks of draft ``number``.

    The last decision on the very words that the draft has (None: it has none), else the last made on an
    earlier draft, else the first.
    """
    if words is not None:
        for mapping in reversed(judgements):
            if said(mapping.words) == said(words):
                return mapping
    earlier = [mapping for mapping in judgements if mapping.draft <= number]
    return earlier[-1] if earlier else judgements[0]


def moments(drafts: Table[str, Sequence[Draft]]) -> tuple[Moment, ...]:
    """The drafts of several instruments as they came: by date, each instrument's by number."""
    order = {slug: place for place, slug in enumerate(drafts)}
    begun: dict[str, int] = {}
    found = []
    ends = {slug: _dates(of) for slug, of in drafts.items()}
    everything = [
        (ends[slug][at], order[slug], at, draft) for slug, of in drafts.items() for at, draft in enumerate(of)
    ]
    for _, _, _, draft in sorted(everything, key=lambda item: item[:3]):
        begun[draft.instrument] = draft.number
        found.append(Moment(draft, tuple((slug, begun[slug]) for slug in drafts if slug in begun)))
    return tuple(found)


def _dates(drafts: Sequence[Draft]) -> list[str]:
    """Dates that never run back: a draft dated before the one it follows counts as of its day."""
    found: list[str] = []
    for draft in drafts:
        found.append(max(draft.date.isoformat(), found[-1] if found else ""))
    return found


def course(requirement: str, states: Sequence[State], livings: Sequence[Sequence[Living]]) -> Course:
    """The course of a requirement whose mappings stand so at each moment."""
    turnings = [Turning(0, None, states[0], gained=_causes(livings[0], ()))] if states else []
    for at, (before, after) in enumerate(pairwise(states), start=1):
        if before is not after:
            lost, gained = _causes(livings[at - 1], livings[at]), _causes(livings[at], livings[at - 1])
            turnings.append(Turning(at, before, after, gained, _named(lost, livings[at])))
    return Course(requirement, tuple(states), tuple(turnings))


def _causes(these: Sequence[Living], others: Sequence[Living]) -> tuple[Cause, ...]:
    """The mappings that hold here and not there, called as here."""
    there = {living.mapping.key for living in others if living.holds and living.mapping.confirmed}
    return tuple(
        Cause(living.mapping.key, living.mapping.instrument, living.label, living.fate)
        for living in these
        if living.holds and living.mapping.confirmed and living.mapping.key not in there
    )


def _named(lost: Sequence[Cause], now: Sequence[Living]) -> tuple[Cause, ...]:
    """Each with what happened to it, under the name it had before."""
    fates = {living.mapping.key: living.fate for living in now}
    return tuple(cause._replace(fate=fates.get(cause.key, Fate.DELETED)) for cause in lost)
