"""A report: tables of words with a title above, before anybody asks for Word or a spreadsheet.

Whoever has something to report (gaps, mappings, penalties, answers to comments) makes one of these;
``word.report`` and ``sheets.report`` write it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from drafting.model import Edit, Language, Op

#: the ground of a cell; it never says what the words do not
Tone = Literal["", "good", "fair", "bad", "quiet"]


class Span(NamedTuple):
    """A stretch of words in one look; ``op`` marks what was struck or added, ``quiet`` words of ours."""

    text: str
    op: Op = Op.EQUAL
    bold: bool = False
    quiet: bool = False


#: one paragraph of a cell
Paragraph = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, paragraph by paragraph."""

    paragraphs: tuple[Paragraph, ...] = ()
    tone: Tone = ""

    @property
    def text(self) -> str:
        """Its words without their look."""
        return "\n".join("".join(span.text for span in paragraph) for paragraph in self.paragraphs)


class Column(NamedTuple):
    """A column: its caption, and its share of the width beside those of the others."""

    caption: str
    share: int = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A row; consecutive rows of one ``group`` stand under its name (in a spreadsheet: beside it)."""

    cells: tuple[Cell, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report. ``name`` is short (the tab of a spreadsheet), ``caption`` stands above it.

    ``grouped`` is what the groups of its rows are ("section"), "" without groups; ``nothing`` is said when
    there is no row.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = field(repr=False)
    caption: str = ""
    grouped: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Tables under a title. ``notes`` stand above them: what it is, of what, what it is not."""

    title: str
    language: Language
    tables: tuple[Table, ...]
    subtitle: str = ""
    notes: tuple[str, ...] = ()


def cell(*paragraphs: str | Iterable[Span], tone: Tone = "", bold: bool = False, quiet: bool = False) -> Cell:
    """A cell of plain paragraphs (a line break begins another) or of spans; empty ones are left out."""
    made: list[Paragraph] = []
    for paragraph in paragraphs:
        if isinstance(paragraph, str):
            lines = [line for line in paragraph.split("\n") if line.strip()]
            made += [(Span(line, bold=bold, quiet=quiet),) for line in lines]
        else:
            made.append(tuple(paragraph))
    return Cell(tuple(made), tone)


def edited(edits: Iterable[Edit]) -> Paragraph:
    """The words of an edit, each with its mark."""
    return tuple(Span(edit.text, edit.op) for edit in edits)
