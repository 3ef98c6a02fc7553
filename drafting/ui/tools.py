"""What several pages share: choosing instrument and drafts, and saying that there is nothing yet."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Draft, Instrument
from drafting.ui import address
from drafting.ui.notices import plain
from drafting.ui.speech import Speech
from drafting.ui.views import where
from drafting.workbench import Workbench


def open_place(desk: Workbench) -> tuple[where.Place | None, DraftingError | None]:
    """What the address names. In an empty workspace neither a place nor a problem.

    With a problem (the address names what does not exist) the place is what can still be said: no
    instrument gives None, no such draft the instrument without a draft.
    """
    instruments = desk.instruments()
    if not instruments:
        return None, None
    fields = address.read()
    try:
        return where.find(fields, instruments, desk.drafts), None
    except DraftingError as problem:
        if problem.code != "address_draft":
            return None, problem
        instrument = where.find_instrument(fields, instruments)
        return where.Place(instrument, desk.drafts(instrument.slug), None), problem


def choose_instrument(place: where.Place | None, desk: Workbench, speech: Speech) -> None:
    """The instrument selector."""
    known = {instrument.slug: instrument for instrument in desk.instruments()}
    current = place.instrument.slug if place else None
    st.session_state["pick_instrument"] = current
    st.selectbox(
        speech("ui.draft.instrument"),
        list(known),
        index=0 if current else None,  # with an index the choice cannot be cleared
        format_func=lambda slug: known[slug].short_title,
        key="pick_instrument",
        on_change=_instrument_chosen,
        width=270,
        placeholder=speech("ui.draft.instrument"),
    )


def choose_draft(place: where.Place, desk: Workbench, speech: Speech) -> None:
    """The draft selector of one instrument, newest first."""
    stages = desk.stages()
    choices = {str(draft.number): draft for draft in reversed(place.drafts)}
    current = str(place.draft.number) if place.draft else None
    st.session_state["pick_draft"] = current
    st.selectbox(
        speech("ui.draft.select"),
        list(choices),
        index=0 if current else None,  # with an index the choice cannot be cleared
        format_func=lambda number: speech.draft_choice(choices[number], stages),
        key="pick_draft",
        on_change=_draft_chosen,
        width=385,
        placeholder=speech("ui.draft.select"),
    )


def choose_base(place: where.Place, base: Draft | None, desk: Workbench, speech: Speech) -> None:
    """The selector of the draft to compare with: the instrument's own, then those of the others."""
    assert place.draft is not None
    stages = desk.stages()
    choices: dict[str, tuple[Draft, Instrument | None]] = {}
    for instrument in (place.instrument, *desk.instruments()):
        other = None if instrument == place.instrument else instrument
        for draft in reversed(desk.drafts(instrument.slug)):
            choices.setdefault(where.against(draft, place.draft), (draft, other))
    current = where.against(base, place.draft) if base else None
    st.session_state["pick_against"] = current
    st.selectbox(
        speech("ui.compare.against"),
        list(choices),
        index=0 if current else None,  # with an index the choice cannot be cleared
        format_func=lambda value: speech.draft_choice(choices[value][0], stages, choices[value][1]),
        key="pick_against",
        on_change=_base_chosen,
        width=385,
        placeholder=speech("ui.compare.against"),
    )


def choose_third(place: where.Place, third: Draft | None, desk: Workbench, speech: Speech) -> None:
    """The selector of a third text of the same instrument; none unless one is chosen."""
    assert place.draft is not None
    stages = desk.stages()
    choices = {str(draft.number): draft for draft in reversed(place.drafts)}
    st.session_state["pick_third"] = str(third.number) if third else None
    st.selectbox(
        speech("ui.three.pick"),
        list(choices),
        index=None,
        format_func=lambda number: speech.draft_choice(choices[number], stages),
        key="pick_third",
        on_change=_third_chosen,
        width=385,
        placeholder=speech("ui.three.none"),
    )


def empty(speech: Speech) -> None:
    """What belongs on the page and how it gets there, in a workspace without drafts."""
    _belongs(speech)
    st.write(speech("ui.nothing.how"))
    with st.container(horizontal=True):
        st.button(speech("ui.home.import"), on_click=address.go, args=("import",), type="primary")
        st.button(speech("ui.nothing.home"), on_click=address.go, args=("home",))


def _belongs(speech: Speech) -> None:
    """The name of the page that is open, and what will stand on it."""
    page = urlsplit(st.context.url or "").path.rstrip("/").rpartition("/")[2]
    what = speech(f"ui.nothing.{page}")
    if what != f"ui.nothing.{page}":
        st.title(speech(f"ui.page.{page}"))
        st.write(what)


def nothing_yet(place: where.Place, speech: Speech) -> None:
    """An instrument without drafts: say what belongs here, and offer to bring the first."""
    _belongs(speech)
    st.info(plain(speech("ui.draft.none", title=place.instrument.title)))
    st.button(
        speech("ui.home.import"),
        on_click=address.go,
        args=("import", {"instrument": place.instrument.slug}),
        type="primary",
    )


def _instrument_chosen() -> None:
    address.put(**dict.fromkeys(address.LOCAL, ""), instrument=st.session_state["pick_instrument"] or "")


def _draft_chosen() -> None:
    address.put(draft=st.session_state["pick_draft"] or "", chapter="")


def _third_chosen() -> None:
    address.put(third=st.session_state["pick_third"] or "", provision="")


def _base_chosen() -> None:
    address.put(against=st.session_state["pick_against"] or "")
