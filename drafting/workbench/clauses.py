"""What the drafts of a workspace say they do: tables of clauses, and the reviews that covered provisions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from drafting.clauses.deciders import Deciders
from drafting.clauses.delegations import Delegations
from drafting.clauses.duties import Duties, Statute
from drafting.model import Document, Draft, Language, Layer
from drafting.store import Stamp, Store
from drafting.structure.numbering import fold
from drafting.workbench import acts, becoming, clause_rows, rewarned
from drafting.workbench.becoming import Became
from drafting.workbench.consequences import Consequences
from drafting.workbench.correctable import What
from drafting.workbench.correcting import Row
from drafting.workbench.reports import ReportFormat, written
from drafting.workbench.reviewed import Reviewed

if TYPE_CHECKING:
    from drafting.clauses.clocks import Clocks
    from drafting.clauses.penalties import Penalties
    from drafting.clauses.sentences import Alert, Unread
    from drafting.workbench.desk import Workbench

#: the layers below a statute, to which it leaves things
LOWER = (Layer.REGULATION, Layer.EXECUTIVE_ORDER)


class Clauses(Consequences):
    """The use cases of clauses over the drafts here. Holds nothing but what never changes."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp]) -> None:
        super().__init__(desk, store, stamp)
        self._deciders = lru_cache(maxsize=24)(lambda draft: acts.deciders_of(desk.document(draft.id)))
        self._bound = lru_cache(maxsize=24)(self._read_duties)
        self._left = lru_cache(maxsize=24)(self._read_left)

    @cached_property
    def reviewed(self) -> Reviewed:
        """Which bodies reviewed what, and what must go back to them."""
        return Reviewed(self._desk, self._store, self._stamp)

    def deciders(self, draft_id: int) -> Deciders:
        """Which public body does what in a draft, as persons corrected it. Raises NotFound."""
        found, rows = self._deciders(self._desk.draft_by_id(draft_id)), self._rows(draft_id, "deciders")
        return rewarned.deciders(found, rows, self._desk.document(draft_id))

    def duties(self, draft_id: int) -> Duties:
        """Who must do what in a draft, as persons corrected it. Raises NotFound."""
        found, rows = self._duties(self._desk.draft_by_id(draft_id)), self._rows(draft_id, "duties")
        return rewarned.duties(found, rows, self._desk.document(draft_id))

    def delegations(self, draft_id: int) -> Delegations:
        """What a draft leaves to lower rules, and what the latest ones here make of it. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        lower = self._lower(draft)
        rows = self._rows(draft_id, "delegations")
        return rewarned.delegations(self._left(draft, lower), rows, self._texts(lower))

    def _as_read(self, draft: Draft, what: What) -> Sequence[Row]:
        if what == "deciders":
            return self._deciders(draft).rows
        if what == "duties":
            return self._duties(draft).rows
        if what == "delegations":
            return self._left(draft, self._lower(draft)).rows
        return super()._as_read(draft, what)

    def became(self, what: What, old_id: int, new_id: int) -> tuple[Became, ...]:
        """What became of the rows of a table between two drafts of an instrument. Raises NotFound."""
        return becoming.between(self.table(what, old_id).rows, self.table(what, new_id).rows)

    def warned(self, draft_id: int, what: What, language: Language) -> tuple[tuple[Alert, str], ...]:
        """What to look at again in a table, each as a sentence. Raises NotFound.

        Where a lower rule overruns what was left to it is said of that rule, and not here.
        """
        if what == "penalties" or what == "clocks":
            return tuple((one, clause_rows.told(one, language)) for one in self.alerts(draft_id, what))
        found = self._acts(what, draft_id).warnings
        return tuple((one, acts.told(one, language)) for one in found if one.rule != "delegation_overrun")

    def unread(self, draft_id: int, what: What) -> tuple[Unread, ...]:
        """What speaks of a table's matter and is in none of its rows. Raises NotFound."""
        return self.table(what, draft_id).unread

    def table(self, what: What, draft_id: int) -> Penalties | Clocks | Deciders | Duties | Delegations:
        """One of the five, as persons corrected it. Raises NotFound."""
        if what == "penalties":
            return self.penalties(draft_id)
        return self.clocks(draft_id) if what == "clocks" else self._acts(what, draft_id)

    def export_table(
        self, draft_id: int, what: What, format: ReportFormat, language: Language,
        against: int | None = None,
    ) -> bytes:  # fmt: skip
        """One table as a file; with ``against`` what changed since. Raises NotFound, OfficeError."""
        from drafting.workbench.doing_paper import table_report

        stamp = self._stamp()
        found = table_report(self._desk, draft_id, what, language, against)
        return written(found, format, author=stamp.who, when=stamp.at)

    def act_warnings(self, draft_id: int, language: Language) -> tuple[tuple[Alert, str], ...]:
        """Every warning of the tables of a draft, each as a sentence. Raises NotFound."""
        found = (*self.deciders(draft_id).warnings, *self.duties(draft_id).warnings)
        found += tuple(one for one in self.delegations(draft_id).warnings if one.rule != "delegation_overrun")
        order = {node.eid: place for place, node in enumerate(self._desk.document(draft_id).walk())}
        ordered = sorted(found, key=lambda one: order.get(one.eid, len(order)))
        return tuple((one, acts.told(one, language)) for one in ordered)

    def _acts(self, what: What, draft_id: int) -> Deciders | Duties | Delegations:
        if what == "deciders":
            return self.deciders(draft_id)
        return self.duties(draft_id) if what == "duties" else self.delegations(draft_id)

    def _lower(self, draft: Draft) -> tuple[Draft, ...]:
        """The latest drafts of the lower rules here that name the statute by its title; none for another."""
        if self._desk.instrument(draft.instrument).layer is not Layer.STATUTE:
            return ()
        title = fold(self._desk.instrument(draft.instrument).title)
        latest = [
            self._desk.draft(one.slug)
            for one in self._desk.instruments()
            if one.layer in LOWER and self._desk.drafts(one.slug)
        ]
        return tuple(one for one in latest if title in fold(self._desk.document(one.id).printed))

    def _upper(self, draft: Draft) -> tuple[Draft, ...]:
        """The latest drafts of the statutes that a lower rule names by their titles; none for a statute."""
        if self._desk.instrument(draft.instrument).layer not in LOWER:
            return ()
        said = fold(self._desk.document(draft.id).printed)
        return tuple(
            self._desk.draft(one.slug)
            for one in self._desk.instruments()
            if one.layer is Layer.STATUTE and self._desk.drafts(one.slug) and fold(one.title) in said
        )

    def _duties(self, draft: Draft) -> Duties:
        upper = self._upper(draft)
        return self._bound(draft, self.penalties(draft.id), tuple((u, self.penalties(u.id)) for u in upper))

    def _read_duties(
        self, draft: Draft, costs: Penalties, upper: tuple[tuple[Draft, Penalties], ...]
    ) -> Duties:
        statutes = [Statute(self._desk.document(one.id), found.rows) for one, found in upper]
        layer = self._desk.instrument(draft.instrument).layer
        return acts.duties_of(self._desk.document(draft.id), costs.rows, statutes=statutes, layer=layer)

    def _read_left(self, draft: Draft, lower: tuple[Draft, ...]) -> Delegations:
        return acts.delegations_of(self._desk.document(draft.id), self._texts(lower))

    def _texts(self, drafts: Sequence[Draft]) -> list[tuple[Layer, Document]]:
        return [(self._desk.instrument(one.instrument).layer, self._desk.document(one.id)) for one in drafts]
