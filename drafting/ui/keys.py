"""The list of keys that ``?`` opens on every page."""

from __future__ import annotations

from functools import cache
from typing import Any

import streamlit as st

from drafting.ui.components import asset
from drafting.ui.speech import Speech

#: page -> what each of its keys does: the keys, and the sentence below ``ui.keys`` that says it
PAGES: dict[str, tuple[tuple[str, str], ...]] = {
    "draft": (("m", "note_next"), ("M", "note_previous"), ("c", "comment")),
    "compare": (
        ("n j", "change_next"),
        ("p k", "change_previous"),
        ("m", "note_next"),
        ("M", "note_previous"),
        ("c", "comment"),
    ),
    "edit": (
        ("Ctrl+S", "edit_save"),
        ("Ctrl+Enter", "edit_look"),
        ("Alt+↑ Alt+↓", "edit_step"),
        ("Ctrl+Alt+Z Ctrl+Alt+Y", "edit_undo"),
    ),
    "history": (("← ↑ → ↓", "cells"), ("Home End", "cells_ends"), ("Enter", "cell_open")),
    "checklist": (
        ("j", "requirement_next"),
        ("k", "requirement_previous"),
        ("1 – 8", "candidate"),
        ("c", "covers"),
        ("p", "covers_in_part"),
        ("x", "reject"),
        ("u", "undo"),
    ),
    "placement": (
        ("j", "finding_next"),
        ("k", "finding_previous"),
        ("1", "statute"),
        ("2", "regulation"),
        ("3", "executive_order"),
        ("u", "undo"),
    ),
    "doing": (
        ("j ↓", "row_next"),
        ("k ↑", "row_previous"),
        ("Enter", "row_follow"),
        ("e", "row_correct"),
        ("n", "row_add"),
        ("u", "undo"),
        ("q", "ask"),
    ),
    "search": (("j ↓", "hit_next"), ("k ↑", "hit_previous")),
    "review": (
        ("j", "point_next"),
        ("k", "point_previous"),
        ("a", "accept"),
        ("r", "decline"),
        ("d", "defer"),
        ("w", "assign"),
        ("u", "undo"),
    ),
}
#: what every page has
EVERYWHERE = (("/", "seek"), ("Tab", "tab"), ("?", "this"), ("Esc", "close"))


def rows(page: str, speech: Speech) -> list[dict[str, str]]:
    """The keys of ``page`` and those of all pages, with what they do."""
    told = (*PAGES.get(page, ()), *EVERYWHERE)
    return [{"keys": keys, "does": speech(f"ui.keys.{name}")} for keys, name in told]


def offer(page: str, speech: Speech) -> None:
    """Listen for ``?``. Drawn once per run, by the frame."""
    words = {name: speech(f"ui.keys.{name}") for name in ("title", "shut", "button")}
    _component()(key="keys", data={"rows": rows(page, speech), "words": words})


@cache
def _component() -> Any:
    return st.components.v2.component("drafting_keys", css=asset("keys.css"), js=asset("keys.js"))
