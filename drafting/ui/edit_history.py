"""The steps of a working copy: undone, done again, and the list of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from drafting.edit.copies import Revision, WorkingCopy
from drafting.errors import DraftingError
from drafting.people import Action
from drafting.ui import address, edit_doors, sources
from drafting.ui.notices import plain
from drafting.ui.speech import Speech
from drafting.workbench import Workbench

if TYPE_CHECKING:
    from drafting.workbench.edit_steps import Steps

#: steps shown before the older ones are only counted
_SHOWN = 60


def undo(copy: int, seen: int) -> None:
    """From a callback: take the last step back."""
    _leap(lambda steps: steps.undo(copy, seen=seen))


def redo(copy: int, seen: int) -> None:
    """From a callback: do again what was undone last."""
    _leap(lambda steps: steps.redo(copy, seen=seen))


def pressed(*, back: bool) -> None:
    """From a callback of the editor's keys: undo or redo in the copy that is open."""
    copy = address.read()["copy"]
    if copy.isdigit():
        _leap(lambda steps: (steps.undo if back else steps.redo)(int(copy), seen=steps.seen(int(copy))))


def go_to(copy: int, number: int, seen: int) -> None:
    """From a callback: back or forward to a step of the list."""
    _leap(lambda steps: steps.go_to(copy, number, seen=seen))


def bar(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """Where the copy stands, and the ways back and forth."""
    with st.container(key="edit_bar", horizontal=True, vertical_alignment="center", gap="small"):
        if desk.people.may(Action.DRAFT, copy.instrument):
            _buttons(desk, copy, speech)
        if address.read()["tab"] != "steps":
            st.button(
                speech("ui.edit.to_steps"), key="to_steps", on_click=address.put, kwargs={"tab": "steps"}
            )
        st.caption(plain(edit_doors.fact(copy, speech)))


def _buttons(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """Undo and redo, each with what it would take back or do again."""
    found = desk.editing.steps.timeline(copy.id)
    back = edit_doors.done(found.done[-1], speech) if found.done else ""
    ahead = edit_doors.done(found.undone[0], speech) if found.undone else ""
    args = (copy.id, copy.last.number)
    for name, what, act, keys in (("undo", back, undo, "Ctrl+Alt+Z"), ("redo", ahead, redo, "Ctrl+Alt+Y")):
        st.button(
            speech(f"ui.edit.{name}"),
            key=name,
            help=plain(f"{what} ({keys})") if what else None,
            disabled=not what,
            on_click=act,
            args=args,
        )


def steps(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """The list of what was done, the last first; what was taken back stands above, to be done again."""
    found = desk.editing.steps.timeline(copy.id)
    may = desk.people.may(Action.DRAFT, copy.instrument)
    with st.container(key="narrow"):
        st.title(speech("ui.edit.steps.title"), anchor=False)
        st.write(speech("ui.edit.steps.lead"))
        for one in found.undone[::-1]:
            _row(copy, one, "redo_to", speech, may=may)
        shown = found.done[::-1][:_SHOWN]
        for one in shown:
            _row(copy, one, "" if one == found.now else "back_to", speech, may=may)
        if len(found.done) > len(shown):
            st.caption(speech("ui.edit.steps.older", n=len(found.done) - len(shown)))
        _row(copy, found.begun, "back_to" if found.done else "", speech, may=may)


def _row(copy: WorkingCopy, one: Revision, way: str, speech: Speech, *, may: bool) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"step_{one.number}"):
        with st.container(width="stretch", gap=None):
            said = plain(edit_doors.done(one, speech))
            st.write(f"~~{said}~~" if way == "redo_to" else f"**{said}**" if not way else said)
            here = f" · {speech('ui.edit.steps.here')}" if not way else ""
            st.caption(plain(f"{one.who or '?'}, {speech.moment(one.at)}{here}"))
        if way and may:
            st.button(
                speech(f"ui.edit.steps.{way}"),
                key=f"go_to_{one.number}",
                on_click=go_to,
                args=(copy.id, one.number, copy.last.number),
            )


def _leap(deed: Callable[[Steps], object]) -> None:
    try:
        deed(sources.desk().editing.steps)
    except DraftingError as error:
        st.session_state[edit_doors.COMPLAINT] = error
