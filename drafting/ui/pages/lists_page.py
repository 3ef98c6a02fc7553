"""Control lists: what is wrong in a draft's chemicals, what it has of each list, how they overlap."""

from __future__ import annotations

from typing import Any, Literal

import streamlit as st

from drafting.model import Draft, Language
from drafting.ui import components, sources, tools
from drafting.ui.notices import complain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import lists as view
from drafting.ui.views import passages
from drafting.ui.views.names import slug
from drafting.ui.views.where import Place
from drafting.workbench import Workbench


def downloads(draft: Draft | None, desk: Workbench, speech: Speech) -> None:
    """What the page shows, as a file: of the draft if there is one, else the overlap."""
    for format, label in (("docx", "download_word"), ("xlsx", "download_sheet")):
        st.download_button(
            speech(f"ui.lists.{label}"),
            data=_file(draft, desk, format, speech),  # type: ignore[arg-type]
            file_name=_name(draft, format, speech),
            key=f"lists_{format}",
            on_click="ignore",
        )


def _file(draft: Draft | None, desk: Workbench, format: Literal["docx", "xlsx"], speech: Speech) -> object:
    language: Language = "es" if speech.language == "es" else "en"

    def made() -> bytes:
        if draft is None:
            return desk.substances.export_crossover(format, language)
        return desk.substances.export(draft.id, format, language)

    return made


def _name(draft: Draft | None, format: str, speech: Speech) -> str:
    of = f"{draft.instrument}_{speech('ui.file.draft')}-{draft.number}_" if draft else ""
    return f"{of}{slug(speech('ui.lists.title'))}.{format}"


def view_of(place: Place | None, desk: Workbench, speech: Speech) -> None:
    """The whole page as one component."""
    draft = place.draft if place else None
    data = {"words": speech.group("ui.lists"), "draft": None, "through": None}
    found = view.Found()
    if place and draft:
        examined = desk.substances.report(draft.id)
        fields = {"instrument": place.instrument.slug, "draft": str(draft.number)}
        known = desk.substances.known()
        found = view.has(examined)
        data["draft"] = view.of_draft(examined, known, desk.document(draft.id), fields, speech) | {
            "name": f"{place.instrument.short_title}, {speech.draft_choice(draft, desk.stages())}"
        }
        data["through"] = _through(place, desk, speech)
    components.component("lists")(
        key="lists",
        data=sources.packed(data | view.payload(desk.substances.lists(), found, speech)),
        on_go_change=components.following("lists"),
    )


def _through(place: Place, desk: Workbench, speech: Speech) -> dict[str, Any] | None:
    slug = place.instrument.slug
    told = desk.substances.told(slug, speech.language)
    return passages.through(desk.substances.through_drafts(slug), told, slug, desk.stages(), speech)


def show() -> None:
    """The page. The lists can be read without any draft."""
    speech, desk = reader(), sources.desk()
    place, problem = tools.open_place(desk)
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        if place or problem:
            tools.choose_instrument(place, desk, speech)
        if place and place.drafts:
            tools.choose_draft(place, desk, speech)
        downloads(place.draft if place else None, desk, speech)
    if problem:
        complain(problem, speech)
    view_of(place, desk, speech)


show()
