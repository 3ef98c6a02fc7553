"""A checklist against a set of drafts: what a page of requirements shows, without a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drafting.checklist.coverage import State, judge
from drafting.checklist.living import Heir, Living
from drafting.checklist.model import Candidate, Checklist, Requirement, Status, Suggestion
from drafting.model import Decision, Draft, Provision
from drafting.workbench.judgements import NOTHING, Judgements, OnRequirement
from drafting.workbench.lives import Lives

#: how many suggestions are kept of each requirement
_OFFERS = 8

#: the gaps first: what a reader must act on, the most urgent first
URGENT = (State.STALE, State.MISSING, State.SUGGESTED, State.PARTLY, State.MET, State.NOT_APPLICABLE)

#: by instrument what the text of its draft suggests for each requirement
Suggestions = Mapping[str, Sequence[Suggestion]]

#: by instrument all its drafts
Histories = Mapping[str, tuple[Draft, ...]]


class Offer(NamedTuple):
    """A provision that may answer a requirement and is not decided on yet.

    ``rejected`` is the decision of who rejected it when it said something else.
    """

    instrument: str
    provision: Provision
    candidate: Candidate
    rejected: Living | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A requirement against the drafts.

    ``livings`` are the confirmed mappings, ``rejected`` what was rejected and still says the same. ``offers``
    are what the text suggests, best first over all instruments. ``seen`` goes back with a decision.
    """

    requirement: Requirement
    state: State
    livings: tuple[Living, ...] = ()
    rejected: tuple[Living, ...] = ()
    offers: tuple[Offer, ...] = ()
    suggested: Status | None = None
    not_applicable: Decision | None = None
    together: Decision | None = None
    seen: int = 0

    @property
    def unsettled(self) -> tuple[Living, ...]:
        """The mappings that ask to be confirmed anew."""
        return tuple(living for living in self.livings if not living.holds)

    @property
    def heirs(self) -> tuple[Heir, ...]:
        """Where words of the unsettled mappings went: each asks to be confirmed there."""
        return tuple(heir for living in self.unsettled for heir in living.heirs)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checklist against one draft of each of some instruments."""

    checklist: Checklist
    drafts: tuple[Draft, ...]
    entries: tuple[Entry, ...] = field(repr=False)

    def counts(self) -> dict[State, int]:
        """How many requirements are in each state, every state named."""
        found = [entry.state for entry in self.entries]
        return {state: found.count(state) for state in State}

    def gaps(self) -> tuple[Entry, ...]:
        """What is not met and does apply, the most urgent first, in the checklist's order within."""
        open_ones = [e for e in self.entries if e.state not in (State.MET, State.NOT_APPLICABLE)]
        return tuple(sorted(open_ones, key=lambda entry: URGENT.index(entry.state)))

    def entry(self, requirement: str) -> Entry | None:
        """The entry of a requirement, None if the checklist has none of that id."""
        return next((found for found in self.entries if found.requirement.id == requirement), None)


def sheet(
    checklist: Checklist,
    drafts: Mapping[str, Draft],
    decided: Judgements,
    lives: Lives,
    asked: Mapping[str, str],
    suggestions: Suggestions,
    histories: Histories,
) -> Sheet:
    """The checklist against these drafts; ``asked`` is what each requirement asks now."""
    by_requirement: dict[str, list[tuple[str, Suggestion]]] = {}
    for slug, found in suggestions.items():
        for suggestion in found:
            by_requirement.setdefault(suggestion.requirement, []).append((slug, suggestion))
    entries = []
    for requirement in checklist.requirements:
        on = decided.get((checklist.id, requirement.id), NOTHING)
        livings = _livings(on, drafts, lives, asked.get(requirement.id), histories)
        entries.append(
            _entry(requirement, on, livings, by_requirement.get(requirement.id, []), drafts, lives)
        )
    return Sheet(checklist, tuple(drafts.values()), tuple(entries))


def _livings(
    on: OnRequirement, drafts: Mapping[str, Draft], lives: Lives, asks: str | None, histories: Histories
) -> tuple[Living, ...]:
    return tuple(
        lives.living(chain, drafts[slug], histories[slug], asks=asks, among=drafts)
        for chain in on.mappings.values()
        if (slug := chain[-1].instrument) in drafts
    )


def _entry(
    requirement: Requirement,
    on: OnRequirement,
    livings: Sequence[Living],
    suggested: Sequence[tuple[str, Suggestion]],
    drafts: Mapping[str, Draft],
    lives: Lives,
) -> Entry:
    confirmed = tuple(living for living in livings if living.mapping.confirmed)
    rejected = tuple(living for living in livings if not living.mapping.confirmed and living.provision)
    settled = {
        (living.mapping.instrument, living.mapping.uid)
        for living in livings
        if living.mapping.confirmed or living.holds
    }
    earlier = {(living.mapping.instrument, living.mapping.uid): living for living in rejected}
    offers = [
        Offer(slug, node, candidate, earlier.get((slug, candidate.uid)))
        for slug, suggestion in suggested
        for candidate in suggestion.candidates
        if (slug, candidate.uid) not in settled
        and (node := lives.present(drafts[slug]).nodes.get(candidate.uid))
    ]
    offers.sort(key=lambda offer: -offer.candidate.score)
    statuses = [suggestion.status for _, suggestion in suggested]
    status = next((status for status in Status if status in statuses), None)
    likely = bool(offers) and status in (Status.MET, Status.PARTLY)
    return Entry(
        requirement,
        judge(livings, together=on.members, not_applicable=on.not_applicable is not None, suggested=likely),
        confirmed,
        tuple(living for living in rejected if living.holds),
        tuple(offers[:_OFFERS]),
        status,
        on.not_applicable,
        on.together,
        on.seen,
    )
