"""What the store is handed: the facts of a new draft, and who does something when."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from drafting.compare.facts import Fact
from drafting.model import Document, Draft
from drafting.people import Person


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who does something, and when (with a time zone).

    ``person`` is who signed in, whose roles are asked for; None where nobody has to sign in.
    """

    who: str
    at: datetime
    person: Person | None = None

    @property
    def day(self) -> date:
        """The day it is where the program runs: what is kept in the evening does not bear tomorrow's date."""
        return self.at.astimezone().date()


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A draft that is not stored yet.

    ``data`` is the source file byte for byte, ``document`` its tree with uids and eids. ``number`` is None
    for the next free one; given, it must be higher than every number used so far.
    """

    instrument: str
    stage: str
    date: date
    author: str
    note: str
    file_name: str
    data: bytes = field(repr=False)
    document: Document = field(repr=False)
    number: int | None = None

    @property
    def sha256(self) -> str:
        """The digest of the source file, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Successor:
    """A new draft, the id of the one its uids were taken from (None: the first), what comparing them told.

    ``decided`` makes of the stored draft the decision that belongs to it: both are stored, or neither.
    """

    new: NewDraft
    after: int | None
    told: Sequence[Fact] | None = None
    decided: Callable[[Draft], NewDecision] | None = None


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision that is not stored yet.

    ``after`` is the id of the current decision of this kind and key that the person saw, None if there was
    none. ``body`` may hold what JSON can hold; ``data`` is a file that belongs to it, byte for byte.

    With ``seen`` the person decides in view of everything about ``scope``: of all decisions whose key is the
    scope or continues it behind a slash, of any kind, ``seen`` is the highest id they saw (0: none). That
    takes the place of ``after``.
    """

    kind: str
    key: str
    body: Mapping[str, object]
    instrument: str = ""
    uid: str = ""
    after: int | None = None
    withdrawn: bool = False
    data: bytes | None = field(default=None, repr=False)
    scope: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody seeks: words, and what is left out. The best ``limit`` hits are given, after ``skip``.

    ``instrument`` and ``stage`` narrow to one, ``draft_id`` to one draft.
    """

    words: str
    instrument: str | None = None
    stage: str | None = None
    draft_id: int | None = None
    limit: int = 50
    skip: int = 0
