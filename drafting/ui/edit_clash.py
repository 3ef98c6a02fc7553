"""Two wrote in one provision: whoever has not saved yet sees what the other wrote."""

from __future__ import annotations

from typing import Any

from drafting import edit
from drafting.edit.entries import entry_of, words_of
from drafting.errors import NotFound
from drafting.model import Document
from drafting.ui import edit_typed
from drafting.ui.speech import Speech
from drafting.ui.views import editing
from drafting.workbench import Workbench, edit_effects
from drafting.workbench.edit_meanwhile import clashes


def clash(
    desk: Workbench, document: Document, typed: edit_typed.Typed | None, speech: Speech
) -> dict[str, Any] | None:
    """Who changed what is typed over, when, and a redline from the typed text to theirs; None without any.

    ``document`` is the working copy as it is saved.
    """
    refusal = clashes(desk.editing, typed.copy, typed.uid, typed.seen) if typed else None
    if typed is None or refusal is None:
        return None
    try:
        theirs = words_of(entry_of(document, typed.uid).node)
    except NotFound:
        return None
    mine = edit.replace_words(document, typed.uid, typed.words, edit_typed.unsaved_uids())
    who = str(refusal.values["who"])
    return {
        "text": refusal.sentence(speech.language),
        "title": speech("ui.edit.theirs", who=who),
        "rows": editing.redline(edit_effects.preview(mine, document, typed.uid), speech),
        "seen": desk.editing.copy(typed.copy).last.number,
        "words": edit_typed.as_json(theirs),
        "language": document.language,
    }
