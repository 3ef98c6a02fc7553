"""Freshness: a page says when somebody else changed what it shows, and offers to be drawn anew.

A small part of the page asks every few seconds for the number of the latest event; nothing else is drawn
again, so nobody is disturbed while typing.
"""

from __future__ import annotations

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Language
from drafting.ui import ahead, sources
from drafting.ui.notices import plain
from drafting.ui.speech import Speech
from drafting.workbench.telling import news

#: seconds between two questions
EVERY = 20


def watch(speech: Speech) -> None:
    """What the page shows is as of now; tell when that is no longer so."""
    try:
        latest = sources.desk().events(1)
    except DraftingError:  # the page has said why already
        return
    st.session_state["_seen_event"] = latest[0].id if latest else 0
    ahead.heard(st.session_state["_seen_event"])
    with st.container(key="freshness"):
        _look(speech.language)


@st.fragment(run_every=EVERY)
def _look(language: Language) -> None:
    speech, seen = Speech(language), st.session_state.get("_seen_event", 0)
    try:
        desk = sources.desk()
        events = desk.events(50)
    except DraftingError:
        return
    of = str(st.session_state.get("instrument") or "")
    found = news(events, seen, who=desk.who, instrument=of)
    if not found:
        return
    said = speech("ui.fresh.changed", who=found[0].who or "?", when=speech.moment(found[0].at))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(plain(said))
        if st.button(speech("ui.fresh.reload"), key="reload"):
            st.rerun(scope="app")
