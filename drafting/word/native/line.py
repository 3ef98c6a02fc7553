"""The words of a paragraph as one string, with every character traced to the run it stands in.

What is not words (a picture, a note's reference, a field, a link) is one character of the private use area:
the same for the same thing in both drafts, so that strings can be compared. A link has its own line inside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafting.word.native.ns import Element, W

_FIRST, _MOST = 0xF0000, 0xFFFD
_BOX = f"{W}txbxContent"


class Objects:
    """Gives everything that is not words its character."""

    def __init__(self) -> None:
        self._characters: dict[object, str] = {}

    def character(self, key: object) -> str:
        """The character for ``key``."""
        if key not in self._characters:
            self._characters[key] = chr(_FIRST + min(len(self._characters), _MOST))
        return self._characters[key]

    def private(self, text: str) -> bool:
        """Whether ``text`` itself has one of these characters."""
        return bool(text) and max(text) >= chr(_FIRST)


#: A character of a line that stands for something that is not words.
OBJECT = re.compile(f"[{chr(_FIRST)}-{chr(0x10FFFF)}]")


@dataclass(slots=True)
class Atom:
    """A run, or what is marked as one: the runs of a field, a link, an equation."""

    nodes: tuple[Element, ...]
    start: int
    end: int
    pieces: tuple[tuple[Element, str], ...] = ()  # the children of a run with their characters
    inner: Line | None = None  # the line in a link
    code: str = ""  # what a link says as a field


@dataclass(slots=True)
class Line:
    """One paragraph (or several, where an earlier mark joins them)."""

    text: str = ""
    atoms: list[Atom] = field(default_factory=list)
    _starts: list[int] | None = None
    _full: str | None = None

    #: What the text boxes say that hang in it.
    boxed: list[str] = field(default_factory=list)

    @property
    def full(self) -> str:
        """The text with that of its links and text boxes: equal for paragraphs that say the same."""
        if self._full is None:
            at = 0
            out: list[str] = []
            for atom in self.atoms:
                if atom.inner is not None:
                    out += [self.text[at : atom.end], atom.inner.full, self.text[atom.start]]
                    at = atom.end
            self._full = "".join((*out, self.text[at:], *self.boxed)) if out or self.boxed else self.text
        return self._full

    def boxes(self, start: int, end: int) -> dict[int, list[Element]]:
        """The text boxes in a stretch of the text, by where what holds them stands from its start."""
        found = {}
        if OBJECT.search(self.text, start, end):
            for atom, _, _ in self.slices(start, end):
                at = atom.start
                for child, text in atom.pieces or tuple(
                    (node, self.text[at : at + 1]) for node in atom.nodes[:1]
                ):
                    if text and start <= at < end and OBJECT.match(text) and (inner := boxes_in(child)):
                        found[at - start] = inner
                    at += len(text)
        return found

    def slices(self, start: int, end: int) -> Iterator[tuple[Atom, int, int]]:
        """The atoms of a stretch of the text, with the part of each."""
        if self._starts is None:
            self._starts = [atom.start for atom in self.atoms]
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self.atoms) and self.atoms[at].start < end:
            atom = self.atoms[at]
            low, high = max(start, atom.start), min(end, atom.end)
            if low < high:
                yield atom, low, high
            at += 1


def boxes_in(node: Element) -> list[Element]:
    """The outermost text boxes in what is drawn."""
    return [one for one in node.iter(_BOX) if next(one.iterancestors(_BOX), None) is None]
