"""The search field in the frame of every page: `/` goes to it, Enter goes where it says."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from drafting.errors import DraftingError
from drafting.ui import address, components, sources
from drafting.ui.speech import Speech

#: what somebody typed is cut here: nobody seeks a page of text
LONGEST = 300


def offer(speech: Speech) -> None:
    """Draw the field. Once per run, by the frame."""
    words = {name: speech(f"ui.search.field_{name}") for name in ("label", "hint", "open", "shut")}
    _component()(key="seek", data={"words": words, "q": address.read()["q"]}, on_go_change=sought)


def sought() -> None:
    """Go to the one provision that was named, else to what was found."""
    told = str(components.event("seek", "go") or "").strip()[:LONGEST]
    if not told:
        return
    try:
        found = sources.desk().searching.target(told, address.read()["instrument"])
    except DraftingError:  # the page of results will say what is wrong
        found = None
    if found is None:
        address.go("search", {"q": told})
        return
    of, number = found.draft.instrument, str(found.draft.number)
    address.go("draft", {"instrument": of, "draft": number, "provision": found.chain[-1].eid})


@cache
def _component() -> Any:
    return st.components.v2.component(
        "drafting_seek", css=components.asset("seek.css"), js=components.asset("seek.js")
    )
