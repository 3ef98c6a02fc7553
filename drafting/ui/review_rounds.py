"""Rounds: a draft is sent, packages go out, files come back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import streamlit as st

from drafting.corpus.reviewers import PLACE as REVIEWERS
from drafting.errors import DraftingError
from drafting.model import Draft
from drafting.review.model import Returned, Round
from drafting.ui import address, carrying, handing, margins, review_doors, sources, working
from drafting.ui.notices import plain, reader, tell
from drafting.ui.speech import Speech
from drafting.ui.views import reviewing
from drafting.ui.views.names import slug
from drafting.ui.views.where import Place
from drafting.workbench import Workbench
from drafting.workbench.marks import SAYERS
from drafting.workbench.rounds import Progress
from drafting.workbench.steps import Tell

_ZIP = "application/zip"
#: how long reviewers have unless somebody says otherwise
_USUAL = timedelta(days=14)
#: a file that just came back: of which round and reviewer, what is in it, its name
_CAME = "_review_came"


def show(desk: Workbench, place: Place, found: Round | None, speech: Speech) -> None:
    """The chosen round with its reviewers, and a form for the next one."""
    with st.container(key="narrow"):
        if found is None:
            st.title(speech("ui.review.tab_rounds"), anchor=False)
        else:
            _round(desk, found, speech)
        with st.expander(speech("ui.review.open"), expanded=found is None):
            _form(desk, place, speech)


# --- one round ------------------------------------------------------------------------------------


def _round(desk: Workbench, found: Round, speech: Speech) -> None:
    progress = desk.reviews.status(found.instrument, found.number)
    line = reviewing.rounds(found, progress, desk.reviews, speech)
    st.title(plain(line["name"]), anchor=False)
    st.write(plain(line["facts"]))
    for one in progress:
        with st.container(border=True, key=f"reviewer_{one.asked.reviewer}"):
            _reviewer(desk, found, one, speech)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.date_input(
            speech("ui.review.until"),
            value=found.until,
            format=speech.date_format,
            key=f"until_{found.key}_{found.decision}",
            on_change=_until,
            args=(found, f"until_{found.key}_{found.decision}"),
            width=200,
        )
        label = "ui.review.reopen" if found.closed else "ui.review.close"
        st.button(speech(label), key="close_round", on_click=_close, args=(found,))


def _reviewer(desk: Workbench, found: Round, one: Progress, speech: Speech) -> None:
    reviewer = one.asked.reviewer
    name = desk.reviews.reviewer_name(reviewer, speech.language)
    answered = speech(
        "ui.review.answered" if one.answered else "ui.review.silent_for",
        left=reviewing.days(one.days_left, speech, closed=found.closed),
        n=one.said,
        settled=one.said - one.waiting,
    )
    left, right = st.columns([5, 4], gap="medium")
    with left:
        st.write(f"**{plain(name)}** · {plain(answered)}")
        if one.asked.last_seen:
            st.markdown(plain(speech("ui.review.last_seen", n=one.asked.last_seen)))
        for file in one.returned:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(
                    plain(
                        speech(
                            "ui.review.file",
                            name=file.name,
                            draft=file.draft,
                            proposals=file.proposals,
                            comments=file.comments,
                        )
                    )
                )
                st.download_button(
                    speech("ui.review.file_take"),
                    data=partial(desk.reviews.returned_file, file.decision),
                    file_name=file.name,
                    on_click="ignore",
                    key=f"file_{file.decision}",
                    type="tertiary",
                )
                st.button(
                    speech("ui.review.file_undo"),
                    key=f"undo_{file.decision}",
                    on_click=_put_back,
                    args=(file.decision,),
                    type="tertiary",
                )
        if st.button(speech("ui.review.package"), key=f"package_{reviewer}"):
            _package(desk, found, reviewer, name, speech)
    with right:
        _upload(found, reviewer, name, speech)
        _take(desk, found, reviewer, name, speech)


def _package(desk: Workbench, found: Round, reviewer: str, name: str, speech: Speech) -> None:
    """What the reviewer is sent, made in sight."""

    def work(tell: working.Tell) -> bytes:
        def step(which: str) -> None:
            tell(speech(f"ui.review.doing_{which}"), None)

        return desk.reviews.package(found.instrument, found.number, reviewer, step)

    file = f"{found.instrument}_{speech('review.file.round')}-{found.number}_{slug(name)}.zip"
    asked = (found.key, reviewer, margins.latest())
    doing = speech("ui.review.doing_package", name=name)
    handing.over(handing.Order(f"package_{reviewer}", file, _ZIP, asked, doing), work, speech)


def _upload(found: Round, reviewer: str, name: str, speech: Speech) -> None:
    turn = st.session_state.get("_review_uploads", 0)
    key = f"returned_{found.key}_{reviewer}_{turn}"  # a new one after each file, so that it stands empty
    st.file_uploader(
        speech("ui.review.returned", name=name),
        type=["docx"],
        key=key,
        on_change=_came,
        args=(found, reviewer, key),
    )


def _came(found: Round, reviewer: str, key: str) -> None:
    """From the field: a file is there; it is read in the run that begins now, and asked for once."""
    file = st.session_state.get(key)
    if file is not None:
        st.session_state["_review_uploads"] = st.session_state.get("_review_uploads", 0) + 1
        st.session_state[_CAME] = ((found.key, reviewer), file.getvalue(), file.name)


def _take(desk: Workbench, found: Round, reviewer: str, name: str, speech: Speech) -> None:
    """Read what came back, its steps in sight."""
    of, data, file = st.session_state.get(_CAME, (None, b"", ""))
    if of != (found.key, reviewer):
        return
    del st.session_state[_CAME]

    def work(step: Tell) -> Returned:
        return desk.reviews.take(found.instrument, found.number, reviewer, data, file, tell=step)

    doing = speech("ui.review.taking", name=name)
    carrying.out(doing, work, speech, refused=review_doors.COMPLAINT, then=partial(_taken, name))


def _taken(name: str, made: Returned) -> None:
    said = {"draft": made.draft, "proposals": made.proposals, "comments": made.comments}
    tell(reader()("ui.review.taken", name=name, file=made.name, **said))


def _put_back(decision: int) -> None:
    _do(lambda: sources.desk().reviews.put_back(decision))


def _until(found: Round, key: str) -> None:
    day = st.session_state.get(key)
    if day is not None:
        _do(
            lambda: sources.desk().reviews.change_round(
                found.instrument, found.number, until=day, after=found.decision
            )
        )


def _close(found: Round) -> None:
    _do(
        lambda: sources.desk().reviews.change_round(
            found.instrument, found.number, closed=not found.closed, after=found.decision
        )
    )


def _do(deed: Callable[[], object]) -> None:
    try:
        deed()
    except DraftingError as error:
        st.session_state[review_doors.COMPLAINT] = error


# --- a new one ------------------------------------------------------------------------------------


def _form(desk: Workbench, place: Place, speech: Speech) -> None:
    reviewers = {one.id: one.names[speech.language] for one in desk.reviews.reviewers()}
    stages = desk.stages()
    drafts = {draft.number: draft for draft in reversed(place.drafts)}
    latest = desk.draft(place.instrument.slug)
    field = partial(_field, latest)
    with st.form("open_round", border=False):
        st.selectbox(
            speech("ui.review.draft"),
            list(drafts),
            format_func=lambda number: speech.draft_choice(drafts[number], stages),
            key=field("round_draft"),
        )
        st.multiselect(
            speech("ui.review.whom"),
            list(reviewers),
            format_func=lambda one: reviewers[one],
            placeholder=speech("ui.review.whom_none"),
            key=field("round_to"),
        )
        st.caption(plain(speech("ui.review.whom_more", place=REVIEWERS)))
        st.date_input(
            speech("ui.review.until"),
            value=date.today() + _USUAL,
            format=speech.date_format,
            key=field("round_until"),
            width=200,
        )
        st.pills(
            speech("ui.review.with"),
            list(SAYERS),
            selection_mode="multi",
            format_func=lambda kind: speech(f"table.remarks.{kind}"),
            key=field("round_with"),
        )
        st.text_input(speech("ui.review.title"), max_chars=120, key=field("round_title"))
        st.text_input(speech("ui.review.note"), max_chars=500, key=field("round_note"))
        st.form_submit_button(speech("ui.review.send"), type="primary", on_click=_send, args=(latest,))


def _field(latest: Draft, name: str) -> str:
    return review_doors.field(name, latest)


def _send(latest: Draft) -> None:
    speech, desk = reader(), sources.desk()
    typed = {
        name: st.session_state.get(_field(latest, f"round_{name}"))
        for name in ("draft", "to", "with", "title", "note")
    }
    try:
        made = desk.reviews.open_round(
            latest.instrument,
            typed["to"] or [],
            st.session_state[_field(latest, "round_until")],
            number=typed["draft"],
            title=typed["title"] or "",
            kinds=typed["with"] or [],
            note=typed["note"] or "",
        )
    except DraftingError as error:
        st.session_state[review_doors.COMPLAINT] = error
        return
    address.put(round=str(made.number), said="", tab="rounds")
    tell(speech("ui.review.opened", n=made.number, draft=made.draft))
