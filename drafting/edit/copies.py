"""Working copies: a text on its way from one draft to the next, revision by revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CopyState(StrEnum):
    """What became of a working copy."""

    OPEN = "open"
    DISCARDED = "discarded"
    PUBLISHED = "published"


#: what is told whoever wants of a working copy what it cannot do any more, or not yet
REFUSED = {
    CopyState.OPEN: "working_open",
    CopyState.DISCARDED: "working_discarded",
    CopyState.PUBLISHED: "working_closed",
}


class Did(StrEnum):
    """What a revision did."""

    BEGUN = "begun"
    WORDS = "words"
    ADDED = "added"
    HEADED = "headed"  # a title, chapter or section was put in
    UNHEADED = "unheaded"  # its heading was taken away
    REMOVED = "removed"
    REPEALED = "repealed"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    BROUGHT = "brought"  # brought over to a newer draft
    MENDED = "mended"  # citations that an edit had broken
    UNDONE = "undone"
    REDONE = "redone"
    DISCARDED = "discarded"
    RESTORED = "restored"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Deed:
    """One step of a working copy: what was done, to which provision, by what name it went then.

    ``number`` is that of the revision gone back to, of the draft that was made, or how many were renumbered.
    """

    did: Did
    uid: str = ""
    label: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Revision:
    """A saved state of a working copy: who saved it and when, what was done, and from which draft it comes.

    ``base`` is the id of that draft, ``base_number`` its number.
    """

    copy: int
    number: int
    base: int
    base_number: int
    state: CopyState
    deed: Deed
    at: datetime
    who: str


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """A working copy of an instrument as it stands: its last revision, and who began it when."""

    id: int
    instrument: str
    begun_at: datetime
    begun_by: str
    last: Revision
