"""What each block of a law could open: the first of the parser's two passes.

A grammar knows one block; what is quoted from another law, what only stands in the table of contents, and
the bare numbers of United Kingdom sections are seen only with the blocks around.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

from drafting.model import Block, Kind, Language
from drafting.structure import english, spanish
from drafting.structure.bare import bare_sections
from drafting.structure.contents import contents
from drafting.structure.numbering import canonical
from drafting.structure.tree import RANK, Mark

UNITS = frozenset({Kind.ARTICLE, Kind.TRANSITORY, Kind.DISPOSITION, Kind.SECTION})
_OPENS_QUOTE, _CLOSES_QUOTE = re.compile(r"[\"“«]"), re.compile(r"[\"”»][.,;:]?$")
_QUOTE_REACH = 80  # blocks: an opening quotation mark without its partner must not swallow a law


def marks_of(blocks: Sequence[Block], language: Language) -> list[Mark | None]:
    """For each block the division, unit or note it opens, or None; as many marks as blocks."""
    return _Reader(blocks, language).run()


def _repeats(mark: Mark, before: Mark) -> bool:
    """Whether a block only says again what the heading before it said: a law's label, a decree's name."""
    if before.kind is Kind.TRANSITORIES:
        return mark.kind is Kind.DECREE
    same = mark.kind is before.kind and canonical(mark.number) == canonical(before.number)
    return same and mark.kind in UNITS and before.heading and not before.rest and bool(mark.rest)


def _open_quotes(text: str) -> int:
    """How many quotation marks stay open behind ``text``; less than none if it closes earlier ones."""
    straight = text.count('"') % 2 * (1 if text.startswith('"') else -1)
    return straight + sum(text.count(mark) for mark in "“«") - sum(text.count(mark) for mark in "”»")


class _Reader:
    """One pass over the blocks."""

    def __init__(self, blocks: Sequence[Block], language: Language) -> None:
        self.blocks, self.language = blocks, language
        self.grammar: ModuleType = english if language == "en" else spanish
        self.quoted_until = -1

    def run(self) -> list[Mark | None]:
        marks: list[Mark | None] = []
        series = ""
        begun = False
        entries = contents(self.blocks, lambda block: self.grammar.recognise(block) is not None)
        for index, block in enumerate(self.blocks):
            if index in entries:  # kept as notes, for the law says them again
                marks.append(Mark(Kind.NOTE, "", "", block.text) if block.style != "row" else None)
                continue
            quoted = begun and self._in_quotation(index)
            mark = None if quoted else self._recognise(block, series, begun)
            before = marks[-1] if marks else None
            if mark and before and _repeats(mark, before):
                mark = None
            elif mark and mark.kind in RANK and mark.kind is not Kind.SECTION:
                series = mark.series
            begun = begun or (mark is not None and mark.kind in UNITS)
            marks.append(mark)
        return bare_sections(self.blocks, marks, UNITS) if self.language == "en" else marks

    def _recognise(self, block: Block, series: str, begun: bool) -> Mark | None:
        mark: Mark | None = self.grammar.recognise(block, series=series)
        if mark or begun or not _OPENS_QUOTE.match(block.text):
            return mark
        inner = self._recognise(replace(block, text=block.text[1:]), series, True)  # the whole law is quoted
        return replace(inner, label=block.text[0] + inner.label) if inner and inner.kind in UNITS else None

    def _in_quotation(self, index: int) -> bool:
        """Quoted provisions of another law are text of this one, not its articles.

        Asked only once the first article is open: old decrees put the whole law in quotation marks.
        """
        if index <= self.quoted_until:
            return True
        text = self.blocks[index].text
        if not _OPENS_QUOTE.match(text) or _open_quotes(text) <= 0:
            return False
        for later in range(index + 1, min(index + _QUOTE_REACH, len(self.blocks))):
            other = self.blocks[later].text
            if _OPENS_QUOTE.match(other) and _open_quotes(other) > 0:
                return True  # every paragraph of the quotation opens its own marks
            if _CLOSES_QUOTE.search(other) and _open_quotes(other) < 0:
                self.quoted_until = later
                return True
        return False
