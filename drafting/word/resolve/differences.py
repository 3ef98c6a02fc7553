"""What two contents do not share, named so that a writer can mark just that more coarsely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.distance import Indel

from drafting.word.resolve.content import Aside, Block, Content, Paragraph, Piece, Row, Table

#: Steps down from the document: ("paragraph", 12), ("table", 3), ("row", 2), ("cell", 1) ..., counted from 1.
Place = tuple[tuple[str, int], ...]
#: Longer runs of blocks that differ are paired one by one instead of being aligned.
_ALIGNED = 2_000

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph, row or table that only one side has, or that reads otherwise on the other.

    ``part``: "body", "header", "footer", "footnote", "endnote" or "text box"; ``block`` counts the blocks of
    the body from 0, as the first content has them (that of the section for a header or footer); ``first``
    and ``second`` are what stands there, None where there is nothing.
    """

    part: str
    place: Place
    block: int
    first: Block | Row | None
    second: Block | Row | None


def differences(first: Content, second: Content) -> tuple[Difference, ...]:
    """Everything in which ``second`` differs from ``first``; () when they are equal."""
    return (*_body(first, second), *_margins(first, second))


def _body(first: Content, second: Content) -> Iterator[Difference]:
    for at, one, other in _paired(first.blocks, second.blocks):
        yield from _unlike("body", (), at, at, one, other)


def _margins(first: Content, second: Content) -> Iterator[Difference]:
    ones = {(margin.kind, margin.pages, margin.section): margin.blocks for margin in first.margins}
    others = {(margin.kind, margin.pages, margin.section): margin.blocks for margin in second.margins}
    for key in dict.fromkeys((*ones, *others)):
        kind, pages, section = key
        place = (("section", section), (pages, 1))
        for at, one, other in _paired(ones.get(key, ()), others.get(key, ())):
            yield from _unlike(kind, place, section, at, one, other)


def _paired(
    first: Sequence[_Item], second: Sequence[_Item]
) -> Iterator[tuple[int, _Item | None, _Item | None]]:
    """What differs: its index in ``first``, and the two that stand opposite each other."""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    ones, others = first[start : len(first) - end], second[start : len(second) - end]
    if max(len(ones), len(others)) > _ALIGNED or not ones or not others:
        gaps = [(0, len(ones), 0, len(others))]
    else:
        gaps = list(_gaps(ones, others))
    for one_start, one_end, other_start, other_end in gaps:
        for step in range(max(one_end - one_start, other_end - other_start)):
            one = ones[one_start + step] if one_start + step < one_end else None
            other = others[other_start + step] if other_start + step < other_end else None
            if one != other:
                yield start + min(one_start + step, one_end), one, other


def _gaps(first: Sequence[_Item], second: Sequence[_Item]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches between what is equal in a best alignment."""
    one = other = 0
    for op in Indel.opcodes(first, second):
        if op.tag == "equal":
            if (one, other) != (op.src_start, op.dest_start):
                yield one, op.src_start, other, op.dest_start
            one, other = op.src_end, op.dest_end
    if (one, other) != (len(first), len(second)):
        yield one, len(first), other, len(second)


def _unlike(
    part: str, above: Place, block: int, at: int, one: Block | None, other: Block | None
) -> Iterator[Difference]:
    kind = "table" if isinstance(one if one is not None else other, Table) else "paragraph"
    place = (*above, (kind, at + 1))
    if isinstance(one, Table) and isinstance(other, Table):
        yield from _in_tables(part, place, block, one, other)
    elif isinstance(one, Paragraph) and isinstance(other, Paragraph) and _lines(one) == _lines(other):
        for own, others in zip(_asides(one), _asides(other), strict=True):
            for step, left, right in _paired(own.blocks, others.blocks):
                yield from _unlike(own.kind, place, block, step, left, right)
    else:
        yield Difference(part, place, block, one, other)


def _in_tables(part: str, place: Place, block: int, one: Table, other: Table) -> Iterator[Difference]:
    for at, row, opposite in _paired(one.rows, other.rows):
        here = (*place, ("row", at + 1))
        if row is None or opposite is None or len(row.cells) != len(opposite.cells):
            yield Difference(part, here, block, row, opposite)
            continue
        for number, (cell, facing) in enumerate(zip(row.cells, opposite.cells, strict=True), start=1):
            for step, left, right in _paired(cell, facing):
                yield from _unlike(part, (*here, ("cell", number)), block, step, left, right)


def _lines(paragraph: Paragraph) -> list[Piece]:
    return [Aside(one.kind, ()) if isinstance(one, Aside) else one for one in paragraph.pieces]


def _asides(paragraph: Paragraph) -> list[Aside]:
    return [one for one in paragraph.pieces if isinstance(one, Aside)]
