"""Redlines: inside the new draft's own Word file where both drafts are one, else in the house style."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from drafting import files
from drafting.errors import UnreadableFile
from drafting.messages import sentence
from drafting.model import Comparison, Document, Draft, Language
from drafting.structure import parse_text
from drafting.word.profile import PROFILES as PROFILES
from drafting.word.profile import WORD, Profile

if TYPE_CHECKING:
    from drafting.word.cover import Cover
    from drafting.word.cover import Draft as Side
    from drafting.word.native import Redlined
    from drafting.workbench.desk import Workbench

#: What goes wrong inside a file that no rule foresees: then the house style answers, and says so.
UNFORESEEN = (AssertionError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
File = tuple[bytes, str]


def redlined(
    old: File,
    new: File,
    comparison: Callable[[], Comparison],
    *,
    profile: Profile = WORD,
    author: str,
    when: datetime,
    language: Language,
    cover: Cover | None = None,
    subtitle: str = "",
) -> Redlined:
    """The redline of two files (bytes and name). ``comparison`` is asked only for the house style.

    Raises UnreadableFile.
    """
    from drafting.word import native
    from drafting.word.unproved import UnprovedRedlineError

    warnings: tuple[str, ...] = ()
    if files.is_word(*old) and files.is_word(*new):
        try:
            return native.redline(
                old[0],
                new[0],
                profile=profile,
                author=author,
                when=when,
                language=language,
                cover=cover,
            )
        except UnreadableFile as error:
            raise _which(error, old, new) from None
        except (UnprovedRedlineError, *UNFORESEEN):
            warnings = (sentence("redline.house", language),)
    from drafting.word import redline

    found = comparison()
    data = redline.redline(
        found, author=author, when=when, subtitle=subtitle, profile=profile, cover=cover, notes=warnings
    )
    return native.Redlined(data, warnings)


def _which(error: UnreadableFile, *both: File) -> UnreadableFile:
    """The error with the name of the file that cannot be read, or of both where reading tells no more."""
    for data, name in both:
        try:
            files.read_blocks(data, name)
        except UnreadableFile as found:
            return found
    return files.named(error, " / ".join(dict.fromkeys(name for _, name in both)))


def export(
    desk: Workbench,
    old_id: int,
    new_id: int,
    *,
    author: str = "",
    when: datetime,
    profile: Profile = WORD,
    cover: bool = True,
) -> Redlined:
    """The redline from one draft to the other, by ``author`` (else who works here). Raises NotFound."""
    old, new = desk.draft_by_id(old_id), desk.draft_by_id(new_id)
    instrument = desk.instrument(new.instrument)
    language = instrument.language
    same = old.instrument == new.instrument
    before = instrument if same else desk.instrument(old.instrument)
    subtitle = sentence(
        "export.redline" if same else "export.redline_across",
        language,
        new=new.number,
        old=old.number,
        title=before.short_title,
    )
    by = author.strip() or desk.who or sentence("word.application", language)
    note = None
    if cover:
        names = {stage.id: stage.names[language] for stage in desk.stages()}
        other = "" if same else before.short_title
        note = _note(
            instrument.title,
            by,
            when,
            (_called(old, names, other, language), _called(new, names, "", language)),
        )
    return redlined(
        (desk.source(old_id), old.file_name),
        (desk.source(new_id), new.file_name),
        lambda: desk.compare(old_id, new_id),
        profile=profile,
        author=by,
        when=when,
        language=language,
        cover=note,
        subtitle=subtitle,
    )


def opening(data: bytes, name: str, language: Language | None = None) -> Document:
    """How a file begins, which is enough to know its title and language. Raises UnreadableFile."""
    if not files.is_word(data, name):
        return files.read_document(data, name, language)
    from drafting.word import native

    try:
        return parse_text(native.opening(data), language)
    except UnreadableFile as error:
        raise files.named(error, name) from None


def note_of_files(
    title: str, old: File, new: File, *, author: str, when: datetime, language: Language
) -> Cover:
    """The cover note of a redline of two files: their names and hashes."""
    from drafting.word.cover import Draft as Side

    sides = tuple(Side(name, None, hashlib.sha256(data).hexdigest()) for data, name in (old, new))
    return _note(title, author.strip() or sentence("word.application", language), when, (sides[0], sides[1]))


def _note(title: str, author: str, when: datetime, sides: tuple[Side, Side]) -> Cover:
    from drafting.word.cover import Cover

    return Cover(title, *sides, author, when)


def _called(draft: Draft, stages: dict[str, str], other: str, language: Language) -> Side:
    from drafting.word.cover import Draft as Side

    stage = stages.get(draft.stage, draft.stage)
    name = sentence("redline.cover.draft", language, number=draft.number, stage=stage)
    return Side(f"{other}: {name}" if other else name, draft.date, draft.sha256)
