"""Where a workspace lies on disk, and how a backup becomes one."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

import drafting

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


def restore(backup: Path, directory: Path) -> None:
    """Make the workspace in ``directory`` what ``backup`` holds; the one that was there is kept aside.

    The backup is checked before anything is touched. Raises StoreError if it is not a whole database of
    ours, or if the workspace is in use.
    """
    from drafting import store  # the database's library takes half a second to load

    store.restore(backup, directory / DATABASE, at=datetime.now(UTC))
