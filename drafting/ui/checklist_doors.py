"""The checklist page's doors: which template, which drafts, what to take along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from drafting.checklist.model import Checklist
from drafting.errors import DraftingError
from drafting.model import Instrument
from drafting.ui import address, tools
from drafting.ui.speech import Speech
from drafting.ui.views import where
from drafting.workbench import Workbench
from drafting.workbench.reports import ReportFormat
from drafting.workbench.sheet import Sheet

#: what a browser is told a report is
MIMES: dict[ReportFormat, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: what can be taken along: the report, and the format it is for
_REPORTS: tuple[tuple[Literal["matrix", "gaps"], ReportFormat], ...] = (
    ("gaps", "docx"),
    ("matrix", "docx"),
    ("matrix", "xlsx"),
)


def template(desk: Workbench) -> tuple[str | None, DraftingError | None]:
    """The id of the template that the address names (else of the first), and what is wrong with it."""
    try:
        return desk.checklists.templates.one(address.read()["checklist"]).id, None
    except DraftingError as problem:
        return None, problem


def scope(place: where.Place | None) -> tuple[Sequence[str], dict[str, int] | None]:
    """The instruments that are looked at (none named: all together), and at which draft."""
    if not address.read()["alone"] or place is None or place.draft is None:
        return (), None
    return (place.instrument.slug,), {place.instrument.slug: place.draft.number}


def number_of(slug: str) -> int | None:
    """The number of the draft that is looked at, None for the latest."""
    fields = address.read()
    chosen = fields["alone"] and fields["instrument"] in ("", slug) and fields["draft"].isdigit()
    return int(fields["draft"]) if chosen else None


def choose(
    desk: Workbench,
    names: dict[str, Instrument],
    place: where.Place | None,
    chosen: str | None,
    speech: Speech,
) -> None:
    """The set together or one instrument alone; which template; the list or the course over drafts."""
    together = speech.count("ui.checklist.together_all", len(names))
    choices = {"": together} | {slug: one.short_title for slug, one in names.items() if desk.drafts(slug)}
    alone = place.instrument.slug if place and address.read()["alone"] else ""
    st.session_state["pick_set"] = alone
    st.selectbox(
        speech("ui.checklist.against"),
        list(choices),
        format_func=lambda slug: choices[slug],
        key="pick_set",
        on_change=_set_chosen,
        width=280,
    )
    if alone and place:
        tools.choose_draft(place, desk, speech)
    templates = {one.id: one for one in desk.checklists.checklists()}
    if len(templates) > 1:
        _choose_template(templates, chosen, speech)
    tabs = {"": speech("ui.checklist.tab_list"), "coverage": speech("ui.checklist.tab_coverage")}
    tabs["templates"] = speech("ui.checklist.tab_templates")
    st.session_state["pick_tab"] = address.read()["tab"] if address.read()["tab"] in tabs else ""
    st.segmented_control(
        speech("ui.checklist.tab"),
        list(tabs),
        format_func=lambda tab: tabs[tab],
        key="pick_tab",
        on_change=_tab_chosen,
        required=True,
    )


def _choose_template(templates: dict[str, Checklist], chosen: str | None, speech: Speech) -> None:
    st.session_state["pick_checklist"] = chosen
    st.selectbox(
        speech("ui.checklist.template"),
        list(templates),
        index=None,
        format_func=lambda one: templates[one].name(speech.language),
        key="pick_checklist",
        on_change=_template_chosen,
        width=280,
    )


def downloads(desk: Workbench, sheet: Sheet, place: where.Place | None, speech: Speech) -> None:
    """The gap report and the matrix, made when they are asked for."""
    instruments, numbers = scope(place)
    name = "-".join(draft.instrument for draft in sheet.drafts) if instruments else speech("ui.file.set")
    language: Literal["es", "en"] = "es" if speech.language == "es" else "en"
    with st.container(key="downloads", horizontal=True):
        for what, format_ in _REPORTS:

            def made(what: Literal["matrix", "gaps"] = what, format_: ReportFormat = format_) -> bytes:
                return desk.checklists.report(
                    what, format_, sheet.checklist.id, instruments, numbers=numbers, language=language
                )

            st.download_button(
                speech(f"ui.checklist.take_{what}_{format_}"),
                data=made,
                file_name=f"{name}_{speech(f'ui.file.{what}')}.{format_}",
                mime=MIMES[format_],
                on_click="ignore",
                key=f"take_{what}_{format_}",
                type="tertiary",
            )


def _set_chosen() -> None:
    slug = st.session_state["pick_set"]
    address.put(alone="1" if slug else "", draft="", **({"instrument": slug} if slug else {}))


def _template_chosen() -> None:
    address.put(checklist=st.session_state["pick_checklist"] or "", requirement="")


def _tab_chosen() -> None:
    address.put(tab=st.session_state["pick_tab"] or "")
