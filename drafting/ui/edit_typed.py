"""What is typed into the editor, kept in the server's session until it is saved.

The browser sends whole texts with a number that grows with every change (``seq``) and how often it asked for
a save (``save``). Messages may be lost, repeated or come late: the highest number counts, so that no
older text takes the place of a newer one, and a save that was done once is not done again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

import streamlit as st

from drafting.edit import replace_words
from drafting.edit.entries import Words
from drafting.errors import DraftingError, NotFound
from drafting.model import Document
from drafting.ui.speech import Speech
from drafting.workbench import Workbench

#: the component, and its state that holds the texts
EDITOR, TEXTS = "editor", "texts"
_TYPED, _FORGOTTEN = "_edit_typed", "_edit_forgotten"


@dataclass(slots=True)
class Typed:
    """The text of one provision as it was last heard of, and what became of its saves."""

    copy: int
    uid: str
    words: Words
    page: str
    seq: int
    seen: int
    save: int = 0
    saved: int = -1
    at: str = ""
    problem: str = ""
    others: str = ""
    open: bool = True

    @property
    def key(self) -> str:
        """How the browser calls it."""
        return f"{self.copy}/{self.uid}"


def all_typed() -> dict[str, Typed]:
    """What was typed in this session, by key."""
    found: dict[str, Typed] = st.session_state.setdefault(_TYPED, {})
    return found


def forget(copy: int, uid: str = "") -> None:
    """What was typed for a provision, or for all of a working copy, is not wanted any more, here or there.

    What is typed into one provision after the last that was heard of is kept. For callbacks: what the browser
    sent along with the click is heard first.
    """
    _listen()
    heard = 0
    for one in all_typed().values():
        if one.copy == copy and uid in ("", one.uid):
            one.open = False  # it stays known, so that it is not heard again as something new
            heard = max(heard, one.seq)
    told = st.session_state.setdefault(_FORGOTTEN, {})
    often = told.get(f"{copy}/{uid}", (0, 0))[0] + 1
    told[f"{copy}/{uid}"] = (often, heard if uid else None)


def forgotten() -> dict[str, tuple[int, int | None]]:
    """What the browser is to forget: how keys begin, how often it was said, and up to which change."""
    return dict(st.session_state.get(_FORGOTTEN, {}))


def hear(desk: Workbench, speech: Speech) -> None:
    """Take over what the browser sent, and save what it asked to be saved."""
    for one, save in _listen():
        if save > one.save:
            one.save = save
            _save(desk, one, speech)


def _listen() -> list[tuple[Typed, int]]:
    """Take over what the browser sent: each text, and the number of its save."""
    sent = (st.session_state.get(EDITOR) or {}).get(TEXTS)
    if not isinstance(sent, dict):
        return []
    page, known, found = str(sent.get("page", "")), all_typed(), []
    for key, told in dict(sent.get("entries") or {}).items():
        words = Words(*(str(told["words"].get(name, "")) for name in ("label", "heading", "body")))
        one = known.get(key)
        if one is None or one.page != page:
            one = known[key] = Typed(int(told["copy"]), str(told["uid"]), words, page, -1, int(told["seen"]))
        one.seen = max(one.seen, int(told["seen"]))  # what its own last save made may not be heard of yet
        if int(told["seq"]) > one.seq:
            one.words, one.seq, one.open = words, int(told["seq"]), True
        found.append((one, int(told["save"])))
    return found


def acks(copy: int) -> dict[str, dict[str, Any]]:
    """What the browser is told of the texts it sent."""
    return {
        key: {
            "page": one.page,
            "seq": one.seq,
            "save": one.save,
            "saved": one.saved,
            "seen": one.seen,
            "at": one.at,
            "problem": one.problem,
            "others": one.others,
        }
        for key, one in all_typed().items()
        if one.copy == copy
    }


def unsaved(copy: int, document: Document) -> dict[str, Typed]:
    """By uid what is typed and differs from ``document``, the copy as it is saved."""
    found = {one.uid: one for one in all_typed().values() if one.copy == copy and one.open}
    for uid, one in list(found.items()):
        if _stands(document, one):
            one.open = False
            del found[uid]
    return found


def keep(desk: Workbench, copy: int, uid: str, speech: Speech) -> bool:
    """Save what is typed in a provision, because something is done to it; whether it is safe now.

    For callbacks: they run before the page has heard what the browser sent along with the click.
    """
    hear(desk, speech)
    one = all_typed().get(f"{copy}/{uid}")
    if one is None or not one.open or _stands(desk.editing.document(copy), one):
        return True
    one.save = max(one.save + 1, one.seq)
    _save(desk, one, speech)
    return not one.problem


def _stands(document: Document, one: Typed) -> bool:
    try:
        return replace_words(document, one.uid, one.words, unsaved_uids()) is document
    except NotFound:
        return False


def unsaved_uids() -> Callable[[], str]:
    """Uids for what is only looked at, the same each time it is; the save makes others."""
    numbers = count(1)
    return lambda: f"unsaved-{next(numbers)}"


def _save(desk: Workbench, one: Typed, speech: Speech) -> None:
    one.problem = ""
    try:
        saved = desk.editing.write(one.copy, one.uid, one.words, seen=one.seen)
    except DraftingError as error:
        one.problem = error.sentence(speech.language)
        return
    one.seen, one.saved, one.open = saved.copy.last.number, one.seq, False
    others = [step for step in saved.meanwhile if step.who != saved.copy.last.who]
    one.others = (
        speech("ui.edit.meanwhile", who=others[-1].who or "?", what=others[-1].deed.label) if others else ""
    )
    one.at = f"{saved.copy.last.at.astimezone():%H:%M}"


def as_json(words: Words) -> dict[str, str]:
    """A provision's words as the browser holds them."""
    return {"label": words.label, "heading": words.heading, "body": words.body}
