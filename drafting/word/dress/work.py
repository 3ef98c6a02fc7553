"""The work itself: the file opened, its paragraphs kept, changed, made, taken out, and the result proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.model import Document
from drafting.structure import parse
from drafting.word import package as reading
from drafting.word.dress.arrange import Arranger
from drafting.word.dress.laid import Laid
from drafting.word.dress.likes import Likes
from drafting.word.dress.numbers import Numbers
from drafting.word.dress.plan import plan
from drafting.word.dress.retext import UnableError
from drafting.word.dress.reword import Reworder
from drafting.word.dress.settle import accepted
from drafting.word.dress.sweep import swept
from drafting.word.elements import Element
from drafting.word.native import hygiene
from drafting.word.native.package import Package
from drafting.word.native.reworked import Reworked
from drafting.word.read import read_blocks
from drafting.word.read_trace import letters


@dataclass(frozen=True, slots=True)
class Dressed:
    """The new file, and the keys of what must be said of it: "settled", "macros", "outside".

    ``document`` is what it reads as.
    """

    data: bytes
    said: tuple[str, ...]
    document: Document


def dress(source: bytes, old: Document, new: Document) -> Dressed | None:
    """The Word file ``source``, from which ``old`` was read, with the text of ``new``.

    None where that cannot be done so that the file reads back as ``new``, word for word. Provisions of both
    documents that bear one uid are the same. The same input gives the same bytes. Raises UnreadableFile.
    """
    try:
        work = _Work(source, old, new)
        data = work.run()
    except UnableError:
        return None
    document = None if data is None else _read(data, new, work.wording)
    return None if data is None or document is None else Dressed(data, work.said, document)


def _read(data: bytes, new: Document, wording: Sequence[str]) -> Document | None:
    """What a file says, if it is what ``new`` says: the same words in order, every letter in its tree."""
    blocks = read_blocks(data)
    if [word for block in blocks for word in block.text.split()] != list(wording):
        return None
    document = parse(blocks, new.language)
    return document if letters(document.printed) == letters(new.printed) else None


class _Work:
    def __init__(self, source: bytes, old: Document, new: Document) -> None:
        self.package = Package(source)
        settled = accepted(self.package)
        self.said = (*(("settled",) if settled else ()), *hygiene.cleaned(self.package))
        self._part = self._reworked(self.package.main)
        self._notes = {
            kind: self._reworked(name)
            for kind in ("footnotes", "endnotes")
            if (name := self.package.target(self.package.main, kind))
        }
        styles, numbering = (self._root(kind) for kind in ("styles", "numbering"))
        notes = {kind: part.root for kind, part in self._notes.items()}
        tree = reading.Package(
            self._part.root, styles, numbering, notes.get("footnotes"), notes.get("endnotes")
        )
        self._styles = styles
        self._old = Laid(tree, old)
        self._new = new
        #: The words that the file must have, in order.
        self.wording: tuple[str, ...] = ()

    def _reworked(self, name: str) -> Reworked:
        part = self.package.part(name) if name in self.package.names else None
        return part if isinstance(part, Reworked) else self.package.rework(name)

    def _root(self, kind: str) -> Element | None:
        name = self.package.target(self.package.main, kind)
        return self.package.part(name).root if name else None

    def run(self) -> bytes | None:
        """The new file."""
        if not self._old.whole:
            return None
        made = plan(self._old, self._new)
        likes = Likes(self._old)
        words = Reworder(self._old, likes, {self.package.main: self._part, **self._notes})
        self.wording = tuple(word for para in made.paras for word in words.text(para).split())
        elements = words.kept(made)
        order = Arranger(self._old, likes, self._part, self._notes, words.wanted)
        order.take_out({para.block for para in made.paras if para.block is not None})
        order.arrange(made, elements)
        swept(self.package, self._part, self._notes)
        Numbers(self.package, self._part, self._styles, words.wanted).settle()
        return self.package.written()
