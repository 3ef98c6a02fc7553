"""The steps of a working copy: taken back one by one or up to any of them, and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.edit.copies import Deed, Did, WorkingCopy
from drafting.edit.timeline import Timeline, timeline
from drafting.errors import BadRequest, NotFound

if TYPE_CHECKING:
    from drafting.workbench.editing import Editing


class Steps:
    """Reached as ``Editing.steps``. Going back is a revision like all others: nothing saved is lost."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing

    def timeline(self, copy_id: int) -> Timeline:
        """The steps that hold, and those taken back that can be done again. Raises NotFound."""
        return timeline(self._editing.revisions(copy_id))

    def seen(self, copy_id: int) -> int:
        """The number of the last revision. Raises NotFound."""
        return self._editing.copy(copy_id).last.number

    def undo(self, copy_id: int, *, seen: int) -> WorkingCopy:
        """Save the state before the last step again. Done again, it goes further back.

        Raises Conflict ``conflict_working``; BadRequest ``working_no_undo`` at the beginning.
        """
        before = self.timeline(copy_id).before
        if before is None:
            raise BadRequest("working_no_undo", place=self._editing.copy(copy_id).instrument)
        return self.go_to(copy_id, before.number, seen=seen)

    def redo(self, copy_id: int, *, seen: int) -> WorkingCopy:
        """Do again what was undone last. Raises Conflict; BadRequest ``working_no_redo`` without any."""
        undone = self.timeline(copy_id).undone
        if not undone:
            raise BadRequest("working_no_redo", place=self._editing.copy(copy_id).instrument)
        return self.go_to(copy_id, undone[0].number, seen=seen)

    def go_to(self, copy_id: int, number: int, *, seen: int) -> WorkingCopy:
        """Save the state after a step of the timeline again; what came behind it can be done again.

        Raises as ``undo``; NotFound for what is no step of the timeline.
        """
        found = self.timeline(copy_id)
        steps = (found.begun, *found.done, *found.undone)
        to = next((one for one in steps if one.number == number), None)
        if to is None:
            raise NotFound("not_found_working", place=f"{copy_id}/{number}")
        if to == found.now:
            return self._editing.copy(copy_id)
        back = to in (found.begun, *found.done)
        of = found.done[-1] if back else to
        deed = Deed(Did.UNDONE if back else Did.REDONE, of.deed.uid, of.deed.label, number)
        text = self._editing.document(copy_id, number)
        return self._editing.keep(copy_id, text, deed, seen=seen, base=to.base).copy
