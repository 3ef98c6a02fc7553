"""Steps on a working copy that change numbers: first looked at, with what would follow, then taken."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from drafting.edit import dividing, items
from drafting.edit.copies import Deed, Did, WorkingCopy
from drafting.edit.dividing import Heirs
from drafting.edit.entries import entry_of
from drafting.edit.following import Arranged, sequence
from drafting.edit.mending import broken
from drafting.edit.moving import Where
from drafting.edit.renumber import Follow, Plan, carry_out
from drafting.errors import BadRequest
from drafting.model import Document, Kind

if TYPE_CHECKING:
    from drafting.workbench.editing import Editing, Saved


_MARKS = " .-–—()"


class Verb(StrEnum):
    """What a step does; the first word says to what."""

    ITEM_ADD = "item_add"
    ITEM_UP = "item_up"
    ITEM_DOWN = "item_down"
    ITEM_REMOVE = "item_remove"
    ITEM_NUMBER = "item_number"
    HEAD_AFTER = "head_after"
    HEAD_BEFORE = "head_before"
    HEAD_UP = "head_up"
    HEAD_DOWN = "head_down"
    HEAD_PLACE = "head_place"
    HEAD_REMOVE = "head_remove"
    HEAD_NUMBER = "head_number"


_DID = {
    Verb.ITEM_ADD: Did.ADDED,
    Verb.ITEM_REMOVE: Did.REMOVED,
    Verb.ITEM_NUMBER: Did.RENUMBERED,
    Verb.HEAD_AFTER: Did.HEADED,
    Verb.HEAD_BEFORE: Did.HEADED,
    Verb.HEAD_REMOVE: Did.UNHEADED,
    Verb.HEAD_NUMBER: Did.RENUMBERED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is thought of: on which provision, with which words.

    ``text``: an item's words, a division's heading. ``number``: one that leaves all others alone ("III Bis").
    ``first``: before the provision, not behind it. ``kind``, ``through``, ``rest``: of a new heading before
    an article, the last article it is meant for, and the heading of what follows that. ``heirs``: who gets
    the articles of a heading that is taken away. ``beside`` and ``where``: the place a division moves to.
    """

    verb: Verb
    uid: str
    text: str = ""
    number: str = ""
    first: bool = False
    kind: Kind = Kind.CHAPTER
    through: str = ""
    rest: str = ""
    heirs: Heirs = Heirs.BEFORE
    beside: str = ""
    where: Where = Where.AFTER


class Arranging:
    """Reached as ``Editing.arranging``."""

    def __init__(self, editing: Editing, mint: Callable[[], str]) -> None:
        self._editing = editing
        self._mint = mint

    def look(self, document: Document, step: Step) -> Arranged:
        """What a step would do; nothing is saved. Raises NotFound, BadRequest."""
        uid, mint = step.uid, self._mint
        match step.verb:
            case Verb.ITEM_ADD:
                return items.add_item(document, uid, step.text, mint, number=step.number, first=step.first)
            case Verb.ITEM_UP | Verb.ITEM_DOWN:
                return items.move_item(document, uid, up=step.verb is Verb.ITEM_UP)
            case Verb.ITEM_REMOVE:
                return items.remove_item(document, uid)
            case Verb.ITEM_NUMBER:
                return Arranged(document, sequence(document, uid), uid)
            case Verb.HEAD_AFTER:
                where = Where.BEFORE if step.first else Where.AFTER
                return dividing.add_division(document, uid, where, step.text, mint, number=step.number)
            case Verb.HEAD_BEFORE:
                more = {"through": step.through, "rest": step.rest, "number": step.number}
                return dividing.divide(document, uid, step.kind, step.text, mint, **more)
            case Verb.HEAD_UP | Verb.HEAD_DOWN:
                return dividing.move_division(document, uid, up=step.verb is Verb.HEAD_UP)
            case Verb.HEAD_PLACE:
                return dividing.placed_division(document, uid, step.beside, step.where)
            case Verb.HEAD_REMOVE:
                return dividing.undivide(document, uid, step.heirs)
            case _:
                return dividing.in_order(document, step.kind)

    def take(self, copy_id: int, step: Step, *, skip: Collection[str] = (), seen: int) -> Saved:
        """Take a step on revision ``seen``, and on no other; ``skip``: keys of citations left as they are.

        Raises NotFound, BadRequest, Forbidden, Conflict ``conflict_working``.
        """
        document = self._editing.document(copy_id, seen)
        found = self.look(document, step)
        text = carry_out(found.document, found.plan, skip=skip)
        if text == document:
            raise BadRequest("working_no_step", place=self._editing.copy(copy_id).instrument)
        label = next((one.new for one in found.plan.relabels if one.uid == found.uid), found.label)
        did = _DID.get(step.verb, Did.MOVED)
        number = sum(1 for one in found.plan.relabels if one.uid != found.uid)
        label = (label or next((one.new for one in found.plan.relabels), "")).strip(_MARKS)
        if step.verb.value.startswith("item"):  # "III" alone says little in the list of steps
            label = f"{entry_of(document, step.uid).node.label.strip(_MARKS)}, {label}"
        return self._editing.keep(copy_id, text, Deed(did, found.uid, label, number), seen=seen)

    def broken(self, copy: WorkingCopy, now: Document) -> tuple[Follow, ...]:
        """Citations of ``now``, a text of the copy, that its edits broke, each with what would lead there."""
        return broken(self._editing.base(copy), now, self._editing.meant(copy))

    def mend(self, copy_id: int, keys: Collection[str], *, seen: int) -> Saved:
        """Mend those citations that the edits broke, by their keys. Raises as ``take``."""
        document = self._editing.document(copy_id, seen)
        found = tuple(one for one in self.broken(self._editing.copy(copy_id), document) if one.key in keys)
        text = carry_out(document, Plan((), found))
        if not found:
            raise BadRequest("working_no_step", place=self._editing.copy(copy_id).instrument)
        deed = Deed(Did.MENDED, found[0].uid, found[0].around, len(found))
        return self._editing.keep(copy_id, text, deed, seen=seen)


__all__ = ["Arranging", "Heirs", "Step", "Verb"]
