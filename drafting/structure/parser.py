"""Blocks to tree: divisions by rank, basic units by label, everything else where it stands.

Nothing is dropped: a block that no rule knows becomes a paragraph of what is open at that point, so that
the printed words of the tree are the words of the input, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from drafting.model import Block, Document, Kind, Language
from drafting.structure import eid
from drafting.structure.headings import Style, heading_style, heads, split_heading
from drafting.structure.items import build
from drafting.structure.labels import readings
from drafting.structure.language import detect
from drafting.structure.lines import blocks_of
from drafting.structure.marks import UNITS, marks_of
from drafting.structure.numbering import canonical, fold
from drafting.structure.tree import RANK, Mark, Node

_CLOSED_BY_DISPOSITIONS = {
    Kind.BOOK, Kind.PART, Kind.TITLE, Kind.SUBTITLE, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.SECTION,
}  # fmt: skip
_REFERENCE = re.compile(r"(?:sections?|articles?|art[ií]culos?)\s+\d", re.IGNORECASE)
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
    return eid.assign(Document(spoken, _title(sequence, assembly.marks), tops))


def _title(blocks: Sequence[Block], marks: Sequence[Mark | None]) -> str:
    """The text's own title; else its first words, unless a provision begins with them."""
    opening = [(b, m) for b, m in zip(blocks[:30], marks, strict=False) if b.style in ("text", "heading")]
    named = next((b.text for b, _ in opening if _TITLE.match(b.text) and len(b.text) < 300), None)
    if named is None and blocks and blocks[-1].style == "page":  # a running header says it too
        named = next((line for line in blocks[-1].text.split("\n") if _TITLE.match(line)), None)
    styled = next((b.text for b, _ in opening if b.style == "heading"), None)
    first = next((b.text for b, mark in opening[:1] if mark is None), "")
    return " ".join((named or styled or first).split())[:300]


class _Assembly:
    """One pass over the blocks with the open divisions and the open unit at hand."""

    def __init__(self, blocks: Sequence[Block], language: Language) -> None:
        self.blocks, self.language = blocks, language
        self.tops: list[Node] = []
        self.divisions: list[tuple[float, Node]] = []
        self.ranks: dict[str, float] = {}  # by the name of the division, as this law has them
        self.unit: Node | None = None
        self.pending: list[Block] = []
        self.begun = False
        self.marks = marks_of(blocks, language)
        self.style = heading_style(self.blocks, self.marks)
        articles = [mark for mark in self.marks if mark and mark.kind is Kind.ARTICLE and not mark.series]
        #: Two series of articles, one in words and one in figures: the first is the wrapping decree's.
        first = next((mark.number for mark in articles if mark.words), "")
        opens = canonical(first) in ("1", "unico")
        self.wrapped = opens and sum(not m.words for m in articles) >= 3

    def run(self) -> list[Node]:
        skip = -1
        for index, block in enumerate(self.blocks):
            mark = self.marks[index]
            if index <= skip:
                continue
            if block.style == "page":
                self._flush()
                self.tops.append(Node(Kind.NOTE, "pages", text=block.text))
                self.divisions, self.unit = [], None
                continue
            if mark is None and block.style == "heading":
                mark = self._unknown_heading(block)
            if mark is None:
                self.pending.append(block)
            elif mark.kind is Kind.NOTE:
                self.pending.append(Block(block.text, style="note"))
            elif (mark.kind in UNITS and not mark.rank) or mark.kind is Kind.PARAGRAPH:
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
        rank = self._rank(mark)
        below_part = mark.kind is Kind.BOOK and rank > RANK[Kind.BOOK]  # Australia's divisions lie in parts
        kind = Kind.DIVISION if below_part else mark.kind
        node = Node(kind, mark.number, mark.label, before_heading=mark.gap)
        node.heading = mark.rest
        while self.divisions and self.divisions[-1][0] >= rank:
            self.divisions.pop()
        self._hang(node)
        self.unit = node
        if mark.kind is Kind.PREFACE:  # the title of the law that a decree wraps: it holds nothing below it
            node.heading, node.text = "", mark.rest
            return index
        self.divisions.append((rank, node))
        if not mark.rest and self._is_heading(index + 1):
            node.heading, node.before_heading = self.blocks[index + 1].text, "\n"
            return index + 1
        return index

    def _rank(self, mark: Mark) -> float:
        """Where the division stands among the others of this law: below the one that has only just been
        opened when
        its name occurs for the first time ("CHAPTER VII", "PART 799"), else where it mostly stands."""
        if mark.kind is Kind.SCHEDULE and any(
            n.kind is Kind.ANNEX and not n.number for _, n in self.divisions
        ):
            return mark.rank + 0.5  # the schedules of a treaty's annex
        name = fold(mark.label.split(maxsplit=1)[0]) if mark.label else ""
        if not name or mark.rank <= RANK[Kind.TRANSITORIES]:
            return mark.rank
        if name not in self.ranks:
            self.ranks[name] = mark.rank
            above, open_ = self.divisions[-1] if self.divisions else (0, None)
            fresh = open_ is not None and open_ is self.unit and fold(open_.number) != "preliminar"
            if above >= mark.rank and (fresh or name == "division"):
                self.ranks[name] = above + 0.5
        return self.ranks[name]

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
        following = following and not self.blocks[index + 1].text[:1].islower()  # a sentence that goes on
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
        apart = mark.kind is Kind.DISPOSITION and " " not in mark.number and bool(self.divisions)
        if apart and fold(self.divisions[-1][1].label).startswith("disposicion"):
            self.divisions.pop()  # "DISPOSICIÓN FINAL" is none of those above it
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
