"""A comparison as a Word file with native tracked changes, in the house style.

Accept all gives the new draft, reject all the old one. The writer does not believe itself: before the file
is handed over, ``resolve`` (which shares no code with it) must find both texts in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from drafting.messages import sentence
from drafting.model import ChangeKind, Comparison, Op
from drafting.word import elements, flow, house, layout, page, resolve, styles
from drafting.word.cover import Cover, blocks
from drafting.word.elements import Element, Marks
from drafting.word.layout import Laid, Line
from drafting.word.plan import Marked, MarkedLine, MarkedRow, Segment, plan
from drafting.word.profile import WORD, Profile
from drafting.word.unproved import UnprovedRedlineError as UnprovedRedlineError

_TAG = {Op.DELETE: "del", Op.INSERT: "ins"}


def redline(
    comparison: Comparison,
    *,
    author: str,
    when: datetime,
    subtitle: str = "",
    profile: Profile = WORD,
    cover: Cover | None = None,
    notes: Sequence[str] = (),
) -> bytes:
    """The .docx of ``comparison.new`` in which every difference from ``comparison.old`` is a tracked change.

    ``author`` (the workbench's name if empty) and ``when`` stand on every change; ``subtitle`` (which drafts
    these are; else what the file is) stands in the header. A moved provision is deleted where it stood and
    inserted where it stands; of ``profile`` only the marking counts here. ``cover`` puts a first page in
    front, with ``notes`` on it. The same input gives the same bytes. If word-level marks fail the proof,
    whole paragraphs are marked; raises ``UnprovedRedlineError`` if that fails too.
    """
    old, new = layout.lay_out(comparison.old), layout.lay_out(comparison.new)
    language = comparison.new.language
    author = author.strip() or sentence("word.application", language)
    subtitle = subtitle or sentence("word.redline", language)
    failed = ""
    front = [] if cover is None else blocks(cover, _counts(comparison), notes, language)
    for by_word in (True, False) if profile.marking == "words" else (False,):
        marked = plan(comparison, old, new, by_word=by_word)
        facts = page.Facts(comparison.new.title, language, author, subtitle, when, tracked=True)
        data = _file(comparison, (*old, *new), marked, Marks(author, when), facts, front)
        failed = _unproved(data, old, new)
        if not failed:
            return data
    raise UnprovedRedlineError("word_unproved", place=failed)


def _file(
    comparison: Comparison,
    laid: Sequence[Laid],
    marked: Sequence[Marked],
    marks: Marks,
    facts: page.Facts,
    front: Sequence[Element] = (),
) -> bytes:
    levels = layout.outline_levels(comparison.old) | layout.outline_levels(comparison.new)
    used = {item.style for one in laid for item in one.items if isinstance(item, Line)}
    writer = _Writer(marks)
    body = [*front, *flow.body(map(writer.part, marked), page.TEXT_WIDTH)]
    return page.package(body, styles.build(used, levels, facts.language), facts)


def _counts(comparison: Comparison) -> dict[str, int]:
    words = comparison.words()
    changed = sum(change.kinds != (ChangeKind.UNCHANGED,) for change in comparison.changes)
    return {
        "words_inserted": words["inserted"],
        "words_deleted": words["deleted"],
        "provisions": changed,
    }


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
    """Turns what is planned into elements, all marks by one author at one time."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks

    def part(self, marked: Marked) -> Element | flow.TableRow:
        """The paragraph, or the row that ``flow`` will put in its table."""
        return self._line(marked) if isinstance(marked, MarkedLine) else self._row(marked)

    def _line(self, line: MarkedLine) -> Element:
        content = list(self._content(line.segments))
        change = elements.style_change(self._marks, line.was.id) if line.was else None
        mark = self._mark(line.fate)
        return elements.paragraph(line.style.id, content, keep_next=line.opens_list, mark=mark, change=change)

    def _row(self, row: MarkedRow) -> flow.TableRow:
        style = house.cell_style(header=row.header)
        cells = tuple(
            elements.paragraph(style, list(self._content(cell)), mark=self._mark(row.fate))
            for cell in row.cells
        )
        words = tuple("".join(segment.words for segment in cell) for cell in row.cells)
        mark, behind = self._mark(row.fate), self._mark(row.fate)
        return flow.TableRow(row.table, row.header, cells, words, mark, behind)

    def _content(self, segments: Sequence[Segment]) -> Iterator[Element]:
        for op, words, look in segments:
            made = elements.run(words, look, deleted=op is Op.DELETE)
            yield made if op is Op.EQUAL else self._marks.mark(_TAG[op], made)

    def _mark(self, fate: Op) -> Element | None:
        return None if fate is Op.EQUAL else self._marks.mark(_TAG[fate])
