"""A Word file and an edited version of it: the same seed gives the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.word.editing import blocks, notes, words
from tests.word.editing.package import MAIN, Docx, clean_ranges

Edit = Callable[[Docx, Random], bool]

#: Each edit and how often drafters make it.
EDITS: dict[Edit, int] = {
    words.reword: 40,
    words.letter: 4,
    words.split_run: 4,
    words.merge_runs: 4,
    words.bold: 2,
    words.tab_or_break: 2,
    words.add_link: 2,
    words.drop_link: 2,
    words.drop_field: 2,
    words.add_field: 1,
    words.margin: 2,
    words.margin_line: 1,
    notes.reword_note: 4,
    notes.add_note: 3,
    notes.drop_note: 3,
    blocks.add_paragraph: 8,
    blocks.drop_paragraph: 8,
    blocks.move_paragraphs: 3,
    blocks.split_paragraph: 3,
    blocks.join_paragraphs: 3,
    blocks.relevel: 2,
    blocks.restyle: 2,
    blocks.add_table: 2,
    blocks.drop_table: 1,
    blocks.add_row: 3,
    blocks.drop_row: 3,
    blocks.move_row: 2,
    blocks.add_column: 1,
    blocks.drop_column: 1,
    blocks.cell_paragraph: 3,
}


@dataclass(frozen=True, slots=True)
class Edited:
    """The file and how often each edit was made, by its name."""

    data: bytes
    edits: dict[str, int]


def edited(data: bytes, seed: int, times: int, *, only: Edit | None = None) -> Edited:
    """``data`` after ``times`` edits by chance; ``only`` one kind of them where asked."""
    doc, chance = Docx(data), Random(seed)
    kinds, weights = ([only], [1]) if only else (list(EDITS), list(EDITS.values()))
    made: Counter[str] = Counter()
    for _ in range(times):
        edit = chance.choices(kinds, weights)[0]
        if edit(doc, chance):
            made[edit.__name__] += 1
    clean_ranges(doc.xml(MAIN))
    notes.in_order(doc)
    return Edited(doc.bytes(), dict(made))
