"""Penalties and clocks of the drafts here: corrected by persons, compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from drafting.clauses import clocks as timing
from drafting.clauses import penalties as punishing
from drafting.clauses.clocks import Change, Clock, Clocks, Path
from drafting.clauses.penalties import Penalties, Penalty
from drafting.clauses.sentences import Alert
from drafting.model import Decision, Document, Draft, Layer
from drafting.store import Stamp, Store
from drafting.workbench import clause_texts
from drafting.workbench.correctable import What
from drafting.workbench.correcting import Correction, Row
from drafting.workbench.corrections import Corrections

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


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

    @cached_property
    def correcting(self) -> Corrections:
        """What persons said of the rows of all tables."""
        return Corrections(self._desk, self._store, self._stamp, self._as_read)

    def penalties(self, draft_id: int) -> Penalties:
        """The sanctions of a draft, as persons corrected them. Raises NotFound."""
        found = self._read(self._desk.draft_by_id(draft_id))
        rows = self._rows(draft_id, "penalties")
        return replace(found, rows=tuple(row for row in rows if isinstance(row, Penalty)))

    def clocks(self, draft_id: int) -> Clocks:
        """The time limits of a draft, as persons corrected them. Raises NotFound."""
        found = self._timed(self._desk.draft_by_id(draft_id))
        rows = self._rows(draft_id, "clocks")
        return replace(found, rows=tuple(row for row in rows if isinstance(row, Clock)))

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
        return self.correcting.standing(draft_id, what)

    def correct(
        self, draft_id: int, what: What, uid: str, key: str, fields: Mapping[str, object], *,
        after: int | None = None, reason: str = "",
    ) -> Decision:  # fmt: skip
        """``Corrections.correct``."""
        return self.correcting.correct(draft_id, what, uid, key, fields, after=after, reason=reason)

    def take_back(self, decision_id: int) -> Decision:
        """Undo a correction. Raises NotFound, Conflict, BadRequest."""
        return self.correcting.take_back(decision_id)

    def _rows(self, draft_id: int, what: What) -> tuple[Row, ...]:
        return tuple(entry.row for entry in self.correcting.entries(draft_id, what))

    def _as_read(self, draft: Draft, what: What) -> Sequence[Row]:
        """The rows of a table before anybody corrected them."""
        return self._read(draft).rows if what == "penalties" else self._timed(draft).rows

    def _read_penalties(self, draft: Draft) -> Penalties:
        document = self._document(draft)
        return clause_texts.penalties_of(document, self._desk.instrument(draft.instrument).layer)

    def _read_clocks(self, draft: Draft) -> Clocks:
        document = self._document(draft)
        layer = self._desk.instrument(draft.instrument).layer
        return clause_texts.clocks_of(document, layer, self._read(draft))

    def _document(self, draft: Draft) -> Document:
        return self._desk.document(draft.id)
