"""The proof: what the independent reader finds in a redline, against both drafts.

Accepting everything must give the new draft, rejecting everything the old one. What failed is named, so that
only that is marked more coarsely.
"""

from __future__ import annotations

from dataclasses import replace

from drafting.word import resolve
from drafting.word.native.typography import plain
from drafting.word.resolve import Aside, Block, Content, Difference, Paragraph, Piece, Row, Table


def failures(
    data: bytes, old: bytes, new: bytes, side: resolve.Side, *, typography: bool
) -> tuple[Difference, ...]:
    """Where the redline ``data`` does not give ``new`` accepted and ``old`` rejected; () when it does.

    ``side`` says how open changes in the old draft are settled. Without ``typography`` the old draft is held
    to come back but for quotation marks, dashes and blanks.
    """
    rejected, accepted = resolve.both(data)
    was, now = resolve.content(old, side), resolve.content(new, "accept")
    if not typography:
        rejected, was = folded(rejected), folded(was)
    return (*resolve.differences(now, accepted), *resolve.differences(was, rejected))


def folded(content: Content) -> Content:
    """``content`` with typography made plain."""
    margins = tuple(replace(one, blocks=tuple(map(_block, one.blocks))) for one in content.margins)
    return Content(tuple(map(_block, content.blocks)), margins)


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        rows = (Row(tuple(tuple(map(_block, cell)) for cell in row.cells)) for row in block.rows)
        return Table(tuple(rows))
    return Paragraph(tuple(map(_piece, block.pieces)), block.style)


def _piece(piece: Piece) -> Piece:
    if isinstance(piece, str):
        return plain(piece)
    return Aside(piece.kind, tuple(map(_block, piece.blocks))) if isinstance(piece, Aside) else piece
