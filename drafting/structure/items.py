"""Inside a basic unit: fractions, incisos, paragraphs, tables and notes, nested as a reader nests them.

A label is read by what it continues, not by its looks: "I." after "H." is a letter, after nothing a roman
one; "i)" after "h)" is a letter unless "ii)" comes next. An unlabelled paragraph belongs to the item whose
list goes on after it, and to the unit when no list does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from drafting.model import Block, Kind, Language
from drafting.structure import numbering
from drafting.structure.labels import Reading, follows, readings
from drafting.structure.ladder import UNITS, english_kind, is_american, spanish_kind
from drafting.structure.tree import Node

_SERIES = {"roman": 10, "ROMAN": 10, "letter": 12, "LETTER": 5, "decimal": 10}  # largest believable gap

#: "(a) Import restrictions. (1) You may not ...": words of a heading before the list inside
_HEADED = re.compile(r"[A-Z][^.;:()]{2,80}\.(?:\s?[-–—])?\s*(?=\((?:1|i|A)\))")
_BARE = re.compile(r"(?P<number>\d{1,2})(?P<suffix>(?:bis|ter|quater)?)(?=\s[A-Z])")
_REACH = 400  # labels looked ahead
_DEEPEST = 40  # levels: no law has ten, and trees are walked by recursion


def build(unit: Node, blocks: Sequence[Block], language: Language, *, lists: bool = True) -> None:
    """Hang ``blocks`` below ``unit`` (which may have text already): its items, paragraphs, tables, notes."""
    _Builder(unit, blocks, language, lists).run()


class _Builder:
    def __init__(self, unit: Node, blocks: Sequence[Block], language: Language, lists: bool) -> None:
        self.unit, self.blocks, self.language, self.lists = unit, blocks, language, lists
        self.stack: list[Node] = [unit]
        self.paragraph: Node | None = None  # the unlabelled paragraph just placed, if any
        self.ready = [readings(b.text) if lists and b.style in ("text", "list") else () for b in blocks]
        if language == "en" and unit.label.startswith("Art."):
            self.ready = [found or _bare(b) for found, b in zip(self.ready, blocks, strict=True)]
        self.labelled = [index for index, found in enumerate(self.ready) if found]
        self.indented = lists and len({b.level for b in blocks if b.style == "text"}) > 1

        formats = [found[0].format.split()[0] for found in self.ready if found]
        self.american = language == "en" and is_american(unit, formats)

    def run(self) -> None:
        for index, block in enumerate(self.blocks):
            if block.style == "row":
                self._row(index, block)
            elif block.style == "note":
                self.stack[-1].add(Node(Kind.NOTE, text=block.text))
                self.paragraph = None  # a list hung below it now would stand before the note
            elif not (self.ready[index] and self._item(index, block)):
                self._plain(index, block)

    # -- labelled items

    def _item(self, index: int, block: Block) -> bool:
        options = self.ready[index]
        if len(self.stack) > _DEEPEST:
            del self.stack[1:]
        placed = self._continues(options)
        if placed and len(options) > 1 and self._starts_instead(index, options, placed):
            placed = None
        placed = placed or self._starts(index, options) or self._gap(index, options)
        if not placed:
            return False
        reading, level = placed
        del self.stack[level:]
        self._push(reading, block.text, block.level)
        return True

    def _push(self, reading: Reading, text: str, indent: int) -> None:
        parent = self.stack[-1]
        node = Node(
            self._kind(reading, parent),
            number=reading.number,
            label=text[: reading.end],
            before_text=reading.after,
            before_heading=reading.after,
            indent=indent,
            format=reading.format,
            value=reading.last or reading.value,
            suffix=reading.suffix,
        )
        parent.add(node)
        self.stack.append(node)
        self.paragraph = None
        rest = text[reading.end + len(reading.after) :]
        headed = _HEADED.match(rest) if self.language == "en" and reading.format.endswith("()") else None
        head = headed.end() if headed else 0
        chained = self._chained(reading, rest[head:])
        if chained:
            node.text = rest[:head].rstrip()
            self._push(chained, rest[head:], indent)
        else:
            node.text = rest

    def _chained(self, reading: Reading, rest: str) -> Reading | None:
        """ "(a)(1) Words": the second label opens a list inside the first."""
        if ")" not in reading.format and rest[:1] != "(":
            return None
        return next(
            (
                option
                for option in readings(rest)
                if option.value == 1 and ")" in option.format and option.format != reading.format
            ),
            None,
        )

    def _continues(self, options: Sequence[Reading]) -> tuple[Reading, int] | None:
        for node, level in self._lists():
            for option in options:
                if option.format == node.format and _follows(node, option):
                    return option, level
        return None

    def _lists(self) -> Iterator[tuple[Node, int]]:
        """The last items of the lists that may go on, the innermost first, and where the next would stand.

        Also of a list that an unlabelled paragraph interrupted.
        """
        for level in range(len(self.stack) - 1, -1, -1):
            tail = self.stack[level].tail
            if tail is not None and tail not in self.stack[level + 1 : level + 2]:
                yield tail, level + 1
            if level and self.stack[level].format:
                yield self.stack[level], level

    def _starts_instead(self, index: int, options: Sequence[Reading], placed: tuple[Reading, int]) -> bool:
        """Whether an ambiguous label ("i)", "I.") opens a roman list rather than going on with letters."""
        chosen = placed[0]
        if "letter" not in chosen.format.lower():
            return False
        opening = next((o for o in options if "roman" in o.format.lower() and o.value == 1), None)
        if opening is None:
            return False
        for later in self._ahead(index):
            for option in self.ready[later]:
                if option.format == opening.format and option.value == 2:
                    return True
                if option.format == chosen.format and numbering.follows_letter(chosen.value, option.value):
                    return False
        return False

    def _starts(self, index: int, options: Sequence[Reading]) -> tuple[Reading, int] | None:
        """A first label opens a list below the last thing said; of two first labels the roman one wins."""
        if index == 0 and self._repeats_the_article(options):
            return None
        firsts = [option for option in options if option.value == 1 and not option.suffix]
        for option in sorted(firsts, key=lambda o: "roman" not in o.format.lower()):
            levels = [i for i in range(1, len(self.stack)) if self.stack[i].format == option.format]
            inner = self._goes_on_around(index, levels[-1]) if levels else None
            if inner is not None:
                del self.stack[inner + 1 :]
            owner = self.stack[levels[-1] - 1] if levels and inner is None else self.stack[-1]
            again = (levels and inner is None) or option.format in owner.formats
            if self.paragraph is not None and again:
                self.stack = self._above(self.paragraph)
                return option, len(self.stack)
            return option, levels[-1] if levels and inner is None else len(self.stack)
        return None

    def _goes_on_around(self, index: int, level: int) -> int | None:
        """The innermost list below ``level`` that goes on after the one that opens at ``index``, if any:
        "c) ...: 1. 2. 3. d)" holds its own 1. 2. 3., whatever list of figures is open further out."""
        for inner in range(len(self.stack) - 1, level, -1):
            for later in self._ahead(index):
                same = [option for option in self.ready[later] if option.format == self.stack[inner].format]
                if any(_follows(self.stack[inner], option) for option in same):
                    return inner
                if any(option.value == 1 for option in same):
                    break
        return None

    def _beside(self, level: int) -> int:
        """The level at which a paragraph stands that announces a list as the one at ``level`` did."""
        while level > 0 and not self.stack[level].label:
            level -= 1
        return level

    def _ahead(self, index: int) -> Sequence[int]:
        """The next blocks that bear labels: far enough for any list, and no farther."""
        first = bisect_right(self.labelled, index)
        return self.labelled[first : first + _REACH]

    def _repeats_the_article(self, options: Sequence[Reading]) -> bool:
        """ "A.-" at the head of "Artículo 54 A" is the article's own letter said again."""
        return any(self.unit.number.endswith(f" {option.number}") for option in options)

    def _gap(self, index: int, options: Sequence[Reading]) -> tuple[Reading, int] | None:
        """A list that skips a number, or one that opens late, as in a decree that amends a part of it."""
        best: tuple[int, Reading, int] | None = None
        for node, level in self._lists():
            for option in options:
                gap = option.value - node.value
                fits = option.format == node.format and 0 <= gap <= _SERIES[option.format.split()[0]]
                if fits and (best is None or gap < best[0]):
                    best = gap, option, level
        if best:
            return best[1], best[2]
        after = next((self.ready[later] for later in self._ahead(index)), ())
        for option in options:
            goes_on = any(o.format == option.format and _goes_on(option, o) for o in after)
            if goes_on or (option.suffix and "ROMAN" in option.format) or option.last:
                return option, len(self.stack)
        return None

    def _above(self, paragraph: Node) -> list[Node]:
        """The stack that ends in ``paragraph``."""
        owner = paragraph.parent
        depth = next((i for i, node in enumerate(self.stack) if node is owner), 0)
        return [*self.stack[: depth + 1], paragraph]

    def _kind(self, reading: Reading, parent: Node) -> Kind:
        if self.language == "es":
            return spanish_kind(reading, parent)
        depth = sum(1 for node in self.stack[1:] if node.format)
        return english_kind(reading, depth, self.unit, american=self.american)

    # -- everything else

    def _plain(self, index: int, block: Block) -> None:
        unit = self.unit
        empty = len(self.stack) == 1 and not unit.text and not unit.children
        if empty and unit.kind in UNITS - {Kind.ANNEX, Kind.SCHEDULE} | {Kind.PARAGRAPH}:
            unit.text = block.text
            unit.before_text = "\n" if unit.label or unit.heading else ""
            return
        level = self._owner(index, block)
        del self.stack[level + 1 :]
        owner = self.stack[level]
        number = str(1 + bool(owner.text) + owner.paragraphs)
        self.paragraph = owner.add(Node(Kind.PARAGRAPH, number, text=block.text, indent=block.level))

    def _row(self, index: int, block: Block) -> None:
        before = self.blocks[index - 1] if index else None
        fresh = before is None or before.style != "row" or before.table != block.table
        if fresh:
            level = self._owner(index, block) if not self.indented else len(self.stack) - 1
            del self.stack[level + 1 :]
            self.stack[level].add(Node(Kind.TABLE))
            self.paragraph = None
        table = next(
            child
            for node in reversed(self.stack)
            for child in reversed(node.children)
            if child.kind is Kind.TABLE
        )
        table.add(Node(Kind.ROW, text=block.text))

    def _owner(self, index: int, block: Block) -> int:
        """The level of the stack that an unlabelled block at ``index`` belongs to."""
        if self.indented and block.style == "text" and block.level > 0:
            inside = [i for i in range(1, len(self.stack)) if self.stack[i].indent < block.level]
            if inside:
                return inside[-1]
        for later in self._ahead(index):
            options = self.ready[later]
            going_on = self._continues(options)
            if going_on:
                return going_on[1]
            firsts = [option for option in options if option.value == 1]
            if not firsts:
                continue
            known = [i for i, node in enumerate(self.stack) if any(o.format == node.format for o in firsts)]
            if not known:
                return len(self.stack) - 1
            inner = self._goes_on_around(later, known[-1])
            return self._beside(known[-1] - 1) if inner is None else inner
        return 0


def _bare(block: Block) -> tuple[Reading, ...]:
    """A paragraph of a Swiss article, whose number stands bare: "2 The Federal Council ..."."""
    match = _BARE.match(block.text) if block.style == "text" else None
    if not match:
        return ()
    number = match["number"] + match["suffix"]
    return (Reading("decimal bare", int(match["number"]), match["suffix"], number, match.end(), " "),)


def _follows(node: Node, option: Reading) -> bool:
    return follows(node.value, node.suffix, option)


def _goes_on(first: Reading, second: Reading) -> bool:
    return follows(first.last or first.value, first.suffix, second)
