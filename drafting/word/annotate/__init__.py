"""A draft with what is said of it as native Word comments on the exact words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from drafting.messages import catalogue, sentence
from drafting.model import Annex, Document, Language, Mark
from drafting.word import house
from drafting.word import package as reading
from drafting.word.annotate import annex
from drafting.word.annotate.ranges import Range, place
from drafting.word.annotate.threads import Remark, Threads
from drafting.word.annotate.where import Whereabouts
from drafting.word.elements import Element
from drafting.word.harmless import without_code
from drafting.word.native.package import Package
from drafting.word.package import qn

__all__ = ["annotate", "has_code"]


def annotate(
    source: bytes | None,
    document: Document,
    marks: Sequence[Mark],
    *,
    language: Language,
    when: datetime,
    annexes: Sequence[Annex] = (),
    subtitle: str = "",
) -> bytes:
    """The .docx of ``document`` with a comment for each of ``marks``, its replies as a thread.

    ``source`` is the Word file the document was read from: everything in it stays as it is, paragraphs
    without comments byte for byte, but macros and signatures, which are left out. Without one, or if its
    words are not those of the document, the draft stands in house style with ``subtitle`` in its header.
    ``language`` is the reader's: the names of those who speak are in it. ``when`` is the time of what bears
    none of its own. ``annexes`` stand at the end, in a section of their
    own. The same input gives the same bytes. Raises NotFound for a mark on a provision that the document
    does not have, UnreadableFile for a ``source`` that cannot be read.
    """
    if source is not None:
        opened = _Opened(source)
        where = Whereabouts(opened.tree, document)
        if where.knows(marks):
            return opened.written(where, marks, language, when, annexes)
    opened = _Opened(house.clean(document, subtitle=subtitle))
    return opened.written(Whereabouts(opened.tree, document), marks, language, when, annexes)


def has_code(source: bytes) -> bool:
    """Whether a Word file carries macros, which no export keeps. Raises UnreadableFile."""
    return without_code(Package(source))


class _Opened:
    """A Word file opened for writing, and the trees in it that are read."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        without_code(self.package)
        self.document = self.package.part(self.package.main)
        self.tree = reading.Package(
            document=self.document.root,
            styles=self._root("styles"),
            numbering=self._root("numbering"),
            footnotes=self._root("footnotes"),
            endnotes=self._root("endnotes"),
        )

    def written(
        self,
        where: Whereabouts,
        marks: Sequence[Mark],
        language: Language,
        when: datetime,
        annexes: Sequence[Annex],
    ) -> bytes:
        spots = [where.spots(mark) for mark in marks]  # all found before anything moves
        threads = Threads(self.package)
        remarks = [list(_remarks(mark, language, when)) for mark in marks]
        ranges = []
        for (start, end), thread in zip(spots, remarks, strict=True):
            ranges.append(Range(start, end, threads.add(thread)))
        touched = [_paragraph(spot.source) for one in ranges for spot in (one.start, one.end)]
        place(ranges, threads.reference_style)
        for paragraph in touched:
            self.document.touch(paragraph)
        if annexes:
            annex.append(self.document, annexes)
        return self.package.written()

    def _root(self, kind: str) -> Element | None:
        name = self.package.target(self.package.main, kind)
        return self.package.part(name).root if name else None


def _paragraph(source: Element) -> Element:
    """The outermost paragraph around an element, or the element itself."""
    return next(reversed([source, *source.iterancestors(qn("w:p"))]))


def _remarks(mark: Mark, language: Language, when: datetime) -> Iterator[Remark]:
    """A mark and what answers it, as one thread: Word has one level of replies."""
    for number, one in enumerate(_flat(mark)):
        author, initials = _speaker(one, language)
        answers = 0 if number else None
        yield Remark(author, initials, one.when or when, one.text, answers, mark.done)


def _flat(mark: Mark) -> Iterator[Mark]:
    yield mark
    for reply in mark.replies:
        yield from _flat(reply)


def _speaker(mark: Mark, language: Language) -> tuple[str, str]:
    """Whose comment it is: the person's, or the workbench's by the kind of what it says."""
    if mark.author:
        return mark.author, "".join(word[0] for word in mark.author.split() if word[0].isalnum()).upper()
    known = catalogue(language)
    name = known.get(f"mark.kind.{mark.kind}", mark.kind)
    initials = known.get(f"mark.initials.{mark.kind}", mark.kind[:1].upper())
    return (
        sentence("mark.author", language, kind=name),
        sentence("mark.initials_of", language, initials=initials),
    )
