"""The body of a document: paragraphs as they come, runs of rows gathered into tables."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafting.word import elements, styles
from drafting.word.elements import Element

_CHARACTER = 110  # the width of an average letter of table text, in twentieths of a point
_PADDING = 220
_ONE_LINE = 22  # a column of short cells gets room for the longest of them
_WIDEST = 45  # characters beyond which a column gains nothing by being wider


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row before its table is known. Neighbours with the same ``table`` share one ``w:tbl``.

    ``cells`` are the paragraphs of the cells, ``words`` their texts (for the column widths), ``mark`` the
    ``w:ins`` or ``w:del`` of the whole row, ``behind`` one more such mark, for the paragraph that stands
    behind a table of which every row came or went.
    """

    table: Hashable
    header: bool
    cells: tuple[Element, ...]
    words: tuple[str, ...]
    mark: Element | None = None
    behind: Element | None = None


def body(parts: Iterable[Element | TableRow], width: int) -> Iterator[Element]:
    """The paragraphs and tables of ``parts``, in order, tables ``width`` wide.

    An empty paragraph stands behind each table, because Word joins tables that touch, and at the end,
    because the last paragraph mark of a document can be neither inserted nor deleted.
    """
    rows: list[TableRow] = []
    for part in parts:
        if rows and not (isinstance(part, TableRow) and part.table == rows[0].table):
            yield _table(rows, width)
            yield elements.paragraph(styles.CLOSING, (), mark=_common_fate(rows))
            rows = []
        if isinstance(part, TableRow):
            rows.append(part)
        else:
            yield part
    if rows:
        yield _table(rows, width)
    yield elements.paragraph(styles.CLOSING, ())


def _table(rows: Sequence[TableRow], width: int) -> Element:
    widths = column_widths([row.words for row in rows], width)
    made = []
    heading = True
    for row in rows:
        heading = heading and row.header  # Word repeats only rows that lead the table
        last = len(row.cells) - 1
        cells = [
            elements.cell(
                sum(widths[column:]) if column == last else widths[column],
                len(widths) - last if column == last else 1,
                [paragraph],
            )
            for column, paragraph in enumerate(row.cells)
        ]
        made.append(elements.row(cells, header=heading, mark=row.mark))
    return elements.table(styles.TABLE, widths, made)


def _common_fate(rows: Sequence[TableRow]) -> Element | None:
    fates = {None if row.mark is None else row.mark.tag for row in rows}
    return rows[-1].behind if len(fates) == 1 else None


def column_widths(rows: Sequence[Sequence[str]], width: int, widest: int = _WIDEST) -> list[int]:
    """Widths that add up to ``width``: room for the longest word, the rest by the usual length of a cell.

    A longer cell than ``widest`` characters is taken for one of that length.
    """
    count = max(len(row) for row in rows)
    least, wish = [4] * count, [4.0] * count
    for column in range(count):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        words = [len(word) for cell in cells for word in cell.split()]
        least[column] = min(max([4, *words]), 24)
        mean = sum(map(len, cells)) / len(cells) if cells else 0.0
        longest = max(map(len, cells), default=0)
        wish[column] = max(longest if longest <= _ONE_LINE else min(mean, widest), least[column])
    floor = [chars * _CHARACTER + _PADDING for chars in least]
    spare = width - sum(floor)
    if spare <= 0:
        made = [width * part // sum(floor) for part in floor]
    else:
        extra = [want - need + 1.0 for want, need in zip(wish, least, strict=True)]
        made = [need + int(spare * part / sum(extra)) for need, part in zip(floor, extra, strict=True)]
    made[-1] += width - sum(made)
    return made
