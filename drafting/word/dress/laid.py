"""The old draft's file laid under its provisions: which letters of a block are whose label, heading, text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from drafting import compare
from drafting.model import Document, Provision
from drafting.structure import parse
from drafting.word.dress.raw import Raw
from drafting.word.layout import MAIN_ROLES, Role
from drafting.word.package import Package, qn
from drafting.word.read import Read
from drafting.word.read_trace import letters, trace

#: holds the letters of an automatic number, which stand in no element of their own
_PARAGRAPH = qn("w:p")


@dataclass(frozen=True, slots=True)
class Piece:
    """The label, heading or text of a provision, as far as it stands in one block: letters from and to.

    ``words`` are those of the provision, with its own blanks.
    """

    node: int
    role: Role
    block: int
    start: int
    end: int
    words: str


class Laid:
    """A Word file and the provisions read from it, which bear the uids of ``like``."""

    def __init__(self, package: Package, like: Document) -> None:
        self.reads: tuple[Read, ...] = trace(package)
        document = parse([read.block for read in self.reads], like.language)
        self.document = _named(document, like)
        self.nodes: tuple[Provision, ...] = tuple(self.document.walk())
        self._texts = [letters(read.block.text) for read in self.reads]
        starts = [0, *accumulate(map(len, self._texts))]
        #: By provision, its pieces in order.
        self.pieces: list[list[Piece]] = []
        #: By block, the pieces in it.
        self.blocks: list[list[Piece]] = [[] for _ in self.reads]
        at = 0
        for number, node in enumerate(self.nodes):
            mine: list[Piece] = []
            for role, words in parts(node):
                mine += _cut(number, role, words, at, starts)
                at += len(letters(words))
            self.pieces.append(mine)
            for piece in mine:
                self.blocks[piece.block].append(piece)
        said = "".join(letters(node.printed) for node in self.nodes)
        #: Whether every word of the file is in the tree, in its order.
        self.whole = said == "".join(self._texts)
        self._raws: dict[int, Raw] = {}

    def raw(self, block: int) -> Raw:
        """The characters of a block with the elements that hold them."""
        if block not in self._raws:
            self._raws[block] = Raw(self.reads[block])
        return self._raws[block]

    def automatic(self, block: int) -> int:
        """How many letters at the head of a block Word prints by itself."""
        numbered = any(
            piece.source is not None and piece.source.tag == _PARAGRAPH for piece in self.reads[block].pieces
        )
        return self.raw(block).automatic if numbered else 0

    def letters(self, block: int) -> str:
        """The letters of a block."""
        return self._texts[block]


def parts(node: Provision) -> Iterator[tuple[Role, str]]:
    """A provision's label, heading and text, those it has."""
    for role, words in zip(MAIN_ROLES, (node.label, node.heading, node.text), strict=True):
        if letters(words):
            yield role, words


def _cut(node: int, role: Role, words: str, start: int, starts: Sequence[int]) -> Iterator[Piece]:
    """A stretch of letters by the blocks it stands in."""
    end = start + len(letters(words))
    at = 0
    while start < end:
        block = bisect_right(starts, start) - 1
        stop = min(end, starts[block + 1])
        whole = stop - start == len(letters(words))
        text, at = (words, at) if whole else first_letters(words, stop - start, at)
        yield Piece(node, role, block, start - starts[block], stop - starts[block], text)
        start = stop


def first_letters(words: str, count: int, at: int = 0) -> tuple[str, int]:
    """The words from ``at`` on with so many letters, and where they end."""
    end, seen = at, 0
    while end < len(words) and seen < count:
        seen += not words[end].isspace()
        end += 1
    return words[at:end].strip(), end


def _named(document: Document, like: Document) -> Document:
    """The document with the uids of another reading of it."""
    mine, theirs = list(document.walk()), list(like.walk())
    if len(mine) == len(theirs) and all(
        letters(one.printed) == letters(other.printed) for one, other in zip(mine, theirs, strict=True)
    ):
        uids = iter([one.uid for one in theirs])

        def name(node: Provision) -> Provision:
            uid = next(uids)
            return replace(node, uid=uid, children=tuple(name(child) for child in node.children))

        return replace(document, provisions=tuple(name(top) for top in document.provisions))
    return compare.carry_uids(like, document, str)
