"""What a reviewer is sent: the draft in Word, what changed since they last saw it, and a note."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from drafting.compare.table import Choices
from drafting.errors import NotFound
from drafting.messages import day, sentence
from drafting.model import Language, Mark
from drafting.report import Column, Report, Row, Table, cell
from drafting.review.model import COMMENT, Asked, Round
from drafting.workbench import marks
from drafting.workbench.steps import Tell, unheard

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench
    from drafting.workbench.rounds import Rounds

#: the earliest time that a .zip can hold: packages of the same things are the same bytes
_EPOCH = (1980, 1, 1, 0, 0, 0)


def package(desk: Workbench, reviews: Rounds, found: Round, asked: Asked, tell: Tell = unheard) -> bytes:
    """The .zip for one reviewer: the same round and reviewer give the same files. Raises NotFound.

    ``tell`` hears before each file which it is: "text", "redline", "table", "note".
    """
    instrument = desk.instrument(found.instrument)
    files = _files(desk, reviews, found, asked, instrument.language, tell)
    tell("note")
    note = _note(desk, reviews, found, asked, files, instrument.language)
    from drafting.word.report import report

    when = datetime.combine(found.sent, time(12), UTC)
    name = f"00_{sentence('review.file.note', instrument.language)}.docx"
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in {name: report(note, author=found.by, when=when, upright=True), **files}.items():
            archive.writestr(zipfile.ZipInfo(path, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def sent_marks(
    desk: Workbench, reviews: Rounds, draft_id: int, asked: Asked, language: Language
) -> tuple[Mark, ...]:
    """What stands as comments in the file that a reviewer is sent: nothing that another one said."""
    kinds = [kind for kind in asked.kinds if kind != COMMENT]
    own = reviews.marks(draft_id, language, own=True) if COMMENT in asked.kinds else ()
    return (*marks.of_draft(desk, draft_id, kinds, language), *own)


def _files(
    desk: Workbench,
    reviews: Rounds,
    found: Round,
    asked: Asked,
    language: Language,
    tell: Tell,
) -> dict[str, bytes]:
    """By name: clean or annotated, and against the draft they saw last the redline and the table."""
    draft = desk.draft(found.instrument, found.draft)
    stem = f"{found.instrument}_{found.draft}"

    def named(place: int, what: str) -> str:
        return f"{place:02}_{stem}_{sentence(f'review.file.{what}', language)}.docx"

    tell("text")
    if asked.kinds:
        said = sent_marks(desk, reviews, draft.id, asked, language)
        made = {named(1, "annotated"): desk.annotated.export(draft.id, (), language=language, said=said).data}
    else:
        made = {named(1, "clean"): desk.annotated.export(draft.id, ()).data}
    try:
        seen = desk.draft(found.instrument, asked.last_seen) if asked.last_seen else None
    except NotFound:  # the draft they saw was put away meanwhile
        seen = None
    if seen is not None and seen.id != draft.id:
        when = datetime.combine(found.sent, time(12), UTC)
        tell("redline")
        made[named(2, "redline")] = desk.export_redline(seen.id, draft.id, author=found.by, when=when)
        tell("table")
        choices = Choices(changed_only=True)
        made[named(3, "table")] = desk.tables.two(seen.id, draft.id, format="docx", choices=choices)
    return made


def _note(
    desk: Workbench,
    reviews: Rounds,
    found: Round,
    asked: Asked,
    files: dict[str, bytes],
    language: Language,
) -> Report:
    def say(key: str, **values: object) -> str:
        return sentence(f"review.note.{key}", language, **values)

    instrument = desk.instrument(found.instrument)
    draft = desk.draft(found.instrument, found.draft)
    notes = [
        say("to", name=reviews.reviewer_name(asked.reviewer, language)),
        say("lead", draft=desk.tables.names(draft.id)[0], title=instrument.title),
        say("until", day=day(found.until, language)),
        say("since", number=asked.last_seen) if len(files) > 1 else "",
        say("how"),
        asked.note,
    ]
    rows = tuple(
        Row((cell(name), cell(hashlib.sha256(data).hexdigest(), quiet=True))) for name, data in files.items()
    )
    columns = (Column(say("file"), 40), Column("SHA-256", 60))
    table = Table(say("enclosed"), columns, rows, caption=say("enclosed"))
    title = found.title or say("title", number=found.number)
    return Report(title, language, (table,), instrument.title, tuple(note for note in notes if note))
