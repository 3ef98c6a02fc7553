"""A file becomes a draft: its provisions take their uids over from the previous draft, all in one go."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from drafting import compare
from drafting.compare.facts import facts
from drafting.errors import Conflict
from drafting.guard import printable
from drafting.model import Comparison, Draft
from drafting.store import NewDraft, Stamp, Store

#: told about long work: the key of a sentence, steps done, steps in all
Progress = Callable[[str, int, int], None]
#: makes a new uid
Mint = Callable[[], str]

#: how often an import starts anew because somebody else added a draft meanwhile
ATTEMPTS = 5


def random_uid() -> str:
    """A new uid: twelve characters, 72 random bits."""
    return secrets.token_urlsafe(9)


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
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _keep_after_latest(store, new, stamp, mint, tell)
        except Conflict as conflict:
            if conflict.code != "conflict_faster" or attempt == ATTEMPTS:
                raise
    raise AssertionError("unreachable: the last attempt returns or raises")


def _keep_after_latest(store: Store, new: NewDraft, stamp: Stamp, mint: Mint, tell: Progress) -> Imported:
    store.check_new(new)  # the same file again: say so before the long work
    drafts = store.drafts(new.instrument)
    previous = drafts[-1] if drafts else None
    tell("progress.comparing", 1, 3)
    old = store.document(previous.id) if previous else None
    document = compare.carry_uids(old, new.document, mint)
    comparison = compare.compare(old, document) if old else None
    tell("progress.storing", 2, 3)
    after = previous.id if previous else None
    told = facts(comparison) if comparison else None
    draft = store.add_draft(replace(new, document=document), stamp, after=after, told=told)
    tell("progress.storing", 3, 3)
    return Imported(draft, comparison)
