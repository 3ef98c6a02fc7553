"""The next draft: what will be written, what is in conflict, and the one step that makes it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from drafting.model import Draft
from drafting.review.apply import Conflict
from drafting.review.model import Proposed, State
from drafting.ui import address, carrying, review_doors, review_unwritten
from drafting.ui.notices import plain, reader, tell
from drafting.ui.speech import Speech
from drafting.ui.views.where import Place
from drafting.workbench import Imported, Workbench
from drafting.workbench.steps import Tell


def show(desk: Workbench, place: Place, speech: Speech) -> None:
    """Everything accepted that no draft has yet, conflicts first."""
    slug = place.instrument.slug
    settled, unwritten = desk.reviews.settled(slug), desk.reviews.unwritten(slug)
    waiting = sum(one.state is State.OPEN for one in desk.reviews.proposals(slug))
    latest = desk.draft(slug)
    with st.container(key="narrow"):
        st.title(plain(speech("ui.review.next", n=latest.number + 1)), anchor=False)
        st.write(
            plain(
                speech(
                    "ui.review.next_facts",
                    n=len(settled.applied),
                    latest=latest.number,
                    next=latest.number + 1,
                    conflicts=len(settled.conflicts),
                    open=waiting,
                )
            )
        )
        for place_, conflict in enumerate(settled.conflicts):
            _conflict(desk, conflict, place_, speech)
        for one in settled.applied:
            st.markdown(f"- {_said(desk, one, speech)}")
        for one in settled.done:
            st.markdown(f"{_said(desk, one, speech)} · {plain(speech(f'review.fate.{_done(one)}'))}")
        review_unwritten.show(desk, slug, unwritten, speech)
        if not (settled.applied or settled.conflicts or unwritten):
            st.info(speech("ui.review.next_none"))
        if settled.applied:
            _form(desk, latest, conflicts=bool(settled.conflicts), speech=speech)


def _conflict(desk: Workbench, conflict: Conflict, place: int, speech: Speech) -> None:
    with st.container(border=True, key=f"conflict_{place}"):
        st.error(plain(speech(f"review.conflict.{conflict.why.value}")))
        for one in conflict.proposals:
            st.markdown(f"- {_said(desk, one, speech)}")
        st.button(
            speech("ui.review.settle_it"),
            key=f"settle_{place}",
            on_click=_look,
            args=(conflict.proposals[0].id,),
        )


def _said(desk: Workbench, one: Proposed, speech: Speech) -> str:
    """A proposal in one line: where, who, what for what."""
    office = desk.reviews.reviewer_name(one.origin.reviewer, speech.language)
    new = one.amended if one.state is State.AMENDED else one.new
    old_words, new_words = (" ".join(text.split())[:160] for text in (one.old, new))
    struck = f"~~{plain(old_words)}~~ " if old_words else ""
    return f"**{plain(one.label)}** · {plain(office)}: {struck}{plain(new_words)}"


def _done(one: Proposed) -> str:
    return "done_amended" if one.state is State.AMENDED else "done"


def _form(desk: Workbench, latest: Draft, *, conflicts: bool, speech: Speech) -> None:
    stages = {stage.id: stage for stage in desk.stages()}
    with st.form("make_draft", border=False):
        st.selectbox(
            speech("ui.import.stage"),
            list(stages),
            index=list(stages).index(latest.stage) if latest.stage in stages else 0,
            format_func=lambda choice: speech.stage(choice, tuple(stages.values())),
            key=review_doors.field("make_stage", latest),
        )
        key = review_doors.field("make_note", latest)
        st.text_input(speech("ui.import.note"), max_chars=600, key=key)
        if conflicts:
            st.checkbox(speech("ui.review.partial"), key=review_doors.field("make_partial", latest))
        wanted = st.form_submit_button(speech("ui.review.make"), type="primary")
    if wanted:
        _make(desk, latest, speech)


def _make(desk: Workbench, latest: Draft, speech: Speech) -> None:
    """The next draft, its steps in sight."""
    state, slug = st.session_state, latest.instrument
    typed = [state.get(review_doors.field(name, latest)) for name in ("make_stage", "make_note")]
    stage, note = (str(one or "") for one in typed)
    partly = bool(state.get(review_doors.field("make_partial", latest)))

    def work(step: Tell) -> Imported:
        return desk.reviews.make_draft(slug, stage=stage, note=note, partial=partly, tell=step)

    doing = speech("ui.review.making")
    carrying.out(doing, work, speech, refused=review_doors.COMPLAINT, then=partial(_made, slug))


def _made(slug: str, made: Imported) -> None:
    number = made.draft.number
    tell(reader()("ui.review.made", n=number, base=number - 1))
    address.go("compare", {"instrument": slug, "draft": str(number), "against": str(number - 1)})


def _look(said: str) -> None:
    address.put(tab="", said=said, round="all", settled="", reviewer="", kind="")
