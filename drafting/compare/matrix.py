"""All drafts of an instrument at a glance: each article against each draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from drafting.compare.facts import Fact
from drafting.compare.kinship import Turn, kindred
from drafting.model import ChangeKind, Draft, Kind, Significance


class Standing(NamedTuple):
    """Where a basic unit stands in a draft and what it is called; ``above`` names its titles and chapters."""

    uid: str
    kind: Kind
    number: str
    label: str
    heading: str
    eid: str
    above: tuple[str, ...] = ()


class Cell(NamedTuple):
    """What a draft did to a unit, never empty; and how the unit is called there ("" where it is not)."""

    turns: tuple[Turn, ...]
    label: str = ""
    eid: str = ""
    significance: tuple[Significance, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A unit through the drafts: where it stood last, and whether the last draft has it."""

    uid: str
    latest: Standing
    alive: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows in the order of the last draft, what is gone where it last stood; a cell for each draft."""

    instrument: str
    drafts: tuple[Draft, ...]
    rows: tuple[Row, ...] = field(repr=False)

    def counts(self, column: int) -> dict[Turn, int]:
        """How many units had each turn in the draft of that column."""
        found = Counter(turn for row in self.rows for turn in row.cells[column].turns)
        return {turn: found[turn] for turn in Turn if found[turn]}


Outlines = Mapping[int, Sequence[Standing]]


def matrix(
    instrument: str, drafts: Sequence[Draft], outlines: Outlines, facts: Mapping[int, Sequence[Fact]]
) -> Matrix:
    """The matrix of ``drafts`` (ascending), whose units in order are ``outlines``, by draft id.

    ``facts`` is what the comparison of a draft (by id) with the one before it told.
    """
    placed = [{found.uid: found for found in outlines[draft.id]} for draft in drafts]
    told = [_by_unit(facts.get(draft.id, ())) for draft in drafts]
    rows = []
    for uid in _order([list(standings) for standings in placed]):
        cells = _cells(uid, placed, told)
        latest = next(standings[uid] for standings in reversed(placed) if uid in standings)
        rows.append(Row(uid, latest, uid in placed[-1], cells))
    return Matrix(instrument, tuple(drafts), tuple(rows))


def _by_unit(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The facts of one step by every unit they concern."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        for unit in {fact.old_unit, fact.new_unit, fact.origin} - {""}:
            found.setdefault(unit, []).append(fact)
    return found


def _cells(
    uid: str, placed: Sequence[Mapping[str, Standing]], told: Sequence[Mapping[str, list[Fact]]]
) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    born = there = False
    for standings, facts in zip(placed, told, strict=True):
        standing = standings.get(uid)
        if standing is None and not there:
            cells.append(Cell((Turn.ABSENT,)))
            continue
        concerned = facts.get(uid, ())
        turns = set(kindred(uid, concerned).turns)
        if standing is None:
            turns.add(Turn.GONE)
        elif not there:
            turns.add(Turn.RETURNED if born else Turn.BORN)
        else:
            turns |= _turns(uid, concerned)
        ordered = tuple(turn for turn in Turn if turn in turns) or (Turn.UNCHANGED,)
        touched = _weighed(uid, concerned)
        cells.append(Cell(ordered, standing.label, standing.eid, touched) if standing else Cell(ordered))
        born, there = True, standing is not None
    return tuple(cells)


def _turns(uid: str, facts: Sequence[Fact]) -> set[Turn]:
    """As in a history: a unit is modified when anything below it is."""
    turns = set()
    for fact in facts:
        if fact.new == uid:
            turns |= {Turn(kind) for kind in fact.kinds if kind in (ChangeKind.MOVED, ChangeKind.RENUMBERED)}
        if uid in (fact.old_unit, fact.new_unit) and (fact.new != uid or ChangeKind.MODIFIED in fact.kinds):
            turns.add(Turn.MODIFIED)
    return turns


def _weighed(uid: str, facts: Sequence[Fact]) -> tuple[Significance, ...]:
    found = {kind for fact in facts if uid in (fact.old_unit, fact.new_unit) for kind in fact.significance}
    return tuple(kind for kind in Significance if kind in found)


def _order(lists: Sequence[Sequence[str]]) -> list[str]:
    """All uids: the last list in its order, each other one behind what preceded it where it last was."""
    behind: dict[str, str] = {}  # a chain: what follows on what, "" at its head
    for uids in reversed(lists):
        last = ""
        for uid in uids:
            if uid not in behind:
                behind[uid], behind[last] = behind.get(last, ""), uid
            last = uid
    ordered = []
    uid = behind.get("", "")
    while uid:
        ordered.append(uid)
        uid = behind[uid]
    return ordered
