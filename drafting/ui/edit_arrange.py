"""Fractions and chapters put in, moved, taken away, numbered on; what would follow is read before it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from drafting.edit.copies import WorkingCopy
from drafting.edit.dividing import kinds
from drafting.edit.entries import UNITS, Entry, entries, entry_of
from drafting.edit.series import divides
from drafting.errors import DraftingError, NotFound
from drafting.model import Document, Kind
from drafting.ui import address, components, edit_doors, edit_plan, sources
from drafting.ui.notices import plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import arranging
from drafting.ui.views.editing import named
from drafting.workbench import Workbench
from drafting.workbench.arranging import Heirs, Step, Verb

_PENDING = "_edit_step"


@dataclass(frozen=True, slots=True)
class Pending:
    """A step that waits for a word, and the revision it was thought of on."""

    copy: int
    seen: int
    step: Step


def items(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """The numbered parts of the provision that is open."""
    document = desk.editing.document(copy.id)
    if pending(desk, copy, document, speech):
        return
    try:
        entry = entry_of(document, address.read()["provision"])
    except NotFound:
        st.info(speech("ui.editor.choose"))
        return
    rows = arranging.items(document, entry, speech)
    title = speech("ui.edit.arrange.items_of", name=named(entry, speech))
    _list(title, "ui.edit.arrange.items_lead", "ui.edit.arrange.items_none", rows, "item", document, speech)


def chapters(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """The divisions of the text, and a form for a heading before an article."""
    document = desk.editing.document(copy.id)
    if pending(desk, copy, document, speech):
        return
    left, right = st.columns([7, 4], gap="large")
    with left:
        rows = arranging.divisions(document, speech)
        title = speech("ui.edit.arrange.chapters")
        lead, none = "ui.edit.arrange.chapters_lead", "ui.edit.arrange.chapters_none"
        _list(title, lead, none, rows, "head", document, speech)
    with right:
        _heading_form(copy, document, speech)
        _number_form(copy, document, speech)


def _list(
    title: str, lead: str, none: str, rows: list[arranging.Row], what: str, document: Document, speech: Speech
) -> None:
    data = {
        "title": title,
        "lead": speech(lead),
        "none": speech(none),
        "rows": rows,
        "what": what,
        "language": document.language,
        "words": speech.group("ui.edit_parts"),
    }
    components.component("edit_parts")(
        key=f"edit_parts_{what}",
        data=sources.packed(data),
        on_step_change=_told_step if what == "item" else _told_heading,
        on_open_change=_told_open,
    )


def _heading_form(copy: WorkingCopy, document: Document, speech: Speech) -> None:
    """A heading before an article: kind, words, up to which article."""
    units = {
        entry.uid: " · ".join(part for part in (named(entry, speech), entry.node.heading[:40]) if part)
        for entry in entries(document)
        if entry.node.kind in (Kind.ARTICLE, Kind.SECTION) and not entry.divides
    }
    if not units:
        return
    opened = _opened(document)
    st.subheader(speech("ui.edit.arrange.before_article"), anchor=False)
    st.caption(speech("ui.edit.arrange.before_article_lead"))
    with st.form("heading", border=False):
        found = list(units)
        st.selectbox(
            speech("ui.edit.arrange.first_article"),
            found,
            index=found.index(opened) if opened in units else None,
            format_func=lambda uid: units[uid],
            key="heading_first",
            placeholder=speech("ui.edit.move_choose"),
        )
        offered = kinds(document)
        st.selectbox(
            speech("ui.edit.arrange.kind"),
            offered,
            index=offered.index(Kind.CHAPTER) if Kind.CHAPTER in offered else 0,
            format_func=lambda kind: speech(f"ui.kind.{kind.value}"),
            key="heading_kind",
        )
        st.text_input(speech("ui.edit.arrange.heading"), max_chars=400, key="heading_text")
        st.selectbox(
            speech("ui.edit.arrange.last_article"),
            found,
            index=None,
            format_func=lambda uid: units[uid],
            key="heading_last",
            placeholder=speech("ui.edit.arrange.to_the_end"),
        )
        st.text_input(speech("ui.edit.arrange.rest"), max_chars=400, key="heading_rest")
        st.form_submit_button(speech("ui.edit.arrange.put"), on_click=_put_heading, args=(copy,))


def _opened(document: Document) -> str:
    try:
        return entry_of(document, address.read()["provision"]).uid
    except NotFound:
        return ""


def _number_form(copy: WorkingCopy, document: Document, speech: Speech) -> None:
    there = list(dict.fromkeys(node.kind for node in document.walk() if divides(node) and node.number))
    if not there:
        return
    st.subheader(speech("ui.edit.arrange.in_sequence"), anchor=False)
    st.caption(speech("ui.edit.arrange.in_sequence_lead"))
    with st.container(horizontal=True):
        for kind in there:
            st.button(
                speech(f"ui.kind.{kind.value}"),
                key=f"sequence_{kind.value}",
                on_click=propose,
                args=(copy.id, Step(Verb.HEAD_NUMBER, "", kind=kind), copy.last.number),
            )


def _put_heading(copy: WorkingCopy) -> None:
    state = st.session_state
    first = str(state.get("heading_first") or "")
    if not first:
        state[edit_doors.COMPLAINT] = NotFound("edit_choose_article", place=copy.instrument)
        return
    step = Step(
        Verb.HEAD_BEFORE,
        first,
        text=str(state.get("heading_text") or ""),
        kind=state["heading_kind"],
        through=str(state.get("heading_last") or ""),
        rest=str(state.get("heading_rest") or ""),
    )
    propose(copy.id, step, copy.last.number)


# --- a step that is told, thought over, taken -------------------------------------------------------------


def propose(copy: int, step: Step, seen: int) -> None:
    """From a callback: take a step at once, or show first what would follow from it elsewhere."""
    desk = sources.desk()
    try:
        found = desk.editing.arranging.look(desk.editing.document(copy, seen), step)
    except DraftingError as error:
        st.session_state[edit_doors.COMPLAINT] = error
        return
    if found.plan.follows or found.plan.doubts:
        st.session_state[_PENDING] = Pending(copy, seen, step)
    else:
        _take(Pending(copy, seen, step), set())


def pending(desk: Workbench, copy: WorkingCopy, document: Document, speech: Speech) -> bool:
    """Show what the step that waits would change; whether there is one."""
    waits = st.session_state.get(_PENDING)
    if not isinstance(waits, Pending) or waits.copy != copy.id:
        return False
    if waits.seen != copy.last.number:  # somebody saved meanwhile: it is to be thought of anew
        del st.session_state[_PENDING]
        return False
    try:
        found = desk.editing.arranging.look(document, waits.step)
    except DraftingError:
        del st.session_state[_PENDING]
        return False
    with st.container(key="pending_step"):
        st.title(speech("ui.edit.arrange.before"), anchor=False)
        numbers = (one.new for one in found.plan.relabels if one.uid == found.uid)
        adds = waits.step.verb in (Verb.ITEM_ADD, Verb.HEAD_AFTER, Verb.HEAD_BEFORE)
        what = _said(waits.step, next(numbers, found.label) if adds else found.label, speech)
        st.write(plain(speech("ui.edit.arrange.before_lead", what=what)))
        with st.container(horizontal=True):
            st.button(
                speech("ui.edit.arrange.do"), type="primary", key="step_do", on_click=_confirm, args=(waits,)
            )
            st.button(speech("ui.edit.arrange.leave"), key="step_leave", on_click=_cancel)
        edit_plan.told(document, found.plan, speech)
    return True


def _said(step: Step, label: str, speech: Speech) -> str:
    name = label.strip(" .-–—") or speech(f"ui.kind.{step.kind.value}")
    return speech(f"ui.edit.arrange.verb.{step.verb.value}", name=name)


def _confirm(waits: Pending) -> None:
    desk = sources.desk()
    try:
        found = desk.editing.arranging.look(desk.editing.document(waits.copy, waits.seen), waits.step)
    except DraftingError as error:
        st.session_state[edit_doors.COMPLAINT] = error
        return
    _take(waits, edit_plan.left_alone(found.plan))


def _take(waits: Pending, skip: set[str]) -> None:
    st.session_state.pop(_PENDING, None)
    try:
        saved = sources.desk().editing.arranging.take(waits.copy, waits.step, skip=skip, seen=waits.seen)
    except DraftingError as error:
        st.session_state[edit_doors.COMPLAINT] = error
        return
    speech = reader()
    st.session_state[edit_doors.TOLD] = edit_doors.told(saved.copy, speech)
    if address.read()["tab"] == "" and saved.uid:
        address.put(provision=saved.uid)


def _cancel() -> None:
    st.session_state.pop(_PENDING, None)


def _told_step() -> None:
    _tell(components.event("edit_parts_item", "step"))


def _told_heading() -> None:
    _tell(components.event("edit_parts_head", "step"))


def _tell(told: Any) -> None:
    copy = address.read()["copy"]
    if not isinstance(told, dict) or not copy.isdigit():
        return
    verb = str(told.get("verb", ""))
    if verb not in {one.value for one in Verb}:
        return
    heirs = str(told.get("heirs") or Heirs.BEFORE.value)
    step = Step(
        Verb(verb),
        str(told.get("uid", "")),
        text=str(told.get("text", "")),
        number=str(told.get("number", "")),
        first=bool(told.get("first")),
        heirs=Heirs(heirs) if heirs in set(Heirs) else Heirs.BEFORE,
    )
    desk = sources.desk()
    try:
        seen = desk.editing.copy(int(copy)).last.number
    except DraftingError as error:
        st.session_state[edit_doors.COMPLAINT] = error
        return
    propose(int(copy), step, seen)


def _told_open() -> None:
    for what in ("item", "head"):
        uid = components.event(f"edit_parts_{what}", "open")
        if uid:
            address.put(provision=str(uid), tab="")


def can_have_items(entry: Entry) -> bool:
    """Whether fractions belong in it: an article, not a chapter."""
    return not entry.divides and entry.node.kind in UNITS
