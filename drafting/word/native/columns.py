"""Columns of a table that came or went: each cell is marked, not each row twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.word.native.blocks import Row, Table
from drafting.word.native.matching import Item, pair
from drafting.word.native.ns import Element, W, element
from drafting.word.native.properties import twin_of

_MERGED = tuple(f"{W}{name}" for name in ("gridSpan", "vMerge", "hMerge", "gridBefore", "gridAfter"))
#: From left to right: a column of the old table, of the new one, or of both.
Columns = list[tuple[int | None, int | None]]


def columns(before: Table, after: Table) -> Columns | None:
    """Which column became which; None where none came or went, or where cells are merged."""
    ones, others = _texts(before), _texts(after)
    if not ones or not others:
        return None
    stayed = pair([Item(text) for text in ones], [Item(text) for text in others]).stayed
    if not stayed or (len(ones) == len(others) and all(at == to for at, to in stayed)):
        return None
    return list(_order(stayed, len(ones), len(others)))


def _order(
    stayed: Sequence[tuple[int, int]], ones: int, others: int
) -> Iterator[tuple[int | None, int | None]]:
    i = j = 0
    for at, to in (*stayed, (ones, others)):
        yield from ((one, None) for one in range(i, at))
        yield from ((None, other) for other in range(j, to))
        if at < ones:
            yield at, to
        i, j = at + 1, to + 1


def rows(before: Table, after: Table, found: Columns) -> list[tuple[int, int]]:
    """The rows that belong together, by what they say in the columns of both tables."""
    both = [(one, other) for one, other in found if one is not None and other is not None]
    ones = [Item("\x1f".join([row.said[one] for one, _ in both]), "row") for row in before.rows]
    others = [Item("\x1f".join([row.said[other] for _, other in both]), "row") for row in after.rows]
    return pair(ones, others).stayed


def widen(before: Table, after: Table, found: Columns) -> Element | None:
    """The grid of the new table with the columns that went; None where none went."""
    grid, old = after.node.find(f"{W}tblGrid"), before.node.find(f"{W}tblGrid")
    if grid is None or old is None or all(other is not None for _, other in found):
        return None
    held, was = grid.findall(f"{W}gridCol"), old.findall(f"{W}gridCol")
    for place, (one, other) in enumerate(found):
        if other is None and one is not None:
            grid.insert(place, twin_of(was[one]))
    return grid if held else None


def cell_mark(cell: Element, mark: Element) -> None:
    """Put the mark of a cell that came or went among its properties."""
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = element("tcPr")
        cell.insert(0, properties)
    change = properties.find(f"{W}tcPrChange")
    if change is None:
        properties.append(mark)
    else:
        change.addprevious(mark)


def _texts(table: Table) -> list[str]:
    """What each column says; [] for a table that is no plain grid."""
    grid = table.node.find(f"{W}tblGrid")
    number = 0 if grid is None else len(grid.findall(f"{W}gridCol"))
    if any(len(row.cells) != number or _merged(row) for row in table.rows):
        return []
    return ["\n".join(column) for column in zip(*(row.said for row in table.rows), strict=True)]


def _merged(row: Row) -> bool:
    return any(row.node.find(f"{W}trPr/{tag}") is not None for tag in _MERGED) or any(
        cell.find(f"{W}tcPr/{tag}") is not None for cell in row.cells for tag in _MERGED
    )
