"""A file becomes a draft: its provisions take their uids over from the previous draft, all in one go."""

from __future__ import annotations

import secrets
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from drafting import compare
from drafting.compare.facts import facts
from drafting.errors import Conflict
from drafting.guard import printable
from drafting.model import Comparison, Draft, Instrument
from drafting.store import NewDraft, Stamp, Store, Successor

#: told about long work: the key of a sentence, steps done, steps in all
Progress = Callable[[str, int, int], None]
#: makes a new uid
Mint = Callable[[], str]

#: how often an import starts anew because somebody else added a draft meanwhile
ATTEMPTS = 5


#: what a uid is made of: nothing that a command line could take for an option
ALPHABET = string.ascii_letters + string.digits


def random_uid() -> str:
    """A new uid: twelve letters and digits, 71 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(12))


def silent(_key: str, _done: int, _total: int) -> None:
    """The progress of who does not want to know."""


def bare_name(file_name: str) -> str:
    """A file's name without directories, control characters or undue length, whoever sent it."""
    return printable(file_name).replace("\\", "/").rsplit("/", 1)[-1][-200:]


@dataclass(frozen=True, slots=True)
class Imported:
    """A draft that was just stored, and what it changes in the previous one (None for the first)."""

    draft: Draft
    comparison: Comparison | None


def keep(
    store: Store, new: NewDraft, stamp: Stamp, mint: Mint = random_uid, tell: Progress = silent
) -> Imported:
    """Store ``new`` behind the latest draft of its instrument.

    The comparison runs before the database is locked; if somebody else was faster meanwhile, it runs
    again. Raises NotFound, Conflict (the same file, the number taken), StoreError; then nothing is stored.
    """
    return keep_all(store, (new,), stamp, mint, tell)[0]


def keep_all(
    store: Store,
    new: Sequence[NewDraft],
    stamp: Stamp,
    mint: Mint = random_uid,
    tell: Progress = silent,
    *,
    begin: Instrument | None = None,
) -> tuple[Imported, ...]:
    """Store a draft of each of several instruments, all of them or none; ``begin`` is one that is new.

    Raises as ``keep``, and Conflict if ``begin`` is there by now.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _keep_after_latest(store, new, stamp, mint, tell, begin)
        except Conflict as conflict:
            if conflict.code != "conflict_faster" or attempt == ATTEMPTS:
                raise
    raise AssertionError("unreachable: the last attempt returns or raises")


def _keep_after_latest(
    store: Store, new: Sequence[NewDraft], stamp: Stamp, mint: Mint, tell: Progress, begin: Instrument | None
) -> tuple[Imported, ...]:
    known = [one for one in new if begin is None or one.instrument != begin.slug]
    for one in known:  # the same file again: say so before the long work
        store.check_new(one)
    tell("progress.comparing", 1, 3)
    followed = [_follow(store, one, mint, first=one not in known) for one in new]
    tell("progress.storing", 2, 3)
    drafts = store.add_drafts([successor for successor, _ in followed], stamp, begin=begin)
    tell("progress.storing", 3, 3)
    return tuple(Imported(draft, told) for draft, (_, told) in zip(drafts, followed, strict=True))


def _follow(store: Store, new: NewDraft, mint: Mint, *, first: bool) -> tuple[Successor, Comparison | None]:
    """The draft with the uids of the latest one, and what it changes in it."""
    drafts = () if first else store.drafts(new.instrument)
    old = store.document(drafts[-1].id) if drafts else None
    document = compare.carry_uids(old, new.document, mint)
    comparison = compare.compare(old, document) if old else None
    told = facts(comparison) if comparison else None
    return Successor(replace(new, document=document), drafts[-1].id if drafts else None, told), comparison
