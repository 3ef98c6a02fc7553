"""A file that takes a while, for one click: made in sight, with a button that stops it, then handed over.

What was made last stays at hand: who asks for the same again has it at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_hex

import streamlit as st

from drafting.errors import DraftingError
from drafting.ui import components, working
from drafting.ui.notices import complain, plain
from drafting.ui.speech import Speech

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
    asked = (order.key, order.asked)
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
