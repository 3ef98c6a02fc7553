"""The part of the page What it does on reviews: what a body reviewed, and what must go back to it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from drafting.corpus.reviewers import reviewers
from drafting.errors import BadRequest, DraftingError
from drafting.model import Document, Draft
from drafting.ui import components, doing_doors, handing, sources, working
from drafting.ui.doing_data import names_of
from drafting.ui.handing import FORMATS, Format
from drafting.ui.speech import Speech
from drafting.ui.views import doing_reviewed
from drafting.ui.views.names import slug
from drafting.ui.views.where import Place
from drafting.workbench import Workbench

#: what went wrong, said until the next attempt
_COMPLAINT = "_reviewed_complaint"
_FIELDS = ("body", "day", "first", "last", "note")


def show(place: Place, draft: Draft, desk: Workbench, speech: Speech) -> None:
    """The reviews of the instrument as they stand in the draft, and the form for another one."""
    may = doing_doors.may_correct(desk, place.instrument.slug)
    refused = st.session_state.get(_COMPLAINT)  # until the next attempt: a run may be cut short
    bodies = working.look(speech("ui.doing.working"), lambda: _bodies(place, draft, desk, speech))
    _downloads(draft, [one["body"] for one in bodies if one["back"]], desk, speech)
    if may:
        _form(place, draft, [one["body"] for one in bodies], desk.document(draft.id), speech)
    components.component("doing_reviews")(
        key="doing_reviews",
        data=sources.packed(
            {
                "title": speech("ui.doing.reviewed"),
                "lead": speech("ui.doing.lead_reviewed"),
                "over": f"{place.instrument.title} · {speech.draft_choice(draft, desk.stages())}",
                "language": place.instrument.language,
                "bodies": bodies,
                "may": may,
                "complaint": refused.sentence(speech.language) if refused else "",
                "words": speech.group("ui.doing"),
            }
        ),
        on_go_change=components.following("doing_reviews"),
        on_undo_change=_undo,
    )


def _bodies(place: Place, draft: Draft, desk: Workbench, speech: Speech) -> list[dict[str, Any]]:
    """What each body reviewed, as it stands in the draft."""
    found = desk.clauses.reviewed.reviews(place.instrument.slug)
    numbers = {review.number for review in found}
    documents = {one.number: desk.document(one.id) for one in place.drafts if one.number in numbers}
    names = names_of(draft, desk, speech)
    return doing_reviewed.bodies(
        found, desk.clauses.reviewed.covered(draft.id), draft, documents, names, speech
    )


def _undo() -> None:
    told = components.event("doing_reviews", "undo")
    if told is None:
        return
    st.session_state.pop(_COMPLAINT, None)
    try:
        sources.desk().clauses.reviewed.undo(int(told))
    except DraftingError as error:
        st.session_state[_COMPLAINT] = error


def _downloads(draft: Draft, bodies: list[str], desk: Workbench, speech: Speech) -> None:
    """What must go back to each body, as a file made in sight when it is asked for."""
    for n, body in enumerate(bodies):
        with st.container(key=f"downloads_{n}", horizontal=True):
            doors = {one: speech(f"ui.doing.back_{one}", body=body) for one in FORMATS}
            format_ = handing.offer(f"back_{n}", doors)
        if format_:
            _hand_over(draft, body, format_, desk, speech)


def _hand_over(draft: Draft, body: str, format_: Format, desk: Workbench, speech: Speech) -> None:
    def work() -> bytes:
        return desk.clauses.reviewed.export(draft.id, body, format_, speech.language)

    name = f"{draft.instrument}_{speech('ui.file.draft')}-{draft.number}_{slug(body)}.{format_}"
    handing.report("back", name, (draft.id, body, speech.language), work, speech)


def _form(place: Place, draft: Draft, known: list[str], document: Document, speech: Speech) -> None:
    """Mark this draft, or a range of it, as reviewed."""
    offered = [one.names[speech.language] for one in reviewers()]
    names = list(dict.fromkeys((*known, *offered)))
    units = [node for node in document.walk() if "__" not in node.eid and node.label and node.text.strip()]
    labels = {node.eid: node.label.strip(" .-–—") for node in units}
    with st.expander(speech("ui.doing.review_add", n=draft.number)), st.form("review_form", border=False):
        with st.container(horizontal=True):
            st.selectbox(
                speech("ui.doing.review_body"), names, index=None, accept_new_options=True, key="review_body",
                placeholder=speech("ui.doing.review_body_help"), width=300,
            )  # fmt: skip
            st.date_input(
                speech("ui.doing.review_day"), value=None, format=speech.date_format, key="review_day",
                max_value="today", width=180,
            )  # fmt: skip
            for end in ("first", "last"):
                st.selectbox(
                    speech(f"ui.doing.review_{end}"), list(labels), index=None, key=f"review_{end}",
                    format_func=lambda eid: labels[eid], width=220,
                    placeholder=speech(f"ui.doing.review_{end}_help"),
                )  # fmt: skip
        st.text_input(speech("ui.doing.review_note"), max_chars=2000, key="review_note")
        st.form_submit_button(
            speech("ui.doing.review_keep"), on_click=_mark, args=(place.instrument.slug, draft.number)
        )


def _mark(instrument: str, number: int) -> None:
    st.session_state.pop(_COMPLAINT, None)
    said: dict[str, Any] = {name: st.session_state.get(f"review_{name}") for name in _FIELDS}
    try:
        if said["day"] is None:
            raise BadRequest("bad_review_no_day", place=instrument)
        if said["last"] and not said["first"]:
            raise BadRequest("bad_review_range", place=said["last"])
        sources.desk().clauses.reviewed.mark(
            instrument, said["body"] or "", said["day"], number=number,
            first=said["first"] or "", last=said["last"] or "", note=said["note"] or "",
        )  # fmt: skip
    except DraftingError as error:
        st.session_state[_COMPLAINT] = error
        return
    for name in _FIELDS:
        st.session_state.pop(f"review_{name}", None)
