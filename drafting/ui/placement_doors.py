"""The placement page's doors: the whole set or one draft of one instrument, and the report."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from drafting.errors import DraftingError
from drafting.ui import address, tools
from drafting.ui.checklist_doors import MIMES
from drafting.ui.speech import Speech
from drafting.ui.views import where
from drafting.workbench import Workbench
from drafting.workbench.reports import ReportFormat


def drafts(desk: Workbench) -> tuple[int, ...]:
    """The ids of the drafts looked at; () for the latest of every instrument."""
    if not address.read()["alone"]:
        return ()
    try:
        place, _ = tools.open_place(desk)
    except DraftingError:
        return ()
    return (place.draft.id,) if place and place.draft else ()


def choose(desk: Workbench, place: where.Place | None, speech: Speech) -> None:
    """The set together, or one draft of one instrument alone."""
    known = {one.slug: one.short_title for one in desk.instruments() if desk.drafts(one.slug)}
    choices = {"": speech.count("ui.checklist.together_all", len(known))} | known
    alone = place.instrument.slug if place and address.read()["alone"] else ""
    st.session_state["pick_placed"] = alone if alone in choices else ""
    st.selectbox(
        speech("ui.placement.set"),
        list(choices),
        format_func=lambda slug: choices[slug],
        key="pick_placed",
        on_change=_chosen,
        width=280,
    )
    if alone and place:
        tools.choose_draft(place, desk, speech)


def downloads(desk: Workbench, speech: Speech) -> None:
    """The report, made when it is asked for."""
    language: Literal["es", "en"] = "es" if speech.language == "es" else "en"
    formats: tuple[ReportFormat, ...] = ("docx", "xlsx")
    for format_ in formats:

        def made(format_: ReportFormat = format_) -> bytes:
            return desk.placing.report(drafts(desk), format=format_, language=language)

        st.download_button(
            speech(f"ui.placement.take_{format_}"),
            data=made,
            file_name=f"{speech('ui.file.placement')}.{format_}",
            mime=MIMES[format_],
            on_click="ignore",
            key=f"take_placement_{format_}",
        )


def _chosen() -> None:
    slug = st.session_state["pick_placed"]
    address.put(alone="1" if slug else "", draft="", finding="", **({"instrument": slug} if slug else {}))
