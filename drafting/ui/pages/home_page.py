"""Home: where each instrument stands, what was done lately, and how to begin."""

from __future__ import annotations

import streamlit as st

from drafting.model import Draft, Event
from drafting.ui import address, components, margins, shelf, sources, tour, working
from drafting.ui.notices import reader
from drafting.ui.speech import Speech
from drafting.ui.views import home, waiting, welcome
from drafting.workbench import Workbench


def what_waits(desk: Workbench, speech: Speech) -> None:
    """What asks for a person: looked for once for these drafts and decisions."""
    latest = tuple(drafts[-1] for drafts in _drafts(desk) if drafts)
    counts = working.look(speech("ui.waiting.working"), lambda: margins.waiting(latest, speech))
    names = {instrument.slug: instrument for instrument in desk.instruments()}
    data = {"lines": waiting.lines(counts, names, speech), "words": speech.group("ui.waiting")}
    components.component("waiting")(
        key="waiting", data=sources.packed(data), on_go_change=components.following("waiting")
    )


def first_time(desk: Workbench, speech: Speech) -> bool:
    """While there are only sample texts: what this is, and what to do with them. False if there is more."""
    samples = desk.shelf.samples()
    drafts = next((found for one in samples if len(found := desk.drafts(one.slug)) > 1), ())
    if samples != desk.instruments() or not drafts:
        return False
    st.title(speech("ui.welcome.title"))
    data = {"doors": welcome.doors(drafts, speech), "words": speech.group("ui.welcome")}
    components.component("welcome")(
        key="welcome",
        data=sources.packed(data),
        on_go_change=components.following("welcome"),
        on_tour_change=tour.begin,
    )
    return True


def _drafts(desk: Workbench) -> list[tuple[Draft, ...]]:
    return [desk.drafts(instrument.slug) for instrument in desk.instruments()]


def board(desk: Workbench, speech: Speech, *, hints: bool) -> None:
    """The cards, the first steps where wanted, and the journal, as one component."""
    instruments = desk.instruments()
    drafts = {instrument.slug: desk.drafts(instrument.slug) for instrument in instruments}
    counts = {
        slug: sources.counts_of(its[-2], its[-1], speech) for slug, its in drafts.items() if len(its) > 1
    }
    data = {
        "cards": home.board(instruments, drafts, counts, desk.stages(), speech),
        "events": home.happenings(_seen(desk), instruments, speech),
        "first": speech.group("ui.first") if hints else None,
        "words": speech.group("ui.board"),
    }
    components.component("board")(
        key="board", data=sources.packed(data), on_go_change=components.following("board")
    )


def _seen(desk: Workbench) -> tuple[Event, ...]:
    """What was done lately to what is in sight."""
    away = {one.slug for one in desk.shelf.away()}
    return tuple(event for event in desk.events(limit=30) if event.subject.split("/")[0] not in away)


def seed(desk: Workbench, speech: Speech) -> None:
    """Load the sample texts, step by step in sight; what was stopped is continued by the next click."""

    def work(tell: working.Tell) -> int:
        return desk.seed(
            lambda key, done, total: tell(speech(key, done=done, total=total), done / max(total, 1))
        )

    working.run(speech("ui.empty.seeding"), work, speech)
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
        (shelf.empty if desk.shelf.away() else empty)(desk, speech)
        return
    new = first_time(desk, speech)
    if not new:
        title(speech)
    above = st.container(key="waits")
    board(desk, speech, hints=not new)
    shelf.offer(desk, speech)
    with above:  # found after the board is on the screen
        what_waits(desk, speech)


def title(speech: Speech) -> None:
    """The head of a workspace in use."""
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        with st.container(width=720, gap=None):
            st.title(speech("ui.home.title"))
            st.write(speech("ui.home.lead"))
        st.button(
            speech("ui.home.import"), type="primary", on_click=address.go, args=("import",), key="import"
        )


show()
