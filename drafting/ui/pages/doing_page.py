"""What it does: what a breach costs, how long it takes, who decides, who must do what; with the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from drafting.errors import BadRequest, DraftingError
from drafting.model import Draft
from drafting.ui import (
    address,
    components,
    doing_ask,
    doing_briefing,
    doing_data,
    doing_doors,
    doing_reviewed,
    sources,
    tools,
    working,
)
from drafting.ui.notices import complain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import doing_panel
from drafting.ui.views.where import Place
from drafting.workbench import Workbench, doing_words
from drafting.workbench.correctable import What, typed

#: what went wrong with a correction, said where it was made
_COMPLAINT = "_doing_complaint"


def chosen() -> None:
    """Keep the open row in the address; "" closes it."""
    for key in ("doing", "doing_panel"):
        told = components.event(key, "choose")
        if told is not None:
            st.session_state.pop(_COMPLAINT, None)
            address.put(row=str(told))


def supposed() -> None:
    """Keep what is supposed of the clocks in the address."""
    told = components.event("doing", "whatif")
    if told is not None:
        address.put(whatif=str(told))


def decide() -> None:
    """Do what was decided in the panel; a refusal is said there."""
    told = components.event("doing_panel", "decide")
    if not told:
        return
    desk, what = sources.desk(), doing_doors.table()
    place, _ = tools.open_place(desk)
    if what is None or place is None or place.draft is None:
        return
    st.session_state.pop(_COMPLAINT, None)
    try:
        _DEEDS[told["do"]](desk, place.draft, what, told)
    except DraftingError as error:
        st.session_state[_COMPLAINT] = (error, told)


def _fields(what: What, told: dict[str, Any]) -> dict[str, object]:
    said = dict(told.get("fields") or {})
    return {
        name: typed(what, name, value) if isinstance(value, str) else value for name, value in said.items()
    }


def _reason(told: dict[str, Any]) -> str:
    reason = str(told.get("reason", "")).strip()
    if not reason:
        raise BadRequest("bad_correction_reason", place=str(told.get("key", "")))
    return reason


def _correct(desk: Workbench, draft: Draft, what: What, told: dict[str, Any]) -> None:
    fields = {"dropped": True} if told["do"] == "drop" else _fields(what, told)
    uid, key, after = str(told["uid"]), str(told["key"]), told["decision"]
    desk.clauses.correcting.correct(draft.id, what, uid, key, fields, after=after, reason=_reason(told))


def _add(desk: Workbench, draft: Draft, what: What, told: dict[str, Any]) -> None:
    fields, words = _fields(what, told), str(told["words"])
    made = desk.clauses.correcting.add(
        draft.id, what, str(told["place"]), words, fields, reason=_reason(told)
    )
    address.put(row=f"{made.uid}/{made.key.rpartition('/')[2]}")


def _again(desk: Workbench, draft: Draft, what: What, told: dict[str, Any]) -> None:
    uid, key, after = str(told["uid"]), str(told["key"]), int(told["decision"])
    desk.clauses.correcting.again(draft.id, what, uid, key, after=after, reason=_reason(told))


def _undo(desk: Workbench, _draft: Draft, _what: What, told: dict[str, Any]) -> None:
    desk.clauses.correcting.take_back(int(told["decision"]))


_DEEDS: dict[str, Callable[[Workbench, Draft, What, dict[str, Any]], None]] = {
    "correct": _correct,
    "drop": _correct,
    "add": _add,
    "again": _again,
    "undo": _undo,
}


def show_table(
    what: What, place: Place, draft: Draft, base: Draft | None, desk: Workbench, speech: Speech
) -> None:
    """The chosen table of the draft, as one component; the open row beside it."""
    read = working.look(speech("ui.doing.working"), lambda: doing_data.table(what, draft, base, speech))
    data = dict(read)
    if what == "clocks":
        try:
            data["line"] = doing_data.line(draft, address.read()["whatif"], desk, speech)
        except BadRequest as error:
            complain(error, speech)
            data["line"] = doing_data.line(draft, "", desk, speech)
    may = doing_doors.may_correct(desk, place.instrument.slug)
    words = speech.group("ui.doing")
    data |= {
        "title": speech(f"ui.doing.{what}"),
        "lead": speech(f"ui.doing.lead_{what}"),
        "over": f"{place.instrument.title} · {speech.draft_choice(draft, desk.stages())}",
        "language": place.instrument.language,
        "open": bool(address.read()["against"]),
        "may": may,
        "words": words,
    }
    components.component("doing")(
        key="doing",
        data=sources.packed(data),
        on_go_change=components.following("doing"),
        on_choose_change=chosen,
        on_whatif_change=supposed,
    )
    show_panel(what, draft, desk, speech, may=may)


def show_panel(what: What, draft: Draft, desk: Workbench, speech: Speech, *, may: bool) -> None:
    """The row that is open, if one is."""
    wanted, (refused, told) = address.read()["row"], st.session_state.get(_COMPLAINT, (None, {}))
    if not wanted:
        return
    found = doing_data.panel(what, wanted, draft, desk, speech)
    if found is None:
        st.info(speech("ui.doing.gone"))
        return
    if refused and told.get("id") == found["row"]["id"]:
        found = found | {"row": doing_panel.as_typed(found["row"], told)}
    words = speech.group("ui.doing") | {
        "none": speech(f"ui.doing.none_{what}"),
        "add": speech(f"ui.doing.add_{what}"),
    }
    complaint = doing_words.refusal(what, refused, speech.language) if refused else ""
    components.component("doing_panel")(
        key="doing_panel",
        data=sources.packed(found | {"may": may, "complaint": complaint, "words": words}),
        on_decide_change=decide,
        on_choose_change=chosen,
        on_go_change=components.following("doing_panel"),
    )


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    place, problem = tools.open_place(desk)
    if place is None and problem is None:
        tools.empty(speech)
        return
    base, wrong = doing_doors.base_of(place)
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        tools.choose_instrument(place, desk, speech)
        if place and place.drafts:
            tools.choose_draft(place, desk, speech)
        if place and place.draft:
            doing_doors.choose_base(place, base, desk, speech)
            with st.popover(speech("ui.doing.take"), width="content"):
                doing_doors.downloads(place.draft, base, desk, speech)
                doing_briefing.offer(place, desk, speech)
    problem = problem or wrong
    if problem:
        complain(problem, speech)
    elif place and not place.draft:
        tools.nothing_yet(place, speech)
    elif place and place.draft:
        try:
            answer(place, place.draft, base, desk, speech)
        except DraftingError as error:
            complain(error, speech)


def answer(place: Place, draft: Draft, base: Draft | None, desk: Workbench, speech: Speech) -> None:
    """What is asked and its answers, then the table that is chosen."""
    doing_ask.show(draft, desk, speech)
    doing_doors.choose_table(speech)
    what = doing_doors.table()
    if what is None:
        doing_reviewed.show(place, draft, desk, speech)
    else:
        show_table(what, place, draft, base, desk, speech)


show()
