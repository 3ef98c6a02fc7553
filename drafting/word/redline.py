"""A comparison as a Word file with native tracked changes, in the house style.

Accept all gives the new draft, reject all the old one. The writer does not believe itself: before the file
is handed over, ``resolve`` (which shares no code with it) must find both texts in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from drafting.compare.words import word_edits
from drafting.errors import DraftingError
from drafting.messages import sentence
from drafting.model import Change, Comparison, Edit, Op
from drafting.word import elements, flow, house, layout, page, resolve, styles
from drafting.word.elements import Element, Look, Marks
from drafting.word.layout import Laid, Line, Role, Row
from drafting.word.merge import merge

_GONE, _COME = "del", "ins"


class UnprovedRedlineError(DraftingError):
    """The file would not give both texts back. A fault of the program, never of the input."""


def redline(comparison: Comparison, *, author: str, when: datetime) -> bytes:
    """The .docx of ``comparison.new`` in which every difference from ``comparison.old`` is a tracked change.

    ``author`` (the workbench's name if empty) and ``when`` stand on every change. A moved provision is
    deleted where it stood and inserted where it stands. The same input gives the same bytes. If word-level
    marks fail the proof, whole paragraphs are marked; raises ``UnprovedRedlineError`` if that fails too.
    """
    old, new = layout.lay_out(comparison.old), layout.lay_out(comparison.new)
    author = author.strip() or sentence("word.application", comparison.new.language)
    failed = ""
    for by_word in (True, False):
        writer = _Writer(comparison, old, new, Marks(author, when), by_word)
        data = _file(comparison, (*old, *new), writer, author, when)
        failed = _unproved(data, old, new)
        if not failed:
            return data
    raise UnprovedRedlineError("word_unproved", place=failed)


def _file(
    comparison: Comparison, laid: Sequence[Laid], writer: _Writer, author: str, when: datetime
) -> bytes:
    language = comparison.new.language
    levels = layout.outline_levels(comparison.old) | layout.outline_levels(comparison.new)
    used = {item.style for one in laid for item in one.items if isinstance(item, Line)}
    facts = page.Facts(
        comparison.new.title, language, author, sentence("word.redline", language), when, tracked=True
    )
    body = flow.body(writer.parts(), page.TEXT_WIDTH)
    return page.package(body, styles.build(used, levels, language), facts)


def _unproved(data: bytes, old: Sequence[Laid], new: Sequence[Laid]) -> str:
    """The side that does not come back from the file, or ""."""
    sides: tuple[tuple[resolve.Side, Sequence[Laid]], ...] = (("accept", new), ("reject", old))
    for side, laid in sides:
        found = [(one.text, one.style) for one in resolve.resolved(data, side)]
        wanted = [
            (elements.legible(item.text), item.style.id if isinstance(item, Line) else "")
            for one in laid
            for item in one.items
        ]
        if found != wanted:
            return side
    return ""


class _Writer:
    """The parts of one redline's body, provision after provision."""

    def __init__(
        self, comparison: Comparison, old: Sequence[Laid], new: Sequence[Laid], marks: Marks, by_word: bool
    ) -> None:
        self._comparison = comparison
        self._old, self._new = old, new
        self._marks = marks
        self._by_word = by_word
        self._same_table: dict[int, int] = {}  # a table of the old document -> the new one it became

    def parts(self) -> Iterator[Element | flow.TableRow]:
        """Paragraphs and rows in the order of the merged documents."""
        steps = list(merge(self._comparison))
        for step in steps:
            if step.old is not None and step.new is not None:
                self._link(self._old[step.old], self._new[step.new])
        for step in steps:
            gone = self._old[step.old].items if step.old is not None else ()
            come = self._new[step.new].items if step.new is not None else ()
            yield from self._provision(gone, come, step.change)

    def _link(self, old: Laid, new: Laid) -> None:
        for before, after in zip(old.items, new.items, strict=False):
            if isinstance(before, Row) and isinstance(after, Row):
                self._same_table.setdefault(before.table, after.table)

    def _provision(
        self, gone: Sequence[layout.Item], come: Sequence[layout.Item], change: Change | None
    ) -> Iterator[Element | flow.TableRow]:
        for before, after in _paired(gone, come):
            if isinstance(before, Row) and isinstance(after, Row) and self._alike_rows(before, after):
                yield self._row(before, after)
            elif isinstance(before, Line) and isinstance(after, Line) and self._alike_lines(before, after):
                yield self._line(before, after, change)
            else:
                yield from (self._whole(item, _GONE) for item in (before,) if item is not None)
                yield from (self._whole(item, _COME) for item in (after,) if item is not None)

    def _alike_rows(self, before: Row, after: Row) -> bool:
        same = before.cells == after.cells and before.header == after.header
        return same or (
            self._by_word and len(before.cells) == len(after.cells) and before.header == after.header
        )

    def _alike_lines(self, before: Line, after: Line) -> bool:
        """Whether words can be marked inside: what both have must look the same in both."""
        if not self._by_word and before != after:
            return False
        looks = {piece.role: piece.look for piece in before.pieces}
        return all(looks.get(piece.role, piece.look) == piece.look for piece in after.pieces)

    def _whole(self, item: layout.Item, tag: str) -> Element | flow.TableRow:
        """A paragraph or row that came or went with all its words."""
        if isinstance(item, Row):
            style = house.cell_style(item)
            cells = tuple(
                elements.paragraph(
                    style, self._wrapped(words, elements.PLAIN, tag), mark=self._marks.mark(tag)
                )
                for words in item.cells
            )
            table = self._same_table.get(item.table, -item.table) if tag == _GONE else item.table
            return flow.TableRow(table, item.header, cells, item.cells, self._marks.mark(tag))
        content = [made for piece in item.pieces for made in self._wrapped(piece.text, piece.look, tag)]
        return elements.paragraph(item.style.id, content, mark=self._marks.mark(tag))

    def _wrapped(self, words: str, look: Look, tag: str) -> list[Element]:
        if not words:
            return []
        return [self._marks.mark(tag, elements.run(words, look, deleted=tag == _GONE))]

    def _row(self, before: Row, after: Row) -> flow.TableRow:
        style = house.cell_style(after)
        cells = tuple(
            elements.paragraph(style, self._edits(word_edits(one, two), elements.PLAIN))
            for one, two in zip(before.cells, after.cells, strict=True)
        )
        words = tuple(max(pair, key=len) for pair in zip(before.cells, after.cells, strict=True))
        return flow.TableRow(after.table, after.header, cells, words)

    def _line(self, before: Line, after: Line, change: Change | None) -> Element:
        """One paragraph that stayed, with the words that differ marked inside it."""
        content: list[Element] = []
        for role in Role:
            one, two = before.piece(role), after.piece(role)
            piece = two or one
            if piece is not None:
                edits = _edits_of(change, role, one.text if one else "", two.text if two else "")
                content += self._edits(edits, piece.look)
        restyled = before.style != after.style
        styled = elements.style_change(self._marks, before.style.id) if restyled else None
        return elements.paragraph(after.style.id, content, change=styled)

    def _edits(self, edits: Sequence[Edit], look: Look) -> Iterator[Element]:
        for op, words in edits:
            if op is Op.EQUAL:
                yield elements.run(words, look)
            else:
                yield from self._wrapped(words, look, _GONE if op is Op.DELETE else _COME)


def _paired(
    gone: Sequence[layout.Item], come: Sequence[layout.Item]
) -> Iterator[tuple[layout.Item | None, layout.Item | None]]:
    """The paragraphs of a provision before and after, matched by what leads them: label, heading or text."""
    slots: dict[int, list[layout.Item | None]] = {}
    for side, items in enumerate((gone, come)):
        for item in items:
            slot = item.leads_with if isinstance(item, Line) else len(Role)
            slots.setdefault(slot, [None, None])[side] = item
    for slot in sorted(slots):
        yield slots[slot][0], slots[slot][1]


def _edits_of(change: Change | None, role: Role, old: str, new: str) -> Sequence[Edit]:
    """The comparison's own edits where it has them for exactly these words, else ours."""
    if old == new:
        return (Edit(Op.EQUAL, old),)
    known: Sequence[Edit] = ()
    if change is not None and role is Role.TEXT:
        known = change.edits
    elif change is not None and role is Role.HEADING:
        known = change.heading_edits
    return known if _tells(known, old, new) else word_edits(old, new)


def _tells(edits: Sequence[Edit], old: str, new: str) -> bool:
    before = "".join(edit.text for edit in edits if edit.op is not Op.INSERT)
    after = "".join(edit.text for edit in edits if edit.op is not Op.DELETE)
    return (before, after) == (old, new)
