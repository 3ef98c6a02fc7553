"""How large each chapter is, draft by draft, and how much of it each draft changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from drafting.compare.kinship import Turn
from drafting.compare.matrix import Cell, Matrix

#: what leaves the words of a unit as they were
_STILL = frozenset({Turn.ABSENT, Turn.UNCHANGED, Turn.RENUMBERED})
_NOT_THERE = frozenset({Turn.ABSENT, Turn.GONE})


@dataclass(frozen=True, slots=True)
class Chapter:
    """The units that stand, or stood last, below the same title and chapter; a number for each draft.

    ``sizes`` counts the units that stand in a draft, ``changed`` those that it brought, took away, moved or
    worded anew. The first draft changes nothing: everything in it is new.
    """

    above: tuple[str, ...]
    sizes: tuple[int, ...]
    changed: tuple[int, ...]


def chapters(matrix: Matrix) -> tuple[Chapter, ...]:
    """The chapters of a matrix in its order. Units that went are counted where they last stood."""
    return tuple(_chapters(matrix))


def _chapters(matrix: Matrix) -> Iterator[Chapter]:
    for above, rows in groupby(matrix.rows, key=lambda row: row.latest.above):
        columns = list(zip(*(row.cells for row in rows), strict=True))
        sizes = tuple(sum(not _NOT_THERE & set(cell.turns) for cell in column) for column in columns)
        changed = tuple(sum(_changed(cell) for cell in column) for column in columns)
        yield Chapter(above, sizes, (0, *changed[1:]))


def _changed(cell: Cell) -> bool:
    return bool(set(cell.turns) - _STILL)
