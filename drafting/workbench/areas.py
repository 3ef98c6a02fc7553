"""The areas of a desk: what there is to do beside drafts, each in its own module, loaded when asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from drafting.store import Stamp, Store
from drafting.workbench.checklists import Checklists
from drafting.workbench.intake import Mint

if TYPE_CHECKING:
    from drafting.workbench.clauses import Clauses
    from drafting.workbench.desk import Workbench
    from drafting.workbench.editing import Editing
    from drafting.workbench.people import People
    from drafting.workbench.placing import Placing
    from drafting.workbench.putting_aside import Checks
    from drafting.workbench.readings import Readings
    from drafting.workbench.record import Record
    from drafting.workbench.reviews import Reviews
    from drafting.workbench.searching import Searching
    from drafting.workbench.shelf import Shelf
    from drafting.workbench.substances import Substances


class Areas(ABC):
    """What every desk has: made on first use, and bound to whoever sits at it (see ``seats``)."""

    _store: Store
    _mint: Mint
    _seeds: Path

    @abstractmethod
    def _stamp(self) -> Stamp:
        """Who does something, now."""

    @property
    def _desk(self) -> Workbench:
        return cast("Workbench", self)

    @cached_property
    def readings(self) -> Readings:
        """What was read of the texts here, kept from earlier."""
        from drafting.workbench.readings import Readings  # nothing is read to open a workspace

        return Readings(self._store)

    @cached_property
    def checklists(self) -> Checklists:
        """What is required of the drafts, and what answers it."""
        from drafting.workbench import suggesting  # the ranking is not needed to open a workspace

        return Checklists(
            self._desk,
            self._store,
            self._stamp,
            shipped=suggesting.shipped,
            rank=suggesting.suggestions,
            readings=self.readings,
        )

    @cached_property
    def people(self) -> People:
        """Who may do what here."""
        from drafting.workbench.people import People  # nobody is asked for where nobody signs in

        return People(self._desk, self._store, self._stamp)

    @cached_property
    def record(self) -> Record:
        """What was done here, and what can be brought back."""
        from drafting.workbench.record import Record

        return Record(self._desk, self._store, self._stamp)

    @cached_property
    def placing(self) -> Placing:
        """Statute, regulation or executive order: what belongs where, and what to write instead."""
        from drafting.workbench.placing import Placing  # the rules are not needed to open a workspace

        return Placing(self._desk, self._store, self._stamp, self._mint)

    @cached_property
    def substances(self) -> Substances:
        """Control lists, and the chemicals of drafts against them."""
        from drafting.workbench.substances import Substances  # not needed to open a workspace

        return Substances(self._desk, self._store, self._stamp)

    @cached_property
    def clauses(self) -> Clauses:
        """What the drafts say they do, and who reviewed them."""
        from drafting.workbench.clauses import Clauses  # the patterns are not needed to open a workspace

        return Clauses(self._desk, self._store, self._stamp)

    @cached_property
    def shelf(self) -> Shelf:
        """Instruments put away for the time being."""
        from drafting.workbench.shelf import Shelf

        return Shelf(self._desk, self._store, self._stamp, self._seeds)

    @cached_property
    def reviews(self) -> Reviews:
        """Comments, review rounds, what reviewers proposed and what became of it."""
        from drafting.workbench.reviews import Reviews  # not needed to open a workspace

        return Reviews(self._desk, self._store, self._stamp, self._mint)

    @cached_property
    def editing(self) -> Editing:
        """Working copies: law written here, published as the next draft."""
        from drafting.workbench.editing import Editing  # the grammar is not needed to open a workspace

        return Editing(self._desk, self._store, self._stamp, self._mint)

    @cached_property
    def checks(self) -> Checks:
        """What the formal checks find, and what was put aside."""
        from drafting.workbench.putting_aside import Checks  # not needed to open a workspace

        return Checks(self._desk, self._store, self._stamp)

    @cached_property
    def searching(self) -> Searching:
        """One search over drafts, remarks, decisions and requirements."""
        from drafting.workbench.searching import Searching  # not needed to open a workspace

        return Searching(self._desk, self._store)
