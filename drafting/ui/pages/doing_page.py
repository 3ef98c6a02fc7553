"""What it does: what a breach costs, how long it takes, who decides, who must do what; with the words."""

from __future__ import annotations

from typing import Any, Literal, cast

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Draft, Language
from drafting.ui import address, components, sources, tools
from drafting.ui.notices import complain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import doing, where
from drafting.workbench import Workbench, clause_rows

Table = Literal["penalties", "clocks", "deciders", "duties", "delegations"]
#: the tables, in the order of the questions that are asked of a law
TABLES: tuple[Table, ...] = ("penalties", "clocks", "deciders", "duties", "delegations")


def go() -> None:
    """Follow a link to the provision."""
    told = components.event("doing", "go")
    if told:
        address.go(told["page"], told["fields"])


def table_chosen() -> None:
    """Keep the chosen table in the address."""
    address.put(tab=st.session_state["pick_table"] or "")


def chosen() -> Table:
    """The table that the address names, else the first."""
    asked = address.read()["tab"]
    return next((table for table in TABLES if table == asked), TABLES[0])


def found(what: Table, draft: Draft, names: doing.Names, desk: Workbench, speech: Speech) -> dict[str, Any]:
    """The table of one draft."""
    language = cast(Language, speech.language)
    if what == "penalties":
        sanctions = desk.clauses.penalties(draft.id)
        alerts = doing.told(desk.clauses.alerts(draft.id, what), language)
        heads = ("conduct", "sanction_kind", "figures", "by", "forbidden")
        return doing.table(heads, sanctions.rows, doing.penalty, alerts, sanctions.unread, names)
    if what == "clocks":
        clocks = desk.clauses.clocks(draft.id)
        alerts = doing.told(desk.clauses.alerts(draft.id, what), language)
        heads = ("act", "length", "from_when", "stops", "silence")
        shown = doing.table(heads, clocks.rows, doing.clock, alerts, clocks.unread, names)
        return shown | {"line": doing.line(desk.clauses.path(draft.id), names)}
    if what == "deciders":
        bodies = desk.clauses.deciders(draft.id)
        alerts = doing.said(bodies.warnings, language)
        columns = ("body", "function", "matter")
        shown = doing.table(columns, bodies.rows, doing.decider, alerts, bodies.unread, names)
        return shown | {"matrix": doing.matrix(bodies, names)}
    if what == "duties":
        duties = desk.clauses.duties(draft.id)
        alerts = doing.said(duties.warnings, language)
        columns_ = ("who", "duty", "condition", "deadline", "sanction")
        return doing.table(columns_, duties.rows, doing.duty, alerts, duties.unread, names)
    left = desk.clauses.delegations(draft.id)
    alerts = doing.said([one for one in left.warnings if one.rule != "delegation_overrun"], language)
    columns_ = ("rule", "to", "matter", "limits", "used")
    return doing.table(columns_, left.rows, doing.delegation, alerts, left.unread, names)


def since(
    what: Table, place: where.Place, names: doing.Names, desk: Workbench, speech: Speech
) -> dict[str, Any]:
    """What became of the rows since the draft before, if there is one."""
    assert place.draft is not None
    if place.previous is None:
        return {}
    old = doing.Names(desk.document(place.previous.id), place.previous, speech)
    earlier, now = place.previous.id, place.draft.id
    if what == "penalties":
        found_ = desk.clauses.penalties_between(earlier, now)
        told = doing.courses(found_, clause_rows.penalty_course, names, old)
    elif what == "clocks":
        times = desk.clauses.clocks_between(earlier, now)
        told = doing.courses(times, clause_rows.clock_course, names, old)
    else:
        told = doing.steps(desk.clauses.since(what, earlier, now), names, old)
    return {"since": speech("ui.doing.since", n=place.previous.number), "steps": told}


def show_table(place: where.Place, desk: Workbench, speech: Speech) -> None:
    """The chosen table of the draft, as one component."""
    assert place.draft is not None
    what = chosen()
    names = doing.Names(desk.document(place.draft.id), place.draft, speech)
    with st.spinner(speech("ui.doing.working"), show_time=False):
        data = found(what, place.draft, names, desk, speech)
        data |= since(what, place, names, desk, speech)
    data |= {
        "title": speech(f"ui.doing.{what}"),
        "lead": speech(f"ui.doing.lead_{what}"),
        "over": f"{place.instrument.title} · {speech.draft_choice(place.draft, desk.stages())}",
        "language": place.instrument.language,
        "words": speech.group("ui.doing"),
    }
    components.component("doing")(key="doing", data=sources.packed(data), on_go_change=go)


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    place, problem = tools.open_place(desk)
    if place is None and problem is None:
        tools.empty(speech)
        return
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        tools.choose_instrument(place, desk, speech)
        if place and place.drafts:
            tools.choose_draft(place, desk, speech)
        st.session_state["pick_table"] = chosen()
        st.segmented_control(
            speech("ui.doing.table"),
            TABLES,
            format_func=lambda name: speech(f"ui.doing.{name}"),
            key="pick_table",
            on_change=table_chosen,
            required=True,
        )
    if problem:
        complain(problem, speech)
    elif place and not place.draft:
        tools.nothing_yet(place, speech)
    elif place:
        try:
            show_table(place, desk, speech)
        except DraftingError as error:
            complain(error, speech)


show()
