"""Review rounds: a draft goes to reviewers, packages go out, files come back, and who has not answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from drafting import corpus
from drafting.errors import BadRequest, Conflict, NotFound
from drafting.guard import printable
from drafting.model import Decision, Language, Mark
from drafting.review.model import (
    PROPOSAL,
    RETURNED,
    ROUND,
    WAITING,
    Asked,
    Comment,
    Proposed,
    Returned,
    Reviewer,
    Round,
    State,
)
from drafting.review.record import proposal_of, returned_of, round_body, round_of
from drafting.store import Stamp, Store
from drafting.workbench import review_marks, review_packages, review_taking
from drafting.workbench.commenting import Commenting
from drafting.workbench.intake import Mint
from drafting.workbench.steps import Tell, unheard

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


class Progress(NamedTuple):
    """How a reviewer of a round stands: the files that came back, and how much of them is not settled."""

    asked: Asked
    returned: tuple[Returned, ...]
    said: int
    waiting: int
    days_left: int

    @property
    def answered(self) -> bool:
        """Whether anything came back."""
        return bool(self.returned)


class Rounds(Commenting):
    """The use cases of rounds, and what came back in them."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp], mint: Mint) -> None:
        super().__init__(desk, store, stamp, mint)
        self._proposed = lru_cache(maxsize=8)(self._propose)

    def reviewers(self) -> tuple[Reviewer, ...]:
        """Who may be asked, from ``corpus/reviewers.toml``. Raises InvalidData."""
        return corpus.reviewers()

    def reviewer_name(self, reviewer: str, language: str) -> str:
        """What a reviewer is called; one that the list no longer has, by its id."""
        found = next((one for one in self.reviewers() if one.id == reviewer), None)
        return found.names[language] if found else reviewer

    def rounds(self, slug: str) -> tuple[Round, ...]:
        """The rounds of an instrument, the first first."""
        found = (round_of(one) for one in self._store.decisions(ROUND, instrument=slug))
        return tuple(sorted(found, key=lambda one: one.number))

    def round(self, slug: str, number: int | None = None) -> Round:
        """The round with that number, or the latest. Raises NotFound."""
        found = [one for one in self.rounds(slug) if number in (None, one.number)]
        if not found:
            raise NotFound("not_found_round", place=slug, number=number or "-")
        return found[-1]

    def open_round(
        self,
        slug: str,
        reviewers: Sequence[str],
        until: date,
        *,
        number: int | None = None,
        title: str = "",
        kinds: Sequence[str] = (),
        note: str = "",
    ) -> Round:
        """Send draft ``number`` (else the latest) to reviewers until a day.

        ``kinds`` are the comments of ours that stand in the Word file they get (none: a clean one). Raises
        NotFound, BadRequest (no reviewer, an unknown one, a day that has passed), Conflict.
        """
        draft = self._desk.draft(slug, number)
        today = self._stamp().day
        known = {one.id for one in self.reviewers()}
        if not reviewers:
            raise BadRequest("no_reviewers")
        if not known.issuperset(reviewers):
            named = ", ".join(sorted(set(reviewers) - known))
            raise BadRequest("bad_reviewers", place=named, known=", ".join(sorted(known)))
        if until < today:
            raise BadRequest("bad_until", place=until.isoformat())
        seen = self._seen(slug)
        asked = tuple(
            Asked(name, tuple(kinds), seen.get(name, 0), _short(note)) for name in dict.fromkeys(reviewers)
        )
        used = [
            int(one.key.rsplit("/", 1)[-1]) for one in self._store.decided(ROUND) if one.instrument == slug
        ]
        by = self._desk.who
        made = Round(slug, max(used, default=0) + 1, draft.number, today, until, asked, _short(title), by)
        self._store.decide(ROUND, made.key, round_body(made), self._stamp(), instrument=slug, after=None)
        return self.round(slug, made.number)

    def change_round(
        self,
        slug: str,
        number: int,
        *,
        until: date | None = None,
        closed: bool | None = None,
        after: int | None = None,
    ) -> Round:
        """Give more time, or close a round (or open it again). Raises NotFound, Conflict."""
        found = self.round(slug, number)
        made = replace(
            found,
            until=found.until if until is None else until,
            closed=found.closed if closed is None else closed,
        )
        seen = found.decision if after is None else after
        self._store.decide(ROUND, made.key, round_body(made), self._stamp(), instrument=slug, after=seen)
        return self.round(slug, number)

    def package(self, slug: str, number: int, reviewer: str, tell: Tell = unheard) -> bytes:
        """What a reviewer is sent, as a .zip: the draft, the changes since they last saw it, a note.

        ``tell`` as in ``review_packages.package``. Raises NotFound.
        """
        found = self.round(slug, number)
        return review_packages.package(self._desk, self, found, _asked(found, reviewer), tell)

    def returned(self, slug: str, number: int | None = None) -> tuple[Returned, ...]:
        """The files that came back, of one round or of all, as they came."""
        found = (returned_of(one) for one in self._store.decisions(RETURNED, instrument=slug))
        return tuple(one for one in found if number in (None, one.round))

    def returned_file(self, decision: int) -> bytes:
        """A file that came back, byte for byte. Raises NotFound."""
        return self._store.decision_file(decision)

    def take(
        self,
        slug: str,
        number: int,
        reviewer: str,
        data: bytes,
        name: str,
        *,
        draft: int | None = None,
        tell: Tell = unheard,
    ) -> Returned:
        """Take a returned Word file in: its tracked changes and comments become those of the reviewer.

        ``draft`` is the number of the draft they worked on; it is found from the text unless given. Words
        that were changed without tracking become proposals too. Nothing is kept unless everything is.
        ``tell`` hears "reading", "comparing", "keeping". Raises NotFound, UnreadableFile, BadRequest (not
        this instrument), Conflict (the same file again).
        """
        found = self.round(slug, number)
        asked = _asked(found, reviewer)
        return review_taking.take(
            self._desk, self, self._store, self._stamp(), found, asked, data, name, draft, tell
        )

    def status(self, slug: str, number: int) -> tuple[Progress, ...]:
        """How every reviewer of a round stands. Raises NotFound."""
        found = self.round(slug, number)
        files = self.returned(slug, number)
        everything: tuple[Proposed | Comment, ...] = (*self.proposals(slug), *self.comments(slug))
        said = [(one.origin.reviewer, one.state) for one in everything if one.origin.round == number]
        left = found.days_left(self._stamp().day)
        return tuple(
            Progress(
                asked,
                tuple(one for one in files if one.reviewer == asked.reviewer),
                sum(reviewer == asked.reviewer for reviewer, _ in said),
                sum(reviewer == asked.reviewer and state in WAITING for reviewer, state in said),
                left,
            )
            for asked in found.asked
        )

    def marks(self, draft_id: int, language: Language, *, own: bool = False) -> tuple[Mark, ...]:
        """The comments on a draft as remarks of their persons on its provisions. Raises NotFound.

        Only our ``own``, without anybody's answers, is what a reviewer may be sent: what one office said is
        not for the others.
        """
        found = self.heard(draft_id)
        if own:
            found = tuple(
                replace(one, comment=replace(one.comment, replies=()))
                for one in found
                if not one.comment.origin.reviewer
            )
        return review_marks.marks(self, self._desk.document(draft_id), found, language)

    # --- what came back ----------------------------------------------------------------------------

    def proposals(self, slug: str) -> tuple[Proposed, ...]:
        """Everything that reviewers proposed for an instrument, as it came."""
        return self._proposed(slug, self._store.decisions_mark(PROPOSAL))

    def proposal(self, key: str) -> Proposed:
        """One proposal. Raises NotFound."""
        found = self._store.decision(PROPOSAL, key)
        if found is None:
            raise NotFound("not_found_said", place=key)
        return proposal_of(found)

    def put_back(self, decision: int) -> tuple[Decision, ...]:
        """Undo the taking of a file with all that came with it, unless something of it was decided.

        Raises NotFound, Conflict ``conflict_review_decided``.
        """
        found = next((one for one in self._store.decisions(RETURNED) if one.id == decision), None)
        if found is None:
            raise NotFound("not_found_said", place=str(decision))
        made = returned_of(found)
        everything: tuple[Proposed | Comment, ...]
        everything = (*self.proposals(made.instrument), *self.comments(made.instrument))
        said = [
            one
            for one in everything
            if (one.origin.round, one.origin.reviewer, one.origin.file)
            == (made.round, made.reviewer, made.sha256)
        ]
        if any(one.state is not State.OPEN for one in said):
            raise Conflict("conflict_review_decided", place=made.name)
        return self._store.take_back_all([found.id, *(one.decision for one in said)], self._stamp())

    # ---------------------------------------------------------------------------------------------

    def _propose(self, slug: str, _mark: tuple[int, str]) -> tuple[Proposed, ...]:
        return tuple(proposal_of(one) for one in self._as_it_came(PROPOSAL, slug))

    def _seen(self, slug: str) -> dict[str, int]:
        """By reviewer the draft they saw last: the latest that they were sent."""
        found: dict[str, int] = {}
        for one in self.rounds(slug):
            for asked in one.asked:
                found[asked.reviewer] = max(found.get(asked.reviewer, 0), one.draft)
        return found


def _asked(found: Round, reviewer: str) -> Asked:
    asked = next((one for one in found.asked if one.reviewer == reviewer), None)
    if asked is None:
        named = ", ".join(one.reviewer for one in found.asked)
        raise BadRequest("bad_reviewers", place=reviewer, known=named)
    return asked


def _short(text: str) -> str:
    return " ".join(printable(text).split())[:500]
