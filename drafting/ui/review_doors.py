"""The review page's doors: which round, which part of the work, what to take along."""

from __future__ import annotations

import streamlit as st

from drafting.errors import DraftingError, NotFound
from drafting.model import Draft
from drafting.review.model import Round
from drafting.ui import address, handing
from drafting.ui.handing import FORMATS, Format
from drafting.ui.speech import Speech
from drafting.ui.views.where import Place
from drafting.workbench import Workbench

#: what went wrong with a decision, said at the top of the next run
COMPLAINT = "_review_complaint"
#: all rounds together, and what was said outside of any
_ALL = "all"


def chosen_round(desk: Workbench, place: Place | None) -> tuple[Round | None, DraftingError | None]:
    """The round that the address names, else the latest; None for all together, or if there is none."""
    asked = address.read()["round"]
    if place is None or asked == _ALL:
        return None, None
    rounds = desk.reviews.rounds(place.instrument.slug)
    if not asked:
        return (rounds[-1] if rounds else None), None
    found = next((one for one in rounds if str(one.number) == asked), None)
    wrong = None if found else NotFound("not_found_round", place=place.instrument.short_title, number=asked)
    return found, wrong


def choose(desk: Workbench, place: Place, found: Round | None, speech: Speech) -> None:
    """The round, and the part of the work."""
    rounds = desk.reviews.rounds(place.instrument.slug)
    names = {
        str(one.number): speech(
            "ui.review.round_of",
            n=one.number,
            draft=one.draft,
            title=f" · {one.title}" if one.title else "",
        )
        for one in reversed(rounds)
    }
    choices = {**names, _ALL: speech("ui.review.all_rounds")}
    st.session_state["pick_round"] = str(found.number) if found else _ALL
    st.selectbox(
        speech("ui.review.which"),
        list(choices),
        format_func=lambda one: choices[one],
        key="pick_round",
        on_change=_round_chosen,
        width=385,
    )
    tabs = {tab or "decide": speech(f"ui.review.tab_{tab or 'decide'}") for tab in ("", "rounds", "next")}
    current = address.read()["tab"]
    st.session_state["pick_review_tab"] = current if current in tabs else "decide"
    st.segmented_control(
        speech("ui.review.tab"),
        list(tabs),
        format_func=lambda tab: tabs[tab],
        key="pick_review_tab",
        on_change=_tab_chosen,
        required=True,
    )


def downloads(speech: Speech) -> Format | None:
    """The ways to take the matrix of dispositions along: which was just asked for, if one was."""
    return handing.offer("dispositions", {one: speech(f"ui.review.take_{one}") for one in FORMATS})


def hand_over(desk: Workbench, slug: str, found: Round | None, format_: Format, speech: Speech) -> None:
    """The matrix of dispositions, of a round or of all, made in sight."""
    number = found.number if found else None

    def work() -> bytes:
        return desk.reviews.dispositions(slug, format_, number=number, language=speech.language)

    name = f"{slug}_{speech('review.file.dispositions')}{f'_{number}' if number else ''}.{format_}"
    handing.report("dispositions", name, (slug, number, speech.language), work, speech)


def field(name: str, draft: Draft) -> str:
    """The key of a form's field: it stands as it is meant for an instrument until that has another draft."""
    return f"{name}_{draft.instrument}_{draft.number}"


def _round_chosen() -> None:
    address.put(round=st.session_state["pick_round"] or "", said="")


def _tab_chosen() -> None:
    tab = st.session_state["pick_review_tab"]
    address.put(tab="" if tab == "decide" else tab or "")
