"""Statute or regulation: what is out of place, why, what to write instead, and the board of layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from drafting.errors import BadRequest, DraftingError
from drafting.model import Layer
from drafting.people import Action
from drafting.ui import address, carrying, components, sources, tools, working
from drafting.ui import placement_doors as doors
from drafting.ui.notices import complain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import placing
from drafting.workbench import Imported, Workbench
from drafting.workbench.placing import Seen
from drafting.workbench.steps import Tell

#: what went wrong with a decision, said at the top of the next run; what was made, likewise
_COMPLAINT, _MADE = "_placement_complaint", "_placement_made"
#: the advice that is to be followed: its key, and the drafts looked at
_WANTED = "_placement_wanted"


def chosen() -> None:
    """Keep the chosen finding or provision in the address."""
    told = components.event("placement_board", "choose")
    if told:
        address.put(finding=str(told))


def decide() -> None:
    """Do what was decided in the panel; a refusal is said at the top."""
    told = components.event("placement_panel", "decide")
    if not told:
        return
    try:
        _DEEDS[told["do"]](sources.desk(), told)
    except DraftingError as error:
        st.session_state[_COMPLAINT] = error


def _layer(desk: Workbench, told: dict[str, Any]) -> None:
    layer = Layer(told["layer"])
    slug, uid = told["slug"], told["uid"]
    desk.placing.decide(slug, uid, layer, told["reason"], number=told["number"], after=told["after"])


def _settle(desk: Workbench, told: dict[str, Any]) -> None:
    desk.placing.settle(told["key"], told["reason"], doors.drafts(desk), after=told["after"])


def _undo(desk: Workbench, told: dict[str, Any]) -> None:
    desk.placing.undo(int(told["decision"]))


def _apply(desk: Workbench, told: dict[str, Any]) -> None:
    """The drafts are made where all of the page is drawn: see ``carry_out``."""
    st.session_state[_WANTED] = (told["key"], doors.drafts(desk))


_DEEDS: dict[str, Callable[[Workbench, dict[str, Any]], None]] = {
    "layer": _layer,
    "settle": _settle,
    "undo": _undo,
    "apply": _apply,
}


def panel(
    wanted: str, found: Sequence[Seen], texts: placing.Texts, desk: Workbench, speech: Speech
) -> dict[str, Any] | None:
    """The finding or the provision that is chosen, in full; None if there is none of that name."""
    book = desk.placing.rules()
    for seen in found:
        if seen.finding.key == wanted:
            try:
                preview = desk.placing.preview(wanted, doors.drafts(desk))
            except BadRequest:
                preview = None
            may = desk.people.may(Action.DECIDE, seen.finding.slug)
            return {"finding": placing.finding(seen, preview, texts, book, speech), "may": may}
    slug, _, uid = wanted.partition("/")
    column = texts.columns.get(slug)
    for row in column.rows if column else ():
        if row.provision.uid == uid and column:
            may = desk.people.may(Action.DECIDE, slug)
            return {"provision": placing.provision(row, column, texts, book, speech), "may": may}
    return None


def carry_out(desk: Workbench, speech: Speech) -> None:
    """Make the drafts of the advice that was just followed, their steps in sight."""
    key, drafts = st.session_state.pop(_WANTED, ("", ()))
    if not key:
        return

    def work(step: Tell) -> tuple[Imported, ...]:
        return desk.placing.apply_advice(key, drafts, tell=step)

    carrying.out(speech("ui.placement.making"), work, speech, refused=_COMPLAINT, then=_applied)


def _applied(made: tuple[Imported, ...]) -> None:
    st.session_state[_MADE] = [(one.draft.instrument, one.draft.number) for one in made]
    address.put(finding="", draft="")


def made(desk: Workbench, speech: Speech) -> None:
    """Say what one click made, with the way there."""
    for slug, number in st.session_state.pop(_MADE, ()):
        title = desk.instrument(slug).short_title
        st.success(speech("ui.placement.made", instrument=title, n=number))
        place = {"instrument": slug, "draft": str(number)}
        first = number == 1  # an instrument just made has nothing to be compared with
        st.button(
            speech("ui.placement.read" if first else "ui.placement.compare", instrument=title),
            on_click=address.go,
            args=("draft", place) if first else ("compare", place | {"against": str(number - 1)}),
            key=f"made_{slug}",
        )


@st.fragment
def show_board(speech: Speech) -> None:
    """The list and the columns beside the panel: a decision draws these anew and nothing else."""
    moved = address.moved()
    if _WANTED in st.session_state:
        st.rerun()
    with sources.together():
        draw_board(speech)
    if moved:  # the answer is on its way: the address follows
        st.rerun()


def draw_board(speech: Speech) -> None:
    """The list, and what is said of the one that is chosen."""
    desk = sources.desk()
    refused = st.session_state.pop(_COMPLAINT, None)
    if refused:
        complain(refused, speech)
    drafts = doors.drafts(desk)
    columns, found = working.look(
        speech("ui.placement.working"), lambda: (desk.placing.board(drafts), desk.placing.findings(drafts))
    )
    documents = {column.instrument.slug: desk.document(column.draft.id) for column in columns}
    texts = placing.Texts(columns, documents, speech)
    words = speech.group("ui.placement") | {
        f"{form}_{name}": said
        for form in ("layer", "badge")
        for name, said in speech.group(f"placement.{form}").items()
    }
    asked = address.read()["finding"]
    wanted = asked or placing.first(found)
    left, right = st.columns([7, 6], gap="large")
    with left:
        components.component("placement")(
            key="placement_board",
            data=sources.packed(placing.board(found, texts, desk.placing.rules(), speech) | {"words": words}),
            on_choose_change=chosen,
        )
    with right, st.container(key="side"):
        shown = panel(wanted, found, texts, desk, speech) if wanted else None
        if shown is None:
            st.info(speech("ui.placement.gone" if asked else "ui.placement.choose"))
        else:
            components.component("placement_panel")(
                key="placement_panel",
                data=sources.packed(shown | {"words": words}),
                on_decide_change=decide,
                on_go_change=components.following("placement_panel"),
            )


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    if not any(desk.drafts(instrument.slug) for instrument in desk.instruments()):
        tools.empty(speech)
        return
    place, problem = tools.open_place(desk)
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        doors.choose(desk, place, speech)
        asked = doors.downloads(speech)
    with st.container(key="handing"):
        if asked:
            doors.hand_over(desk, asked, speech)
    if problem:
        complain(problem, speech)
    carry_out(desk, speech)
    made(desk, speech)
    try:
        show_board(speech)
    except DraftingError as error:
        complain(error, speech)


show()
