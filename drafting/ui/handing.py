"""A file that takes a while, for one click: made in sight, with a button that stops it, then handed over.

What was made last stays at hand: who asks for the same again has it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Literal, TypeVar

import streamlit as st

from drafting.errors import DraftingError
from drafting.ui import components, margins, working
from drafting.ui.notices import complain, plain
from drafting.ui.speech import Speech
from drafting.ui.views.exporting import MIMES

Door = TypeVar("Door", bound=str)
Format = Literal["docx", "xlsx"]

#: what a report is taken along as
FORMATS: tuple[Format, ...] = ("docx", "xlsx")

#: what was made last, and of what
_MADE = "_handed"


@dataclass(frozen=True, slots=True)
class Order:
    """A file somebody asks for.

    ``key`` names it on the page, ``asked`` is everything it depends on; ``doing`` is said while it is made.
    """

    key: str
    name: str
    mime: str
    asked: object
    doing: str


def offer(of: str, doors: Mapping[Door, str], *, quiet: bool = False) -> Door | None:
    """The ways to take something along: a button for each, with its words. Returns the one just clicked.

    ``quiet`` ones have no frame, where much else asks to be looked at.
    """
    clicked = None
    for door, said in doors.items():
        if st.button(plain(said), key=f"take_{of}_{door}", type="tertiary" if quiet else "secondary"):
            clicked = door
    return clicked


def report(key: str, name: str, asked: object, work: Callable[[], bytes], speech: Speech) -> None:
    """Make a report of the workspace in sight and hand it over.

    ``name`` is the file's, and says by its ending what it is. What is at hand is made anew as soon as
    anything is recorded in the workspace.
    """
    mime = MIMES[name.rpartition(".")[2]]
    order = Order(key, name, mime, (asked, margins.latest()), speech("ui.export.doing_report"))
    over(order, lambda _: work(), speech)


def over(order: Order, work: Callable[[working.Tell], bytes], speech: Speech) -> None:
    """Make the file unless it is at hand, and hand it over; all is drawn where this is called.

    A refusal (DraftingError) is said there too. ``work`` calls nothing of Streamlit.
    """
    data = _made(order, work, speech)
    if data is None:
        return
    with st.container(key=f"handing_{order.key}", horizontal=True, vertical_alignment="center"):
        button = f"file_{order.key}"
        st.download_button(
            plain(speech("ui.export.download", name=order.name)),
            data=data,
            file_name=order.name,
            mime=order.mime,
            on_click="ignore",
            key=button,
        )
        st.caption(speech("ui.export.ready", size=speech.number(max(1, round(len(data) / 1024)))))
        components.component("handed")(key="handed", data={"token": token_hex(8), "button": button})


def _made(order: Order, work: Callable[[working.Tell], bytes], speech: Speech) -> bytes | None:
    asked = (order.key, order.name, order.asked)
    last = st.session_state.get(_MADE)
    if last is not None and last[0] == asked:
        return bytes(last[1])
    place = st.empty()
    try:
        with place.container():
            data = working.run(order.doing, work, speech)
    except DraftingError as error:
        complain(error, speech)
        return None
    place.empty()
    st.session_state[_MADE] = (asked, data)
    return data
