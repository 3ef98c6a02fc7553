"""Review: what reviewers want, settled one by one; rounds sent and taken back; the next draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from drafting.errors import DraftingError, NotFound
from drafting.people import Action
from drafting.review.model import Round, State
from drafting.ui import (
    address,
    components,
    review_doors,
    review_next,
    review_rounds,
    review_unwritten,
    sources,
    tools,
)
from drafting.ui.notices import complain, reader, tell
from drafting.ui.speech import Speech
from drafting.ui.views import reviewing
from drafting.ui.views.where import Place
from drafting.workbench import Workbench

#: what narrows the list
NARROWED = ("settled", "reviewer", "kind", "hand")


def chosen() -> None:
    """Keep what is chosen, and how the list is narrowed, in the address."""
    told = components.event("review_list", "look")
    if told:
        address.put(**{name: str(told.get(name, "")) for name in ("said", *NARROWED)})


def decide() -> None:
    """Do what was decided in the panel; a refusal is said at the top."""
    told = components.event("review_panel", "decide")
    if not told:
        return
    try:
        deed = _OTHER.get(told["do"])
        if deed is not None:
            deed(sources.desk(), told)
        else:
            _settle(sources.desk(), told)
    except DraftingError as error:
        st.session_state[review_doors.COMPLAINT] = error


def _settle(desk: Workbench, told: dict[str, Any]) -> None:
    state, reason = State(told["do"]), str(told.get("reason", ""))
    if told["what"] == "comment":
        desk.reviews.settle(told["key"], state=state, answer=reason, after=int(told["seen"]))
        return
    amended = str(told.get("amended", ""))
    desk.reviews.decide(told["key"], state, reason=reason, amended=amended, after=int(told["seen"]))


def _reply(desk: Workbench, told: dict[str, Any]) -> None:
    desk.reviews.reply(told["key"], str(told["text"]))


def _undo(desk: Workbench, told: dict[str, Any]) -> None:
    desk.reviews.undo(int(told["undo"]))


def _assign(desk: Workbench, told: dict[str, Any]) -> None:
    desk.reviews.assign(told["key"], str(told["whom"]), after=int(told["seen"]))


def _carry(desk: Workbench, told: dict[str, Any]) -> None:
    made = desk.reviews.carry(told["key"], after=int(told["seen"]))
    tell(reader()("ui.review.carried", place=desk.instrument(made.instrument).short_title))


def _withdraw(desk: Workbench, told: dict[str, Any]) -> None:
    desk.reviews.withdraw(told["key"])
    tell(reader()("ui.review.withdrawn"))


def _written(desk: Workbench, told: dict[str, Any]) -> None:
    desk.reviews.written(told["key"], after=int(told["seen"]))


def _edit(desk: Workbench, told: dict[str, Any]) -> None:
    review_unwritten.open_editor(desk, told["key"])


_OTHER: dict[str, Callable[[Workbench, dict[str, Any]], None]] = {
    "reply": _reply,
    "undo": _undo,
    "assign": _assign,
    "carry": _carry,
    "withdraw": _withdraw,
    "written": _written,
    "edit": _edit,
}


def words(speech: Speech) -> dict[str, str]:
    """What the components say."""
    found = speech.group("ui.review")
    found |= {f"state_{name}": said for name, said in speech.group("review.state").items()}
    return found | {name: speech(f"review.{name}") for name in ("untracked", "unwritten")}


def matrix(desk: Workbench, place: Place, found: Round | None, speech: Speech) -> None:
    """The list beside the provision of what is chosen."""
    assert place.draft is not None
    slug, reviews = place.instrument.slug, desk.reviews
    draft, fields = place.draft, address.read()
    settled = reviews.settled(slug)
    document = desk.document(draft.id)
    standing, heard = reviews.standing(draft.id), reviews.heard(draft.id)
    if not (standing or heard):  # nobody said anything in any round
        with st.container(key="narrow"):
            st.title(speech("ui.page.review"), anchor=False)
            st.info(speech("ui.review.nothing"))
        return
    made, went = reviews.made_in(slug), reviews.went(draft.id)
    waits = reviews.unwritten(slug)
    shelf = reviewing.Shelf(reviews, document, standing, heard, made, speech, went, desk.who, waits)
    progress = reviews.status(slug, found.number) if found else ()
    line = reviewing.rounds(found, progress, reviews, speech)
    left, right = st.columns([5, 8], gap="large")
    with left:
        components.component("review")(
            key="review_list",
            data=sources.packed(
                {
                    "sheet": shelf.listing(settled, found.number if found else None),
                    "round": line | {"over": place.instrument.title},
                    "chosen": fields["said"],
                    "look": {name: fields[name] for name in NARROWED},
                    "me": desk.who,
                    "words": words(speech),
                }
            ),
            on_look_change=chosen,
        )
    with right, st.container(key="side"):
        if not fields["said"]:
            st.info(speech("ui.review.choose"))
        elif not shelf.knows(fields["said"]):
            complain(NotFound("not_found_said", place=fields["said"]), speech)
        else:
            uid = shelf.uid_of(fields["said"])
            node = shelf.nodes.get(uid)
            groups = [conflict.proposals for conflict in settled.conflicts]
            panel = shelf.panel(fields["said"], reviews.sides(draft.id, uid), groups)
            there = reviewing.place(slug, draft.number, node.eid) if node else None
            components.component("review_panel")(
                key="review_panel",
                data=sources.packed(
                    {
                        "panel": panel,
                        "go": there,
                        "hands": sorted(reviews.hands(slug), key=lambda one: one != desk.who),
                        "may": desk.people.may(Action.DECIDE, slug),
                        "words": words(speech) | speech.group("ui.margin"),
                    }
                ),
                on_decide_change=decide,
                on_go_change=components.following("review_panel"),
            )


def anything_said(desk: Workbench, place: Place) -> bool:
    """Whether there is anything to decide on or to take along."""
    assert place.draft is not None
    return bool(desk.reviews.standing(place.draft.id) or desk.reviews.heard(place.draft.id))


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    if not any(desk.drafts(one.slug) for one in desk.instruments()):
        tools.empty(speech)
        return
    place, problem = tools.open_place(desk)
    found, wrong = review_doors.chosen_round(desk, place)
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        tools.choose_instrument(place, desk, speech)
        if place is not None:
            review_doors.choose(desk, place, found, speech)
        tab = address.read()["tab"]
        deciding = place and place.draft and tab not in ("rounds", "next")
        asked = review_doors.downloads(speech) if place and deciding and anything_said(desk, place) else None
    with st.container(key="handing"):
        if place and asked:
            review_doors.hand_over(desk, place.instrument.slug, found, asked, speech)
    problem = st.session_state.pop(review_doors.COMPLAINT, None) or problem or wrong
    with st.container(key="review_notices"):
        if problem:
            complain(problem, speech)
    if place is None or wrong:
        return
    if place.draft is None:
        tools.nothing_yet(place, speech)
        return
    if tab == "rounds":
        review_rounds.show(desk, place, found, speech)
    elif tab == "next":
        review_next.show(desk, place, speech)
    else:
        matrix(desk, place, found, speech)


show()
