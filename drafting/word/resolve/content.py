"""What a reader has before him when tracked changes are settled: values that compare by ``==``.

Nothing in them depends on how a file is put together: ids of relationships, notes and bookmarks, the cutting
of text into runs and the names of parts are gone. Formatting is not content; the style of a paragraph is kept
for whoever asks, and left out of the comparison.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Sign:
    """Something in a line that is not words.

    ``kind``: "link" (``value`` its target) and "link end", "field" (its instruction) and "field end" (its
    result stands between them), "picture", "equation" and "chunk" (a digest of what they hold), "symbol"
    (font and character).
    """

    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """Text of its own that hangs at a place in a line: a "footnote", an "endnote" or a "text box"."""

    kind: str
    blocks: tuple[Block, ...]


#: Words are plain text: a tab is "\\t", a line break "\\n", a page break "\\f", a column break "\\v".
Piece = str | Sign | Aside


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``style`` (the id of its paragraph style) is told, not compared."""

    pieces: tuple[Piece, ...] = ()
    style: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        """Its words alone; asides, pictures and the codes of fields are left out."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, its cells from left to right."""

    cells: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Widths, borders and merged cells are layout, not content."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Margin:
    """A header or footer from the section (counted from 1) where it begins to say what it says."""

    kind: Literal["header", "footer"]
    pages: str  # "default", "first" or "even"
    section: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A whole document: its body with everything that hangs in it, and its headers and footers."""

    blocks: tuple[Block, ...]
    margins: tuple[Margin, ...] = ()


def tidy(pieces: list[Piece]) -> tuple[Piece, ...]:
    """``pieces`` with neighbouring words made one and the halves of links cut in two put together."""
    out: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str):
            if out and isinstance(out[-1], str):
                out[-1] += piece
            elif piece:
                out.append(piece)
        elif piece == _LINK_END and out and isinstance(out[-1], Sign) and out[-1].kind == "link":
            out.pop()  # a link without anything in it
        elif (
            isinstance(piece, Sign)
            and piece.kind == "link"
            and out
            and out[-1] == _LINK_END
            and _opened(out) == piece
        ):
            out.pop()
        else:
            out.append(piece)
    return tuple(out)


_LINK_END = Sign("link end")


def _opened(pieces: list[Piece]) -> Sign | None:
    return next((one for one in reversed(pieces) if isinstance(one, Sign) and one.kind == "link"), None)
