"""What a comparison says: edits of words, changes of provisions, and the counts of both."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from drafting.model.tree import Document, Provision


class Op(StrEnum):
    """One step of a word-level edit."""

    EQUAL = "="
    DELETE = "-"
    INSERT = "+"


class Edit(NamedTuple):
    """A stretch of text and what happened to it."""

    op: Op
    text: str


class ChangeKind(StrEnum):
    """What happened to a provision between two drafts. Several can hold together."""

    UNCHANGED = "unchanged"
    MODIFIED = "modified"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"


class Significance(StrEnum):
    """What a change touches, the weightiest first."""

    PENALTY = "penalty"
    OBLIGATION = "obligation"
    DEADLINE = "deadline"
    AMOUNT = "amount"
    SCOPE = "scope"
    DEFINITION = "definition"
    AUTHORITY = "authority"
    LIST_ENTRY = "list_entry"
    CROSS_REFERENCE = "cross_reference"
    WORDING = "wording"
    REFERENCE_FOLLOWED = "reference_followed"  # the same provision cited by the number it now bears
    TYPOGRAPHY = "typography"


class Evidence(NamedTuple):
    """The words that say why a change has a significance, and which way a figure went."""

    significance: Significance
    words: str
    direction: Literal["", "up", "down"] = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One pair of the comparison: a provision before and after, and the words that differ.

    ``edits`` run over ``text``, ``heading_edits`` over ``heading``: joining "=" and "-" gives the old
    string exactly, joining "=" and "+" the new one. An inserted provision has no ``old``, a deleted one
    no ``new``.

    Of a provision that was divided the main part is a pair with the kind ``split``; every other part is
    ``inserted`` and ``split`` with the old provision as ``origin``. Of provisions that became one the main
    part is a pair with the kind ``merged``; every other part is ``deleted`` and ``merged`` with the new one
    as ``origin``. A text that left its provision whole for another level is ``inserted`` and ``moved`` (or
    ``deleted`` and ``moved``) with an ``origin``. ``origin_edits`` run from the stretch of text that was
    there to the one that is here: joining "=" and "+" gives the text of an inserted part, "=" and "-" that
    of a deleted one.
    """

    kinds: tuple[ChangeKind, ...]
    old: Provision | None
    new: Provision | None
    edits: tuple[Edit, ...] = ()
    heading_edits: tuple[Edit, ...] = ()
    significance: tuple[Significance, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    origin: Provision | None = None
    origin_edits: tuple[Edit, ...] = ()

    @property
    def provision(self) -> Provision:
        """The newer side where there is one, else the older."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that happened between two documents, in the order of the newer one.

    A deleted provision stands where it stood: behind the pair of the provision that preceded it.
    """

    old: Document
    new: Document
    changes: tuple[Change, ...]

    def summary(self) -> dict[str, int]:
        """How many provisions had each kind of change; kinds that did not occur are left out."""
        counts: dict[str, int] = {}
        for change in self.changes:
            for kind in change.kinds:
                counts[kind.value] = counts.get(kind.value, 0) + 1
        return counts

    def words(self) -> dict[str, int]:
        """How many words were inserted and deleted, headings included.

        Words that a provision gave to a part of it, or took over from one, count as neither.
        """
        inserted = deleted = 0
        for change in self.changes:
            scripts = (change.heading_edits, change.edits)
            inserted += sum(_words(script, Op.INSERT).total() for script in scripts)
            deleted += sum(_words(script, Op.DELETE).total() for script in scripts)
        carried = _carried(self.changes)
        return {"inserted": inserted - carried, "deleted": deleted - carried}


def _words(edits: tuple[Edit, ...], op: Op) -> Counter[str]:
    return Counter(word for edit in edits if edit.op is op for word in edit.text.split())


def _carried(changes: tuple[Change, ...]) -> int:
    """How many words stand both in a part that came or went and among what its origin lost or won."""
    parts = [change for change in changes if change.origin is not None and change.origin_edits]
    told = {id(change.origin) for change in parts if change.old is None}  # not told again from the other end
    of_origin: dict[int, Counter[str]] = {}
    around: dict[int, Counter[str]] = {}
    for part in parts:
        if part.origin is None or id(part.old) in told:
            continue
        of_origin.setdefault(id(part.origin), Counter()).update(_words(part.origin_edits, Op.EQUAL))
        for node in part.origin.walk():
            around.setdefault(id(node), of_origin[id(part.origin)])
    found = 0
    for change in changes:
        for side, op in ((change.old, Op.DELETE), (change.new, Op.INSERT)):
            if side is not None and (carried := around.get(id(side))):
                both = carried & _words(change.edits, op)
                carried.subtract(both)
                found += both.total()
    return found
