"""What a comparative table is made of: rows of cells, cells of lines, lines of pieces with their marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from drafting.model import Language, Mark, Op, Provision


class Part(StrEnum):
    """Which part of a provision a piece belongs to."""

    LABEL = "label"
    HEADING = "heading"
    TEXT = "text"


class Piece(NamedTuple):
    """A stretch of a line: what happened to it, its words, and which part of the provision it is."""

    op: Op
    text: str
    part: Part = Part.TEXT


class Manner(StrEnum):
    """How a line is set."""

    DIVISION = "division"  # a title, a chapter
    UNIT = "unit"  # the article itself
    ITEM = "item"  # what stands below it: fractions, paragraphs
    NOTE = "note"  # ours: "antes Artículo 35"
    MISSING = "missing"  # ours: "sin correlativo"
    REMARK = "remark"  # said of the provision, in a column beside the texts


#: Lines that are not words of the draft.
OURS = frozenset({Manner.NOTE, Manner.MISSING, Manner.REMARK})


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell; ``depth`` counts the levels below the unit."""

    pieces: tuple[Piece, ...]
    manner: Manner = Manner.ITEM
    depth: int = 0

    @property
    def text(self) -> str:
        """Its words without their marks."""
        return "".join(piece.text for piece in self.pieces)


#: What stands side by side in a row, column by column: a provision of the unit in each text.
Strip = tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A unit (article, transitory, annex), or a division (title, chapter) that heads the rows below it.

    ``name`` is what the unit is called, ``above`` the divisions it stands in, ``status`` what happened to it,
    in words. ``divides`` says that it is a division. ``extras`` are the cells beside the texts.
    """

    strips: tuple[Strip, ...]
    name: str = ""
    above: str = ""
    status: str = ""
    divides: bool = False
    extras: tuple[tuple[Line, ...], ...] = ()

    def cell(self, column: int) -> tuple[Line, ...]:
        """All lines of one column."""
        return tuple(line for strip in self.strips for line in strip[column])

    @property
    def spans(self) -> bool:
        """Whether it is a division that says the same in every column."""
        first, *others = [self.cell(column) for column in range(len(self.strips[0]))]
        same = all(other == first for other in others)
        plain = all(piece.op is Op.EQUAL for line in first for piece in line.pieces)
        return self.divides and same and plain and not any(self.extras)


@dataclass(frozen=True, slots=True)
class Table:
    """A comparative table. ``columns`` are the captions of the texts, each with the name of its draft below.

    ``lead`` stands above the table: what it is, and the counts; ``key`` explains the marks, wearing them.
    With ``status_shown`` what happened to a row is a column of its own also on paper. ``extras`` are the
    captions of further columns: what is said of the provisions, or room to write.
    """

    title: str
    language: Language
    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...] = field(repr=False)
    lead: tuple[str, ...] = ()
    key: Line = Line(())
    status_shown: bool = False
    extras: tuple[str, ...] = ()

    def words(self, column: int) -> Iterator[str]:
        """The words of the draft in one column, without those that are ours."""
        for row in self.rows:
            for line in row.cell(column):
                if line.manner not in OURS:
                    yield from line.text.split()


@dataclass(frozen=True, slots=True)
class Extra:
    """A column beside the texts: what is said of the provisions of each row, or room to write by hand.

    ``said`` is asked for every provision of the leading text (the newer; the base of three) that a row holds.
    """

    caption: str
    said: Callable[[Provision], Iterable[Mark]] | None = None


def by_eid(marks: Iterable[Mark]) -> Callable[[Provision], Iterable[Mark]]:
    """Marks as an ``Extra`` asks for them; ``marks`` are those of the text that leads the table."""
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.eid, []).append(mark)
    return lambda provision: found.get(provision.eid, ())


@dataclass(frozen=True, slots=True)
class Choices:
    """What goes into a table.

    ``changed_only`` leaves out the units in which no word changed, and with ``elide`` what did not change
    inside the others ("II. …"); ``renumbered`` keeps those of which only the number changed, ``followed``
    those that only cite others by the numbers these bear now. ``missing`` is
    what stands where a text has no counterpart (the usual words of the language if empty). ``extras`` are
    columns beside the texts.
    """

    changed_only: bool = False
    elide: bool = True
    renumbered: bool = False
    missing: str = ""
    extras: tuple[Extra, ...] = ()
    followed: bool = True

    @property
    def captions(self) -> tuple[str, ...]:
        """What the columns beside the texts are called."""
        return tuple(extra.caption for extra in self.extras)
