"""Edit: a working copy of a draft, provision by provision, with what each edit does beside it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from drafting import edit
from drafting.edit.copies import REFUSED, CopyState, WorkingCopy
from drafting.edit.entries import Entry, entry_of
from drafting.errors import BadRequest, DraftingError, NotFound
from drafting.model import Document
from drafting.people import Action
from drafting.ui import (
    address,
    components,
    edit_clash,
    edit_deeds,
    edit_doors,
    edit_history,
    edit_panels,
    edit_said,
    edit_typed,
    review_unwritten,
    sources,
    tools,
    working,
)
from drafting.ui.notices import complain, plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import editing
from drafting.workbench import Workbench, edit_effects


def chosen() -> None:
    """Open what was chosen in the outline."""
    uid = components.event("edit_rail", "provision")
    if uid:
        address.put(provision=str(uid), tab="")


def stepped() -> None:
    """Open the provision before or behind."""
    uid = components.event(edit_typed.EDITOR, "go")
    if uid:
        address.put(provision=str(uid))


def undone() -> None:
    """The key that takes the last step back."""
    edit_history.pressed(back=True)


def redone() -> None:
    """The key that does it again."""
    edit_history.pressed(back=False)


def mended() -> None:
    """Mend the citations that were asked for; what is typed is saved first."""
    keys, fields = components.event("edit_said", "mend"), address.read()
    if not isinstance(keys, list) or not fields["copy"].isdigit():
        return
    desk, copy = sources.desk(), int(fields["copy"])
    try:
        entry = opened(desk.editing.document(copy))
        if entry is None or not edit_typed.keep(desk, copy, entry.uid, reader()):
            return
        seen = desk.editing.copy(copy).last.number
        saved = desk.editing.arranging.mend(copy, [str(key) for key in keys], seen=seen)
    except DraftingError as error:
        st.session_state[edit_doors.COMPLAINT] = error
        return
    st.session_state[edit_doors.TOLD] = edit_doors.told(saved.copy, reader())


def open_copy(desk: Workbench, slug: str) -> WorkingCopy | None:
    """The working copy that the address names. Raises NotFound, BadRequest (closed)."""
    wanted = address.read()["copy"]
    if not wanted:
        return None
    if not wanted.isdigit():
        raise NotFound("not_found_working", place=wanted[:40])
    copy = desk.editing.copy(int(wanted))
    if copy.instrument != slug:
        raise NotFound("not_found_working", place=wanted)
    if copy.last.state is not CopyState.OPEN:
        raise BadRequest(REFUSED[copy.last.state], place=desk.instrument(slug).short_title)
    return copy


def opened(document: Document) -> Entry | None:
    """The entry that the address names; None if it names none. Raises NotFound."""
    wanted = address.read()["provision"]
    return entry_of(document, wanted) if wanted else None


def typed_text(document: Document, uid: str, typed: edit_typed.Typed | None) -> Document:
    """The working copy with what is typed in the provision that is open."""
    if typed is None:
        return document
    return edit.replace_words(document, uid, typed.words, edit_typed.unsaved_uids())


def editor(now: dict[str, Any], copy: int, speech: Speech) -> None:
    """The fields. Where there is nothing to write they are unseen: they still hold what is not saved."""
    components.component("editor")(
        key=edit_typed.EDITOR,
        data=sources.packed(
            {
                "now": now,
                "acks": edit_typed.acks(copy),
                "forget": edit_typed.forgotten(),
                "words": speech.group("ui.editor"),
            }
        ),
        on_texts_change=_nothing,
        on_go_change=stepped,
        on_undo_change=undone,
        on_redo_change=redone,
    )


def columns(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """The three columns: outline, editor, what the edit does."""
    document, base = desk.editing.document(copy.id), desk.editing.base(copy)
    may = desk.people.may(Action.DRAFT, copy.instrument)
    typed = edit_typed.unsaved(copy.id, document)
    gone, entry = "", None
    try:
        entry = opened(document)
    except NotFound as error:
        gone = address.read()["provision"]
        wrong = error.sentence(speech.language)
    altered = edit_effects.altered(base, document)
    left, middle, right = st.columns([5, 10, 8], gap="large")
    with middle:
        deeds, several = st.container(key="edit_deeds"), st.container(key="edit_several")
        now = editing.now(copy, document, entry, speech) if entry else {"uid": "", "copy": copy.id}
        now["locked"] = not may
        if gone:
            now["gone"] = speech("ui.edit.gone") if altered.get(gone) == "gone" else wrong
        if entry and entry.uid in typed:
            one = typed[entry.uid]
            now["typed"] = {"words": edit_typed.as_json(one.words), "seen": one.seen}
        if entry:
            now["clash"] = edit_clash.clash(desk, document, typed.get(entry.uid), speech)
            now["begun"] = edit_deeds.begun(entry.uid)
        if entry and may and altered.get(entry.uid) == "new":
            now["offers"] = edit_deeds.offered(document, entry)
        editor(now, copy.id, speech)  # first of all: it says that a save was done
    with left:
        rail = editing.rail(document, base, altered, typed, speech)
        data = rail | {"current": entry.uid if entry else gone, "words": speech.group("ui.edit_rail")}
        components.component("edit_rail")(
            key="edit_rail", data=sources.packed(data), on_provision_change=chosen
        )
    if entry and may:
        with deeds:
            edit_deeds.toolbar(copy, document, entry, speech)
        with several:
            edit_deeds.several(copy, document, entry, typed.get(entry.uid), speech)
    with right:
        uid = entry.uid if entry else gone
        if uid:
            beside(desk, copy, document, base, uid, typed.get(uid), speech)


def beside(
    desk: Workbench,
    copy: WorkingCopy,
    document: Document,
    base: Document,
    uid: str,
    typed: edit_typed.Typed | None,
    speech: Speech,
) -> None:
    """The redline of the provision, then what is found in it."""
    text = typed_text(document, uid, typed)
    comparison = edit_effects.preview(base, text, uid)
    rows = editing.redline(comparison, speech)
    same = not any(row["kinds"] for row in rows)
    data = {
        "title": speech("ui.edit.against", n=copy.last.base_number),
        "rows": rows,
        "same": speech("ui.edit.same", n=copy.last.base_number) if same else "",
        "language": document.language,
        "words": {},
    }
    components.component("edit_side")(key="edit_side", data=sources.packed(data))
    if not any(entry.uid == uid for entry in edit.entries(text)):
        return
    layer = desk.instrument(copy.instrument).layer
    aside: working.Aside = st.session_state.setdefault("_edit_aside", working.Aside())
    language = speech.language
    # a long law takes its time, and a save that is asked for meanwhile does not wait for it
    found, broken = aside.run(
        lambda: (
            edit_effects.effects(
                document, text, uid, layer, language, base, edit_effects.put_aside(desk, copy, language)
            ),
            desk.editing.arranging.broken(copy, text),
        ),
        speech("ui.edit.reading"),
    )
    may = desk.people.may(Action.DRAFT, copy.instrument)
    waiting = review_unwritten.remarks(desk, copy.instrument, entry_of(text, uid), speech)
    components.component("edit_said")(
        key="edit_said",
        data=sources.packed(
            {
                "groups": [*waiting, *editing.said(found, text, uid, speech, copy)],
                "broken": editing.broken(broken, text, uid, speech, may=may),
                "words": speech.group("ui.edit_said"),
            }
        ),
        on_provision_change=edit_said.followed("edit_said"),
        on_go_change=components.following("edit_said"),
        on_mend_change=mended,
    )


def _nothing() -> None:
    """The texts are read at the beginning of every run: see ``edit_typed.hear``."""


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    edit_typed.hear(desk, speech)
    place, problem = tools.open_place(desk)
    if place is None and problem is None:
        tools.empty(speech)
        return
    copy: WorkingCopy | None = None
    try:
        copy = open_copy(desk, place.instrument.slug) if place else None
    except DraftingError as error:
        problem = problem or error
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        tools.choose_instrument(place, desk, speech)
        if place and copy:
            edit_deeds.doors(desk, copy, speech)
    with st.container(key="edit_notices", gap="small"):
        refused = st.session_state.pop(edit_doors.COMPLAINT, None) or problem
        if refused:
            complain(refused, speech)
        if told := st.session_state.pop(edit_doors.TOLD, ""):
            st.success(plain(told))
        if copy:
            edit_history.bar(desk, copy, speech)
            if desk.people.may(Action.DRAFT, copy.instrument):
                edit_deeds.moved_on(desk, copy, speech)
            else:
                st.info(plain(speech("ui.edit.look_only")))
    if place is None:
        return
    shut = {"uid": "", "copy": copy.id if copy else 0, "hidden": True}
    if place.draft is None:
        tools.nothing_yet(place, speech)
    elif copy is None:
        edit_doors.listed(desk, place.instrument.slug, place.draft, speech)
        editor(shut, 0, speech)
    elif panel := edit_panels.panel(desk, copy, address.read()["tab"]):
        panel(desk, copy, speech)
        editor(shut, copy.id, speech)
    else:
        columns(desk, copy, speech)


show()
