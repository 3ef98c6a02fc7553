"""Our own components: one element for a whole text. Assets lie beside, in ``assets/``."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import streamlit as st

from drafting.ui import address


@cache
def asset(name: str) -> str:
    """The text of a file in ``assets/``."""
    return files("drafting.ui").joinpath("assets", name).read_text(encoding="utf-8")


#: the scripts a component needs besides the common one and its own, in order
_PARTS = {
    "reader": ("note", "aside", "margin", "remark"),
    "redline": ("edits", "rail", "minimap", "brings", "note", "remark", "comments"),
    "history": ("edits", "turns"),
    "matrix": ("turns",),
    "lists": ("turns", "passages"),
    "search": ("turns",),
    "doing": ("doing_path",),
    "three": ("edits",),
    "requirements": ("walked",),
    "review": ("walked",),
    "review_panel": ("note",),
    "edit_side": ("edits",),
    "editor": ("edits",),
}
#: those that show nothing themselves and bring their own style to nobody
_UNSEEN = {"crossings", "consequences", "beside", "reader_notes", "handed", "tongue"}
_STYLES = {
    "reader": ("margin", "hands", "aside", "remark"),
    "requirements": ("states",),
    "requirement": ("states",),
    "coverage": ("states",),
    "placement_panel": ("requirement", "placement"),
    "doing": ("doing_path",),
    "doing_reviews": ("doing",),
    "review": ("states", "requirements", "said"),
    "review_panel": ("states", "requirement", "said", "hands"),
    "history": ("edits",),
    "redline": ("edits", "brings", "margin", "hands", "remark", "comments"),
    "three": ("edits",),
    "edit_side": ("edits",),
    "editor": ("edits",),
    "edit_said": ("margin",),
}


@cache
def component(name: str) -> Callable[..., Any]:
    """The component ``name``, made of the common and its own style and script; registered once."""
    if name in _UNSEEN:
        return st.components.v2.component(f"drafting_{name}", js=asset(f"{name}.js"))
    return st.components.v2.component(
        f"drafting_{name}",
        css="".join(asset(f"{part}.css") for part in ("common", *_STYLES.get(name, ()), name)),
        js="\n".join(asset(f"{part}.js") for part in ("common", *_PARTS.get(name, ()), name)),
    )


@cache
def frame() -> Callable[..., Any]:
    """The frame's component: document language, the widgets' words, jumps. It shows nothing."""
    return st.components.v2.component("drafting_frame", js=asset("furniture.js") + asset("frame.js"))


def event(key: str, name: str) -> Any:
    """What the component ``key`` just told under ``name``; None if nothing. For its callbacks."""
    state = st.session_state.get(key)
    return state.get(name) if state else None


def following(key: str) -> Callable[[], None]:
    """The callback for the links of the component ``key``: opens the page and fields it tells."""

    def follow() -> None:
        told = event(key, "go")
        if told:
            address.go(told["page"], told["fields"])

    return follow
