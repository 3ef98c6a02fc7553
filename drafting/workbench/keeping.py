"""Backups on a schedule: every so many hours a checked copy into a directory, of which the newest stay."""

from __future__ import annotations

import logging
import re
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from drafting.errors import Conflict, DraftingError
from drafting.store import Store
from drafting.workbench.places import DATABASE

#: how a backup of the schedule is called, so that nothing else is ever removed
_NAME = re.compile(r"workspace-(\d{8}T\d{6})Z\.db")

#: seconds between two looks at the clock
_LOOK = 60.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where backups go, how many hours apart, and how many of them stay."""

    directory: Path
    hours: float = 24
    copies: int = 14

    def due(self, now: datetime) -> bool:
        """Whether the newest backup is older than the schedule allows."""
        kept = self.kept()
        return not kept or now - _moment(kept[-1]) >= timedelta(hours=self.hours)

    def kept(self) -> tuple[Path, ...]:
        """The backups of the schedule, the oldest first."""
        if not self.directory.is_dir():
            return ()
        return tuple(sorted(path for path in self.directory.iterdir() if _NAME.fullmatch(path.name)))

    def write(self, workspace: Path, now: datetime) -> Path | None:
        """Write a backup and let the oldest go; None if another process has just written it.

        An old one goes only when the new one is whole. Raises StoreError.
        """
        self.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.directory / f"workspace-{now:%Y%m%dT%H%M%S}Z.db"
        try:
            Store(workspace / DATABASE).backup(path)
        except Conflict:
            return None
        for old in self.kept()[: -self.copies]:
            old.unlink(missing_ok=True)
        return path

    def start(self, workspace: Path) -> threading.Event:
        """Keep to the schedule beside the server, until the event that is returned is set.

        What fails is logged and tried again; the server goes on.
        """
        stop = threading.Event()

        def go() -> None:
            while True:
                now = datetime.now(UTC)
                try:
                    if self.due(now):
                        self.write(workspace, now)
                except (DraftingError, OSError) as error:
                    log.error("backup failed: %s", error)
                if stop.wait(_LOOK):
                    return

        threading.Thread(target=go, name="backups", daemon=True).start()
        return stop


def _moment(path: Path) -> datetime:
    found = _NAME.fullmatch(path.name)
    assert found is not None
    return datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
