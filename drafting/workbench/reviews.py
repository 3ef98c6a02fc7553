"""Review rounds in a workspace: comments, what reviewers want, what is decided, and the draft made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.compare.words import word_edits
from drafting.errors import BadRequest
from drafting.guard import printable
from drafting.model import Decision, Draft, Language
from drafting.review.apply import Settled, settle
from drafting.review.carry import Standing, stand
from drafting.review.model import (
    COMMENT,
    COMMENT_STATE,
    MADE,
    PROPOSAL,
    PROPOSAL_STATES,
    WAITING,
    WANTED,
    Comment,
    Proposed,
    State,
)
from drafting.review.record import proposal_body
from drafting.review.sides import Side, sides
from drafting.store import Stamp, Store
from drafting.workbench import review_drafts, review_report
from drafting.workbench.comment_words import LONGEST
from drafting.workbench.intake import Imported, Mint
from drafting.workbench.reports import ReportFormat, written
from drafting.workbench.rounds import Rounds
from drafting.workbench.steps import Tell, unheard

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: the longest name that something is assigned to, in characters
LONGEST_NAME = 120


class Reviews(Rounds):
    """The use cases of review rounds on one workspace.

    What goes out and comes back is in ``Rounds``, what is said of provisions in ``Commenting``.

    In every decision ``after`` is the id of the decision that the person saw; None stands for whatever is
    decided at this moment, 0 for none (of the state of a comment). If somebody decided meanwhile, Conflict
    ``conflict_decided`` names who and when.
    """

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp], mint: Mint) -> None:
        super().__init__(desk, store, stamp, mint)
        self._stood = lru_cache(maxsize=8)(self._stand)
        self._settled = lru_cache(maxsize=4)(self._settle)
        self._waits = lru_cache(maxsize=4)(self._wait)

    # --- proposals -------------------------------------------------------------------------------

    def decide(
        self,
        key: str,
        state: State,
        *,
        reason: str = "",
        amended: str = "",
        after: int | None = None,
    ) -> Proposed:
        """Accept, reject, amend (with the words to put instead), defer or open a proposal again.

        Raises NotFound, Conflict, BadRequest (a state that proposals do not have, an amendment without
        words, a rejection without a reason).
        """
        return self.decide_all({key: after}, state, reason=reason, amended=amended)[0]

    def decide_all(
        self, seen: Mapping[str, int | None], state: State, *, reason: str = "", amended: str = ""
    ) -> tuple[Proposed, ...]:
        """Decide several proposals alike, all or none; by key the decision that the person saw."""
        said, words = _long(reason), _long(amended)
        if state not in PROPOSAL_STATES or (state is State.AMENDED and not words.strip()):
            raise BadRequest("bad_proposal_state", place=state.value)
        if state is State.REJECTED and not said.strip():
            raise BadRequest("bad_rejection", place=", ".join(seen))
        new = []
        for key, after in seen.items():
            found = self.proposal(key)
            kept = words if state is State.AMENDED else ""
            made = replace(found, state=state, reason=said, amended=kept)
            new.append(
                self._new(
                    PROPOSAL,
                    made.key,
                    proposal_body(made),
                    found.instrument,
                    found.uid,
                    after or found.decision,
                )
            )
        self._store.decide_all(new, self._stamp())
        return tuple(self.proposal(key) for key in seen)

    def assign(self, key: str, whom: str, *, after: int | None = None) -> Comment | Proposed:
        """Say whose a comment or a proposal is now ("": nobody's). Raises NotFound, Conflict, BadRequest."""
        name = " ".join(_long(whom).split())
        if len(name) > LONGEST_NAME:
            raise BadRequest("bad_assigned", place=name[:60], most=LONGEST_NAME)
        if self._store.decision(COMMENT, key) is not None:
            return self.settle(key, assigned=name, after=after)
        found = self.proposal(key)
        made = replace(found, assigned=name)
        new = self._new(
            PROPOSAL, key, proposal_body(made), found.instrument, found.uid, after or found.decision
        )
        self._store.decide_all([new], self._stamp())
        return self.proposal(key)

    def hands(self, slug: str) -> tuple[str, ...]:
        """Who may be asked to see to something: who works here, and whoever did or was asked before."""
        said: tuple[Comment | Proposed, ...] = (*self.comments(slug), *self.proposals(slug))
        names = {one.assigned for one in said} | {one.settled_by for one in said} | {self._desk.who}
        names |= {one.author for one in self.comments(slug) if not one.origin.reviewer}
        return tuple(sorted(names - {""}))

    def waiting(self) -> dict[str, int]:
        """How many comments and proposals are not settled, by instrument."""
        slugs = tuple(one.slug for one in self._desk.instruments())
        return dict(self._waits(slugs, self._store.decisions_mark(COMMENT, COMMENT_STATE, PROPOSAL)))

    def standing(self, draft_id: int) -> tuple[Standing, ...]:
        """Every proposal for the instrument as it stands in that draft. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        return self._stood(draft, self._store.decisions_mark(PROPOSAL))

    def sides(self, draft_id: int, uid: str) -> tuple[Side, ...]:
        """What each reviewer wants for a provision of that draft. Raises NotFound."""
        return sides(uid, self.standing(draft_id), self.heard(draft_id), word_edits)

    def undo(self, *decision_ids: int) -> tuple[Decision, ...]:
        """Take decisions back, all or none. Raises NotFound, Conflict, BadRequest."""
        return self._store.take_back_all(decision_ids, self._stamp())

    # --- the next draft --------------------------------------------------------------------------

    def made_in(self, slug: str) -> dict[str, int]:
        """By the key of a proposal the number of the draft that it was written into."""
        present = {draft.number for draft in self._desk.drafts(slug)}
        found: dict[str, int] = {}
        for one in self._store.decisions(MADE, instrument=slug):
            number, keys = one.body["draft"], one.body["proposals"]
            if isinstance(number, int) and isinstance(keys, list) and number in present:
                found.update(dict.fromkeys(map(str, keys), number))
        return found

    def settled(self, slug: str) -> Settled:
        """The latest draft with everything that was accepted and is not written yet. Raises NotFound."""
        present = self._desk.drafts(slug)
        last = self._desk.draft(slug)
        return self._settled(
            last, tuple(one.number for one in present), self._store.decisions_mark(PROPOSAL, MADE)
        )

    def make_draft(
        self,
        slug: str,
        *,
        stage: str = "working",
        note: str = "",
        partial: bool = False,
        tell: Tell = unheard,
    ) -> Imported:
        """Write what was accepted into the next draft, in one step.

        While accepted proposals are in conflict nothing is made, unless ``partial``: then they are left for
        later. ``tell`` hears "comparing" (what collides), "writing", "reading" (back), "keeping". Raises
        BadRequest (nothing to write; conflicts), NotFound, Conflict (a newer draft meanwhile).
        """
        return review_drafts.make(
            self._desk,
            self,
            self._store,
            self._stamp(),
            self._mint,
            slug,
            stage,
            note,
            partial=partial,
            tell=tell,
        )

    # --- what is handed over ---------------------------------------------------------------------

    def dispositions(
        self,
        slug: str,
        format: ReportFormat,
        *,
        number: int | None = None,
        language: Language | None = None,
    ) -> bytes:
        """The matrix of dispositions, of one round or of all. Raises NotFound, OfficeError (PDF)."""
        spoken = language or self._desk.instrument(slug).language
        made = review_report.dispositions(self._desk, self, slug, number, spoken)
        return written(made, format, author=self._stamp().who, when=self._stamp().at)

    # ---------------------------------------------------------------------------------------------

    def _stand(self, draft: Draft, _mark: tuple[int, str]) -> tuple[Standing, ...]:
        nodes = self._nodes(draft)
        return tuple(stand(one, nodes, word_edits) for one in self.proposals(draft.instrument))

    def _wait(self, slugs: tuple[str, ...], _mark: tuple[int, str]) -> dict[str, int]:
        found = {}
        for slug in slugs:
            said: tuple[Comment | Proposed, ...] = (*self.comments(slug), *self.proposals(slug))
            found[slug] = sum(one.state in WAITING for one in said)
        return found

    def _settle(self, draft: Draft, _present: tuple[int, ...], _mark: tuple[int, str]) -> Settled:
        made = self.made_in(draft.instrument)
        found = self.proposals(draft.instrument)
        wanted = [one for one in found if one.state in WANTED and one.key not in made]
        return settle(self._desk.document(draft.id), wanted, word_edits)


def _long(text: str) -> str:
    if len(text) > LONGEST:
        raise BadRequest("bad_said", place=str(len(text)), most=LONGEST)
    return printable(text).strip()
