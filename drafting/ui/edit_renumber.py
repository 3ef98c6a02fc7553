"""Renumbering: what it would change, read before it is done; citations can be left as they are."""

from __future__ import annotations

import streamlit as st

from drafting.edit.citing import NUMBERED
from drafting.edit.copies import WorkingCopy
from drafting.edit.entries import entries
from drafting.edit.renumber import Plan, plan
from drafting.errors import DraftingError
from drafting.model import Document
from drafting.ui import address, edit_doors, edit_plan, sources
from drafting.ui.notices import plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views.editing import named
from drafting.workbench import Workbench
from drafting.workbench.edit_effects import cited_by_others

#: in place of a division: the whole text
WHOLE = ""


def renumber(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """Which articles, from which number; then what would change; then the button."""
    document = desk.editing.document(copy.id)
    parts = {WHOLE: speech("ui.edit.whole")} | {
        one.uid: " · ".join(part for part in (named(one, speech), one.node.heading[:60]) if part)
        for one in entries(document)
        if one.divides and any(node.kind in NUMBERED for node in one.node.walk())
    }
    st.title(speech("ui.edit.renumber"), anchor=False)
    st.write(speech("ui.edit.renumber_lead"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        part = st.selectbox(
            speech("ui.edit.renumber_part"),
            list(parts),
            format_func=lambda uid: parts[uid],
            key="renumber_part",
        )
        first = st.number_input(
            speech("ui.edit.renumber_first"),
            min_value=1,
            max_value=9999,
            value=None,
            step=1,
            key="renumber_first",
        )
    found = plan(document, _uids(document, part), first=int(first) if first else None)
    if not found.relabels:
        st.info(speech("ui.edit.renumber_nothing"))
        return
    _told(desk, copy, document, found, speech)


def _uids(document: Document, part: str) -> list[str]:
    tops = [node for node in document.walk() if node.uid == part] if part else document.provisions
    return [node.uid for top in tops for node in top.walk() if node.kind in NUMBERED]


def _told(desk: Workbench, copy: WorkingCopy, document: Document, found: Plan, speech: Speech) -> None:
    st.button(
        speech.count("ui.edit.renumber_now", len(found.relabels)),
        type="primary",
        key="renumber_now",
        on_click=_carry_out,
        args=(copy, found),
    )
    edit_plan.told(document, found, speech)
    others = cited_by_others(desk, copy, document, found)
    if others:
        st.subheader(speech.count("ui.edit.others", len(others)), anchor=False)
        st.caption(speech("ui.edit.others_hint"))
        titles = {one.slug: one.short_title for one in desk.instruments()}
        said = [(f"{titles[one.draft.instrument]}, {speech.draft(one.draft)}", one.cited) for one in others]
        edit_plan.lines(plain(f"{where}: {speech.quoted(cited.around)}") for where, cited in said)


def _carry_out(copy: WorkingCopy, found: Plan) -> None:
    skip = edit_plan.left_alone(found)
    try:
        sources.desk().editing.renumber(copy.id, found, skip=skip, seen=copy.last.number)
    except DraftingError as error:
        st.session_state[edit_doors.COMPLAINT] = error
        return
    st.session_state[edit_doors.TOLD] = reader().count("ui.edit.renumbered", len(found.relabels))
    address.put(tab="")
