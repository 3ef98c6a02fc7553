"""Where a workspace lies on disk, and how a backup becomes one."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

import drafting
from drafting.errors import Forbidden, StoreError
from drafting.people import Action, Person

#: the one file of a workspace
DATABASE = "workspace.db"


def data_directory(option: Path | None = None) -> Path:
    """The directory of the workspace: ``option``, else ``$DRAFTING_DATA``, else the user's data directory.

    Nothing is created here.
    """
    named = option or os.environ.get("DRAFTING_DATA")
    return Path(named).expanduser() if named else platformdirs.user_data_path("drafting", appauthor=False)


def seeds_directory() -> Path:
    """Where the drafts lie that a new installation starts with: ``seeds/`` beside the package."""
    return Path(drafting.__file__).parent.parent / "seeds"


def restore(backup: Path, directory: Path, *, who: str = "", person: Person | None = None) -> None:
    """Make the workspace in ``directory`` what ``backup`` holds; the one that was there is kept aside.

    Who did it (``who``, or the ``person``) stands in the record of what comes back. A person has to be an
    owner of the workspace that goes; where none is there yet, there is nobody to ask. The backup is checked
    before anything is touched. Raises Forbidden; StoreError if the backup is not a whole database of ours,
    or if the workspace is in use.
    """
    from drafting import store  # the database's library takes half a second to load
    from drafting.guard import printable

    database, now = directory / DATABASE, datetime.now(UTC)
    if person is not None and database.exists():
        _require_owner(database, person, now)
    store.restore(backup, database, at=now)
    done = store.Stamp(printable(person.called if person else who), now)  # was asked above, not of the backup
    store.Store(database).record(done, "workspace.restored", printable(backup.name))


def _require_owner(database: Path, person: Person, now: datetime) -> None:
    from drafting import store

    try:
        store.Store(database).require(store.Stamp(person.called, now, person), Action.KEEP)
    except StoreError as error:
        if error.code not in ("store_damaged", "store_not_ours"):
            raise
        # the reason to restore may be that nobody's role can be read any more
        raise Forbidden(
            "forbidden_unread", place=str(database), who=person.called, action=Action.KEEP.value, at=now
        ) from error
