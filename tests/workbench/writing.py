"""The law of the tests of editing in a workspace, with a working copy of it."""

from pathlib import Path

from drafting.edit.copies import WorkingCopy
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench
from tests.edit.texts import SPANISH

LAW = "ley-de-prueba"


def imported(directory: Path) -> Workbench:
    """A workspace with one draft of the law."""
    desk = Workbench(directory, who="Oficina A")
    desk.add_instrument(Instrument(LAW, "Ley Federal de Prueba", "LFP", "es", Layer.STATUTE))
    desk.import_draft(LAW, SPANISH.encode(), "ley.txt")
    return desk


def begun(desk: Workbench) -> WorkingCopy:
    """A working copy of the latest draft."""
    return desk.editing.begin(desk.draft(LAW).id)
