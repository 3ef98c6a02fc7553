"""Home: where each instrument stands, what was done lately, and how to begin."""

from __future__ import annotations

import streamlit as st

from drafting.model import Draft
from drafting.ui import address, components, margins, sources
from drafting.ui.notices import reader
from drafting.ui.speech import Speech
from drafting.ui.views import home, waiting
from drafting.workbench import Workbench


def go() -> None:
    """Follow a link of the board."""
    told = components.event("board", "go")
    if told:
        address.go(told["page"], told["fields"])


def leave() -> None:
    """Follow a link of what waits."""
    told = components.event("waiting", "go")
    if told:
        address.go(told["page"], told["fields"])


def what_waits(desk: Workbench, speech: Speech) -> None:
    """What asks for a person: looked for once for these drafts and decisions."""
    with st.spinner(speech("ui.waiting.working"), show_time=False):
        counts = margins.waiting(tuple(drafts[-1] for drafts in _drafts(desk) if drafts), speech)
    names = {instrument.slug: instrument for instrument in desk.instruments()}
    data = {"lines": waiting.lines(counts, names, speech), "words": speech.group("ui.waiting")}
    components.component("waiting")(key="waiting", data=sources.packed(data), on_go_change=leave)


def _drafts(desk: Workbench) -> list[tuple[Draft, ...]]:
    return [desk.drafts(instrument.slug) for instrument in desk.instruments()]


def board(desk: Workbench, speech: Speech) -> None:
    """The cards and the journal, as one component."""
    instruments = desk.instruments()
    drafts = {instrument.slug: desk.drafts(instrument.slug) for instrument in instruments}
    counts = {
        slug: sources.redline_of(its[-2], its[-1], speech)["counts"]
        for slug, its in drafts.items()
        if len(its) > 1
    }
    data = {
        "cards": home.board(instruments, drafts, counts, desk.stages(), speech),
        "events": home.happenings(desk.events(limit=30), instruments, speech),
        "first": speech.group("ui.first"),
        "words": speech.group("ui.board"),
    }
    components.component("board")(key="board", data=sources.packed(data), on_go_change=go)


def seed(desk: Workbench, speech: Speech) -> None:
    """Load the sample texts, step by step in sight."""
    with st.status(speech("ui.empty.seeding"), expanded=True) as status:
        bar = st.progress(0.0)

        def tell(key: str, done: int, total: int) -> None:
            bar.progress(done / total if total else 1.0, text=speech(key, done=done, total=total))

        number = desk.seed(tell)
        status.update(label=speech("ui.empty.seeded", n=number), state="complete", expanded=False)
    st.rerun()


def empty(desk: Workbench, speech: Speech) -> None:
    """A workspace without any instrument: two ways to begin."""
    with st.container(key="narrow"):
        st.title(speech("ui.empty.title"))
        st.write(speech("ui.empty.lead"))
        samples, own = st.columns(2, gap="large", border=True)
        with samples:
            st.subheader(speech("ui.empty.seed_title"))
            st.write(speech("ui.empty.seed_lead"))
            wanted = st.button(speech("ui.empty.seed"), type="primary", key="seed")
        with own:
            st.subheader(speech("ui.empty.import_title"))
            st.write(speech("ui.empty.import_lead"))
            st.button(speech("ui.home.import"), on_click=address.go, args=("import",), key="first_import")
        if wanted:
            seed(desk, speech)


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    if desk.is_empty():
        empty(desk, speech)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        with st.container(width=720, gap=None):
            st.title(speech("ui.home.title"))
            st.write(speech("ui.home.lead"))
        st.button(
            speech("ui.home.import"), type="primary", on_click=address.go, args=("import",), key="import"
        )
    above = st.container(key="waits")
    board(desk, speech)
    with above:  # found after the board is on the screen
        what_waits(desk, speech)


show()
