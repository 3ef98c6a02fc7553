"""Redlines: inside the new draft's own Word file where both drafts are one, else in the house style."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from drafting import files
from drafting.errors import UnreadableFile
from drafting.messages import sentence
from drafting.model import Comparison, Document, Draft, Language
from drafting.structure import parse_text
from drafting.word.profile import PROFILES as PROFILES
from drafting.word.profile import WORD, Profile
from drafting.workbench.in_word import in_word, lacks_office

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
    reader: Language | None = None,
) -> Redlined:
    """The redline of two files (bytes and name), as native as can be.

    Inside the new draft's own Word file where both are one, or can be made one (see ``in_word``). Where only
    one is, the other's text is put into that very file first. Else in house style, from ``comparison``. The
    warnings say what was done, in the language of the ``reader``; the file speaks ``language``. Raises
    UnreadableFile.
    """
    from drafting.word import native
    from drafting.word.unproved import UnprovedRedlineError

    keys: tuple[str, ...] = ()
    try:
        ones, others, keys = _both_in_word(old, new, comparison)
        if ones is not None and others is not None:
            return native.redline(
                ones,
                others,
                profile=profile,
                author=author,
                when=when,
                language=language,
                cover=cover,
                notes=keys,
                reader=reader,
            )
    except UnreadableFile as error:
        raise _which(error, old, new) from None
    except (UnprovedRedlineError, *UNFORESEEN):
        keys = ("house",)
    from drafting.word import redline

    found = comparison()
    data = redline.redline(
        found,
        author=author,
        when=when,
        subtitle=subtitle,
        profile=profile,
        cover=cover,
        notes=_told(keys, language),
    )
    return native.Redlined(data, _told(keys, reader or language))


def _told(keys: Sequence[str], language: Language) -> tuple[str, ...]:
    return tuple(sentence(f"redline.{key}", language) for key in keys)


def _both_in_word(
    old: File, new: File, comparison: Callable[[], Comparison]
) -> tuple[bytes | None, bytes | None, tuple[str, ...]]:
    """Both drafts as Word files of one formatting, as far as can be; the keys of what is to be said."""
    ones, others = in_word(*old), in_word(*new)
    if ones is None and others is None:
        return None, None, ("no_office",) if lacks_office(*old) or lacks_office(*new) else ()
    if ones is None or others is None:
        from drafting.word.dress import dress

        found = comparison()
        if others is not None:
            made = dress(others, found.new, found.old)
            ones, key = (None if made is None else made.data), "old_in_new"
        else:
            assert ones is not None
            made = dress(ones, found.old, found.new)
            others, key = (None if made is None else made.data), "new_in_old"
        return ones, others, (key if made is not None else "house",)
    as_word = all(files.is_word(data, name) for data, name in (old, new))
    return ones, others, () if as_word else ("made_over",)


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
    reader: Language | None = None,
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
        reader=reader,
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
