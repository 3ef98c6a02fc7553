"""What is marked as a whole because finer marks did not pass the proof."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from drafting.word.resolve import Aside, Block, Difference, Paragraph, Row, Table


@dataclass(slots=True)
class Coarse:
    """What must be marked as a whole, finer marks having failed the proof.

    ``paragraphs`` by the letters of their text, ``parts`` ("body", "footnote" ...) by name.
    """

    paragraphs: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    everything: bool = False

    def said(self) -> tuple[str, ...]:
        """The keys of the warnings."""
        if self.everything:
            return ("coarse_all",)
        return tuple(
            key for key, on in (("coarse_parts", self.parts), ("coarse_paragraphs", self.paragraphs)) if on
        )


def coarsened(coarse: Coarse, failed: Iterable[Difference]) -> Coarse:
    """What is to be marked as a whole in the next attempt."""
    next_one = Coarse(set(coarse.paragraphs), set(coarse.parts), everything=coarse.everything)
    for one in failed:
        words = {bare(text) for side in (one.first, one.second) for text in _texts(side)} - {""}
        if words <= next_one.paragraphs:  # tried already, or nothing to go by: the whole part
            next_one.parts.add(one.part)
        next_one.paragraphs |= words
    if next_one.paragraphs == coarse.paragraphs and next_one.parts == coarse.parts:
        next_one.everything = True
    return next_one


def bare(text: str) -> str:
    """The letters and digits of a text: what is the same however it was read."""
    return re.sub(r"[\W_]", "", text)[:400]


def _texts(block: Block | Row | None) -> Iterable[str]:
    if isinstance(block, Paragraph):
        yield block.text
        for piece in block.pieces:
            if isinstance(piece, Aside):
                for inner in piece.blocks:
                    yield from _texts(inner)
    elif isinstance(block, Table):
        for row in block.rows:
            yield from _texts(row)
    elif isinstance(block, Row):
        for cell in block.cells:
            for inner in cell:
                yield from _texts(inner)
