"""Accepted comments that wait to be written: the way into the editor, and that one is done."""

from __future__ import annotations

from typing import Any

import streamlit as st

from drafting.edit.entries import Entry
from drafting.errors import DraftingError
from drafting.people import Action
from drafting.review.carry import Heard
from drafting.ui import edit_doors, review_doors, sources
from drafting.ui.notices import plain
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.workbench import Workbench


def show(desk: Workbench, slug: str, found: tuple[Heard, ...], speech: Speech) -> None:
    """Each with its provision, what is asked and what was answered."""
    if not found:
        return
    st.warning(plain(speech.count("ui.review.unwritten", len(found))))
    may_edit, may_decide = edit_doors.may_edit(desk, slug), desk.people.may(Action.DECIDE, slug)
    for one in found:
        said = one.comment
        with st.container(border=True, key=f"unwritten_{said.id}"):
            st.markdown(_line(desk, one, speech))
            if said.answer:
                st.caption(plain(speech("ui.review.answered_so", answer=_short(said.answer))))
            with st.container(horizontal=True):
                st.button(
                    speech("ui.review.to_editor"),
                    key=f"write_{said.id}",
                    on_click=_open,
                    args=(said.key,),
                    disabled=not may_edit or one.provision is None,
                    help=None if may_edit else speech("ui.edit.door_closed"),
                )
                if may_decide:
                    st.button(
                        speech("ui.review.written"),
                        key=f"written_{said.id}_{said.settling}",
                        on_click=_written,
                        args=(said.key, said.settling),
                        type="tertiary",
                    )


def remarks(desk: Workbench, slug: str, entry: Entry, speech: Speech) -> list[dict[str, Any]]:
    """What was accepted on an entry of the editor and waits, as a group of its remarks; [] without any."""
    mine = {entry.uid, *(part.uid for part in entry.inside)}
    found = [one for one in desk.reviews.unwritten(slug) if one.comment.uid in mine]
    if not found:
        return []
    rows = [
        {
            "kind": "comment",
            "severity": "warning",
            "text": f"{_office(desk, one, speech)}: {_short(one.comment.text)}"
            + (
                f" — {speech('ui.review.answered_so', answer=answer)}"
                if (answer := one.comment.answer)
                else ""
            ),
            "aside": speech("ui.review.to_review"),
            "to": link("review", instrument=slug, said=one.comment.id, round="all"),
        }
        for one in found
    ]
    return [{"title": speech.count("ui.review.unwritten", len(rows)), "rows": rows, "none": ""}]


def open_editor(desk: Workbench, key: str) -> None:
    """From a callback: edit the provision that a comment is on. Raises NotFound."""
    said = desk.reviews.comment(key)
    edit_doors.open_editor(said.instrument, said.uid)


def _open(key: str) -> None:
    try:
        open_editor(sources.desk(), key)
    except DraftingError as error:
        st.session_state[review_doors.COMPLAINT] = error


def _written(key: str, seen: int | None) -> None:
    try:
        sources.desk().reviews.written(key, after=seen)
    except DraftingError as error:
        st.session_state[review_doors.COMPLAINT] = error


def _line(desk: Workbench, one: Heard, speech: Speech) -> str:
    where = one.comment.label or speech("ui.review.whole")
    return f"**{plain(where)}** · {plain(_office(desk, one, speech))}: {plain(_short(one.comment.text))}"


def _office(desk: Workbench, one: Heard, speech: Speech) -> str:
    reviewer = one.comment.origin.reviewer
    return desk.reviews.reviewer_name(reviewer, speech.language) if reviewer else speech("ui.review.ours")


def _short(text: str) -> str:
    return " ".join(text.split())[:300]
