"""The marks of tracked changes, paragraph by paragraph, with the words that each brings or takes away."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from drafting.word.package import qn
from drafting.word.read_revisions import next_paragraph
from drafting.word.read_styles import Styles
from drafting.word.read_text import alternative, words_of

COME = (qn("w:ins"), qn("w:moveTo"), qn("w:cellIns"))
GONE = (qn("w:del"), qn("w:moveFrom"), qn("w:cellDel"))
_MOVED = (qn("w:moveFrom"), qn("w:moveTo"))
_BEGIN = (qn("w:moveFromRangeStart"), qn("w:moveToRangeStart"))
_END = (qn("w:moveFromRangeEnd"), qn("w:moveToRangeEnd"))
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_PROPERTIES = frozenset(qn(f"w:{name}") for name in ("rPr", "trPr", "tcPr", "numPr", "pPr"))


class Mark(NamedTuple):
    """A mark, who made it, and the name of the move it is of ("" for none)."""

    element: etree._Element
    author: str
    moved: str


@dataclass(slots=True)
class Stretch:
    """Words of one element, with the mark that brings them and the mark that takes them away.

    The end of a paragraph is a line break, the end of a cell in a row that comes or goes a tab; a mark
    without words (a picture, the number of a note) has a stretch without text.
    """

    text: str
    source: etree._Element
    come: Mark | None = None
    gone: Mark | None = None


class Lines:
    """The paragraphs of one story that bear marks, and the rows that came or went as a whole, in order.

    Paragraphs whose end comes or goes between words that stay are one line: they were one, or become one.
    """

    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self._root = root
        self._styles = styles
        self._moves = dict(_moves(root))

    def __iter__(self) -> Iterator[list[Stretch]]:
        told: set[etree._Element] = set()
        for paragraph in self._root.iter(qn("w:p")):
            if paragraph in told or not _is_shown(paragraph):
                continue
            row = next((one for one in _above(paragraph, "w:tr") if self._of_row(one)), None)
            if row is None:
                run = list(_run(paragraph))
                told.update(run)
                lines = [self._paragraph(one, self._of_cell(one), bare=len(run) > 1) for one in run]
                joined = [[one for line in lines for one in line]] if has_breaks(lines) else lines
                yield from (line for line in joined if any(one.come or one.gone for one in line))
            elif row not in told:
                told.add(row)
                yield self._row(row)

    def _row(self, row: etree._Element) -> list[Stretch]:
        around = self._of_row(row)
        line: list[Stretch] = []
        for cell in row.iter(qn("w:tc")):
            for paragraph in cell.iter(qn("w:p")):
                if _is_shown(paragraph) and next(paragraph.iterancestors(qn("w:tc"))) is cell:
                    line += self._paragraph(paragraph, around)
            if line:
                line[-1].text = "\t"
        if line:
            line[-1].text = ""
        else:
            line.append(Stretch("", row, *_sides(around)))
        return line

    def _paragraph(
        self, paragraph: etree._Element, around: list[Mark], *, bare: bool = False
    ) -> list[Stretch]:
        """The stretches of a paragraph; none if it has no marks, unless a ``bare`` one is wanted too."""
        inner = [one for one in paragraph.iter(*COME, *GONE) if _nearest(one) is paragraph]
        own = [
            one for one in inner if (parent := one.getparent()) is not None and parent.tag not in _PROPERTIES
        ]
        path = f"{qn('w:pPr')}/{qn('w:rPr')}"
        ends = [
            one
            for one in inner
            if (parent := one.getparent()) is not None
            and parent.tag == qn("w:rPr")
            and parent is paragraph.find(path)
        ]
        if not own and not ends and not around and not bare:
            return []
        line = [
            Stretch(piece.text, piece.source, *_sides([*self._over(piece.source, paragraph), *around]))
            for piece in words_of(paragraph, self._styles).pieces
            if piece.source is not None
        ]
        told = {mark.element for one in line for mark in (one.come, one.gone) if mark is not None}
        silent = [
            one
            for one in own
            if one not in told and not any(inside in told for inside in one.iter(*COME, *GONE))
        ]
        if silent:
            order = {one: place for place, one in enumerate(paragraph.iter())}
            line += [
                Stretch("", one, *_sides([*self._over(one, paragraph), self._mark(one), *around]))
                for one in silent
            ]
            line.sort(key=lambda one: order[one.source])
        end = [self._mark(one) for one in ends]
        line.append(Stretch("\n", deque(paragraph.iter(), maxlen=1)[0], *_sides([*end, *around])))
        return line

    def _over(self, element: etree._Element, paragraph: etree._Element) -> list[Mark]:
        found = []
        for above in element.iterancestors():
            if above is paragraph:
                break
            if above.tag in (*COME, *GONE):
                found.append(self._mark(above))
        return found

    def _of_row(self, row: etree._Element) -> list[Mark]:
        properties = row.find(qn("w:trPr"))
        return (
            [] if properties is None else [self._mark(one) for one in properties if one.tag in (*COME, *GONE)]
        )

    def _of_cell(self, paragraph: etree._Element) -> list[Mark]:
        return [
            self._mark(one)
            for cell in paragraph.iterancestors(qn("w:tc"))
            for one in cell.iterfind(f"{qn('w:tcPr')}/*")
            if one.tag in (*COME, *GONE)
        ]

    def _mark(self, element: etree._Element) -> Mark:
        return Mark(element, element.get(qn("w:author")) or "", self._moves.get(element, ""))


def has_breaks(lines: Sequence[Sequence[Stretch]]) -> bool:
    """Whether paragraphs that follow each other become one, or were one, with words on both sides."""
    kept_old = kept_new = 0
    for line in lines:
        kept_new += any(one.text.strip() and one.gone is None for one in line)
        kept_old += any(one.text.strip() and one.come is None for one in line)
        if kept_new > 1 or kept_old > 1:
            return True
        end = line[-1] if line else None
        kept_new = kept_new if end is not None and end.gone is not None and end.come is None else 0
        kept_old = kept_old if end is not None and end.come is not None and end.gone is None else 0
    return False


def _run(paragraph: etree._Element) -> Iterator[etree._Element]:
    """A paragraph, and those behind it as long as the end before them comes or goes."""
    found: etree._Element | None = paragraph
    while found is not None:
        yield found
        ends = found.iterfind(f"{qn('w:pPr')}/{qn('w:rPr')}/*")
        found = next_paragraph(found) if any(one.tag in (*COME, *GONE) for one in ends) else None


def _sides(marks: list[Mark]) -> tuple[Mark | None, Mark | None]:
    """The nearest mark that brings, the nearest that takes away."""
    come = next((mark for mark in marks if mark.element.tag in COME), None)
    gone = next((mark for mark in marks if mark.element.tag in GONE), None)
    return come, gone


def _moves(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Each mark of a move with the name its two ends share."""
    opened: dict[str, str] = {}
    for node in root.iter(*_BEGIN, *_END, *_MOVED):
        if node.tag in _BEGIN:
            opened[node.get(qn("w:id")) or ""] = node.get(qn("w:name")) or ""
        elif node.tag in _END:
            opened.pop(node.get(qn("w:id")) or "", None)
        elif opened:
            yield node, next(reversed(opened.values()))


def _is_shown(paragraph: etree._Element) -> bool:
    """Whether it is not the second form of a drawing that is there in two."""
    inside = paragraph
    for above in paragraph.iterancestors():
        if above.tag == _ALTERNATIVES and alternative(above) is not inside:
            return False
        inside = above
    return True


def _above(element: etree._Element, tag: str) -> list[etree._Element]:
    """The ancestors with that tag, the outermost first."""
    return list(element.iterancestors(qn(tag)))[::-1]


def _nearest(element: etree._Element) -> etree._Element | None:
    return next(element.iterancestors(qn("w:p")), None)
