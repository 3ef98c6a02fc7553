"""The record of what was done: read, narrowed, handed out, and what was removed brought back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from drafting.errors import BadRequest
from drafting.messages import sentence
from drafting.model import Decision, Draft, Language
from drafting.people import ROLE, SHELF, Action
from drafting.report import Column, Report, Row, Table, cell
from drafting.store import Asked, Entry, Stamp, Store
from drafting.workbench.reports import written
from drafting.workbench.telling import told

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

__all__ = ["Asked", "Entry", "Record"]

_FIELDS = ("number", "when", "who", "what", "instrument", "subject", "before", "after")
_SHARES = (6, 16, 18, 30, 14, 24, 30, 30)
#: what a spreadsheet would take for the beginning of a formula
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Record:
    """What was done in a workspace, as far as who works here may see it."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp]) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp

    def entries(self, asked: Asked | None = None, limit: int = 1000) -> tuple[Entry, ...]:
        """The last events of those asked for, the latest first. Raises BadRequest for days in no order."""
        asked = asked or Asked()
        if asked.since and asked.until and asked.since > asked.until:
            place = f"{asked.since.isoformat()} … {asked.until.isoformat()}"
            raise BadRequest("bad_period", place=place)
        return self._store.log(asked, limit)

    def mark(self, *kinds: str) -> tuple[int, str]:
        """What stays the same until something (of these kinds) is decided: the key of what depends on it."""
        return self._store.decisions_mark(*kinds)

    def removed(self) -> tuple[Draft | Decision, ...]:
        """What was removed and can be brought back: drafts by instrument, then decisions (an instrument that
        was put away is one that stands)."""
        slugs = [found.slug for found in self._desk.instruments()]
        drafts = [draft for slug in slugs for draft in self._desk.removed_drafts(slug)]
        return (
            *drafts,
            *self._store.decisions(SHELF),
            *(one for one in self._store.removed() if one.kind not in (ROLE, SHELF)),
        )

    def bring_back(self, removed: Draft | Decision) -> None:
        """Undo a removal. Raises NotFound, Conflict (somebody was faster), Forbidden."""
        if isinstance(removed, Draft):
            self._desk.restore_draft(removed.instrument, removed.number)
        else:
            self._store.take_back(removed.id, self._stamp())

    def backup(self, path: Path) -> None:
        """A backup by hand, noted in the record. Raises Conflict, StoreError, Forbidden."""
        self._store.require(self._stamp(), Action.KEEP)
        self._store.backup(path)
        self._store.record(self._stamp(), "backup.made", path.name)

    def export(self, format: Literal["csv", "xlsx"], language: Language, asked: Asked | None = None) -> bytes:
        """The events asked for as a file, the first first: who, when, what, before and after."""
        names = {
            found.slug: found.short_title for found in (*self._desk.instruments(), *self._desk.shelf.away())
        }
        found = self.entries(asked, limit=1_000_000)
        rows = [_words(entry, names, language) for entry in reversed(found)]
        captions = [sentence(f"record.{field}", language) for field in _FIELDS]
        return _csv(captions, rows) if format == "csv" else written(_report(captions, rows, language), "xlsx")


def body_of(decision: Decision | None) -> str:
    """What a decision said, as JSON on one line; "" for none and for one that was taken away."""
    if decision is None or decision.withdrawn:
        return ""
    return json.dumps(decision.body, ensure_ascii=False, sort_keys=True)


def _words(entry: Entry, names: Mapping[str, str], language: Language) -> list[str]:
    event = entry.event
    after = body_of(entry.decision)
    if entry.decision is None:
        after = json.dumps(event.detail, ensure_ascii=False, sort_keys=True) if event.detail else ""
    what = told(event, names, language, entry.decision)
    return [
        str(event.id), event.at.isoformat(), event.who, what, entry.instrument, event.subject,
        body_of(entry.before), after,
    ]  # fmt: skip


def _report(captions: Sequence[str], rows: Sequence[Sequence[str]], language: Language) -> Report:
    columns = tuple(Column(caption, share) for caption, share in zip(captions, _SHARES, strict=True))
    made = tuple(Row(tuple(cell(words) for words in row)) for row in rows)
    name = sentence("record.name", language)
    table = Table(name, columns, made, nothing=sentence("record.nothing", language))
    return Report(name, language, (table,))


def _csv(captions: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Separated by commas, with the mark by which Excel knows UTF-8; no cell begins a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(_harmless([list(captions), *map(list, rows)]))
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _harmless(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    for row in rows:
        yield [f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text for text in row]
