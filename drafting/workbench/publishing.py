"""A working copy becomes the next draft: text, file, uids and the copy's end in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from drafting import compare
from drafting.compare.facts import facts
from drafting.edit.copies import WorkingCopy
from drafting.edit.entries import row_line
from drafting.errors import BadRequest, Conflict, UnreadableFile
from drafting.guard import printable
from drafting.messages import sentence
from drafting.model import Comparison, Document, Draft, Kind
from drafting.store import NewDraft, Stamp, Store
from drafting.workbench.dressing import dress, says

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


@dataclass(frozen=True, slots=True)
class Published:
    """The new draft, what it changes, and what a person must be told of its file."""

    draft: Draft
    comparison: Comparison
    told: tuple[str, ...] = ()


def publish(
    desk: Workbench,
    store: Store,
    stamp: Callable[[], Stamp],
    copy_id: int,
    *,
    seen: int,
    stage: str,
    note: str = "",
    author: str = "",
    on: date | None = None,
) -> Published:
    """Store a working copy as its instrument's next draft, with the uids its provisions have in it.

    Raises NotFound, Forbidden; BadRequest (stage; ``working_nothing``: no word differs from the base);
    Conflict ``conflict_working`` (another revision is the last) and ``working_behind`` (a newer draft
    exists: bring the edits over first). Then nothing is stored.
    """
    known = [found.id for found in desk.stages()]
    if stage not in known:
        raise BadRequest("bad_stage", place=stage, known=", ".join(known))
    copy = store.copies.copy(copy_id)
    latest = desk.draft(copy.instrument)
    if latest.id != copy.last.base:
        raise behind(copy, latest)
    text, old = store.copies.document(copy_id), desk.document(latest.id)
    if text == old:
        raise BadRequest("working_nothing", place=copy.instrument, number=latest.number)
    comparison = compare.compare(old, text)
    data, name, told = _file(desk, latest, text)
    moment = stamp()
    new = NewDraft(
        instrument=copy.instrument,
        stage=stage,
        date=on or moment.day,
        author=printable(author or moment.who),
        note=printable(note),
        file_name=name,
        data=data,
        document=text,
    )
    try:
        draft = store.copies.publish(copy_id, new, moment, after=seen, told=facts(comparison))
    except Conflict as conflict:
        if conflict.code != "conflict_faster":
            raise
        raise behind(copy, desk.draft(copy.instrument)) from None
    return Published(draft, comparison, told)


def behind(copy: WorkingCopy, latest: Draft) -> Conflict:
    """That the draft a working copy comes from has moved on."""
    return Conflict("working_behind", place=copy.instrument, base=copy.last.base_number, number=latest.number)


def _file(desk: Workbench, base: Draft, text: Document) -> tuple[bytes, str, tuple[str, ...]]:
    """The source of the new draft: a Word file that says what the tree says, else the plain text."""
    stem = f"{base.instrument}_{base.number + 1}"
    language = desk.instrument(base.instrument).language
    try:
        dressed = dress(desk, base, text)
        read = desk.read(dressed.data, f"{stem}.docx", language)
    except (UnreadableFile, ValueError):
        read = None
    if read is not None and says(read, text):
        return dressed.data, f"{stem}.docx", dressed.told
    told = (sentence("working.plain", language, number=base.number + 1),)
    return plain(text).encode("utf-8"), f"{stem}.txt", told


def plain(text: Document) -> str:
    """The text line by line, a blank line between provisions: what any program can read."""
    lines = [row_line(node.text) if node.kind is Kind.ROW else node.printed for node in text.walk()]
    return "\n\n".join(line for line in lines if line) + "\n"
