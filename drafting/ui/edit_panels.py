"""What is done to a working copy as a whole: published, renumbered, looked over, brought over."""

from __future__ import annotations

from collections.abc import Callable

from drafting.edit.copies import WorkingCopy
from drafting.people import Action
from drafting.ui import edit_deeds, edit_typed
from drafting.ui.edit_arrange import chapters, items
from drafting.ui.edit_bring import bring
from drafting.ui.edit_history import steps
from drafting.ui.edit_publish import changes, publish
from drafting.ui.edit_renumber import renumber
from drafting.ui.edit_said import remarks
from drafting.ui.speech import Speech
from drafting.ui.views import editing
from drafting.workbench import Workbench

Panel = Callable[[Workbench, WorkingCopy, Speech], None]


def _warned(panel: Panel) -> Panel:
    """The panel below a word on what is typed and not saved: it is not part of it."""

    def show(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
        document = desk.editing.document(copy.id)
        left = editing.unsaved(edit_typed.unsaved(copy.id, document), document, speech)
        if left:
            remarks("edit_left", left, speech)
        panel(desk, copy, speech)

    return show


#: by the name of the tab in the address
PANELS: dict[str, Panel] = {
    "publish": _warned(publish),
    "items": _warned(items),
    "chapters": _warned(chapters),
    "steps": steps,
    "renumber": _warned(renumber),
    "changes": _warned(changes),
    "bring": _warned(bring),
}


def panel(desk: Workbench, copy: WorkingCopy, tab: str) -> Panel | None:
    """The panel of a tab, for who may open it; None for the text itself."""
    if tab in edit_deeds.LOOKS or desk.people.may(Action.DRAFT, copy.instrument):
        return PANELS.get(tab)
    return None
