"""Where what went is put between the new draft's blocks, and the ends of moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.word.native.blocks import Block, Paragraphs
from drafting.word.native.ns import TBL, Element, W, element, mark_paragraph
from drafting.word.native.part import Part
from drafting.word.native.pen import Pen


class Place:
    """Where what went is put: behind what stood before it."""

    def __init__(self, part: Part, pen: Pen, home: Element, afters: Sequence[Block]) -> None:
        self._pen = pen
        self._part, self._home, self._afters = part, home, afters
        self._last: Element | None = None
        self._waiting: list[Element] = []

    def at(self, number: int) -> None:
        """From here on behind the new draft's block ``number``."""
        block = self._afters[number]
        first = block.first if isinstance(block, Paragraphs) else block.node
        self._flush(first)
        self._last = block.last

    def put(self, *nodes: Element) -> None:
        """These, here."""
        self._waiting += nodes

    def replace(self, nodes: list[Element]) -> None:
        """These before the block we are at."""
        if nodes and self._last is not None:
            self._part.add_before(self._last, *_apart(self._pen, self._last.getprevious(), nodes, self._last))

    def close(self) -> None:
        """The end of the container."""
        self._flush(None)

    def _flush(self, following: Element | None) -> None:
        nodes = list(_apart(self._pen, self._last, self._waiting, following))
        self._waiting = []
        if not nodes:
            return
        if self._last is not None:
            place = self._last
            while (beyond := place.getnext()) is not None and beyond.tag == f"{W}moveToRangeEnd":
                place = beyond
            self._part.add_after(place, *nodes)
        elif following is not None:
            self._part.add_before(following, *nodes)
        else:
            last = self._home.find(f"{W}sectPr")
            if last is not None:
                self._part.add_before(last, *nodes)
            else:
                self._part.add_last(self._home, *nodes)


def _apart(
    pen: Pen, before: Element | None, nodes: Sequence[Element], following: Element | None
) -> Iterator[Element]:
    """``nodes`` with an empty paragraph between two tables, and behind one that would end the container."""
    previous = before
    for node in nodes:
        if previous is not None and previous.tag == TBL and node.tag == TBL:
            yield _passing(pen)
        yield node
        previous = node
    if nodes and nodes[-1].tag == TBL:
        if following is None:
            yield element("p")
        elif following.tag == TBL:
            yield _passing(pen)


def _passing(pen: Pen) -> Element:
    """An empty paragraph that is there only while the changes stand open: inserted, and deleted again."""
    made = element("p")
    mark_paragraph(made, pen.mark("ins"))
    mark_paragraph(made, pen.mark("del"))
    return made


class Runs:
    """Names for moves: neighbours that moved together share one, and its ends stand at the first and last."""

    def __init__(self, pen: Pen, moved: Sequence[tuple[int, int]]) -> None:
        self._pen = pen
        self._runs: dict[int, tuple[bool, bool, str]] = {}
        self._open: dict[tuple[str, str], str] = {}
        pairs = dict(moved)
        name = ""
        for i, j in moved:
            first = pairs.get(i - 1) != j - 1
            if first:
                name = pen.move()
            self._runs[i] = (first, pairs.get(i + 1) != j + 1, name)

    def edges(self, number: int, tag: str) -> tuple[Element | None, Element | None]:
        """The marks of the move's two ends that stand at the old draft's block ``number``."""
        first, last, name = self._runs[number]
        start = end = None
        if first:
            start = self._pen.mark(f"{tag}RangeStart", name=name)
            self._open[tag, name] = start.get(f"{W}id", "")
        if last:
            end = element(f"{tag}RangeEnd", id=self._open[tag, name])
        return start, end
