"""Search: everything that holds the words of the address, in its place; the field is in the frame."""

from __future__ import annotations

from typing import Any

import streamlit as st

from drafting.model import Language
from drafting.ui import address, components, sources
from drafting.ui.notices import reader
from drafting.ui.speech import Speech
from drafting.ui.views import searching as view
from drafting.workbench import Workbench
from drafting.workbench.searching import WHATS

#: results shown at first, and how many more each time
STEP = 20
_SHOWN = "_search_shown"


def narrowed() -> None:
    """Keep a filter in the address."""
    told = components.event("search", "narrow")
    if told:
        address.put(**{name: str(value) for name, value in told.items() if name in address.SEARCH})


def more() -> None:
    """Show more of what was found."""
    words, shown = st.session_state.get(_SHOWN, ("", STEP))
    st.session_state[_SHOWN] = (words, shown + STEP)


def scene(desk: Workbench, fields: dict[str, str]) -> view.Scene:
    """What there is to be searched, narrowed as the address says; a filter nobody knows is none."""
    instruments = desk.instruments()
    drafts = {one.slug: desk.drafts(one.slug) for one in instruments}
    known = (
        ("what", set(WHATS)),
        ("within", set(drafts)),
        ("at", {stage.id for stage in desk.stages()}),
    )
    chosen = {name: fields[name] if fields[name] in values else "" for name, values in known}
    return view.Scene(instruments, drafts, desk.stages(), **chosen)


def results(words: str, desk: Workbench, speech: Speech) -> dict[str, Any]:
    """What was found, for the component."""
    at = scene(desk, address.read())
    asked, shown = st.session_state.get(_SHOWN, ("", STEP))
    if asked != words:
        shown = STEP
        st.session_state[_SHOWN] = (words, shown)
    language: Language = "es" if speech.language == "es" else "en"
    answer = desk.searching.find(
        words,
        language,
        what=at.what or None,  # type: ignore[arg-type]  # one of WHATS: see scene
        instrument=at.within or None,
        stage=at.at or None,
        limit=shown,
    )
    return view.payload(answer, at, speech)


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    words = address.read()["q"][:300]
    data: dict[str, Any] = {"words": speech.group("ui.search"), "found": None, "examples": []}
    if words:
        data["found"] = results(words, desk, speech)
    else:
        data["examples"] = view.examples(speech)
    components.component("search")(
        key="search",
        data=sources.packed(data),
        on_go_change=components.following("search"),
        on_narrow_change=narrowed,
        on_more_change=more,
    )


show()
