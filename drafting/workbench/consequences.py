"""Penalties and clocks of the drafts here: corrected by persons, compared, reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from drafting.clauses import clocks as timing
from drafting.clauses import penalties as punishing
from drafting.clauses.clocks import Change, Clock, Clocks, Path
from drafting.clauses.penalties import Penalties, Penalty
from drafting.clauses.sentences import Alert
from drafting.errors import NotFound
from drafting.model import Decision, Document, Draft, Language, Layer
from drafting.store import Stamp, Store
from drafting.workbench import clause_texts, correcting
from drafting.workbench.clause_report import clause_report
from drafting.workbench.correcting import CORRECTION, Correction
from drafting.workbench.reports import ReportFormat, written
from drafting.workbench.tables import draft_name

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

What = Literal["penalties", "clocks"]


@dataclass(frozen=True, slots=True)
class Across:
    """A warning that two instruments give together; ``of`` is the one it stands in, ``other`` the other."""

    of: str
    other: str
    alert: Alert


class Consequences:
    """The use cases of penalties and clocks. Holds nothing but what never changes."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp]) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp
        self._read = lru_cache(maxsize=24)(self._read_penalties)
        self._timed = lru_cache(maxsize=24)(self._read_clocks)

    def penalties(self, draft_id: int) -> Penalties:
        """The sanctions of a draft, as persons corrected them. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        found = self._read(draft)
        return correcting.penalties(found, self._standing(draft, "penalties"))

    def clocks(self, draft_id: int) -> Clocks:
        """The time limits of a draft, as persons corrected them. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        return correcting.clocks(self._timed(draft), self._standing(draft, "clocks"))

    def alerts(self, draft_id: int, what: What) -> tuple[Alert, ...]:
        """What to look at again in the sanctions or the time limits of a draft. Raises NotFound."""
        document = self._desk.document(draft_id)
        if what == "penalties":
            return clause_texts.penalty_alerts(self.penalties(draft_id), document)
        return clause_texts.clock_alerts(self.clocks(draft_id), document)

    def across(self) -> tuple[Across, ...]:
        """What the latest drafts here say together: a regulation's clocks longer than the statute's."""
        every = ((one, self._desk.drafts(one.slug)) for one in self._desk.instruments())
        latest = [(one, drafts[-1]) for one, drafts in every if drafts]
        statutes = [(one, draft) for one, draft in latest if one.layer is Layer.STATUTE]
        below = [(one, draft) for one, draft in latest if one.layer is not Layer.STATUTE]
        return tuple(
            Across(lower.slug, upper.slug, alert)
            for lower, lower_draft in below
            for upper, upper_draft in statutes
            for alert in timing.across(self.clocks(upper_draft.id), self.clocks(lower_draft.id))
        )

    def path(self, draft_id: int, changes: Sequence[Change] = ()) -> Path:
        """The longest way through the licensing clocks of a draft, with ``changes`` made. Raises NotFound."""
        return timing.what_if(self.clocks(draft_id).rows, changes)

    def penalties_between(self, old_id: int, new_id: int) -> tuple[punishing.Course, ...]:
        """What became of each sanction between two drafts of an instrument. Raises NotFound."""
        return punishing.compare(self.penalties(old_id), self.penalties(new_id))

    def clocks_between(self, old_id: int, new_id: int) -> tuple[timing.Course, ...]:
        """What became of each time limit between two drafts of an instrument. Raises NotFound."""
        return timing.compare(self.clocks(old_id), self.clocks(new_id))

    # --- corrections -----------------------------------------------------------------------------

    def corrections(self, draft_id: int, what: What) -> tuple[Correction, ...]:
        """The corrections that hang on provisions of a draft, stale ones too. Raises NotFound."""
        return self._standing(self._desk.draft_by_id(draft_id), what)

    def correct(
        self,
        draft_id: int,
        what: What,
        uid: str,
        key: str,
        fields: Mapping[str, object],
        *,
        after: int | None = None,
        reason: str = "",
    ) -> Decision:
        """Say what a row really is; it stays with the provision as long as its words stay.

        ``fields`` are those of the row ("minimum", "length", "silence" ...); ``{"dropped": True}`` says that
        it is none. ``after`` is the id of the correction the person saw. Raises NotFound, BadRequest for a
        field or value that makes no sense, Conflict if somebody corrected it meanwhile.
        """
        draft = self._desk.draft_by_id(draft_id)
        row = self._row(draft, what, uid, key)
        node = next(node for node in self._desk.document(draft_id).walk() if node.uid == uid)
        body = correcting.body(what, row, fields, node.printed, reason)
        return self._store.decide(
            CORRECTION,
            correcting.key_of(what, draft.instrument, uid, key),
            body,
            self._stamp(),
            instrument=draft.instrument,
            uid=uid,
            after=after,
        )

    def take_back(self, decision_id: int) -> Decision:
        """Undo a correction. Raises NotFound, Conflict, BadRequest."""
        return self._store.take_back(decision_id, self._stamp())

    def _row(self, draft: Draft, what: What, uid: str, key: str) -> Penalty | Clock:
        rows: Sequence[Penalty | Clock] = (
            self._read(draft).rows if what == "penalties" else self._timed(draft).rows
        )
        for row in rows:
            if (row.uid, row.key) == (uid, key):
                return row
        raise NotFound("not_found_clause", place=key)

    def _standing(self, draft: Draft, what: What) -> tuple[Correction, ...]:
        decided = self._store.decisions(CORRECTION, instrument=draft.instrument)
        return correcting.standing(decided, what, self._desk.document(draft.id))

    # --- reports ---------------------------------------------------------------------------------

    def export_consequences(
        self, draft_id: int, format: ReportFormat, language: Language, *, against: int | None = None
    ) -> bytes:
        """Penalties, clocks and warnings of a draft as a file; with ``against`` what changed since.

        Raises NotFound, OfficeError (PDF).
        """
        draft = self._desk.draft_by_id(draft_id)
        instrument = self._desk.instrument(draft.instrument)
        name = draft_name(draft, self._desk.stages(), language, of=instrument.title)
        changed = (
            (self.penalties_between(against, draft_id), self.clocks_between(against, draft_id))
            if against is not None
            else None
        )
        found = clause_report(
            self._desk.document(draft_id), name, self.penalties(draft_id), self.clocks(draft_id),
            (*self.alerts(draft_id, "penalties"), *self.alerts(draft_id, "clocks")), changed,
            (*self.corrections(draft_id, "penalties"), *self.corrections(draft_id, "clocks")), language,
        )  # fmt: skip
        return written(found, format)

    def _read_penalties(self, draft: Draft) -> Penalties:
        document = self._document(draft)
        return clause_texts.penalties_of(document, self._desk.instrument(draft.instrument).layer)

    def _read_clocks(self, draft: Draft) -> Clocks:
        document = self._document(draft)
        return clause_texts.clocks_of(document, self._desk.instrument(draft.instrument).layer)

    def _document(self, draft: Draft) -> Document:
        return self._desk.document(draft.id)
