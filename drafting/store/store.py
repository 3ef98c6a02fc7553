"""The store: one narrow class with verbs of the domain, behind which another engine can stand one day.

``tests/store/contract`` says what every engine must do.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from copy import copy
from pathlib import Path

from sqlite_utils import Database

from drafting.compare.facts import Fact
from drafting.compare.history import Version
from drafting.compare.matrix import Outlines
from drafting.errors import StoreError
from drafting.model import Decision, Document, Draft, Event, Hit, Hits, Instrument
from drafting.people import Action, Grant, Person
from drafting.store import (
    decisions,
    drafts,
    facts,
    journal,
    lineage,
    log,
    people,
    readings,
    schema,
    search,
    transfer,
    verify,
)
from drafting.store.connection import read, together, write
from drafting.store.copies import Copies
from drafting.store.deciding import Deciding
from drafting.store.log import Asked, Entry
from drafting.store.values import NewDraft, Sought, Stamp, Successor


class Store(Deciding):
    """Instruments, drafts, their trees and files, and the record of what was done, in one SQLite file.

    Holds the path, for whose eyes it is, and nothing else: every verb opens a connection, does its work in
    one transaction and closes it, so an object can serve many threads and a file many processes. Drafts
    never change; what is removed can be restored. Every verb may raise StoreError; a verb that raises has
    changed nothing.
    """

    def __init__(self, path: Path) -> None:
        """Open the database at ``path``, created or brought to the present schema where needed.

        Raises StoreError: not a database of ours, a newer program's, no place to write.
        """
        self.path = path
        self._viewer = None
        schema.prepare(path)

    def seen_by(self, person: Person | None) -> Store:
        """The same store with nothing in it but what the person may read; None: with everything."""
        narrowed = copy(self)
        narrowed._viewer = person
        return narrowed

    def together(self) -> AbstractContextManager[None]:
        """Inside, the verbs of this thread that read share a connection; each sees the latest state."""
        return together(self.path)

    # --- instruments -----------------------------------------------------------------------------

    def instruments(self) -> tuple[Instrument, ...]:
        """All instruments by position, then by slug."""
        with read(self.path, self._viewer) as db:
            return drafts.instruments(db)

    def put_away(self) -> tuple[Instrument, ...]:
        """The instruments that were put away, with all their drafts; no other verb that reads sees them."""
        with read(self.path, self._viewer, shelf=True) as db:
            away = people.put_away(db)
            return tuple(found for found in drafts.instruments(db) if found.slug in away)

    def instrument(self, slug: str) -> Instrument:
        """The instrument called ``slug``. Raises NotFound."""
        with read(self.path, self._viewer) as db:
            return drafts.instrument(db, slug)

    def add_instrument(self, instrument: Instrument, stamp: Stamp) -> Instrument:
        """Begin an instrument. Raises BadRequest (slug, title), Conflict (slug taken)."""
        with write(self.path) as db:
            return drafts.add_instrument(db, instrument, stamp)

    # --- drafts ----------------------------------------------------------------------------------

    def drafts(self, slug: str) -> tuple[Draft, ...]:
        """The drafts of an instrument ascending by number, without the removed ones. Raises NotFound."""
        with read(self.path, self._viewer) as db:
            return drafts.drafts(db, slug)

    def removed_drafts(self, slug: str) -> tuple[Draft, ...]:
        """The drafts that were removed and can be restored. Raises NotFound."""
        with read(self.path, self._viewer) as db:
            return drafts.drafts(db, slug, removed=True)

    def draft(self, draft_id: int) -> Draft:
        """The draft with that id. Raises NotFound, also for a removed one."""
        with read(self.path, self._viewer) as db:
            return drafts.draft(db, draft_id)

    def document(self, draft_id: int) -> Document:
        """The tree of a draft, equal to the one that was stored. Raises NotFound."""
        with read(self.path, self._viewer) as db:
            return drafts.document(db, draft_id)

    def source(self, draft_id: int) -> bytes:
        """The file of a draft, byte for byte. Raises NotFound."""
        with read(self.path, self._viewer) as db:
            return drafts.source(db, draft_id)

    def check_new(self, new: NewDraft) -> None:
        """That nothing speaks against storing ``new`` now. Raises NotFound, Conflict (file, number)."""
        with read(self.path, self._viewer) as db:
            drafts.check_new(db, new)

    def add_draft(
        self, new: NewDraft, stamp: Stamp, *, after: int | None, told: Sequence[Fact] | None = None
    ) -> Draft:
        """Store a draft with its file and tree, under the next number or the one it asks for.

        ``after`` is the id of the latest draft that the uids were taken from (None: there was none); if
        another one is the latest by now, Conflict ``conflict_faster``. Also raises NotFound, and Conflict
        when a present draft of the instrument has the same file, or the number was used before. ``told`` is
        what its comparison with ``after`` told, kept with it.
        """
        return self.add_drafts((Successor(new, after, told),), stamp)[0]

    def add_drafts(
        self, new: Sequence[Successor], stamp: Stamp, *, begin: Instrument | None = None
    ) -> tuple[Draft, ...]:
        """Store a draft of each of several instruments, all of them or none, and ``begin`` one before.

        Raises as ``add_draft``, ``add_instrument`` and, where a decision belongs to a draft, ``decide``.
        """
        with write(self.path) as db:
            if begin is not None:
                drafts.add_instrument(db, begin, stamp)
            return tuple(_add_draft(db, one, stamp) for one in new)

    def remove_draft(self, slug: str, number: int, stamp: Stamp) -> None:
        """Put a draft away: not listed, read or found until it is restored. Raises NotFound."""
        with write(self.path) as db:
            drafts.remove_draft(db, slug, number, stamp)

    def restore_draft(self, slug: str, number: int, stamp: Stamp) -> Draft:
        """Bring a removed draft back. Raises NotFound; Conflict if its file was stored again meanwhile."""
        with write(self.path) as db:
            return drafts.restore_draft(db, slug, number, stamp)

    @property
    def copies(self) -> Copies:
        """Texts on their way from one draft to the next."""
        return Copies(self.path, self._viewer)

    # --- through all drafts of an instrument -------------------------------------------------------

    def outlines(self, of: Sequence[Draft]) -> Outlines:
        """By the id of each of these drafts its basic units in order: uid, names, eid."""
        with read(self.path, self._viewer) as db:
            return lineage.outlines(db, of)

    def versions(self, of: Sequence[Draft], uid: str) -> tuple[Version, ...]:
        """The provision as each of these drafts has it, in their order; none if no draft does."""
        with read(self.path, self._viewer) as db:
            return lineage.versions(db, of, uid)

    def untold(self, of: Sequence[Draft]) -> tuple[tuple[int, int], ...]:
        """The ids of neighbours among these drafts whose facts are not kept, or are of an old revision."""
        with read(self.path, self._viewer) as db:
            return facts.untold(db, of)

    def keep_facts(self, old_id: int, new_id: int, told: Sequence[Fact]) -> None:
        """Keep what comparing two drafts told, instead of what was kept of them before."""
        with write(self.path) as db:
            facts.keep_facts(db, old_id, new_id, told)

    def facts(self, of: Sequence[Draft], uid: str | None = None) -> dict[int, tuple[Fact, ...]]:
        """By the id of each of these drafts what its comparison with the one before told, as far as kept.

        With ``uid`` only what concerns the provision, or what stands in the unit, of that uid.
        """
        with read(self.path, self._viewer) as db:
            return facts.facts(db, of, uid)

    # --- what was read of texts ----------------------------------------------------------------------

    def reading(self, key: bytes) -> bytes | None:
        """What was kept under the digest of all it was made from; None if nothing is."""
        with read(self.path) as db:
            return readings.kept(db, key)

    def keep_reading(self, key: bytes, data: bytes) -> None:
        """Keep what was read of texts, where that can be done at once. Derived: it may go at any time."""
        readings.keep(self.path, key, data)

    # --- who may do what -----------------------------------------------------------------------------

    def grants(self) -> tuple[Grant, ...]:
        """Who has which role, as it stands, in the order in which it was granted."""
        with read(self.path) as db:
            return people.grants(db)

    def require(self, stamp: Stamp, action: Action, instrument: str = "") -> None:
        """That who stamps may do this ("": to what belongs to no instrument). Raises Forbidden, noted."""
        with write(self.path) as db:
            people.require(db, stamp, action, instrument)

    # --- over everything -------------------------------------------------------------------------

    def search(
        self, words: str, *, instrument: str | None = None, draft_id: int | None = None, limit: int = 50
    ) -> tuple[Hit, ...]:
        """The articles, annexes and headings that hold all the words, the best first. See ``find``."""
        return self.find(Sought(words, instrument, draft_id=draft_id, limit=limit)).hits

    def find(self, sought: Sought) -> Hits:
        """The articles, annexes and headings that hold all the words, in whatever form and order.

        A stretch in quotation marks is sought as it is, accents and capitals aside. Each is reported once,
        from the newest draft whose wording matches; what the latest draft still has comes first. Where
        nothing has all the words, what has most of them. Removed drafts are not searched. Raises NotFound
        for an unknown instrument.
        """
        with read(self.path, self._viewer) as db:
            if sought.instrument is not None:
                drafts.instrument(db, sought.instrument)
            return search.search(db, sought)

    def said(self, words: str, limit: int = 50) -> tuple[Decision, ...]:
        """The current decisions whose words hold all of these, the best first."""
        with read(self.path, self._viewer) as db:
            return search.said(db, words, limit)

    def record(self, stamp: Stamp, verb: str, subject: str, *, of: str = "", **detail: object) -> None:
        """Append an event to the record; ``of`` is the instrument it concerns. Raises Forbidden."""
        with write(self.path) as db:
            journal.record(db, stamp, verb, subject, of=of, **detail)

    def events(self, limit: int = 100) -> tuple[Event, ...]:
        """The last ``limit`` events, the latest first."""
        with read(self.path, self._viewer) as db:
            return journal.latest(db, limit)

    def log(self, asked: Asked, limit: int = 1000) -> tuple[Entry, ...]:
        """The last events of those asked for, the latest first, each with what stood before and after."""
        with read(self.path, self._viewer, shelf=True) as db:
            return log.log(db, asked, limit)

    def removed(self) -> tuple[Decision, ...]:
        """The decisions that took something away which can be taken back, the latest first."""
        with read(self.path, self._viewer) as db:
            return log.removed(db)

    def happened(self, verb: str) -> bool:
        """Whether an event of that verb was ever recorded."""
        with read(self.path, self._viewer) as db:
            return journal.happened(db, verb)

    # --- the file itself -------------------------------------------------------------------------

    def backup(self, path: Path) -> None:
        """Copy the database to a new file while others go on working, and check the copy.

        Raises Conflict if the file exists, StoreError if it cannot be written.
        """
        transfer.backup(self.path, path)

    def verify(self) -> tuple[StoreError, ...]:
        """Check the database's structure, every file, text and tree by its digest, and the chain of events.

        Returns what is wrong, one error for each problem; nothing when all is whole.
        """
        return verify.problems(self.path)


def _add_draft(db: Database, one: Successor, stamp: Stamp) -> Draft:
    draft = drafts.add_draft(db, one.new, stamp, after=one.after, told=one.told)
    if one.decided is not None:
        decisions.decide(db, one.decided(draft), stamp)
    return draft
