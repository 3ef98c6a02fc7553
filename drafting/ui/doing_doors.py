"""The doors of the page What it does: which table, compared with which draft, what to take along."""

from __future__ import annotations

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Draft
from drafting.people import Action
from drafting.ui import address, handing
from drafting.ui.handing import FORMATS, Format
from drafting.ui.speech import Speech
from drafting.ui.views import where
from drafting.ui.views.names import slug
from drafting.workbench import Workbench
from drafting.workbench.correctable import TABLES, What

#: the part of the page that is no table
REVIEWED = "reviewed"
_TABS = (*TABLES, REVIEWED)


def table() -> What | None:
    """The table that the address names, else the first; None where it names none of the tables."""
    asked = address.read()["tab"]
    if asked == REVIEWED:
        return None
    return next((one for one in TABLES if one == asked), TABLES[0])


def choose_table(speech: Speech) -> None:
    """The tables, and what was reviewed."""
    st.session_state["pick_table"] = table() or REVIEWED
    st.segmented_control(
        speech("ui.doing.table"),
        _TABS,
        format_func=lambda name: speech(f"ui.doing.{name}"),
        key="pick_table",
        on_change=_table_chosen,
        required=True,
        label_visibility="collapsed",
    )


def _table_chosen() -> None:
    address.put(tab=st.session_state["pick_table"] or "", row="")


def base_of(place: where.Place | None) -> tuple[Draft | None, DraftingError | None]:
    """The draft of the same instrument that the address names to compare with, else the one before."""
    if place is None or place.draft is None:
        return None, None
    try:
        found = where.find_base(address.read(), place, (place.instrument,), lambda _slug: place.drafts)
    except DraftingError as error:
        return None, error
    return (None if found and found.id == place.draft.id else found), None


def choose_base(place: where.Place, base: Draft | None, desk: Workbench, speech: Speech) -> None:
    """The selector of the draft compared with: the others of the instrument."""
    assert place.draft is not None
    others = [one for one in reversed(place.drafts) if one.id != place.draft.id]
    if not others or table() is None:
        return
    choices = {str(one.number): one for one in others}
    st.session_state["pick_against"] = str(base.number) if base else None
    st.selectbox(
        speech("ui.compare.against"),
        list(choices),
        index=0 if base else None,
        format_func=lambda number: speech.draft_choice(choices[number], desk.stages()),
        key="pick_against",
        on_change=_base_chosen,
        width=385,
        placeholder=speech("ui.compare.against"),
    )


def _base_chosen() -> None:
    address.put(against=st.session_state["pick_against"] or "")


def may_correct(desk: Workbench, instrument: str) -> bool:
    """Whether who sits here may correct; asked again by the store when they do."""
    return desk.people.may(Action.DECIDE, instrument)


def downloads(draft: Draft, base: Draft | None, desk: Workbench, speech: Speech) -> None:
    """The table that is open: made in sight when it is asked for."""
    what = table()
    if what is None:
        return
    st.subheader(speech(f"ui.doing.{what}"), anchor=False)
    with st.container(horizontal=True):
        format_ = handing.offer("doing", {one: speech(f"ui.doing.take_{one}") for one in FORMATS})
    if format_:
        _hand_over(what, format_, draft, base, desk, speech)


def _hand_over(
    what: What, format_: Format, draft: Draft, base: Draft | None, desk: Workbench, speech: Speech
) -> None:
    against = base.id if base else None

    def work() -> bytes:
        return desk.clauses.export_table(draft.id, what, format_, speech.language, against)

    title = slug(speech(f"ui.doing.{what}"))
    name = f"{draft.instrument}_{speech('ui.file.draft')}-{draft.number}_{title}.{format_}"
    handing.report(f"doing_{what}", name, (draft.id, against, speech.language), work, speech)
