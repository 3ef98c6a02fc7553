"""From groups of provisions to the rows of a table: what is shown and what is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from drafting.compare.table import said
from drafting.compare.table.grouping import Entry, Group, Grouping
from drafting.compare.table.lines import ELLIPSIS, lines, ours, run_of
from drafting.compare.table.model import Choices, Line, Manner, Row, Strip
from drafting.messages import sentence
from drafting.model import Kind, Language

#: So many provisions in a row that did not change share one line.
_RUN = 3


class Builder:
    """Makes the rows. ``told`` says in words what happened to a unit, from its entries."""

    def __init__(
        self,
        grouping: Grouping,
        choices: Choices,
        language: Language,
        told: Callable[[Group], str],
    ) -> None:
        self._choices = choices
        self._frames = grouping.frames
        self._lead = grouping.lead
        self._loud = grouping.loud()
        self._told = told
        self._missing = choices.missing or sentence("table.missing", language)
        self._between = sentence("table.run", language)
        self._elides = choices.changed_only and choices.elide

    def rows(self, groups: Sequence[Group]) -> tuple[Row, ...]:
        """The rows in order. A division in which nothing is shown is left out with what it holds."""
        made: list[Row] = []
        waiting: list[tuple[int, Group]] = []  # headings above, not yet written, with their depths
        for group in groups:
            if group.divides:
                depth = group.frame.level(group.place)
                waiting = [held for held in waiting if held[0] < depth]
                waiting.append((depth, group))
                if not self.shown(group):
                    continue
            elif not self.shown(group):
                continue
            made += [row for _, heading in waiting if (row := self._row(heading)).strips]
            waiting.clear()
            if not group.divides and (row := self._row(group)).strips:
                made.append(row)
        return tuple(made)

    def shown(self, group: Group) -> bool:
        """Whether the choices keep this row for its own sake."""
        if not self._choices.changed_only:
            return True
        choices = self._choices
        return any(
            (not entry.quiet and (choices.followed or not entry.follows))
            or (entry.shifted and choices.renumbered)
            for entry in group.entries
        )

    def _row(self, group: Group) -> Row:
        strips = self._strips(group)
        frame, place = group.frame, group.place
        extras = said.cells(self._choices.extras, group, self._lead, self._frames[self._lead])
        return Row(strips, frame.name(place), frame.above(place), self._told(group), group.divides, extras)

    def _strips(self, group: Group) -> tuple[Strip, ...]:
        strips: list[Strip] = []
        run: list[tuple[Entry, int]] = []  # labelled neighbours that did not change
        folded: set[tuple[int, int]] = set()  # by text and place: three dots stand for what is below
        for number, entry in enumerate(group.entries):
            places = [(text, place) for text, place in enumerate(entry.places) if place is not None]
            if any((text, self._frames[text].parent[place]) in folded for text, place in places):
                folded.update(places)
                continue
            elided = self._elides and entry.quiet and not group.divides and (number > 0 or _named(entry))
            folds = elided and id(entry) not in self._loud
            if folds:
                folded.update(places)
            text, place = places[0]
            depth = 0 if group.divides else self._frames[text].depth(place)
            if run and not (folds and _joins(run[-1], (entry, depth))):
                strips += _run(run, self._between)
                run.clear()
            if folds and number and _labelled(entry):
                run.append((entry, depth))
            else:
                manner = Manner.DIVISION if group.divides else Manner.ITEM if number else Manner.UNIT
                strips.append(_strip(entry, manner, depth, elided=elided, folds=folds))
        strips += _run(run, self._between)
        return tuple(self._with_missing(_gathered(strips)))

    def _with_missing(self, strips: Sequence[Strip]) -> Sequence[Strip]:
        """A word for every place where a text has no counterpart; one for neighbours that have none."""
        made: list[Strip] = []
        for strip in filter(any, strips):  # a provision without words leaves no trace
            word = (ours(self._missing, Manner.MISSING),)
            told = [
                () if cell or (made and _says_missing(made, column)) else word
                for column, cell in enumerate(strip)
            ]
            made.append(tuple(cell or filler for cell, filler in zip(strip, told, strict=True)))
        return made


def _gathered(strips: Sequence[Strip]) -> list[Strip]:
    """The strips, many in a row that are nothing but dots in the same columns as one."""
    made: list[Strip] = []
    for dotted, same in groupby(strips, key=_dotted):
        found = list(same)
        made += found[:1] if dotted and len(found) >= _RUN else found
    return made


def _dotted(strip: Strip) -> tuple[bool, ...]:
    """In which columns it has dots, if it has nothing else."""
    columns = tuple(bool(cell) for cell in strip)
    bare = all(
        len(cell) == 1 and [piece.text for piece in cell[0].pieces] == [ELLIPSIS] for cell in strip if cell
    )
    return columns if bare and any(columns) else ()


def _says_missing(strips: Sequence[Strip], column: int) -> bool:
    """Whether the column has nothing but the word for it at its end."""
    last = next((strip[column] for strip in reversed(strips) if strip[column]), ())
    ends_empty = not strips[-1][column]
    return bool(last) and last[-1].manner is Manner.MISSING and (ends_empty or strips[-1][column] == last)


def _strip(entry: Entry, manner: Manner, depth: int, *, elided: bool, folds: bool) -> Strip:
    cells: list[tuple[Line, ...]] = []
    for side, note in zip(entry.sides, entry.notes, strict=True):
        dots = elided and side is not None and bool(side.text or (folds and side.node.children))
        cell = lines(side, manner, depth, dots=dots) if side else ()
        remark = (ours(note, Manner.NOTE),) if note else ()
        # of a unit it stands on top, where it is seen; of an item under the words it is about
        cells.append((*remark, *cell) if manner is Manner.UNIT else (*cell, *remark))
    return tuple(cells)


def _run(run: Sequence[tuple[Entry, int]], between: str) -> list[Strip]:
    """One line for three or more, else a line for each."""
    if len(run) < _RUN:
        return [_strip(entry, Manner.ITEM, depth, elided=True, folds=True) for entry, depth in run]
    (first, depth), (last, _) = run[0], run[-1]
    pairs = zip(first.sides, last.sides, strict=True)
    return [tuple(run_of(one, two, depth, between) if one and two else () for one, two in pairs)]


def _joins(one: tuple[Entry, int], two: tuple[Entry, int]) -> bool:
    """Whether two neighbours can share a line: alike in kind and depth, both or neither renumbered."""
    return one[1] == two[1] and one[0].shifted == two[0].shifted and _kinds(one[0]) == _kinds(two[0])


def _kinds(entry: Entry) -> list[Kind | None]:
    return [side.node.kind if side else None for side in entry.sides]


def _named(entry: Entry) -> bool:
    """Whether something is left to know it by when its text is passed over."""
    return any(side and (side.label or side.heading) for side in entry.sides)


def _labelled(entry: Entry) -> bool:
    """Whether it has nothing before its text but a label: a heading is not passed over."""
    return all(side is None or (side.label and not side.heading) for side in entry.sides)
