"""Saying something of a provision where it is read, and giving it into hands: on Draft and Compare."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from drafting.errors import DraftingError, NotFound
from drafting.model import Draft, Quote
from drafting.ui import address, components, margins, sources
from drafting.ui.notices import complain
from drafting.ui.speech import Speech
from drafting.ui.views import margin

#: what went wrong with a remark, said at the top of the next run
_COMPLAINT = "_remark_complaint"


def complaint(speech: Speech) -> None:
    """Say what went wrong with the last remark, if anything did."""
    refused = st.session_state.pop(_COMPLAINT, None)
    if refused:
        complain(refused, speech)


def refuse(error: DraftingError) -> None:
    """From a callback: say it at the top of the next run."""
    st.session_state[_COMPLAINT] = error


def keep(draft: Draft | None, told: Mapping[str, Any]) -> bool:
    """From a callback: keep what somebody said of words or of a provision of the draft; whether it was."""
    desk = sources.desk()
    nodes = desk.document(draft.id).walk() if draft else ()
    node = next((one for one in nodes if one.eid == told["at"]), None)
    if draft is None or node is None:
        place = draft.instrument if draft else address.read()["instrument"]
        raise NotFound("not_found_provision", place=place, provision=str(told["at"]))
    quote = Quote(str(told["exact"]), str(told["prefix"])) if told["exact"] else None
    desk.reviews.add(draft.id, node.uid, str(told["text"]), quote=quote)
    shown = margin.chosen(address.read()["margin"], margins.kinds())
    address.put(margin=",".join(dict.fromkeys((*shown, "comment"))))
    return True


def assigned(component: str) -> None:
    """From a callback of a component: say whose a comment is now."""
    told = components.event(component, "assign")
    if not told:
        return
    try:
        sources.desk().reviews.assign(str(told["key"]), str(told["whom"]), after=int(told["seen"]))
    except DraftingError as error:
        refuse(error)


def chosen(component: str) -> None:
    """From a callback of a component: which kinds of notes stand in the margin, and which comments."""
    told = components.event(component, "margin")
    if told:
        address.put(margin=str(told.get("kinds", "")), comments=str(told.get("comments", "")))
