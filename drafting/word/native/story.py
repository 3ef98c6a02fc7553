"""One story of a document (its body, a note, a header) marked against what it was.

The new draft's elements stay where they are; what went is put between them. Blocks come from ``blocks``,
their pairs from ``matching``, the marks inside a paragraph from ``marking``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from drafting.word.native.adopt import Adopter
from drafting.word.native.blocks import Block, Paragraphs, Row, Table, blocks
from drafting.word.native.coarse import Coarse, bare
from drafting.word.native.count import Count
from drafting.word.native.ends import settle_end
from drafting.word.native.gone import Gone
from drafting.word.native.knit import knit
from drafting.word.native.marking import Marker
from drafting.word.native.matching import pair
from drafting.word.native.ns import (
    BROKEN,
    PPR,
    RPR,
    SECT,
    TBL,
    Element,
    W,
    element,
    mark_paragraph,
    mark_properties,
)
from drafting.word.native.part import Part
from drafting.word.native.pen import Pen
from drafting.word.native.placing import Place, Runs
from drafting.word.native.properties import row_mark, twin_of, unmark
from drafting.word.native.reader import Reader
from drafting.word.native.tables import mark_rows

BODY = f"{W}body"


class Story:
    """Marks containers of one part."""

    def __init__(
        self, part: Part, pen: Pen, adopter: Adopter, old: Reader, new: Reader, *, by_word: bool,
        typography: bool, moves: bool, kind: str, coarse: Coarse, count: Count,
    ) -> None:  # fmt: skip
        self.part, self.pen, self._adopter = part, pen, adopter
        self._old, self._new = old, new
        self._marker = Marker(pen, adopter, count, by_word=by_word, typography=typography)
        self.plain = not moves
        self._marker.open_links = moves  # what knows moves knows fields whose ends alone are marked
        self._marker.compare_boxes = lambda before, after: self.compare(before, after, moves=False)
        self.gone = Gone(pen, adopter, self._marker, old)
        self._coarse, self.count = coarse, count
        self._all_of_it = coarse.everything or kind in coarse.parts
        self.moves = moves and not coarse.paragraphs and not coarse.parts
        #: The section properties that belong together, of the paragraphs that were paired.
        self.sections: list[tuple[Element, Element]] = []

    def compare(
        self, old: Element | None, new: Element, *, moves: bool | None = None, together: bool = False
    ) -> None:
        """Mark in the container ``new`` everything that differs from the container ``old``.

        ``together``: their first paragraphs belong to each other however they read (in a cell, in a note).
        """
        befores = [] if old is None else blocks(old, self._old)
        afters = blocks(new, self._new)
        self._merge(befores, afters, new, moves=self.moves if moves is None else moves, together=together)
        if new.tag != BODY:
            settle_end(self.part, self.pen, new)

    def _merge(
        self, befores: Sequence[Block], afters: Sequence[Block], home: Element, *, moves: bool, together: bool
    ) -> None:
        found = pair([block.item for block in befores], [block.item for block in afters], moves=moves)
        if together:
            found = found._replace(stayed=_with_first(befores, afters, found.stayed))
        if not self._all_of_it and not self._coarse.paragraphs:
            befores, afters, found = knit(befores, afters, found, self._old, self._new)
        stayed = [] if self._all_of_it else found.stayed
        moved_from = dict(found.moved)
        moved_to = {j: i for i, j in found.moved}
        runs = Runs(self.pen, found.moved)
        place = Place(self.part, self.pen, home, afters)
        kept = {to: at for at, to in stayed}
        i = j = 0
        for at, to in (*stayed, (len(befores), len(afters))):
            for one in range(i, at):
                if one in moved_from and not self._all_of_it:
                    place.put(*self._departed(befores[one], afters[moved_from[one]], runs, one))
                else:
                    place.put(*self.gone.block(befores[one]))
                    self.count.deleted += 1
            for other in range(j, to):
                place.at(other)
                if other in moved_to and not self._all_of_it:
                    self._arrived(befores[moved_to[other]], afters[other], runs, moved_to[other])
                else:
                    self.inserted(afters[other])
                    self.count.inserted += 1
            if to < len(afters):
                place.at(to)
                following = None
                if to + 1 < len(afters) and isinstance(afters[to + 1], Paragraphs):
                    following = (befores[kept[to + 1]] if to + 1 in kept else None, afters[to + 1])
                self._pair(befores[at], afters[to], place, following)
            i, j = at + 1, to + 1
        place.close()

    def _pair(
        self, before: Block, after: Block, place: Place, following: tuple[Block | None, Block] | None
    ) -> None:
        if isinstance(before, Paragraphs) and isinstance(after, Paragraphs):
            one, other = before.section, after.section
            if one is not None and other is not None:
                self.sections.append((one, other))
        knitted = (
            isinstance(before, Paragraphs) and isinstance(after, Paragraphs) and (before.knit or after.knit)
        )
        if before.item == after.item and not knitted:
            return
        if isinstance(before, Paragraphs) and isinstance(after, Paragraphs):
            by_word = False if self._failed(before, after) else None
            close = self._begins_fresh(following)
            differs = self._marker.compare(before.line, after.line, after.last, by_word=by_word, close=close)
            if knitted:
                self._mark_breaks(before, after)
            if differs or knitted:
                self._touch(after)
                self.count.changed += 1
        elif isinstance(before, Table) and isinstance(after, Table):
            if after.node.tag != TBL or self._failed(before, after):
                place.replace(self.gone.block(before))
                self.inserted(after)
            else:
                mark_rows(self, before, after)

    def _mark_breaks(self, before: Paragraphs, after: Paragraphs) -> None:
        """Mark the ends of paragraphs that the other draft does not have."""
        if before.knit:
            self._was(before, after)
        if after.knit:
            for node in after.nodes[:-1]:
                mark_paragraph(node, self.pen.mark("ins"))
        home = after.last
        for broken in [one for node in after.nodes for one in node.iter(BROKEN)]:
            properties, parent = broken.find(PPR), broken.getparent()
            assert parent is not None
            if parent is not home:  # inside a link or control: the proof will not have it
                parent.remove(broken)
                continue
            made = element("p")
            if properties is not None:
                made.append(self._adopter.adopt(twin_of(properties)))
                unmark(made)
            mark_paragraph(made, self.pen.mark("del"))
            made.extend(one for one in list(broken.itersiblings(preceding=True))[::-1] if one.tag != PPR)
            home.remove(broken)
            self.part.add_before(home, made)

    def _was(self, before: Paragraphs, after: Paragraphs) -> None:
        """Say what properties the last of joined paragraphs had: rejected, it stands by itself again."""
        mark_properties(after.last)
        properties = after.last[0]
        if properties.find(f"{W}pPrChange") is None:
            was = self.gone.bare(before).find(PPR)
            was = element("pPr") if was is None else was
            for one in list(was):
                if one.tag in (RPR, SECT):
                    was.remove(one)
            properties.append(self.pen.mark("pPrChange", was))

    def _begins_fresh(self, following: tuple[Block | None, Block] | None) -> bool:
        """Whether the next paragraph begins with an insertion."""
        if following is None:
            return False
        before, after = following
        if not isinstance(before, Paragraphs) or not isinstance(after, Paragraphs):
            return before is None
        return self._marker.begins_fresh(before.line, after.line)

    def _failed(self, before: Block, after: Block) -> bool:
        """Whether the proof failed in one of the two."""
        failed = self._coarse.paragraphs
        if not failed:
            return False
        texts = [text for block in (before, after) for text in re.split("[\x1c-\x1f]", block.item.text)]
        return any(bare(text) in failed for text in texts)

    def _touch(self, block: Paragraphs) -> None:
        for node in block.nodes:
            if len(block.nodes) == 1 or any(self.pen.owns(one) for one in node.iter(etree.Element)):
                self.part.touch(node)

    # -- what came

    def inserted(self, block: Block) -> None:
        """Mark a block as having come."""
        if isinstance(block, Paragraphs):
            self._come(block)
            self._touch(block)
            return
        self.part.touch(block.node)
        for row in block.rows:
            self.fresh_row(row)

    def all_come(self, container: Element) -> None:
        """Mark everything in a container as having come, but for the mark of its last paragraph."""
        found = blocks(container, self._new)
        for block in found:
            self.inserted(block)

    def _come(self, block: Paragraphs) -> None:
        self._marker.come(block.line, block.last)
        mark_paragraph(block.last, self.pen.mark("ins"))

    def fresh_row(self, row: Row) -> None:
        """Mark a row as having come."""
        row_mark(row.node, self.pen.mark("ins"))
        for cell in row.cells:
            self.fresh_cell(cell)

    def fresh_cell(self, cell: Element) -> None:
        """Mark what a cell says as having come."""
        for block in blocks(cell, self._new):
            if isinstance(block, Paragraphs):
                self._come(block)
            else:
                for inner in block.rows:
                    self.fresh_row(inner)

    # -- what moved

    def _departed(self, before: Block, after: Block, runs: Runs, number: int) -> list[Element]:
        assert isinstance(before, Paragraphs)
        assert isinstance(after, Paragraphs)
        made = self.gone.bare(before)
        self._marker.moved_from(before.line, after.line, made)
        mark_paragraph(made, self.pen.mark("moveFrom"))
        start, end = runs.edges(number, "moveFrom")
        if start is not None:
            made.insert(1, start)
        return [made] if end is None else [made, end]

    def _arrived(self, before: Block, after: Block, runs: Runs, number: int) -> None:
        assert isinstance(before, Paragraphs)
        assert isinstance(after, Paragraphs)
        self._marker.moved_to(before.line, after.line, after.last)
        mark_paragraph(after.last, self.pen.mark("moveTo"))
        start, end = runs.edges(number, "moveTo")
        if start is not None:
            after.nodes[0].insert(1 if after.nodes[0].find(PPR) is not None else 0, start)
        if end is not None:
            self.part.add_after(after.last, end)
        self._touch(after)
        self.count.moved += 1


def _with_first(
    befores: Sequence[Block], afters: Sequence[Block], stayed: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The pairs, the first paragraphs among them if they may be."""
    free = befores and afters and (not stayed or min(stayed[0]) > 0)
    if not free or not isinstance(befores[0], Paragraphs) or not isinstance(afters[0], Paragraphs):
        return stayed
    return [(0, 0), *stayed]
