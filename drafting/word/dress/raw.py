"""The characters of one block as they stand in the file, each with the element that holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, repeat, takewhile
from typing import NamedTuple

from drafting.word.elements import Element
from drafting.word.package import qn
from drafting.word.read import Read
from drafting.word.read_trace import Letter, letters, letters_of, plain


class Char(NamedTuple):
    """A character as it is shown, and where it stands; without a source it is the reader's own."""

    text: str
    source: Element | None
    at: int


class Raw:
    """``chars`` in order; ``places`` says which of them each letter of the block is.

    ``automatic`` letters lead the block that Word prints by itself. ``known`` says whether the letters of the
    block could be found at all.
    """

    def __init__(self, read: Read) -> None:
        self.chars = [
            char for piece in read.pieces for char in map(Char, piece.text, repeat(piece.source), count())
        ]
        self.places: list[int] = []
        shown = "".join(piece.text for piece in read.pieces)
        if plain(shown):
            if letters(shown) == letters(read.block.text):
                self.places = [place for place, char in enumerate(shown) if not char.isspace()]
            sources = (self.chars[place].source for place in self.places)
        else:
            found = letters_of(read)
            self.places = list(self._sought(found))
            sources = (letter.source for letter in found)
        self.known = bool(self.places)
        self.automatic = sum(1 for _ in takewhile(_is_paragraph, sources))

    def _sought(self, found: Sequence[Letter]) -> Iterator[int]:
        """Where the letters stand, if not every character of the block is one of them or a blank."""
        index = {
            (one.source, one.at): place for place, one in enumerate(self.chars) if one.source is not None
        }
        last = -1
        for letter in found:
            place = -1 if letter.source is None else index.get((letter.source, letter.at), -1)
            if place < 0:  # the reader's own: the next character that is none of the file's
                place = next(
                    (
                        at
                        for at in range(last + 1, len(self.chars))
                        if self.chars[at].source is None and not self.chars[at].text.isspace()
                    ),
                    last,
                )
            yield place
            last = place

    def span(self, letter: int) -> tuple[int, int]:
        """The characters of a letter, with accents and signs of no width behind it."""
        start = self.places[letter]
        stop = self.places[letter + 1] if letter + 1 < len(self.places) else len(self.chars)
        end = start + 1
        while end < stop and not self.chars[end].text.isspace():
            end += 1
        return start, max(end, start + 1)

    def gap(self, letter: int) -> tuple[int, int]:
        """The characters between a letter and the next one: blanks, or nothing."""
        start = self.span(letter)[1]
        stop = self.places[letter + 1] if letter + 1 < len(self.places) else len(self.chars)
        return start, max(stop, start)


def _is_paragraph(source: Element | None) -> bool:
    return source is not None and source.tag == qn("w:p")
