"""A provision as the lines of a cell, with the marks its column asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from drafting.compare.table.model import Line, Manner, Part, Piece
from drafting.compare.words import word_edits
from drafting.model import Change, Edit, Kind, Op, Provision

View = Literal["old", "new", "both"]
_HIDDEN: dict[View, tuple[Op, ...]] = {"old": (Op.INSERT,), "new": (Op.DELETE,), "both": ()}
CELLS = " | "  # how the cells of a table's row are kept apart in a line
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Side:
    """A provision in one column: the edits of its parts, without those its column does not show."""

    node: Provision
    label: tuple[Edit, ...]
    heading: tuple[Edit, ...]
    text: tuple[Edit, ...]


def side(change: Change, view: View) -> Side | None:
    """One column's view of a change: the old words, the new words, or both together; None: not there."""
    old, new = change.old, change.new
    node = old if view == "old" else new if view == "new" else new or old
    if node is None:
        return None
    label = word_edits(old.label if old else "", new.label if new else "")
    heading = _edits(change.heading_edits, old.heading if old else "", new.heading if new else "")
    text = _edits(change.edits, old.text if old else "", new.text if new else "")
    return Side(node, *(_shown(edits, view) for edits in (label, heading, text)))


def plain(node: Provision) -> Side:
    """A provision without marks."""
    parts = (node.label, node.heading, node.text)
    return Side(node, *((Edit(Op.EQUAL, words),) if words else () for words in parts))


def _edits(known: Sequence[Edit], old: str, new: str) -> tuple[Edit, ...]:
    """The comparison's own edits where they are of exactly these words, else ours."""
    before = "".join(edit.text for edit in known if edit.op is not Op.INSERT)
    after = "".join(edit.text for edit in known if edit.op is not Op.DELETE)
    return tuple(known) if (before, after) == (old, new) else word_edits(old, new)


def _shown(edits: Iterable[Edit], view: View) -> tuple[Edit, ...]:
    return tuple(edit for edit in edits if edit.op not in _HIDDEN[view])


def lines(side: Side, manner: Manner, depth: int, *, dots: bool = False) -> tuple[Line, ...]:
    """The paragraphs of a provision, cut where its joints break the line.

    ``dots`` puts three dots in the place of its text.
    """
    text = (Edit(Op.EQUAL, ELLIPSIS),) if dots else side.text
    made: list[list[Piece]] = [[]]
    parts = (
        (Part.LABEL, "", side.label),
        (Part.HEADING, side.node.joints[0], side.heading),
        (Part.TEXT, side.node.joints[1], text),
    )
    for part, joint, edits in parts:
        pieces = [Piece(edit.op, _in_line(edit.text, side.node.kind), part) for edit in edits]
        if pieces and made[-1]:
            if "\n" in joint:
                made.append([])
            elif joint and (op := _between([piece for line in made for piece in line], pieces)):
                made[-1].append(Piece(op, joint, part))
        made[-1] += pieces
    return tuple(Line(tuple(pieces), manner, depth) for pieces in made if pieces)


def _between(before: Sequence[Piece], behind: Sequence[Piece]) -> Op | None:
    """What happened to the joint of two parts: a text has it only if it has both."""
    sides = [
        all(any(piece.op is not hidden for piece in part) for part in (before, behind))
        for hidden in (Op.INSERT, Op.DELETE)
    ]
    if all(sides):
        return Op.EQUAL
    return Op.DELETE if sides[0] else Op.INSERT if sides[1] else None


def run_of(first: Side, last: Side, depth: int, between: str) -> tuple[Line, ...]:
    """One line for a run of provisions that did not change: "II. a VI. …"."""
    ends = [[Piece(edit.op, edit.text, Part.LABEL) for edit in end.label] for end in (first, last)]
    pieces = (*ends[0], Piece(Op.EQUAL, between), *ends[1], Piece(Op.EQUAL, f" {ELLIPSIS}"))
    return (Line(pieces, Manner.ITEM, depth),)


def ours(words: str, manner: Manner) -> Line:
    """A line of the table's own."""
    return Line((Piece(Op.EQUAL, words),), manner)


def _in_line(text: str, kind: Kind) -> str:
    return text.replace("\t", CELLS if kind is Kind.ROW else " ")
