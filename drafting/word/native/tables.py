"""Rows of a table that came, went or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.word.native.blocks import Row, Table
from drafting.word.native.columns import Columns, cell_mark, columns, rows, widen
from drafting.word.native.matching import pair
from drafting.word.native.ns import RUN, TBL, Element, P

if TYPE_CHECKING:
    from drafting.word.native.story import Story


def mark_rows(story: Story, before: Table, after: Table) -> None:
    """Mark the rows of ``after`` that came, put those that went, and mark what changed inside the others."""
    across = columns(before, after) if story.moves else None
    if across and (grid := widen(before, after, across)) is not None:
        story.part.touch(grid)
    stayed = (
        rows(before, after, across)
        if across
        else pair([one.item for one in before.rows], [one.item for one in after.rows]).stayed
    )
    i = j = 0
    last: Element | None = None
    for at, to in (*stayed, (len(before.rows), len(after.rows))):
        alike = to < len(after.rows) and (across or _alike(story, before.rows[at], after.rows[to]))
        pairs = [] if alike else [(at, to)]
        gone = [*range(i, at), *(one for one, _ in pairs if one < len(before.rows))]
        come = [*range(j, to), *(other for _, other in pairs if other < len(after.rows))]
        for one in gone:
            row = story.gone.row(before.rows[one])
            story.count.deleted += 1
            if last is not None:
                story.part.add_after(last, row)
            else:
                story.part.add_before(after.rows[0].node, row)
            last = row
        for other in come:
            story.fresh_row(after.rows[other])
            story.part.touch(after.rows[other].node)
            story.count.inserted += 1
            last = after.rows[other].node
        if not pairs and to < len(after.rows):
            last = after.rows[to].node
            if before.rows[at].text != after.rows[to].text:
                _mark_cells(story, before.rows[at], after.rows[to], across)
        i, j = at + 1, to + 1


def _alike(story: Story, before: Row, after: Row) -> bool:
    """Whether what differs can be marked cell by cell.

    A table that comes or goes at the end of a cell leaves an empty line, because neither the mark before
    it nor the one behind it can be removed: where every program must read it alike, the row comes and goes.
    """
    if len(before.cells) != len(after.cells):
        return False
    if not story.plain:
        return True
    pairs = zip(before.cells, after.cells, strict=True)
    return all(_ends_with_table(one) == _ends_with_table(other) for one, other in pairs)


def _ends_with_table(cell: Element) -> bool:
    for node in cell.iterchildren(P, TBL, reversed=True):
        if node.tag == TBL:
            return True
        if next(node.iter(RUN), None) is not None:
            return False
    return False


def _mark_cells(story: Story, before: Row, after: Row, across: Columns | None) -> None:
    last: Element | None = None
    for one, other in across or [(at, at) for at in range(len(after.cells))]:
        if other is None and one is not None:
            cell = story.gone.cell(before.cells[one])
            cell_mark(cell, story.pen.mark("cellDel"))
            if last is None:
                story.part.add_before(after.cells[0], cell)
            else:
                story.part.add_after(last, cell)
            last = cell
        elif other is not None:
            last = after.cells[other]
            if one is None:
                story.fresh_cell(last)
                cell_mark(last, story.pen.mark("cellIns"))
                story.part.touch(last)
            else:
                story.compare(before.cells[one], last, moves=False, together=True)
