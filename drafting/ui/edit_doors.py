"""The ways into a working copy, and what is done to it as a whole."""

from __future__ import annotations

import streamlit as st

from drafting.edit.copies import CopyState, Did, Revision, WorkingCopy
from drafting.edit.entries import entry_of
from drafting.errors import DraftingError
from drafting.model import Draft
from drafting.people import Action
from drafting.ui import address, edit_typed, sources
from drafting.ui.notices import plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views.editing import named
from drafting.workbench import Workbench

#: what went wrong in a callback, and what went well: said at the top of the next run
COMPLAINT, TOLD = "_edit_complaint", "_edit_told"
#: steps by which other numbers may have run on
_RUN_ON = frozenset({Did.ADDED, Did.HEADED, Did.UNHEADED, Did.REMOVED, Did.MOVED})


def open_editor(slug: str, provision: str) -> None:
    """From a callback of another page: edit a provision in the working copy there is, else in a new one.

    A new one is begun from the latest draft, whichever is being read: what is published comes behind it.
    """
    desk = sources.desk()
    slug = slug or desk.instruments()[0].slug
    try:
        latest = desk.draft(slug)
        copies = desk.editing.copies(slug)
        of_latest = next((one for one in copies if one.last.base == latest.id), None)
        copy = of_latest or next(iter(copies), None) or desk.editing.begin(latest.id)
    except DraftingError as error:
        st.session_state[COMPLAINT] = error
        address.go("edit", {"instrument": slug})
        return
    address.go("edit", {"instrument": slug, "copy": str(copy.id), "provision": provision})


def may_edit(desk: Workbench, slug: str) -> bool:
    """Whether the doors into the editor are there for who reads this instrument."""
    return desk.people.may(Action.DRAFT, slug)


def door(desk: Workbench, slug: str, speech: Speech) -> None:
    """The button that leads into the editor; who may not edit is told why it does not."""
    may = may_edit(desk, slug)
    st.button(
        speech("ui.edit.door"),
        on_click=open_editor,
        args=(slug, address.read()["provision"]),
        key="to_edit",
        disabled=not may,
        help=None if may else speech("ui.edit.door_closed"),
    )


def begin(draft_id: int, provision: str = "") -> None:
    """From a callback: begin a working copy and open it."""
    try:
        copy = sources.desk().editing.begin(draft_id)
    except DraftingError as error:
        st.session_state[COMPLAINT] = error
        return
    address.put(instrument=copy.instrument, copy=str(copy.id), provision=provision, tab="")


def open_copy(copy: WorkingCopy) -> None:
    """From a callback: open a working copy."""
    address.put(instrument=copy.instrument, copy=str(copy.id), tab="")


def restore(copy: WorkingCopy) -> None:
    """From a callback: bring a discarded copy back and open it."""
    try:
        sources.desk().editing.restore(copy.id)
    except DraftingError as error:
        st.session_state[COMPLAINT] = error
        return
    open_copy(copy)


def discard(copy: WorkingCopy) -> None:
    """From a callback: put a working copy away, with what is typed and not saved."""
    try:
        sources.desk().editing.discard(copy.id, seen=copy.last.number)
    except DraftingError as error:
        st.session_state[COMPLAINT] = error
        return
    edit_typed.forget(copy.id)
    st.session_state[TOLD] = reader()("ui.edit.discarded")
    address.put(copy="", provision="", tab="")


def fact(copy: WorkingCopy, speech: Speech) -> str:
    """Where a working copy comes from, and who saved it last."""
    last = copy.last
    return speech(
        "ui.edit.fact", base=last.base_number, n=last.number, who=last.who or "?", when=speech.moment(last.at)
    )


def did(copy: WorkingCopy, speech: Speech) -> str:
    """What its last revision did."""
    return done(copy.last, speech)


def told(copy: WorkingCopy, speech: Speech) -> str:
    """The same as a sentence, with how many numbers changed by it."""
    said, deed = did(copy, speech), copy.last.deed
    if deed.number and deed.did in _RUN_ON:
        said = f"{said}; {speech.count('ui.edit.ran_on', deed.number)}"
    return f"{said[:1].upper()}{said[1:]}."


def done(revision: Revision, speech: Speech) -> str:
    """What a revision did."""
    deed = revision.deed
    return speech(f"ui.edit.did.{deed.did.value}", label=deed.label, n=deed.number).strip()


def listed(desk: Workbench, slug: str, draft: Draft | None, speech: Speech) -> None:
    """The working copies of an instrument, and how to begin one."""
    with st.container(key="narrow"):
        st.title(speech("ui.edit.title"), anchor=False)
        st.write(speech("ui.edit.lead"))
        may = may_edit(desk, slug)
        if not may:
            st.info(plain(speech("ui.edit.look_only")))
        open_ones = desk.editing.copies(slug)
        _rows(open_ones, speech, away=False, may=may)
        if draft and may:
            provision = address.read()["provision"]
            st.button(
                speech("ui.edit.begin", n=draft.number),
                type="secondary" if open_ones else "primary",
                key="begin",
                on_click=begin,
                args=(draft.id, provision),
            )
        away = desk.editing.copies(slug, CopyState.DISCARDED)
        if away:
            with st.expander(speech("ui.edit.away", n=len(away))):
                _rows(away, speech, away=True, may=may)


def _rows(copies: tuple[WorkingCopy, ...], speech: Speech, *, away: bool, may: bool) -> None:
    for place, copy in enumerate(copies):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"copy_{copy.id}"):
            with st.container(width="stretch", gap=None):
                st.write(f"**{plain(speech('ui.edit.copy', n=copy.id))}**")
                st.caption(plain(f"{fact(copy, speech)} · {did(copy, speech)}"))
            if away and may:
                st.button(speech("ui.edit.restore"), key=f"restore_{copy.id}", on_click=restore, args=(copy,))
            elif not away:
                st.button(
                    speech("ui.edit.open"),
                    type="secondary" if place else "primary",  # the one saved last
                    key=f"open_{copy.id}",
                    on_click=open_copy,
                    args=(copy,),
                )


def called(desk: Workbench, copy: WorkingCopy, uid: str, speech: Speech) -> str:
    """What a provision of a copy is called."""
    return named(entry_of(desk.editing.document(copy.id), uid), speech)


__all__ = [
    "COMPLAINT",
    "TOLD",
    "Did",
    "begin",
    "called",
    "did",
    "discard",
    "done",
    "door",
    "fact",
    "listed",
    "may_edit",
    "open_copy",
    "open_editor",
    "restore",
    "told",
]
