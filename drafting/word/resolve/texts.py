"""The texts alone of what is left: paragraphs and rows of the body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drafting.word.resolve.blocks import Blocks
from drafting.word.resolve.content import Aside, Block, Paragraph
from drafting.word.resolve.marks import Choice, Side
from drafting.word.resolve.parts import Parts
from drafting.word.resolve.stories import covered

#: A tab in running text is a blank to a reader (a real tab stands between cells); page breaks are nothing.
_PLAIN = str.maketrans({"\t": " ", "\f": None, "\v": None})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A paragraph or table row that is left: its text and the id of its paragraph style ("" in rows)."""

    text: str
    style: str = ""


def paragraphs(data: bytes, side: Side, *, blanks: bool = False) -> tuple[str, ...]:
    """The texts of the paragraphs and rows of the .docx ``data`` after accepting or rejecting everything.

    A row is its cells joined by tabs; a line break inside a paragraph is a line break, a tab a blank; a text
    box stands behind its paragraph. Paragraphs and rows without a character are left out unless ``blanks`` is
    asked for: Word itself keeps an empty one beside tables. Raises ``UnreadableFile`` for what is not a Word
    file.
    """
    return tuple(one.text for one in resolved(data, side, blanks=blanks))


def resolved(data: bytes, side: Side, *, blanks: bool = False) -> tuple[Resolved, ...]:
    """Like ``paragraphs``, with the style each paragraph is left with; a cover note is left out."""
    parts = Parts(data)
    blocks = Blocks(parts, parts.main, Choice(side)).read(parts.body, skip=covered(parts.body), blanks=True)
    return tuple(one for one in _texts(blocks) if blanks or one.text)


def _texts(blocks: Iterable[Block]) -> Iterator[Resolved]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Resolved(block.text.translate(_PLAIN), block.style)
            for piece in block.pieces:
                if isinstance(piece, Aside) and piece.kind == "text box":
                    yield from _texts(piece.blocks)
        else:
            for row in block.rows:
                cells = ("\n".join(one.text for one in _texts(cell)) for cell in row.cells)
                yield Resolved("\t".join(cells))
