"""Two Word files in, one with tracked changes out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from drafting.messages import sentence
from drafting.model import Language
from drafting.word import resolve
from drafting.word.cover import Cover
from drafting.word.native import hygiene, proof
from drafting.word.native.adopt import Adopter
from drafting.word.native.blocks import blocks, flat
from drafting.word.native.coarse import Coarse, coarsened
from drafting.word.native.count import Count
from drafting.word.native.definitions import Numbers, Styles
from drafting.word.native.front import put
from drafting.word.native.keys import Keys
from drafting.word.native.line import Objects
from drafting.word.native.margins import Margins
from drafting.word.native.notes import Notes
from drafting.word.native.ns import COME, GONE, SECT, Element, W
from drafting.word.native.package import Package
from drafting.word.native.pen import Pen
from drafting.word.native.plain import plain_text
from drafting.word.native.properties import twin_of
from drafting.word.native.reader import Reader
from drafting.word.native.story import Story
from drafting.word.profile import WORD, Profile
from drafting.word.unproved import UnprovedRedlineError

#: What the proof calls a part, by its root.
_KINDS = {"hdr": "header", "ftr": "footer", "footnotes": "footnote", "endnotes": "endnote"}
_MARKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\b")
_NUMBER = re.compile(rb'w:id="(\d{1,10})"')


#: How often a redline is marked more coarsely before it is given up.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Redlined:
    """A redline, and what a person must be told about it (sentences).

    ``coarser``: finer marks did not pass the proof, and something is marked as a whole.
    """

    data: bytes
    warnings: tuple[str, ...] = ()
    count: Count = field(default_factory=Count)
    coarser: bool = False


def redline(
    old: bytes,
    new: bytes,
    *,
    profile: Profile = WORD,
    author: str,
    when: datetime,
    language: Language = "en",
    cover: Cover | None = None,
    notes: tuple[str, ...] = (),
    reader: Language | None = None,
) -> Redlined:
    """The .docx ``new`` with its differences from the .docx ``old`` as tracked changes by ``author``.

    Everything else of the file stays as it is. Earlier tracked changes stay open: rejecting everything
    rejects them too. Where only the new draft carries some, that gives the old draft exactly; where both do,
    the drafts as they were before any open change are compared. With ``cover`` a first page says what this
    is. ``notes`` are keys of further warnings; those that are given back speak the ``reader``'s language, the
    file ``language``. Before it is handed over an independent reader must find both drafts in it; what fails
    is marked as a whole, and a warning says so. Raises ``UnreadableFile`` when either is no Word file,
    ``UnprovedRedlineError`` when even whole parts do not pass.
    """
    author = author.strip() or sentence("word.application", language)
    coarse, tried = Coarse(), 0
    while True:
        work = Work(old, new, profile, author, when, coarse, notes)
        data = work.run(cover, language)
        failed = proof.failures(data, old, new, work.side, typography=profile.typography)
        if not failed:
            break
        tried += 1
        if tried == _ATTEMPTS or coarse.everything:
            raise UnprovedRedlineError("word_unproved", place=failed[0].part)
        coarse = coarsened(coarse, failed)
    return Redlined(data, work.said(reader or language), work.count, coarser=tried > 0)


def opening(data: bytes, paragraphs: int = 150) -> str:
    """The words of the first paragraphs, a line for each: enough to know a draft's title and language by.

    Automatic numbers are not shown. Raises ``UnreadableFile``.
    """
    found = islice(flat(_body(Package(data)), GONE), paragraphs)
    return "\n".join(" ".join(plain_text(one, GONE).split()) for one in found)


class Work:
    """One pass over both packages."""

    def __init__(
        self,
        old: bytes,
        new: bytes,
        profile: Profile,
        author: str,
        when: datetime,
        coarse: Coarse,
        notes: tuple[str, ...] = (),
    ) -> None:
        self.old, self.new = Package(old), Package(new)
        self._of_files = notes  # warnings that go ahead of its own
        self._profile, self._coarse = profile, coarse
        self.count = Count()
        self._objects = Objects()
        self._styles = Styles(self.old, self.new)
        numbers = Numbers(self.old, self.new, self._styles)
        self._styles.numbers = numbers
        self.side: resolve.Side = "accept"
        self._open_new = _carries_marks(self.new)
        if self._open_new and _carries_marks(self.old):
            self.side = "reject"
        self.warnings: tuple[str, ...] = ()
        self._pen = Pen(author, when, _last_number(self.new))
        self._adopter = Adopter(self.old, self.new, self._styles, numbers)
        self._notes = Notes(self)
        self._adopter.note = self._notes.adopted

    @property
    def gone(self) -> frozenset[str]:
        """The tags of the old draft's marks whose content is not read."""
        return GONE if self.side == "accept" else COME

    @property
    def plain(self) -> bool:
        """Whether every program must read it alike."""
        return not self._profile.moves

    def marked(self, part: str) -> bool:
        """Whether a part of the new package has marks of this redline."""
        return any(self._pen.owns(one) for one in self.new.part(part).root.iter())

    def run(self, cover: Cover | None = None, language: Language = "en") -> bytes:
        """The marked file, with its cover note in front."""
        self._notes.pair()
        margins = Margins(self)
        story = self.story(self.old.main, self.new.main)
        story.compare(_body(self.old), _body(self.new))
        ends = [_body(one).find(SECT) for one in (self.old, self.new)]
        if ends[0] is not None and ends[1] is not None:
            story.sections.append((ends[0], ends[1]))
        margins.compare(story.sections)
        self._notes.compare()
        self._notes.settle()
        self.warnings = (*self._of_files, *hygiene.cleaned(self.new), *self._coarse.said(), *self._open())
        if cover is not None:
            put(self.new, cover, self.count, self.said(language), language, self._pen)
        return self.new.written()

    def said(self, language: Language) -> tuple[str, ...]:
        """The warnings as sentences."""
        return tuple(sentence(f"redline.{key}", language) for key in self.warnings)

    def _open(self) -> tuple[str, ...]:
        """What is to be said of earlier tracked changes."""
        if not self._open_new:
            return ()
        return ("open_both",) if self.side == "reject" else ("open_new",)

    @property
    def places(self) -> tuple[str, str]:
        """The parts between which things are brought over just now."""
        return self._adopter.source, self._adopter.target

    def go_back(self, places: tuple[str, str]) -> None:
        """Bring things over between these parts again."""
        self._adopter.between(*places)

    def brought(self, node: Element) -> Element:
        """A copy of an element of the old package for the new one."""
        return self._adopter.adopt(twin_of(node))

    def story(self, source: str, target: str) -> Story:
        """What marks a part of the new package against one of the old."""
        self._adopter.between(source, target)
        return Story(
            self.new.part(target),
            self._pen,
            self._adopter,
            self.reader(self.old, source, self.gone),
            self.reader(self.new, target, COME),
            by_word=self._profile.marking == "words",
            typography=self._profile.typography,
            moves=self._profile.moves,
            kind=_KINDS.get(self.new.part(target).root.tag.removeprefix(W), "body"),
            coarse=self._coarse,
            count=self.count,
        )

    def reading(self, package: Package, part: str, gone: frozenset[str] | None) -> list[str]:
        """What a part says, paragraph by paragraph, as it stands (``gone``: on that side)."""
        side = COME if gone is None else gone
        found = blocks(package.part(part).root, self.reader(package, part, side))
        return [one.item.text for one in found]

    def reader(self, package: Package, part: str, gone: frozenset[str]) -> Reader:
        """Reads lines of a part."""
        keys = Keys(package, part, gone, lambda kind, number: self._notes.key(package, kind, number))
        return Reader(gone, self._objects, keys.thing, keys.link, keys.code)


def _body(package: Package) -> Element:
    found = package.part(package.main).root.find(f"{W}body")
    if found is None:  # the "strict" dialect, or no document at all
        raise UnprovedRedlineError("word_unproved", place=package.main)
    return found


def _carries_marks(package: Package) -> bool:
    return any(
        _MARKED.search(package.read(name))
        for name in package.names
        if name.startswith("word/") and name.endswith(".xml") and "/glossary/" not in name
    )


def _last_number(package: Package) -> int:
    return max((int(one) for one in _NUMBER.findall(package.read(package.main))), default=0)
