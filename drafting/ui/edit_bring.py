"""Edits brought over to a newer draft: what comes along, and what both changed, decided one by one."""

from __future__ import annotations

import streamlit as st

from drafting import edit
from drafting.edit.bring import Brought, Clash
from drafting.edit.copies import WorkingCopy
from drafting.errors import DraftingError
from drafting.model import Document
from drafting.ui import address, components, edit_doors, sources
from drafting.ui.notices import plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import editing
from drafting.workbench import Workbench, edit_effects

#: the sides of a clash, as the form offers them
SIDES = ("mine", "theirs")


def bring(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """The form; nothing is brought over before its button."""
    newer = desk.editing.newer(copy)
    if newer is None:
        st.info(speech("ui.edit.not_behind"))
        return
    found = desk.editing.brought(copy.id)
    base, mine, theirs = desk.editing.base(copy), desk.editing.document(copy.id), desk.document(newer.id)
    st.title(plain(speech("ui.edit.to_bring", n=newer.number)), anchor=False)
    st.write(plain(speech("ui.edit.bring_lead", n=newer.number)))
    st.write(plain(speech.count("ui.edit.bring_taken", len(found.taken))))
    _named("ui.edit.bring_taken_list", found.taken, mine, base, speech)
    if found.lost:
        st.warning(plain(speech.count("ui.edit.bring_lost", len(found.lost))))
        _named("", found.lost, mine, base, speech)
    for clash in found.clashes:
        _clash(clash, (base, mine, theirs), newer.number, speech)
    st.button(
        speech("ui.edit.bring_now", n=newer.number),
        type="primary",
        key="bring_now",
        disabled=any(_said(clash) is None for clash in found.clashes),
        on_click=_bring,
        args=(copy, found),
    )


def _named(key: str, uids: tuple[str, ...], mine: Document, base: Document, speech: Speech) -> None:
    names = [_called(uid, mine, base, speech) for uid in uids]
    if names:
        said = ", ".join(names)
        st.caption(plain(speech(key, names=said) if key else said))


def _called(uid: str, mine: Document, base: Document, speech: Speech) -> str:
    for text in (mine, base):
        found = next((entry for entry in edit.entries(text) if entry.uid == uid), None)
        if found is not None:
            return editing.named(found, speech)
    return uid


def _clash(clash: Clash, texts: tuple[Document, Document, Document], n: int, speech: Speech) -> None:
    base, mine, theirs = texts
    name = _called(clash.uid, mine, base, speech)
    with st.container(border=True, key=f"clash_{clash.uid}"):
        st.subheader(plain(name), anchor=False)
        left, right = st.columns(2, gap="large")
        sides = (
            (left, mine, speech("ui.edit.clash_mine")),
            (right, theirs, speech("ui.edit.clash_theirs", n=n)),
        )
        for side, (column, text, title) in zip(SIDES, sides, strict=True):
            with column:
                rows = editing.redline(edit_effects.preview(base, text, clash.uid), speech)
                data = {"title": title, "rows": rows, "same": "", "language": text.language, "words": {}}
                components.component("edit_side")(key=f"clash_{side}_{clash.uid}", data=sources.packed(data))
        st.radio(
            plain(speech("ui.edit.clash_which", name=name)),
            SIDES,
            index=None,
            format_func=lambda side: speech(f"ui.edit.clash_take_{side}", n=n),
            key=f"clash_says_{clash.uid}",
            horizontal=True,
        )


def _said(clash: Clash) -> str | None:
    said: str | None = st.session_state.get(f"clash_says_{clash.uid}")
    return said


def _bring(copy: WorkingCopy, found: Brought) -> None:
    choices = {clash.uid: said for clash in found.clashes if (said := _said(clash))}
    try:
        made = sources.desk().editing.bring_over(copy.id, choices, seen=copy.last.number)
    except DraftingError as error:
        st.session_state[edit_doors.COMPLAINT] = error
        return
    st.session_state[edit_doors.TOLD] = reader()("ui.edit.brought", n=made.last.base_number)
    address.put(tab="")
