"""Checklist: the template against the drafts, what is missing first, and every decision on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from drafting.checklist.mapping import Relation
from drafting.errors import DraftingError, NotFound
from drafting.model import Instrument
from drafting.people import Action
from drafting.ui import address, checklist_templates, components, sources, tools, working
from drafting.ui import checklist_doors as doors
from drafting.ui.notices import complain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import coverage, requirements
from drafting.workbench import Workbench
from drafting.workbench.sheet import Sheet

#: what went wrong with a decision, said at the top of the next run
_COMPLAINT = "_checklist_complaint"


def chosen() -> None:
    """Keep the chosen requirement, and how the list is narrowed, in the address."""
    told = components.event("requirements", "look")
    if told:
        address.put(
            **{
                name: str(told.get(name, ""))
                for name in ("requirement", "state", "section", "scope", "layer")
            }
        )


def point() -> None:
    """Open the requirement that the coverage names."""
    told = components.event("coverage_bars", "requirement")
    if told:
        address.put(requirement=str(told), tab="")


def decide() -> None:
    """Do what was decided in the panel; a refusal is said at the top."""
    told = components.event("requirement_panel", "decide")
    if not told:
        return
    try:
        _DEEDS[told["do"]](sources.desk(), told)
    except DraftingError as error:
        st.session_state[_COMPLAINT] = error


def _confirm(desk: Workbench, told: dict[str, Any]) -> None:
    desk.checklists.confirm(
        *_about(told),
        relation=Relation(told["relation"]),
        rationale=str(told.get("rationale", "")),
        number=doors.number_of(told["instrument"]),
        seen=told["seen"],
    )


def _reject(desk: Workbench, told: dict[str, Any]) -> None:
    desk.checklists.reject(
        *_about(told),
        rationale=str(told.get("rationale", "")),
        number=doors.number_of(told["instrument"]),
        seen=told["seen"],
    )


def _edit(desk: Workbench, told: dict[str, Any]) -> None:
    relation, rationale = Relation(told["relation"]), str(told.get("rationale", ""))
    desk.checklists.edit(told["key"], relation=relation, rationale=rationale, seen=told["seen"])


def _carry(desk: Workbench, told: dict[str, Any]) -> None:
    heirs = [(one["instrument"], one["uid"]) for one in told["heirs"]]
    desk.checklists.carry(told["key"], heirs, seen=told["seen"])


def _withdraw(desk: Workbench, told: dict[str, Any]) -> None:
    desk.checklists.withdraw(told["key"], seen=told["seen"])


def _set_aside(desk: Workbench, told: dict[str, Any]) -> None:
    desk.checklists.not_applicable(
        told["checklist"], told["requirement"], str(told.get("rationale", "")), seen=told["seen"]
    )


def _applies(desk: Workbench, told: dict[str, Any]) -> None:
    desk.checklists.applicable(told["checklist"], told["requirement"], seen=told["seen"])


def _together(desk: Workbench, told: dict[str, Any]) -> None:
    desk.checklists.together(
        told["checklist"],
        told["requirement"],
        told["keys"],
        str(told.get("rationale", "")),
        seen=told["seen"],
    )


def _undo(desk: Workbench, told: dict[str, Any]) -> None:
    desk.checklists.undo(int(told["decision"]))


def _about(told: dict[str, Any]) -> tuple[str, str, str, str]:
    return told["checklist"], told["requirement"], told["instrument"], told["uid"]


_DEEDS: dict[str, Callable[[Workbench, dict[str, Any]], None]] = {
    "confirm": _confirm,
    "reject": _reject,
    "edit": _edit,
    "carry": _carry,
    "withdraw": _withdraw,
    "not_applicable": _set_aside,
    "applicable": _applies,
    "together": _together,
    "undo": _undo,
}


def one(sheet: Sheet, chosen_id: str, desk: Workbench, names: dict[str, Instrument], speech: Speech) -> None:
    """The requirement that is chosen, in full."""
    entry = sheet.entry(chosen_id)
    if entry is None:
        complain(
            NotFound(
                "not_found_requirement", place=chosen_id, checklist=sheet.checklist.name(speech.language)
            ),
            speech,
        )
        return
    template = sheet.checklist
    history = desk.checklists.history(template.id, chosen_id)
    course: list[str] = []
    if history:
        over = desk.checklists.coverage(template.id, [draft.instrument for draft in sheet.drafts])
        course = coverage.course_of(over, chosen_id, names, speech)
    data = requirements.panel(entry, template, history, course, names, speech)
    may = any(desk.people.may(Action.DECIDE, draft.instrument) for draft in sheet.drafts)
    components.component("requirement")(
        key="requirement_panel",
        data=sources.packed({"entry": data, "may": may, "words": _words(speech)}),
        on_decide_change=decide,
        on_go_change=components.following("requirement_panel"),
    )


def _words(speech: Speech) -> dict[str, str]:
    words = speech.group("ui.checklist")
    for group in ("state", "relation"):
        words |= {f"{group}_{name}": said for name, said in speech.group(f"mapping.{group}").items()}
    return words


@st.fragment
def matrix(template: str, speech: Speech) -> None:
    """The list beside the requirement that is chosen: a decision draws these two anew and nothing else."""
    moved = address.moved()
    with sources.together():
        draw_matrix(template, speech)
    if moved:  # the answer is on its way: the address follows
        st.rerun()


def draw_matrix(template: str, speech: Speech) -> None:
    """The list, and the requirement that is chosen."""
    desk = sources.desk()
    refused = st.session_state.pop(_COMPLAINT, None)
    if refused:
        complain(refused, speech)
    names = {instrument.slug: instrument for instrument in desk.instruments()}
    slugs, numbers = doors.scope(tools.open_place(desk)[0])
    sheet = desk.checklists.sheet(template, slugs, numbers=numbers)
    fields = address.read()
    wanted = fields["requirement"]
    left, right = st.columns([5, 7], gap="large")
    with left:
        components.component("requirements")(
            key="requirements",
            data=sources.packed(
                {
                    "sheet": requirements.listing(sheet, names, speech),
                    "chosen": wanted,
                    "look": {name: fields[name] for name in ("state", "section", "scope", "layer")},
                    "words": _words(speech),
                }
            ),
            on_look_change=chosen,
        )
    with right, st.container(key="side"):
        if wanted:
            one(sheet, wanted, desk, names, speech)
        else:
            st.info(speech("ui.checklist.choose"))


def over_drafts(sheet: Sheet, desk: Workbench, names: dict[str, Instrument], speech: Speech) -> None:
    """How far the drafts came, one bar each."""
    over = desk.checklists.coverage(sheet.checklist.id, [draft.instrument for draft in sheet.drafts])
    components.component("coverage")(
        key="coverage_bars",
        data=sources.packed(
            coverage.payload(over, sheet.checklist, names, desk.stages(), speech)
            | {"name": sheet.checklist.name(speech.language), "words": _words(speech)}
        ),
        on_requirement_change=point,
        on_go_change=components.following("coverage_bars"),
    )


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    names = {instrument.slug: instrument for instrument in desk.instruments()}
    if not any(desk.drafts(slug) for slug in names):
        tools.empty(speech)
        return
    place, problem = tools.open_place(desk)
    template, wrong = doors.template(desk)
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        doors.choose(desk, names, place, template, speech)
    problem = wrong or problem
    problem = st.session_state.pop(checklist_templates.COMPLAINT, None) or problem
    if problem:
        complain(problem, speech)
    if address.read()["tab"] == "templates":
        checklist_templates.show(desk, speech)
        return
    if template is None:
        return
    try:
        slugs, numbers = doors.scope(place)
        sheet = working.look(
            speech("ui.checklist.working"),
            lambda: desk.checklists.sheet(template, slugs, numbers=numbers),
        )
    except DraftingError as error:
        complain(error, speech)
        return
    doors.downloads(desk, sheet, place, speech)
    if address.read()["tab"] == "coverage":
        over_drafts(sheet, desk, names, speech)
    else:
        matrix(template, speech)


show()
