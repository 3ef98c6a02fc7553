"""The placement page's doors: the whole set or one draft of one instrument, and the report."""

from __future__ import annotations

import streamlit as st

from drafting.errors import DraftingError
from drafting.ui import address, handing, tools
from drafting.ui.checklist_doors import together
from drafting.ui.handing import FORMATS, Format
from drafting.ui.speech import Speech
from drafting.ui.views import where
from drafting.workbench import Workbench


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
    choices = together(known, speech)
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


def downloads(speech: Speech) -> Format | None:
    """The ways to take the report along: which was just asked for, if one was."""
    return handing.offer("placement", {one: speech(f"ui.placement.take_{one}") for one in FORMATS})


def hand_over(desk: Workbench, format_: Format, speech: Speech) -> None:
    """The report on what is looked at, made in sight."""
    of = drafts(desk)

    def work() -> bytes:
        return desk.placing.report(of, format=format_, language=speech.language)

    name = f"{speech('ui.file.placement')}.{format_}"
    handing.report("placement", name, (of, speech.language), work, speech)


def _chosen() -> None:
    slug = st.session_state["pick_placed"]
    address.put(alone="1" if slug else "", draft="", finding="", **({"instrument": slug} if slug else {}))
