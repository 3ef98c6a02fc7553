"""From what is said of provisions to the stretches of the file it is said of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from drafting.errors import NotFound
from drafting.model import Document, Mark
from drafting.word.annotate.ranges import Spot
from drafting.word.elements import Element
from drafting.word.package import Package, qn
from drafting.word.read import Read
from drafting.word.read_places import Places
from drafting.word.read_trace import Letter, letters, letters_of, trace

_COMBINING = range(0x300, 0x370)
_NOTES = (qn("w:footnote"), qn("w:endnote"))


class Whereabouts:
    """The words of an opened file by the provisions of the document that was read from it."""

    def __init__(self, package: Package, document: Document) -> None:
        self._title = document.title
        self._reads = trace(package)
        words = [letters(read.block.text) for read in self._reads]
        self._starts = [0, *accumulate(map(len, words))]
        self._places = Places("".join(words), document)
        self._letters: dict[int, tuple[Letter, ...]] = {}
        self._document = package.document
        self._order = {one: place for place, one in enumerate(package.document.iter())}

    def knows(self, marks: Sequence[Mark]) -> bool:
        """Whether the provisions that ``marks`` speak of are in the file."""
        named = {self._speaking(mark) for mark in marks if mark.eid}
        return bool(self._reads) and all(self._places.around(eid) for eid in named if eid)

    def spots(self, mark: Mark) -> tuple[Spot, Spot]:
        """The begin and the end of the words that ``mark`` speaks of.

        The quoted words; where they are not in the provision, all of it; where it is changed in the file, the
        paragraphs that hold what is left of it; for a mark without a provision the first paragraph. Raises
        NotFound for a provision that the document does not have.
        """
        eid = self._speaking(mark)
        found = self._places.find(eid, mark.quote) or self._places.find(eid, None)
        if found is not None:
            return self._exact(*found) or self._paragraphs(*found)
        return self._paragraphs(*(self._places.around(eid) or (0, 1)))

    def _speaking(self, mark: Mark) -> str:
        """The provision with words of its own that a mark is put on: of one without, the first inside it."""
        if not mark.eid:
            return ""
        provision = self._places.provision(mark.eid)
        if provision is None:
            raise NotFound("not_found_provision", place=self._title, provision=mark.eid)
        return next((node.eid for node in provision.walk() if letters(node.printed)), "")

    def _exact(self, start: int, end: int) -> tuple[Spot, Spot] | None:
        """The letters as spots; None if where one stands cannot be told."""
        found: list[Letter] = []
        for place in self._blocks(start, end):
            inside = self._letters_of(place)
            first = self._starts[place]
            if not inside:
                return None
            found += inside[max(start - first, 0) : end - first]
        held = [(one.source, one) for one in found if one.source is not None and one.source.tag != qn("w:p")]
        if not held:
            return None
        if cited := self._citation(held[0][0]):
            return cited
        held = [one for one in held if one[0] in self._order]
        (first_source, first_letter), (last_source, last_letter) = held[0], held[-1]
        spots = Spot(first_source, first_letter.at), Spot(last_source, _behind(last_source, last_letter.at))
        ordered = (self._order[first_source], spots[0].at) < (self._order[last_source], spots[1].at)
        return spots if ordered else None

    def _paragraphs(self, start: int, end: int) -> tuple[Spot, Spot]:
        """The whole paragraphs that hold these letters; of a note, where the text cites it."""
        blocks = self._blocks(start, max(end, start + 1))
        around = [found for place in blocks for found in _paragraphs_of(self._reads[place])]
        if cited := self._citation(around[0]):
            return cited
        inside = sorted((one for one in around if one in self._order), key=lambda one: self._order[one])
        return Spot(inside[0], 0), Spot(inside[-1], 1)

    def _citation(self, source: Element) -> tuple[Spot, Spot] | None:
        """Where the text cites the note that ``source`` stands in; None for the text itself.

        Word shows comments inside notes, LibreOffice fails on them.
        """
        if source in self._order:
            return None
        note = next(source.iterancestors(*_NOTES))
        number = note.get(qn("w:id"))
        for one in self._document.iter(f"{note.tag}Reference"):
            if one.get(qn("w:id")) == number:
                return Spot(one, 0), Spot(one, 1)
        raise AssertionError("unreachable: only cited notes are read")

    def _blocks(self, start: int, end: int) -> list[int]:
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_left(self._starts, end) - 1, first)
        return list(range(first, min(last, len(self._reads) - 1) + 1))

    def _letters_of(self, place: int) -> tuple[Letter, ...]:
        if place not in self._letters:
            self._letters[place] = letters_of(self._reads[place])
        return self._letters[place]


def _behind(source: Element, at: int) -> int:
    """The place behind a letter, and behind the accents that are written apart from it."""
    text = source.text or ""
    at += 1
    while at < len(text) and ord(text[at]) in _COMBINING:
        at += 1
    return at


def _paragraphs_of(read: Read) -> list[Element]:
    """The paragraphs of the main flow that a block's words stand in."""
    found: list[Element] = []
    for piece in read.pieces:
        if piece.source is not None:
            above = [piece.source] if piece.source.tag == qn("w:p") else []
            above += piece.source.iterancestors(qn("w:p"))
            if above and above[-1] not in found:
                found.append(above[-1])
    return found
