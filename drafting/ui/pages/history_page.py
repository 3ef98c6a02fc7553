"""History: one provision through all drafts; without one, all drafts of the instrument at a glance."""

from __future__ import annotations

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Draft, Instrument
from drafting.ui import address, components, sources, tools
from drafting.ui.notices import complain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import glance
from drafting.ui.views.home import link
from drafting.workbench import Workbench


def provision_chosen() -> None:
    """Keep the chosen provision in the address."""
    address.put(provision=st.session_state["pick_provision"] or "")


def choose_provision(instrument: Instrument, uid: str, desk: Workbench, speech: Speech) -> None:
    """The provision selector: the articles in the order of the latest draft, with those that are gone."""
    known = {row.uid: row for row in desk.matrix(instrument.slug).rows}
    st.session_state["pick_provision"] = uid if uid in known else None
    st.selectbox(
        speech("ui.history.provision"),
        list(known),
        index=None,
        format_func=lambda choice: glance.choice(known[choice], speech),
        key="pick_provision",
        on_change=provision_chosen,
        width=420,
        placeholder=speech("ui.history.all"),
    )


def one(instrument: Instrument, provision: str, speech: Speech) -> None:
    """The history of one provision, as one component."""
    data = sources.history_of(instrument, provision, speech)
    data["sheet"]["instrument"] = instrument.title
    components.component("history")(
        key="history",
        data=sources.packed(
            data
            | {
                "language": instrument.language,
                "words": speech.group("ui.redline") | speech.group("ui.history"),
            }
        ),
        on_go_change=components.following("history"),
    )


def every(instrument: Instrument, drafts: tuple[Draft, ...], speech: Speech) -> None:
    """All drafts at a glance, as one component."""
    data = sources.matrix_of(instrument, drafts, speech)
    components.component("matrix")(
        key="matrix",
        data=sources.packed(
            data
            | {
                "title": instrument.title,
                "slug": instrument.slug,
                "open": link("history", instrument=instrument.slug),
                "words": speech.group("ui.redline") | speech.group("ui.history"),
            }
        ),
        on_go_change=components.following("matrix"),
    )


def charts(instrument: Instrument, drafts: tuple[Draft, ...], speech: Speech) -> None:
    """The drafts over time and the chapters over the drafts, as one component."""
    data = sources.chapters_of(instrument, drafts, speech)
    data |= {"title": instrument.title, "words": speech.group("ui.chapters")}
    components.component("chapters")(
        key="chapters", data=sources.packed(data), on_go_change=components.following("chapters")
    )


def tab_chosen() -> None:
    """Keep what is shown of all drafts in the address."""
    chosen = st.session_state["pick_history_tab"]
    address.put(tab=chosen if chosen == "chapters" else "")


def choose_tab(speech: Speech) -> str:
    """Article by article, or by chapter and over time."""
    current = "chapters" if address.read()["tab"] == "chapters" else "articles"
    st.session_state["pick_history_tab"] = current
    st.segmented_control(
        speech("ui.chapters.show"),
        ("articles", "chapters"),
        required=True,
        format_func=lambda tab: speech(f"ui.chapters.tab_{tab}"),
        key="pick_history_tab",
        on_change=tab_chosen,
    )
    return current


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    place, problem = tools.open_place(desk)
    if place is None and problem is None:
        tools.empty(speech)
        return
    asked = address.read()["provision"].removeprefix("~")
    uid = tab = ""
    if place and place.drafts and asked:
        try:
            uid = desk.history(place.instrument.slug, asked).uid
        except DraftingError as error:
            problem = error
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        tools.choose_instrument(place, desk, speech)
        if place and place.drafts:
            choose_provision(place.instrument, uid, desk, speech)
            tab = "" if uid else choose_tab(speech)
    if problem and problem.code != "address_draft":
        complain(problem, speech)
    if place and not place.drafts:
        tools.nothing_yet(place, speech)
    elif place and uid:
        one(place.instrument, uid, speech)
    elif place:
        (charts if tab == "chapters" else every)(place.instrument, place.drafts, speech)


show()
