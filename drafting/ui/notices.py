"""To whom the pages speak, and how they say that something is wrong."""

from __future__ import annotations

import re

import streamlit as st

from drafting.errors import DraftingError
from drafting.ui import address, components
from drafting.ui.speech import Speech, first_guess, known

#: what was just done, until a page has said it
_NEWS = "_news"


def reader() -> Speech:
    """How to talk to the reader of this run: the language chosen, else the browser's."""
    return Speech(known(address.read()["lang"]) or first_guess(st.context.locale))


@st.fragment
def tongue(language: str) -> None:
    """Tell the calendars of date fields the language chosen. Drawn by the frame; runs again by itself."""
    components.component("tongue")(key="tongue", data=language, on_heard_change=lambda: None)


def complain(error: DraftingError, speech: Speech) -> None:
    """Show an error as its sentence. What somebody typed is shown as typed, never as markup."""
    st.error(plain(error.sentence(speech.language)))


def tell(news: str) -> None:
    """From a callback: what was just done, to be said at the top of the page where the reader lands."""
    st.session_state[_NEWS] = news


def told() -> None:
    """What was just done, here or on the page before. Drawn by the frame, above every page."""
    with st.container(key="told"):  # always there, so that what is below keeps its place
        if news := st.session_state.pop(_NEWS, ""):
            st.success(plain(news))


def plain(text: str) -> str:
    """Text that Markdown leaves alone."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~:$&@])", r"\\\1", text)
