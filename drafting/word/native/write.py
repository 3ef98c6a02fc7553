"""Two Word files in, one with tracked changes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from drafting.messages import sentence
from drafting.model import Language
from drafting.word import resolve
from drafting.word.native.adopt import Adopter, Numbers, Styles
from drafting.word.native.blocks import blocks
from drafting.word.native.keys import Keys, plain_text
from drafting.word.native.line import Objects, Reader
from drafting.word.native.margins import Margins
from drafting.word.native.notes import Notes
from drafting.word.native.ns import COME, GONE, SECT, Element, W
from drafting.word.native.package import Package
from drafting.word.native.pen import Pen
from drafting.word.native.story import Coarse, Count, Story
from drafting.word.profile import WORD, Profile

_MARKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\b")
_NUMBER = re.compile(rb'w:id="(\d{1,10})"')


@dataclass(frozen=True, slots=True)
class Redlined:
    """A redline, and what a person must be told about it (sentences)."""

    data: bytes
    warnings: tuple[str, ...] = ()


def redline(
    old: bytes,
    new: bytes,
    *,
    profile: Profile = WORD,
    author: str,
    when: datetime,
    language: Language = "en",
) -> Redlined:
    """The .docx ``new`` with its differences from the .docx ``old`` as tracked changes by ``author``.

    Raises ``UnreadableFile`` when either is no Word file.
    """
    author = author.strip() or sentence("word.application", language)
    work = Work(old, new, profile, author, when, Coarse())
    return Redlined(work.run())


class Work:
    """One pass over both packages."""

    def __init__(
        self, old: bytes, new: bytes, profile: Profile, author: str, when: datetime, coarse: Coarse
    ) -> None:
        self.old, self.new = Package(old), Package(new)
        self._profile, self._coarse = profile, coarse
        self.count = Count()
        self._objects = Objects()
        self._styles = Styles(self.old, self.new)
        numbers = Numbers(self.old, self.new, self._styles)
        self._styles.numbers = numbers
        self.side: resolve.Side = "accept"
        if _carries_marks(self.old) and _carries_marks(self.new):
            self.side = "reject"
        self._pen = Pen(author, when, _last_number(self.new))
        self._adopter = Adopter(self.old, self.new, self._styles, numbers)
        self._notes = Notes(self)
        self._adopter.note = self._notes.adopted

    @property
    def gone(self) -> frozenset[str]:
        """The tags of the old draft's marks whose content is not read."""
        return GONE if self.side == "accept" else COME

    def run(self) -> bytes:
        """The marked file."""
        self._notes.pair()
        margins = Margins(self)
        story = self.story(self.old.main, self.new.main)
        story.compare(_body(self.old), _body(self.new))
        ends = [_body(one).find(SECT) for one in (self.old, self.new)]
        if ends[0] is not None and ends[1] is not None:
            story.sections.append((ends[0], ends[1]))
        margins.compare(story.sections)
        self._notes.compare()
        return self.new.written()

    @property
    def places(self) -> tuple[str, str]:
        """The parts between which things are brought over just now."""
        return self._adopter.source, self._adopter.target

    def go_back(self, places: tuple[str, str]) -> None:
        """Bring things over between these parts again."""
        self._adopter.between(*places)

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
            moves=self._profile.moves,
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
        return Reader(gone, self._objects, keys.thing, keys.link)


def _body(package: Package) -> Element:
    found = package.part(package.main).root.find(f"{W}body")
    assert found is not None
    return found


def _carries_marks(package: Package) -> bool:
    return any(
        _MARKED.search(package.read(name))
        for name in package.names
        if name.startswith("word/") and name.endswith(".xml") and "/glossary/" not in name
    )


def _last_number(package: Package) -> int:
    return max((int(one) for one in _NUMBER.findall(package.read(package.main))), default=0)


__all__ = ["Redlined", "Work", "plain_text", "redline"]
