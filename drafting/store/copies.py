"""The verbs of working copies, each in one transaction of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafting.compare.facts import Fact
from drafting.edit.copies import CopyState, Deed, Did, Revision, WorkingCopy
from drafting.model import Document, Draft
from drafting.people import Person
from drafting.store import drafts, working
from drafting.store.connection import read, write
from drafting.store.values import NewDraft, Stamp


class Copies:
    """Working copies of the instruments, reached as ``Store.copies``. Every verb may raise StoreError."""

    def __init__(self, path: Path, viewer: Person | None) -> None:
        self._path = path
        self._viewer = viewer

    def all(
        self, slug: str | None = None, state: CopyState | None = CopyState.OPEN
    ) -> tuple[WorkingCopy, ...]:
        """The working copies of an instrument (of all) in a state (in any), the last saved first."""
        with read(self._path, self._viewer) as db:
            return working.copies(db, slug, state)

    def copy(self, copy_id: int) -> WorkingCopy:
        """The working copy with that id. Raises NotFound."""
        with read(self._path, self._viewer) as db:
            return working.working_copy(db, copy_id)

    def revisions(self, copy_id: int) -> tuple[Revision, ...]:
        """All its revisions, the first first. Raises NotFound."""
        with read(self._path, self._viewer) as db:
            return working.revisions(db, copy_id)

    def document(self, copy_id: int, number: int | None = None) -> Document:
        """The text of a revision, of the last if None. Raises NotFound."""
        with read(self._path, self._viewer) as db:
            return working.document(db, copy_id, number)

    def begin(self, draft_id: int, stamp: Stamp) -> WorkingCopy:
        """Begin a working copy of a draft. Raises NotFound, Forbidden."""
        with write(self._path) as db:
            base = drafts.draft(db, draft_id)
            text = drafts.document(db, draft_id)
            return working.begin(db, base.instrument, base.id, text, stamp)

    def save(
        self,
        copy_id: int,
        text: Document | None,
        deed: Deed,
        stamp: Stamp,
        *,
        after: int,
        base: int | None = None,
    ) -> WorkingCopy:
        """Append a revision behind revision ``after``; without a text, with that of the last.

        Raises NotFound, Forbidden; Conflict ``conflict_working``, which names who and when, if another
        revision is the last by now; BadRequest (see ``REFUSED``) for a copy that is not open.
        """
        state = CopyState.DISCARDED if deed.did is Did.DISCARDED else CopyState.OPEN
        with write(self._path) as db:
            return working.save(db, copy_id, text, deed, stamp, after=after, state=state, base=base)

    def publish(
        self, copy_id: int, new: NewDraft, stamp: Stamp, *, after: int, told: Sequence[Fact] | None = None
    ) -> Draft:
        """Store revision ``after`` as the next draft and close the copy, both or neither.

        Raises as ``save`` and ``Store.add_draft``: Conflict ``conflict_faster`` if the draft it comes from is
        no longer the latest.
        """
        with write(self._path) as db:
            copy = working.working_copy(db, copy_id)
            draft = drafts.add_draft(db, new, stamp, after=copy.last.base, told=told)
            deed = Deed(Did.PUBLISHED, number=draft.number)
            text = new.document
            working.save(db, copy_id, text, deed, stamp, after=after, state=CopyState.PUBLISHED)
            return draft
