"""Sections known by their number alone, as in the United Kingdom, Ireland and the Commonwealth.

No number tells by itself: the longest run 1, 2, 3 ... of a document does. A list inside a section is a run of
its own, and a section that is missing (repealed, or not read) does not end the run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from drafting.model import Block, Kind
from drafting.structure import english
from drafting.structure.labels import readings
from drafting.structure.tree import RANK, Mark

_RUNS = 40  # runs that may go on, the last begun: no list is interrupted by more of them
_GAP = 5  # sections in a row that may be missing
_MARGIN = 120  # letters of a marginal note
_MAJORITY = 0.6
_CODE = re.compile(
    r"(?P<label>(?:[A-Z]{2,4}\s)?(?P<number>(?P<chapter>\d{1,4}[A-Z]{0,2}(?:[.-]\d{1,4}[A-Z]?)?)[.-]\d{2,4}[A-Za-z]?)\.?)"
    r"(?P<gap>\s+|$)(?P<rest>(?:[A-Z“(\[].*)?)$",
    re.DOTALL,
)
_QUOTED = Block("“")


@dataclass
class _Run:
    """Marks by the place of their block; ``look``: what stands behind its numbers, if anything."""

    look: str
    expected: int
    marks: dict[int, Mark] = field(default_factory=dict)

    def add(self, index: int, mark: Mark, value: int) -> None:
        self.marks[index] = mark
        self.expected = value + 1

    @property
    def reach(self) -> int:
        return max(self.marks) - min(self.marks)


def bare_sections(
    blocks: Sequence[Block], marks: list[Mark | None], units: frozenset[Kind], quoted: Collection[int] = ()
) -> list[Mark | None]:
    """``marks`` with the bare sections and their marginal notes, where they are what the law is made of, and
    with the paragraphs of its schedules, which are numbered alike; none of the blocks ``quoted`` is
    either."""
    blocks = (
        [_QUOTED if index in quoted else block for index, block in enumerate(blocks)] if quoted else blocks
    )
    schedules = [i for i, mark in enumerate(marks) if mark and mark.kind in (Kind.SCHEDULE, Kind.ANNEX)]
    end = schedules[0] if schedules else len(blocks)
    known = sum(mark is not None and mark.kind in units for mark in marks)
    if not known and (dotted := _dotted(blocks, marks)):
        return [dotted.get(index, mark) for index, mark in enumerate(marks)]
    runs = _runs(blocks[:end], marks[:end]) or _runs(blocks, marks)
    best = max(runs, key=lambda run: (len(run.marks) >= 3, run.reach), default=None)
    certain = best is not None and all(blocks[index].style == "heading" for index in best.marks)
    if best is None or len(best.marks) < max(1 if certain else 3, known + 1):
        return marks
    marks = [None if mark and mark.kind in units and not mark.rest else mark for mark in marks]
    found = best.marks
    margins = [index for index in found if _margin(blocks, marks, index)]
    inner = [index for index in found if not _follows_division(marks, index)]
    noted = len(margins) >= 3 and len(margins) >= _MAJORITY * len(inner)
    for index in margins:
        if noted or not found[index].heading:
            marks[index - 1] = Mark(Kind.DIVISION, "", "", blocks[index - 1].text, rank=RANK[Kind.DIVISION])
    if noted:
        found = {index: replace(mark, heading=False) for index, mark in found.items()}
    for start, stop in pairwise([*schedules, len(blocks)]):
        if start >= max(found):
            found |= _paragraphs(blocks, marks, start, stop)
    return [found.get(index, mark) for index, mark in enumerate(marks)]


def _dotted(blocks: Sequence[Block], marks: Sequence[Mark | None]) -> dict[int, Mark]:
    """Sections of a state's code, known by the number of chapter and section: "70A.999.010", "893.02
    Definitions"."""
    by_chapter: dict[str, dict[int, Mark]] = defaultdict(dict)
    for index, block in enumerate(blocks):
        match = (
            _CODE.match(block.text) if marks[index] is None and block.style in ("text", "heading") else None
        )
        if match:
            by_chapter[match["chapter"]][index] = Mark(
                Kind.SECTION, match["number"], match["label"], match["rest"], match["gap"],
                heading=bool(match["rest"]) and len(match["rest"]) < _MARGIN,
            )  # fmt: skip
    return {
        index: mark for chapter in by_chapter.values() if len(chapter) >= 3 for index, mark in chapter.items()
    }


def _paragraphs(
    blocks: Sequence[Block], marks: Sequence[Mark | None], start: int, stop: int
) -> dict[int, Mark]:
    """The paragraphs of a schedule whose numbers stand bare: "1 A store ...". Those with a dot are items."""
    runs = [run for run in _runs(blocks[start:stop], marks[start:stop]) if run.look != "."]
    best = max(runs, key=lambda run: len(run.marks), default=None)
    if best is None:
        return {}
    return {start + index: replace(mark, kind=Kind.PARAGRAPH) for index, mark in best.marks.items()}


def _runs(blocks: Sequence[Block], marks: Sequence[Mark | None]) -> list[_Run]:
    runs: list[_Run] = []
    for index, block in enumerate(blocks):
        options = english.bare_section(block) if marks[index] is None else ()
        for mark in options:
            value = int(re.match(r"\d+", mark.number)[0])  # type: ignore[index]
            label = re.sub(r"^\D*", "", mark.label)
            look = "." if label.endswith((".", "—", "–", "-")) else mark.gap[:1]
            run = _going_on(runs, value, look)
            if value == 1 and (run is None or run.expected != 1):
                if "." in mark.number:
                    continue  # "1.5 Metres" opens nothing
                run = _Run(look, 1)
                runs.append(run)
            if run is not None:
                last = re.search(r"\d+(?=\D*$)", mark.number) if " " in mark.number else None
                run.add(index, mark, int(last[0]) if last else value)
                break
    return runs


def _going_on(runs: Sequence[_Run], value: int, look: str) -> _Run | None:
    """The run that a number continues: the last that expects it, else the last that misses a few."""
    alive = [run for run in reversed(runs[-_RUNS:]) if run.look == look]
    return next((run for run in alive if value in (run.expected, run.expected - 1)), None) or next(
        (run for run in alive if run.expected < value <= run.expected + _GAP and len(run.marks) >= 2), None
    )


def _margin(blocks: Sequence[Block], marks: Sequence[Mark | None], index: int) -> bool:
    """Whether the line before a section is its marginal note, and not the heading of the part around it."""
    if not index or marks[index - 1] is not None or _names_division(marks, index - 2):
        return False
    before = blocks[index - 1].text
    title = before[:1].isupper() and len(before) <= _MARGIN and not before.endswith((".", ";", ":", ",", "—"))
    return title and blocks[index - 1].style in ("text", "heading") and not readings(before)


def _names_division(marks: Sequence[Mark | None], index: int) -> bool:
    """Whether the block is the bare label of a division, whose heading stands on the next line."""
    mark = marks[index] if index >= 0 else None
    return mark is not None and bool(mark.number) and not mark.rest


def _follows_division(marks: Sequence[Mark | None], index: int) -> bool:
    return bool(index) and (marks[index - 1] is not None or _names_division(marks, index - 2))
