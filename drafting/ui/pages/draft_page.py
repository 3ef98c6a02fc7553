"""Draft: the text of one draft with its outline, and the doors that lead on."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Draft
from drafting.ui import address, aside, components, edit_doors, margins, remarking, sources, tools, working
from drafting.ui.notices import complain, plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import margin, where
from drafting.ui.views.names import source_name
from drafting.workbench import Workbench

#: a draft that could not be put away, and one that was: said in the next run
_REFUSED, _TOLD = "_draft_refused", "_draft_told"


def provision_chosen() -> None:
    """Keep the chosen provision in the address."""
    told = components.event("reader", "provision")
    if told:
        address.put(provision=told)


def history_wanted() -> None:
    """Open the history of a provision."""
    told = components.event("reader", "history")
    if told:
        address.go("history", {name: str(told.get(name, "")) for name in ("instrument", "provision")})


def edit_wanted() -> None:
    """Open a provision in the editor."""
    told = components.event("reader", "go")
    if told:
        edit_doors.open_editor(address.read()["instrument"], str(told.get("uid", "")))


def remarked() -> None:
    """Keep what somebody said of words or of a provision, and show the comments."""
    told = components.event("reader", "comment")
    if not told:
        return
    desk = sources.desk()
    try:
        remarking.keep(where.find(address.read(), desk.instruments(), desk.drafts).draft, told)
        address.put(provision=str(told["at"]))
    except DraftingError as error:
        remarking.refuse(error)


def sheet(place: where.Place, draft: Draft, desk: Workbench, speech: Speech) -> dict[str, Any]:
    """The head of the text: which instrument, which draft, its stage, day, author and note."""
    return {
        "instrument": place.instrument.title,
        "slug": place.instrument.slug,
        "title": speech.draft(draft),
        "facts": speech(
            "ui.draft.facts" if draft.author else "ui.draft.facts_no_author",
            stage=speech.stage(draft.stage, desk.stages()),
            date=speech.date(draft.date),
            author=draft.author,
        ),
        "note": draft.note,
        "language": place.instrument.language,
        "edits": edit_doors.may_edit(desk, place.instrument.slug),
    }


def doors(place: where.Place, draft: Draft, desk: Workbench, speech: Speech) -> None:
    """Compare with the draft before, take the source file, export."""
    here = {"instrument": place.instrument.slug, "draft": str(draft.number)}
    if place.previous:
        st.button(
            speech("ui.draft.compare", n=place.previous.number),
            on_click=address.go,
            args=("compare", here | {"against": str(place.previous.number)}),
            key="to_compare",
        )
    st.download_button(
        speech("ui.draft.source"),
        data=lambda: desk.source(draft.id),
        file_name=source_name(draft, speech),
        mime="application/octet-stream",
        on_click="ignore",
        key="source",
    )
    edit_doors.door(desk, place.instrument.slug, speech)
    st.button(speech("ui.draft.export"), on_click=address.go, args=("export", here), key="to_export")
    if edit_doors.may_edit(desk, place.instrument.slug):
        with st.popover(speech("ui.draft.more")):
            st.write(speech("ui.draft.remove_lead"))
            st.button(speech("ui.draft.remove"), on_click=_remove, args=(draft,), key="remove_draft")


def _remove(draft: Draft) -> None:
    """Put the draft away; what is read next is the latest of those that stay."""
    desk, speech = sources.desk(), reader()
    title = desk.instrument(draft.instrument).short_title
    try:
        desk.remove_draft(draft.instrument, draft.number)
    except DraftingError as error:
        st.session_state[_REFUSED] = error
        return
    st.session_state[_TOLD] = speech("ui.draft.removed", n=draft.number, title=title)
    address.put(draft="", provision="")


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
        if place and place.draft:
            doors(place, place.draft, desk, speech)
    remarking.complaint(speech)
    problem = st.session_state.pop(_REFUSED, None) or problem
    told = st.session_state.pop(_TOLD, "")
    if told:
        st.success(plain(told))
    if problem:
        complain(problem, speech)
    elif place and not place.draft:
        tools.nothing_yet(place, speech)
    elif place and place.draft:
        read(place, place.draft, desk, speech)


def read(place: where.Place, draft: Draft, desk: Workbench, speech: Speech) -> None:
    """The text as one component; its notes follow, and change without it."""
    text = sources.text_of(draft, speech)
    of = f"{draft.id}-{speech.language}"
    data = {
        "sheet": sheet(place, draft, desk, speech)
        | {"language": text["language"], "pointed": where.pointed(address.read())},
        "of": of,
        "words": speech.group("ui.reader") | speech.group("ui.margin") | speech.group("ui.remark"),
    }
    components.component("reader")(
        key="reader",
        data=sources.packed(data, text["packed"]),
        on_provision_change=provision_chosen,
        on_history_change=history_wanted,
        on_go_change=edit_wanted,
        on_margin_change=partial(remarking.chosen, "reader"),
        on_assign_change=partial(remarking.assigned, "reader"),
        on_comment_change=remarked,
        on_aside_change=partial(aside.put_aside, "reader"),
        on_back_change=partial(aside.brought_back, "reader"),
    )
    notes(draft, of, speech)


def notes(draft: Draft, of: str, speech: Speech) -> None:
    """What stands in the margin, handed to the text that is on the screen."""
    fields = address.read()
    shown = margin.chosen(fields["margin"], margins.kinds())
    found = working.look(
        speech("ui.margin.working"), lambda: margins.margin_of(draft, shown, speech, fields["comments"])
    )
    data = {
        "of": of,
        "notes": found,
        "kinds": [{"id": kind, "on": kind in shown} for kind in margins.kinds()],
        "comments": margins.about_comments(draft, shown, fields["comments"]),
        "asides": aside.listed(draft, speech) if "checks" in shown else [],
    }
    components.component("reader_notes")(key="reader_notes", data=sources.packed(data))


show()
