"""What others saved in a working copy since somebody opened one of its provisions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafting.edit.copies import Revision
from drafting.edit.entries import Words, entry_of, words_of
from drafting.errors import Conflict, NotFound
from drafting.model import Document

if TYPE_CHECKING:
    from drafting.workbench.editing import Editing

#: the code of the refusal to overwrite what somebody else wrote in the same provision
CLASH = "conflict_working_here"


def check(before: Document, now: Document, touched: Sequence[str], meanwhile: Sequence[Revision]) -> None:
    """Raises Conflict if a provision that is to be changed does not say what it said when it was seen."""
    for uid in touched if meanwhile else ():
        was = words_of(entry_of(before, uid).node)
        if _stands(now, uid) != was:
            by = next((one for one in meanwhile[::-1] if one.deed.uid == uid), meanwhile[-1])
            raise Conflict(CLASH, place=was.label, who=by.who or "?", when=by.at)


def clashes(editing: Editing, copy_id: int, uid: str, seen: int) -> Conflict | None:
    """The refusal that a save of a provision seen at revision ``seen`` would meet; None if it would not."""
    last = editing.copy(copy_id).last.number
    if seen >= last:
        return None
    meanwhile = [one for one in editing.revisions(copy_id) if seen < one.number <= last]
    try:
        check(editing.document(copy_id, seen), editing.document(copy_id, last), (uid,), meanwhile)
    except Conflict as refusal:
        return refusal
    except NotFound:
        return None
    return None


def _stands(text: Document, uid: str) -> Words | None:
    try:
        return words_of(entry_of(text, uid).node)
    except NotFound:
        return None
