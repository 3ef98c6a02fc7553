"""The sample texts put away for a workspace of one's own, and brought back."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from drafting.errors import DraftingError
from drafting.ui import address
from drafting.ui.notices import complain
from drafting.ui.speech import Speech
from drafting.workbench import Workbench


def offer(desk: Workbench, speech: Speech) -> None:
    """At the foot of Home: put the samples away, or bring back what was put away."""
    samples, away = desk.shelf.samples(), desk.shelf.away()
    if samples:
        with st.container(key="shelf", horizontal=True, vertical_alignment="center"):
            st.caption(speech("ui.shelf.lead"))
            if st.button(speech("ui.shelf.put_away"), key="put_away"):
                _attempt(lambda: desk.shelf.put_away([one.slug for one in samples]), speech)
                st.toast(speech("ui.shelf.done"))
    said = speech.count("ui.shelf.back_some", len(away))
    if away and st.button(said, key="bring_back", type="tertiary"):
        _bring_back(desk, speech)


def empty(desk: Workbench, speech: Speech) -> None:
    """A workspace from which everything was put away: bring a text of one's own, or the samples back."""
    with st.container(key="narrow"):
        st.title(speech("ui.shelf.empty_title"))
        st.write(speech("ui.shelf.empty_lead"))
        own, samples = st.columns(2, gap="large", border=True)
        with own:
            st.subheader(speech("ui.empty.import_title"))
            st.write(speech("ui.empty.import_lead"))
            st.button(
                speech("ui.home.import"),
                on_click=address.go,
                args=("import",),
                key="first_import",
                type="primary",
            )
        with samples:
            st.subheader(speech("ui.shelf.title"))
            st.write(speech("ui.shelf.back_lead"))
            if st.button(speech("ui.shelf.back"), key="bring_back"):
                _bring_back(desk, speech)


def _bring_back(desk: Workbench, speech: Speech) -> None:
    _attempt(lambda: desk.shelf.bring_back([one.slug for one in desk.shelf.away()]), speech)


def _attempt(act: Callable[[], object], speech: Speech) -> None:
    try:
        act()
    except DraftingError as error:
        complain(error, speech)
    else:
        st.rerun()
