"""Blocks to tree: divisions by rank, basic units by label, everything else where it stands.

Nothing is dropped: a block that no rule knows becomes a paragraph of what is open at that point, so that
the printed words of the tree are the words of the input, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import ModuleType

from drafting.model import Block, Document, Kind, Language
from drafting.structure import eid, english, spanish
from drafting.structure.headings import Style, heading_style, heads, split_heading
from drafting.structure.items import build, readings
from drafting.structure.language import detect
from drafting.structure.lines import blocks_of
from drafting.structure.numbering import canonical
from drafting.structure.tree import RANK, Mark, Node

_CLOSED_BY_DISPOSITIONS = {
    Kind.BOOK, Kind.PART, Kind.TITLE, Kind.SUBTITLE, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.SECTION,
}  # fmt: skip
_UNITS = {Kind.ARTICLE, Kind.TRANSITORY, Kind.DISPOSITION, Kind.SECTION}
_OPENS_QUOTE, _CLOSES_QUOTE = re.compile(r"[\"“«]"), re.compile(r"[\"”»][.,;:]?$")
_QUOTE_REACH = 80  # blocks: an opening quotation mark without its partner must not swallow a law
_REFERENCE = re.compile(r"(?:sections?|articles?|art[ií]culos?)\s+\d", re.IGNORECASE)
#: What announces a table of contents; its entries are kept as notes, for the law says them again.
_CONTENTS = re.compile(
    r"(?:table of )?contents|arrangement of sections|[ií]ndice(?: general)?|contenido|sumario", re.IGNORECASE
)
_CONTENTS_FOLLOW = re.compile(r"table of contents (?:for|of) this act is as follows:$", re.IGNORECASE)
_CONTENTS_REACH, _ENTRY = 600, 220  # blocks of a table of contents; characters of an entry
_DOTS = re.compile(r"[\s.…_]*\d*$")  # the dots and the page number behind an entry
_TITLE = re.compile(
    r"(?:proyecto de |anteproyecto de )?(?:ley|reglamento|constituci[oó]n|c[oó]digo|acuerdo|decreto|an act|"
    r"a bill|act|concurrent resolution|regulation|\d+ cfr)\b",
    re.IGNORECASE,
)


def parse_text(text: str, language: Language | None = None) -> Document:
    """The tree of a plain text; see ``parse`` and ``lines.blocks_of``."""
    return parse(blocks_of(text), language)


def parse(blocks: Iterable[Block], language: Language | None = None) -> Document:
    """The provision tree of a draft, eids assigned, uids empty. Never refuses: any blocks make a document.

    ``language`` is detected from the words unless given.
    """
    sequence = [block for block in blocks if block.text.strip() or block.style == "row"]
    spoken = language or detect("\n".join(block.text for block in sequence))
    assembly = _Assembly(sequence, spoken)
    tops = tuple(node.freeze() for node in assembly.run())
    return eid.assign(Document(spoken, _title(sequence), tops))


def _title(blocks: Sequence[Block]) -> str:
    opening = [b for b in blocks[:30] if b.style in ("text", "heading")]
    named = next((b.text for b in opening if _TITLE.match(b.text) and len(b.text) < 300), None)
    styled = next((b.text for b in opening if b.style == "heading"), None)
    return " ".join((named or styled or (opening[0].text if opening else "")).split())[:300]


def _repeats(mark: Mark, before: Mark) -> bool:
    """Whether a block only says again what the heading before it said: a law's label, a decree's name."""
    if before.kind is Kind.TRANSITORIES:
        return mark.kind is Kind.DECREE
    same = mark.kind is before.kind and canonical(mark.number) == canonical(before.number)
    return same and mark.kind in _UNITS and before.heading and not before.rest and bool(mark.rest)


def _open_quotes(text: str) -> int:
    """How many quotation marks stay open behind ``text``; less than none if it closes earlier ones."""
    straight = text.count('"') % 2 * (1 if text.startswith('"') else -1)
    return straight + sum(text.count(mark) for mark in "“«") - sum(text.count(mark) for mark in "”»")


class _Assembly:
    """One pass over the blocks with the open divisions and the open unit at hand."""

    def __init__(self, blocks: Sequence[Block], language: Language) -> None:
        self.blocks, self.language = blocks, language
        self.grammar: ModuleType = english if language == "en" else spanish
        self.tops: list[Node] = []
        self.divisions: list[tuple[int, Node]] = []
        self.unit: Node | None = None
        self.pending: list[Block] = []
        self.quoted_until = -1
        self.begun = False
        self.marks = self._marks()
        self.style = heading_style(self.blocks, self.marks)
        articles = [mark for mark in self.marks if mark and mark.kind is Kind.ARTICLE and not mark.series]
        #: Two series of articles, one in words and one in figures: the first is the wrapping decree's.
        first = next((mark.number for mark in articles if mark.words), "")
        opens = canonical(first) in ("1", "unico")
        self.wrapped = opens and sum(not m.words for m in articles) >= 3

    # -- first pass: what each block could open

    def _marks(self) -> list[Mark | None]:
        marks: list[Mark | None] = []
        series = ""
        begun, contents = False, -1
        for index, block in enumerate(self.blocks):
            inside = index <= contents
            contents = contents if inside else self._contents_end(index, series)
            if inside or (contents > index and _CONTENTS.fullmatch(block.text)):
                marks.append(Mark(Kind.NOTE, "", "", block.text) if block.style != "row" else None)
                continue
            quoted = begun and self._in_quotation(index)
            mark = None if quoted else self._recognise(block, series, begun)
            before = marks[-1] if marks else None
            if mark and before and _repeats(mark, before):
                mark = None
            elif mark and mark.kind in RANK and mark.kind is not Kind.SECTION:
                series = mark.series
            begun = begun or (mark is not None and mark.kind in _UNITS)
            marks.append(mark)
        return self._bare_sections(marks) if self.language == "en" else marks

    def _recognise(self, block: Block, series: str, begun: bool) -> Mark | None:
        mark: Mark | None = self.grammar.recognise(block, series=series)
        if mark or begun or not _OPENS_QUOTE.match(block.text):
            return mark
        inner = self._recognise(replace(block, text=block.text[1:]), series, True)  # the whole law is quoted
        return replace(inner, label=block.text[0] + inner.label) if inner and inner.kind in _UNITS else None

    def _contents_end(self, index: int, series: str) -> int:
        """The last block of the table of contents that ``index`` opens: the one before an entry comes again.

        ``index`` - 1 where there is none.
        """
        block = self.blocks[index]
        if not _CONTENTS.fullmatch(block.text) and not _CONTENTS_FOLLOW.search(block.text[-60:]):
            return index - 1
        seen: set[object] = set()
        for later in range(index + 1, min(index + _CONTENTS_REACH, len(self.blocks))):
            entry = self.blocks[later]
            if len(entry.text) > _ENTRY:
                break
            mark = self.grammar.recognise(entry, series=series)
            key = (mark.kind, canonical(mark.number)) if mark and mark.number else _DOTS.sub("", entry.text)
            if key in seen:
                return later - 1 if len(seen) >= 3 else index - 1
            seen.add(key)
        return index - 1

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

    def _bare_sections(self, marks: list[Mark | None]) -> list[Mark | None]:
        """Sections known by their number alone: the longest run 1, 2, 3 ... (a contents table is short)."""
        known = sum(mark is not None and mark.kind in _UNITS for mark in marks)
        runs: list[dict[int, Mark]] = [{}]
        expected = 1
        for index, block in enumerate(self.blocks):
            mark = english.bare_section(block) if marks[index] is None else None
            value = int(re.sub(r"\D", "", mark.number)) if mark else 0
            if mark and value == 1:
                runs.append({index: mark})
            elif mark and value in (expected, expected - 1):
                runs[-1][index] = mark
            else:
                continue
            expected = value + 1
        best = max(runs, key=lambda run: (max(run) - min(run)) if len(run) >= 3 else -1)
        if len(best) < max(3, known + 1):
            return marks
        marks = [None if mark and mark.kind in _UNITS and not mark.rest else mark for mark in marks]
        for index in best:  # the heading of a United Kingdom section stands on the line before its number
            before = self.blocks[index - 1].text if index else ""
            if (
                before
                and marks[index - 1] is None
                and not best[index].heading
                and not before.endswith((".", ";"))
            ):
                marks[index - 1] = Mark(Kind.DIVISION, "", "", before, rank=RANK[Kind.DIVISION])
        return [best.get(index, mark) for index, mark in enumerate(marks)]

    # -- second pass: the tree

    def run(self) -> list[Node]:
        skip = -1
        for index, block in enumerate(self.blocks):
            mark = self.marks[index]
            if index <= skip:
                continue
            if mark is None and block.style == "heading":
                mark = self._unknown_heading(block)
            if mark is None:
                self.pending.append(block)
            elif mark.kind is Kind.NOTE:
                self.pending.append(Block(block.text, style="note"))
            elif mark.kind in _UNITS and not mark.rank:
                skip = self._open_unit(index, mark)
            else:
                skip = self._open_division(index, mark)
        self._flush()
        return self.tops

    def _unknown_heading(self, block: Block) -> Mark | None:
        """A heading of the file that the grammar has no name for: a division, once the law has begun."""
        if not any(node.kind is not Kind.PREFACE for node in self.tops):
            return None
        return Mark(Kind.DIVISION, "", "", block.text, rank=RANK[Kind.DIVISION])

    def _open_division(self, index: int, mark: Mark) -> int:
        """Open it, take the next block as its heading where it is one; the index of the last block used."""
        self._flush()
        node = Node(mark.kind, mark.number, mark.label, before_heading=mark.gap)
        node.heading = mark.rest
        while self.divisions and self.divisions[-1][0] >= mark.rank:
            self.divisions.pop()
        self._hang(node)
        self.unit = node
        if mark.kind is Kind.PREFACE:  # the title of the law that a decree wraps: it holds nothing below it
            node.heading, node.text = "", mark.rest
            return index
        self.divisions.append((mark.rank, node))
        if not mark.rest and self._is_heading(index + 1):
            node.heading, node.before_heading = self.blocks[index + 1].text, "\n"
            return index + 1
        return index

    def _is_heading(self, index: int) -> bool:
        if index >= len(self.blocks) or self.marks[index] is not None:
            return False
        block = self.blocks[index]
        if block.style not in ("text", "heading") or len(block.text) > 400:
            return False
        if readings(block.text) or _REFERENCE.match(block.text):
            return False
        title_like = block.text.isupper() or not block.text.endswith((".", ";", ":", ","))
        return title_like and (
            len(block.text) <= 250 or block.text.isupper() or block.text.startswith("DECRETO")
        )

    def _open_unit(self, index: int, mark: Mark) -> int:
        """Open it, with the next block as its heading where the law has them there; the last block used."""
        self._flush()
        self._place_unit(mark)
        kind = mark.kind
        inside = next((n for _, n in reversed(self.divisions) if n.kind is Kind.TRANSITORIES), None)
        if inside is not None and kind is Kind.ARTICLE:
            kind = Kind.TRANSITORY
        node = Node(kind, mark.number, mark.label)
        following = index + 1 < len(self.blocks) and self.marks[index + 1] is None
        self._hang(node)
        self.unit = node
        node.before_heading = node.before_text = mark.gap
        if any(reading.value == 1 for reading in readings(mark.rest)):  # "Artículo 9. 1. Los ciudadanos ..."
            self.pending.append(Block(mark.rest))
            return index
        if not mark.rest and self.style is Style.NEXT_LINE and heads(self.blocks, self.marks, index + 1):
            node.heading, node.before_heading, node.before_text = self.blocks[index + 1].text, "\n", "\n"
            return index + 1
        node.heading, node.text, joint = split_heading(mark, self.style, alone=not following)
        node.before_text = joint if node.heading else mark.gap
        if any(reading.value == 1 for reading in readings(node.text)):
            self.pending.append(Block(node.text))
            node.text = ""
        return index

    def _place_unit(self, mark: Mark) -> None:
        """Close what cannot hold the unit: a closing disposition ends the transitories, and a decree's own
        articles (in words) are kept apart from those of the law it wraps (in figures)."""
        open_kinds = [node.kind for _, node in self.divisions]
        if mark.kind is Kind.DISPOSITION and Kind.TRANSITORIES in open_kinds:
            del self.divisions[open_kinds.index(Kind.TRANSITORIES) :]
        closing = mark.kind is Kind.DISPOSITION or (
            mark.kind is Kind.TRANSITORY and mark.label[:4].lower() == "disp"
        )
        while closing and self.divisions and self.divisions[-1][1].kind in _CLOSED_BY_DISPOSITIONS:
            self.divisions.pop()
        if not self.wrapped or mark.kind is not Kind.ARTICLE or Kind.TRANSITORIES in open_kinds:
            return
        if not mark.words and Kind.DECREE not in open_kinds:
            self.begun = True
        if mark.words and Kind.DECREE not in open_kinds:
            decree = Node(Kind.DECREE)
            self.tops.append(decree)
            self.divisions = [(RANK[Kind.DECREE], decree)]
        elif (
            not mark.words and Kind.DECREE in open_kinds and (not self.begun or canonical(mark.number) == "1")
        ):
            self.begun = (
                True  # the articles of the law that the decree issues; later ones it amends or quotes
            )
            self.divisions.clear()

    def _hang(self, node: Node) -> None:
        if self.divisions:
            self.divisions[-1][1].add(node)
        else:
            self.tops.append(node)

    def _flush(self) -> None:
        blocks, self.pending = self.pending, []
        if not blocks:
            return
        if self.unit is None:
            self.unit = Node(Kind.PREFACE)
            self.tops.append(self.unit)
        build(self.unit, blocks, self.language, lists=self.unit.kind is not Kind.PREFACE)


__all__ = ["parse", "parse_text"]
