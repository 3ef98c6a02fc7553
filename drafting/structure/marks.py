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
#: What an editor sets over the older words of the article that stands above it.
_EDITORIAL = re.compile(
    r"legislaci[oó]n anterior|texto (?:original|anterior|vigente anterior)\b[^.;]{0,80}"
    r"|notas? de(?:l)? (?:vigencia|editor)"
    r"|jurisprudencia vigencia|antecedentes normativos|editorial notes"
    r"|statutory notes and related subsidiaries|textual amendments",
    re.IGNORECASE,
)
#: What announces the new words of another law's article, with no quotation marks around them.
_ANNOUNCES = re.compile(
    r"(?:el texto (?:es|ser[aá]) el siguiente|(?:quedar[aá]n?|leer[aá]n?|lea[n]?(?:se)?"
    r"|dir[aá]n?)(?: redactad\w+)? (?:as[ií]|como sigue)"
    r"|por (?:el|los) siguientes?|(?:en los|con los) t[eé]rminos siguientes|para que (?:se lea"
    r"|diga))\s?[:.]$",
    re.IGNORECASE,
)
_QUOTE_REACH = 80  # blocks: an opening quotation mark without its partner must not swallow a law


def marks_of(blocks: Sequence[Block], language: Language) -> list[Mark | None]:
    """For each block the division, unit or note it opens, or None; as many marks as blocks."""
    return _Reader(blocks, language).run()


def _repeats(mark: Mark, before: Mark) -> bool:
    """Whether a block only says again what the heading before it said: a law's label, a decree's name."""
    if before.kind is Kind.TRANSITORIES:
        return mark.kind is Kind.DECREE
    if mark.number.lower() in ("general", "especial") and before.label and not before.rest:
        return before.rank > RANK[Kind.TRANSITORIES]  # "TÍTULO I", and below it "PARTE GENERAL"
    same = mark.kind is before.kind and canonical(mark.number) == canonical(before.number)
    return same and mark.kind in UNITS and before.heading and not before.rest and bool(mark.rest)


def _leading(number: str) -> int:
    """The figures that a number begins with; 0 if it has none."""
    figures = re.match(r"\d+", number)
    return int(figures[0]) if figures else 0


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
        self.quoted: set[int] = set()
        self.divisions: set[tuple[Kind, str, str]] = set()  # those that stand there with their heading
        self.number = ""  # of the unit that is open
        self.editor = False  # the editor speaks, until another unit opens

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
            after = self.blocks[index + 1].text if index + 1 < len(self.blocks) else ""
            if quoted:
                self.quoted.add(index)
            mark = None if quoted else self._recognise(block, series, begun, after)
            mark = self._set_aside(index, mark)
            before = marks[-1] if marks else None
            if mark and ((before and _repeats(mark, before)) or self._running(mark)):
                mark = None
            elif mark and mark.kind in RANK and mark.kind is not Kind.SECTION:
                series = mark.series
            begun = begun or (mark is not None and mark.kind in UNITS) or self._first_bare(block)
            marks.append(mark)
        return bare_sections(self.blocks, marks, UNITS, self.quoted) if self.language == "en" else marks

    def _running(self, mark: Mark) -> bool:
        """Whether a page says again in which division it stands: "Part 1-2 Core provisions"."""
        if self.grammar is not english or not mark.rank or not mark.number or not mark.rest:
            return False
        key = (mark.kind, canonical(mark.number), mark.rest.lower())
        again = key in self.divisions and mark.label[-1] not in ".:-–—" and not mark.label.isupper()
        self.divisions.add(key)
        return again

    def _first_bare(self, block: Block) -> bool:
        """Whether a section 1 opens here whose number stands bare."""
        return self.grammar is english and block.text[:1] == "1" and bool(english.bare_section(block))

    def _recognise(self, block: Block, series: str, begun: bool, after: str) -> Mark | None:
        mark: Mark | None = self.grammar.recognise(block, series=series, after=after)
        if mark or begun or not _OPENS_QUOTE.match(block.text):
            return mark
        inner = self._recognise(
            replace(block, text=block.text[1:]), series, True, after
        )  # the whole law is quoted
        return replace(inner, label=block.text[0] + inner.label) if inner and inner.kind in UNITS else None

    def _set_aside(self, index: int, mark: Mark | None) -> Mark | None:
        """``mark``, unless an editor prints the article's older words here, or another law's article
        begins."""
        text = self.blocks[index].text
        if mark is None or mark.kind is Kind.NOTE:
            said = len(text) < 120 and _EDITORIAL.fullmatch(text.rstrip(":. "))
            self.editor = self.editor or bool(said and self.number)
            noted = self.editor and self.blocks[index].style in ("text", "list")
            return Mark(Kind.NOTE, "", "", text) if noted else mark
        number = canonical(mark.number)
        if mark.kind in UNITS and number == self.number and self.editor:
            return Mark(Kind.NOTE, "", "", text)
        if mark.kind is Kind.ARTICLE and (until := self._amended(index, number)):
            self.quoted_until = until
            return None
        self.editor = False
        if mark.kind in UNITS:
            self.number = number
        return mark

    def _amended(self, index: int, number: str) -> int:
        """The last block of another law's articles that the block before announces; 0 if they are this
        law's own."""
        own, other = _leading(self.number), _leading(number)
        if not index or not own or not other or other in (1, own, own + 1):
            return 0
        if not _ANNOUNCES.search(self.blocks[index - 1].text[-80:]):
            return 0
        for later in range(index + 1, min(index + _QUOTE_REACH, len(self.blocks))):
            mark = self.grammar.recognise(self.blocks[later])
            if mark and mark.kind in UNITS and _leading(canonical(mark.number)) == own + 1:
                return later - 1
            if mark and mark.rank and mark.kind is not Kind.NOTE:
                return later - 1
        return 0

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
