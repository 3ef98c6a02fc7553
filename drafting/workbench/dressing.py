"""The Word file of a draft in its own formatting: of a text that was made here, and as a clean copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.errors import UnreadableFile
from drafting.messages import sentence
from drafting.model import Document, Draft, Language
from drafting.word import house
from drafting.workbench.in_word import in_word, lacks_office
from drafting.workbench.redlines import UNFORESEEN

if TYPE_CHECKING:
    from drafting.word.dress import Dressed as Made
    from drafting.workbench.desk import Workbench


@dataclass(frozen=True, slots=True)
class Dressed:
    """A .docx that reads back as the text it was made for.

    ``own`` says that it wears the formatting of the file it came from; ``told`` are the sentences that a
    person must read: how it was made, and what was left behind. ``read`` is what it reads as, where the proof
    that it says so has read it.
    """

    data: bytes
    own: bool
    told: tuple[str, ...] = ()
    read: Document | None = None


def dress(desk: Workbench, draft: Draft, document: Document) -> Dressed:
    """The Word file of ``document``, a text made here out of ``draft``: the next draft's source.

    For whoever makes a draft from another one (accepted proposals, advice applied, a text edited in the
    browser). Where ``draft`` came from a Word file, the new text stands in that very file: same styles,
    numbering, headers, footers, tables and notes; paragraphs that did not change are the bytes they were,
    changed words look like those around them, what came looks like its like. Where it did not, or where the
    text cannot be read back from such a file word for word, it is the house style. The first sentence of
    ``told`` says which: it belongs into the new draft's note. What is read from the file (``desk.read``) has
    every letter of ``document``. The same input gives the same bytes. Raises NotFound.
    """
    language = desk.instrument(draft.instrument).language
    source = desk.source(draft.id)

    def made(base: bytes) -> Made | None:
        from drafting.word import dress as own

        return own.dress(base, desk.document(draft.id), document)

    if (found := _own(source, draft, made)) is not None:
        return Dressed(found.data, True, _said(("made", *found.said), draft, language), found.document)
    return Dressed(house.clean(document), False, _said((_why(source, draft),), draft, language))


def read_back(desk: Workbench, dressed: Dressed, name: str, language: Language) -> Document:
    """What a made file reads as, as an import would see it. Raises UnreadableFile."""
    read = dressed.read
    return read if read is not None and read.language == language else desk.read(dressed.data, name, language)


def says(read: Document, document: Document) -> bool:
    """Whether a reading of a made file has every letter of the text; blanks are the file's."""
    return _letters(read) == _letters(document)


def clean(desk: Workbench, draft: Draft, *, reader: Language | None = None) -> Dressed:
    """The clean copy of a draft: its own Word file without open changes, comments and macros.

    In house style where it did not come from a Word file, or where that would no longer say the same.
    ``told`` speaks the language of the ``reader``. Raises NotFound.
    """
    language = reader or desk.instrument(draft.instrument).language
    document = desk.document(draft.id)

    def made(base: bytes) -> Made | None:
        from drafting.word.dress.clean import cleaned

        return cleaned(base, document)

    if (found := _own(desk.source(draft.id), draft, made)) is not None:
        keys = tuple(f"clean_{key}" for key in found.said)
        return Dressed(found.data, True, _said(keys, draft, language))
    return in_house_style(desk, draft)


def in_house_style(desk: Workbench, draft: Draft) -> Dressed:
    """The draft's text in house style. Raises NotFound."""
    return Dressed(house.clean(desk.document(draft.id), subtitle=desk.subtitle(draft)), False)


def _own(source: bytes, draft: Draft, made: Callable[[bytes], Made | None]) -> Made | None:
    """What ``made`` makes of the draft's Word file; None where there is none or it cannot be done."""
    try:
        base = in_word(source, draft.file_name)
        return None if base is None else made(base)
    except (UnreadableFile, *UNFORESEEN):
        return None


def _letters(document: Document) -> str:
    return "".join(document.printed.split())


def _why(source: bytes, draft: Draft) -> str:
    if lacks_office(source, draft.file_name):
        return "no_office"
    return "no_word" if in_word(source, draft.file_name) is None else "unsure"


def _said(keys: tuple[str, ...], draft: Draft, language: Language) -> tuple[str, ...]:
    return tuple(sentence(f"dress.{key}", language, number=draft.number) for key in keys)
