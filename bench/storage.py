"""What keeping a draft costs: the seeded workspace, draft by draft, as a Markdown table."""

from __future__ import annotations

import sqlite3  # noqa: TID251 - measures the file from outside
import sys
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from drafting.model import Draft, Instrument
from drafting.store import NewDraft, Stamp, Store
from drafting.workbench import Workbench

HEADER = """\
| draft | provisions | changed | its file | kept by itself | added here | of that | database grew |
|---|--:|--:|--:|--:|--:|--:|--:|"""

LEGEND = """
Bytes. *its file*: the source as imported. *kept by itself*: what the draft takes in an empty workspace.
*added here*: what it added to this one (`Draft.stored_bytes`: new rows of text, tree and source file, with
their digests; the full-text index and half-empty pages are not counted). *of that*: added here, of kept by
itself. *database grew*: pages, index and all; a page has 4,096 bytes."""


def storage_table(directory: Path) -> str:
    """Seeds a fresh workspace in ``directory`` and returns bytes per draft as Markdown."""
    desk = Workbench(directory / "storage", who="bench")
    database = directory / "storage" / "workspace.db"
    sizes: list[int] = []
    desk.seed(lambda _key, _done, _total: sizes.append(_size(database)))
    growth = iter(after - before for before, after in pairwise(sizes))
    lines, added, alone, files = [HEADER], 0, 0, 0
    for instrument in desk.instruments():
        previous: Draft | None = None
        for draft in desk.drafts(instrument.slug):
            single = _alone(desk, instrument, draft)
            source = len(desk.source(draft.id))
            lines.append(_row(desk, draft, previous, source, single, next(growth)))
            previous, added, alone, files = draft, added + draft.stored_bytes, alone + single, files + source
    total = f"| **all** | | | {files:,} | {alone:,} | {added:,} | {added / alone:.0%} | {_size(database):,} |"
    return "\n".join([*lines, total, LEGEND])


def _row(desk: Workbench, draft: Draft, previous: Draft | None, source: int, alone: int, grew: int) -> str:
    provisions = sum(1 for _ in desk.document(draft.id).walk())
    changed = ""
    if previous:
        comparison = desk.compare(previous.id, draft.id)
        changed = str(len(comparison.changes) - comparison.summary().get("unchanged", 0))
    share = f"{draft.stored_bytes / alone:.0%}"
    facts = [f"{draft.instrument} {draft.number}", str(provisions), changed, f"{source:,}"]
    return f"| {' | '.join(facts)} | {alone:,} | {draft.stored_bytes:,} | {share} | {grew:,} |"


def _alone(desk: Workbench, instrument: Instrument, draft: Draft) -> int:
    stamp = Stamp("bench", datetime.now(UTC))
    with tempfile.TemporaryDirectory() as directory:
        store = Store(Path(directory) / "alone.db")
        store.add_instrument(instrument, stamp)
        new = NewDraft(
            instrument=instrument.slug,
            stage=draft.stage,
            date=draft.date,
            author=draft.author,
            note=draft.note,
            file_name=draft.file_name,
            data=desk.source(draft.id),
            document=desk.document(draft.id),
        )
        return store.add_draft(new, stamp, after=None).stored_bytes


def _size(database: Path) -> int:
    with closing(sqlite3.connect(database)) as db:
        pages: int = db.execute("PRAGMA page_count").fetchone()[0]
        size: int = db.execute("PRAGMA page_size").fetchone()[0]
    return pages * size


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sys.stdout.write(storage_table(Path(place)) + "\n")
