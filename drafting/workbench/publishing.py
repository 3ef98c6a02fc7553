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
from drafting.errors import BadRequest, Conflict, NotFound, UnreadableFile
from drafting.guard import printable
from drafting.messages import sentence
from drafting.model import Comparison, Document, Draft, Kind, Language
from drafting.store import NewDraft, Stamp, Store
from drafting.workbench.dressing import Dressed, dress, read_back, says
from drafting.workbench.steps import Tell

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


@dataclass(frozen=True, slots=True)
class Published:
    """The new draft, what it changes, and what a person must be told of its file."""

    draft: Draft
    comparison: Comparison
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of the new draft: stage, note, author (else who works here), day (else today)."""

    stage: str
    note: str = ""
    author: str = ""
    on: date | None = None


def publish(
    desk: Workbench,
    store: Store,
    stamp: Callable[[], Stamp],
    copy_id: int,
    given: Given,
    *,
    seen: int,
    tell: Tell,
) -> Published:
    """Store a working copy as its instrument's next draft, with the uids its provisions have in it.

    ``tell`` hears "reading" (the copy, later its Word file), "comparing", "writing", "keeping".
    Raises NotFound, Forbidden; BadRequest (stage; ``working_nothing``: no word differs from the base);
    Conflict ``conflict_working`` (another revision is the last) and ``working_behind`` (a newer draft
    exists: bring the edits over first). Then nothing is stored.
    """
    known = [found.id for found in desk.stages()]
    if given.stage not in known:
        raise BadRequest("bad_stage", place=given.stage, known=", ".join(known))
    copy = store.copies.copy(copy_id)
    latest = desk.draft(copy.instrument)
    if latest.number < copy.last.base_number:
        raise base_away(copy)
    if latest.id != copy.last.base:
        raise behind(copy, latest)
    tell("reading")
    text, old = store.copies.document(copy_id), desk.document(latest.id)
    if text == old:
        raise BadRequest("working_nothing", place=copy.instrument, number=latest.number)
    tell("comparing")
    comparison = compare.compare(old, text)
    data, name, told = _file(desk, latest, text, tell)
    moment = stamp()
    new = NewDraft(
        instrument=copy.instrument,
        stage=given.stage,
        date=given.on or moment.day,
        author=printable(given.author or moment.who),
        note=printable(given.note),
        file_name=name,
        data=data,
        document=text,
    )
    tell("keeping")
    try:
        draft = store.copies.publish(copy_id, new, moment, after=seen, told=facts(comparison))
    except Conflict as conflict:
        if conflict.code != "conflict_faster":
            raise
        raise behind(copy, desk.draft(copy.instrument)) from None
    return Published(draft, comparison, told)


def base_away(copy: WorkingCopy) -> NotFound:
    """That the draft a working copy comes from was put away."""
    return NotFound("working_base_away", place=copy.instrument, number=copy.last.base_number)


def behind(copy: WorkingCopy, latest: Draft) -> Conflict:
    """That the draft a working copy comes from has moved on."""
    return Conflict("working_behind", place=copy.instrument, base=copy.last.base_number, number=latest.number)


def _file(desk: Workbench, base: Draft, text: Document, tell: Tell) -> tuple[bytes, str, tuple[str, ...]]:
    """The source of the new draft: a Word file that says what the tree says, else the plain text."""
    stem = f"{base.instrument}_{base.number + 1}"
    language = desk.instrument(base.instrument).language
    tell("writing")
    dressed = _dressed(desk, base, text)
    if dressed is not None:
        tell("reading")
        if _reads(desk, dressed, f"{stem}.docx", language, text):
            return dressed.data, f"{stem}.docx", dressed.told
    told = (sentence("working.plain", language, number=base.number + 1),)
    return plain(text).encode("utf-8"), f"{stem}.txt", told


def _dressed(desk: Workbench, base: Draft, text: Document) -> Dressed | None:
    try:
        return dress(desk, base, text)
    except (UnreadableFile, ValueError):
        return None


def _reads(desk: Workbench, dressed: Dressed, name: str, language: Language, text: Document) -> bool:
    try:
        return says(read_back(desk, dressed, name, language), text)
    except (UnreadableFile, ValueError):
        return False


def plain(text: Document) -> str:
    """The text line by line, a blank line between provisions: what any program can read."""
    lines = [row_line(node.text) if node.kind is Kind.ROW else node.printed for node in text.walk()]
    return "\n\n".join(line for line in lines if line) + "\n"
