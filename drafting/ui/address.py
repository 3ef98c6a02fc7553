"""The address of what is shown: fields bound to the query string, drawn by the frame on every page.

Bound in the frame they survive navigation, Back, reload and a restarted server; bound in one page they
would be lost on leaving it. The fields are hidden text inputs, so that a value nobody knows (an instrument
that is gone, a draft that never was) stays readable and can be answered with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NoReturn

import streamlit as st

#: how the redline looks: side by side or inline, what is hidden, changes only, in which order, what they
#: touch, in which chapter
LOOK = ("view", "hide", "only", "sort", "touch", "chapter")
#: the checklist: which template and requirement, what the list is narrowed to, one instrument alone;
#: what of a page's findings is open
NARROW = ("checklist", "requirement", "state", "section", "scope", "layer", "tab", "alone", "finding")
#: a review: which round, what of what was said there, and what the list is narrowed to
REVIEW = ("round", "said", "reviewer", "settled", "kind", "hand")
#: what a draft does: which row is open, what if its clocks were others; what is asked of the set; which
#: words of the provision are pointed at (their first and last place in its text)
DOING = ("row", "whatif", "words")
#: the search: the words, and what its results are narrowed to (instrument, kind, stage)
SEARCH = ("q", "within", "what", "at")
#: the reader's language; instrument and draft; the draft compared with and a third one; the provision to
#: show; which kinds of notes stand in the margin, and which comments; what is to be exported and how;
#: where the tour stands; the working copy that is open
FIELDS = (
    "lang",
    "instrument",
    "draft",
    "against",
    "third",
    "provision",
    *LOOK,
    "margin",
    "comments",
    "export",
    *NARROW,
    *REVIEW,
    *DOING,
    *SEARCH,
    "ask",
    "tour",
    "copy",
)
#: what means something in one place only: left out of a jump it is cleared
LOCAL = ("copy", "draft", "against", "third", "provision", "chapter", *REVIEW, *DOING, *SEARCH)


def draw() -> None:
    """Bind the fields that are used. Only the frame calls this, once per run, before any page.

    An input costs a run a millisecond: a field is left out until the address or a callback gives it something
    to say for the first time, and stays from then on.
    """
    afterwards: Callable[[], None] | None = st.session_state.pop("_afterwards", None)
    if afterwards is not None:
        afterwards()
    st.session_state.pop("_address_moved", None)
    used: set[str] = st.session_state.setdefault("_address_used", set())
    for field in FIELDS:
        if field not in used:
            value, told = st.session_state.get(field), field in st.query_params
            if not (value or told):
                continue
            if not told:  # an input that is new does not tell the address by itself
                st.query_params[field] = str(value)
            used.add(field)
        st.text_input(field, key=field, bind="query-params", label_visibility="collapsed")


def read() -> dict[str, str]:
    """The fields as they stand; "" where the address says nothing."""
    known = {*st.session_state.get("_address_used", ()), *st.session_state.get("_address_said", ())}
    said = {field: str(st.session_state.get(field) or "").strip() for field in known}
    return dict.fromkeys(FIELDS, "") | said


def put(**fields: str) -> None:
    """Change some fields. Only from a callback: a bound field cannot be set once it is drawn."""
    said: set[str] = st.session_state.setdefault("_address_said", set())
    said.update(fields)
    for field, value in fields.items():
        st.session_state[field] = value
    st.session_state["_address_moved"] = True


def after(callback: Callable[[], None]) -> NoReturn:
    """Out of a run under way: begin the next one, in it first what otherwise only a callback can do."""
    st.session_state["_afterwards"] = callback
    st.rerun()


def moved() -> bool:
    """In a part of a page that is drawn alone: whether a callback changed the address, so that all follows.

    Where it leads to another page, all is drawn at once.
    """
    changed = bool(st.session_state.pop("_address_moved", False))
    if changed and st.session_state.get("_jump"):
        st.rerun()
    return changed


def go(page: str, fields: Mapping[str, str] | None = None) -> None:
    """From a callback: open ``page`` with these fields; those of ``LOCAL`` are cleared if left out.

    The frame follows its own hidden link once the address holds them.
    """
    put(**{**dict.fromkeys(LOCAL, ""), **(fields or {})})
    st.session_state["_jump"] = page
    st.session_state["_jump_left"] = 6
    st.session_state["_jumps"] = st.session_state.get("_jumps", 0) + 1


def jump(here: str) -> tuple[str, int]:
    """The page a callback asked for ("" if none, or if it is ``here``) and how often one was asked for.

    It is told to the frame more than once, as a run may be cut short before the browser hears of it.
    """
    wanted = st.session_state.get("_jump", "")
    left = st.session_state.get("_jump_left", 0)
    if wanted == here or left <= 1:
        st.session_state["_jump"] = ""
    st.session_state["_jump_left"] = left - 1
    return "" if wanted == here else wanted, st.session_state.get("_jumps", 0)
