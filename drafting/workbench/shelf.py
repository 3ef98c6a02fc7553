"""Instruments put away whole, and brought back: a workspace of one's own without the sample texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.errors import InvalidData, NotFound
from drafting.model import Instrument
from drafting.people import SHELF
from drafting.store import NewDecision, Stamp, Store
from drafting.workbench.seeds import FINISHED, read_manifest

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


class Shelf:
    """What is out of sight for the time being. Nothing of it is lost, and its names stay taken."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp], seeds: Path) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp
        self._seeds = seeds

    def away(self) -> tuple[Instrument, ...]:
        """The instruments that were put away, by position."""
        return self._store.put_away()

    def samples(self) -> tuple[Instrument, ...]:
        """The instruments in sight that came with the installation."""
        if not self._store.happened(FINISHED):
            return ()
        shipped = _shipped(self._seeds)
        return tuple(found for found in self._desk.instruments() if found.slug in shipped)

    def put_away(self, slugs: Sequence[str]) -> None:
        """Put instruments away with their drafts and all that was decided of them, all or none.

        Raises NotFound, Conflict (somebody was faster), Forbidden.
        """
        titles = {slug: self._desk.instrument(slug).title for slug in slugs}
        new = [NewDecision(SHELF, slug, {"title": title}) for slug, title in titles.items()]
        self._store.decide_all(new, self._stamp())

    def bring_back(self, slugs: Sequence[str]) -> None:
        """Bring instruments back as they were, all or none. Raises NotFound, Conflict, Forbidden."""
        found = [(slug, self._store.decision(SHELF, slug)) for slug in slugs]
        missing = [slug for slug, decision in found if decision is None]
        if missing:
            raise NotFound("not_found_away", place=", ".join(missing))
        self._store.take_back_all([one.id for _, one in found if one is not None], self._stamp())


@cache
def _shipped(seeds: Path) -> frozenset[str]:
    """The slugs of the samples; none where their list cannot be read any more."""
    try:
        return frozenset(seed.instrument.slug for seed in read_manifest(seeds))
    except InvalidData:
        return frozenset()
