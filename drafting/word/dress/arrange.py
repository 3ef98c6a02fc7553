"""Everything in its place: what went is taken out, what came is put in, what stands elsewhere is moved."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from drafting.compare.sequence import heaviest_increasing
from drafting.model import Kind
from drafting.word.dress.laid import Laid
from drafting.word.dress.likes import Likes, in_body, paragraph_of
from drafting.word.dress.notes import Notes, note_of
from drafting.word.dress.place import Places
from drafting.word.dress.plan import Para, Plan
from drafting.word.dress.retext import UnableError
from drafting.word.dress.rows import grid_width, new_row, new_table, plain_row, row_of
from drafting.word.elements import Element
from drafting.word.native.reworked import Reworked
from drafting.word.package import qn
from drafting.word.read_trace import letters


class Arranger:
    """Arranges the main part of an opened file.

    ``wanted`` gains what must stand before the words of paragraphs that come and that Word numbers.
    """

    def __init__(
        self,
        old: Laid,
        likes: Likes,
        part: Reworked,
        notes: Mapping[str, Reworked],
        wanted: dict[Element, str],
    ) -> None:
        self._old, self._likes, self._part, self._wanted = old, likes, part, wanted
        self._noted = Notes(part, notes)
        self._places = Places(part)
        self._tables: dict[int, Element] = {}

    def take_out(self, kept: Collection[int]) -> None:
        """Take out all blocks of the old file but these."""
        for block in range(len(self._old.reads)):
            if block in kept:
                continue
            if self._old.reads[block].block.style == "row":
                row = row_of(self._old, block)
                if row is not None:
                    self._places.remove_row(row)
                continue
            paragraphs = dict.fromkeys(
                next(piece.source.iterancestors(qn("w:p")), piece.source)
                if piece.source.tag != qn("w:p")
                else piece.source
                for piece in self._old.reads[block].pieces
                if piece.source is not None
            )
            for paragraph in paragraphs:
                if paragraph.getroottree().getroot() is self._part.root and paragraph.getparent() is not None:
                    self._places.remove(paragraph)
                elif (note := note_of(paragraph)) is not None and note.getparent() is not None:
                    self._noted.remove(note)

    def arrange(self, made: Plan, elements: Mapping[int, Element]) -> None:
        """Put everything in the order of the new draft; ``elements`` stay, by the paragraphs they are."""
        flowing = {at: element for at, element in elements.items() if made.paras[at].row or in_body(element)}
        staying = _staying([(at, self._places.order(element)) for at, element in flowing.items()])
        following = _following(len(made.paras), {at: flowing[at] for at in staying})
        cursor: Element | None = None
        near = 0
        for at, para in enumerate(made.paras):
            element = elements.get(at)
            if para.block is not None:
                near = para.block
            if element is not None and (at in staying or at not in flowing):
                cursor = element if at in staying else cursor
                if para.row:
                    self._tables[para.table] = next(element.iterancestors(qn("w:tbl")))
                if cursor is not None and (note := note_of(element)) is not None:
                    self._noted.settle(note, cursor)
                continue
            if not para.row and self._put_note(made, para, cursor, near):
                continue
            if para.row:
                cursor = self._put_row(made, at, cursor, following[at], near, element)
            else:
                cursor = self._put_paragraph(made, para, cursor, following[at], near, element)
        self._places.keep_apart()

    def _put_paragraph(
        self,
        made: Plan,
        para: Para,
        cursor: Element | None,
        following: Element | None,
        near: int,
        moved: Element | None,
    ) -> Element:
        if moved is not None:
            return self._places.move(moved, cursor, following)
        found = self._likes.of(para, made, near)
        if found is None:
            raise UnableError
        printed = self._likes.printed(para, found)
        element = self._likes.made(para, found, len(letters(printed or "")))
        if printed is not None:
            self._wanted[element] = printed
        self._places.put(element, found.paragraph, cursor, following, apart=True)
        return element

    def _put_note(self, made: Plan, para: Para, cursor: Element | None, near: int) -> bool:
        """Add a footnote where notes of the file are footnotes; whether it was one."""
        if made.nodes[para.node].kind is not Kind.NOTE or cursor is None:
            return False
        like = self._likes.note(near)
        if like is None or cursor.tag != qn("w:p"):
            return False
        words = " ".join(one.words for one in para.stretches)
        self._noted.attach(self._noted.made(like, words), cursor)
        return True

    def _put_row(
        self,
        made: Plan,
        at: int,
        cursor: Element | None,
        following: Element | None,
        near: int,
        moved: Element | None,
    ) -> Element:
        para = made.paras[at]
        words = para.stretches[0].words
        table = self._tables.get(para.table)
        if table is None:
            table = self._table_of(made, at, following)
        if table is None:
            table = new_table(self._some_table(), len(words.split("\t")))
            self._places.put(table, self._flow(near), cursor, following, apart=False)
        self._tables[para.table] = table
        row = moved if moved is not None else self._new_row(table, words)
        before = (
            cursor if cursor is not None and cursor.tag == qn("w:tr") and _table(cursor) is table else None
        )
        self._places.put_row(row, table, before, following)
        return row

    def _new_row(self, table: Element, words: str) -> Element:
        for like in reversed(list(table.iter(qn("w:tr")))):
            try:
                return new_row(like, words)
            except UnableError:
                continue
        return plain_row(words, grid_width(table))

    def _table_of(self, made: Plan, at: int, following: Element | None) -> Element | None:
        """The table of a row before which others of it stand no more, but behind which some do."""
        para = made.paras[at]
        if following is None or following.tag != qn("w:tr"):
            return None
        same = any(one.table == para.table and one.block is not None for one in made.paras[at:])
        return _table(following) if same else None

    def _some_table(self) -> Element | None:
        return next(self._part.root.iter(qn("w:tbl")), None)

    def _flow(self, near: int) -> Element:
        """A paragraph of the main text at a place, or near it."""
        for block in (*range(near, -1, -1), *range(near + 1, len(self._old.reads))):
            if self._likes.flows(block):
                paragraph = paragraph_of(self._old, block)
                if paragraph is not None and paragraph.getparent() is not None:
                    return paragraph
        raise UnableError


def _table(row: Element) -> Element:
    return next(row.iterancestors(qn("w:tbl")))


def _staying(order: Sequence[tuple[int, int]]) -> set[int]:
    """Of (place in the new text, place in the file) those that need not move."""
    pairs = sorted(order)
    kept = heaviest_increasing([one for _, one in pairs], [1] * len(pairs))
    return {pairs[at][0] for at in kept}


def _following(count: int, staying: dict[int, Element]) -> list[Element | None]:
    """For each place the next element behind it that stays where it is."""
    found: list[Element | None] = [None] * count
    last: Element | None = None
    for at in range(count - 1, -1, -1):
        found[at] = last
        last = staying.get(at, last)
    return found
