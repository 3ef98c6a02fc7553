"""The checklist page's doors: which template, which drafts, what to take along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from drafting.checklist.model import Checklist
from drafting.errors import DraftingError
from drafting.model import Instrument
from drafting.ui import address, handing, tools
from drafting.ui.handing import Format
from drafting.ui.speech import Speech
from drafting.ui.views import where
from drafting.workbench import Workbench
from drafting.workbench.sheet import Sheet

#: what can be taken along: what the report is of and, behind the line, the format it is in
Door = Literal["gaps_docx", "matrix_docx", "matrix_xlsx"]
_REPORTS: dict[Door, tuple[Literal["matrix", "gaps"], Format]] = {
    "gaps_docx": ("gaps", "docx"),
    "matrix_docx": ("matrix", "docx"),
    "matrix_xlsx": ("matrix", "xlsx"),
}


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
    choices = together({slug: one.short_title for slug, one in names.items() if desk.drafts(slug)}, speech)
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


def together(titles: Mapping[str, str], speech: Speech) -> dict[str, str]:
    """What can be looked at, by slug: all instruments together (""), or one alone, draft by draft."""
    if len(titles) == 1:
        ((slug, title),) = titles.items()
        return {"": title, slug: speech("ui.checklist.alone_one", title=title)}
    return {"": speech("ui.checklist.together_all", n=len(titles))} | dict(titles)


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
    """The gap report and the matrix: made in sight when one is asked for."""
    with st.container(key="downloads", horizontal=True):
        door = handing.offer(
            "checklist", {one: speech(f"ui.checklist.take_{one}") for one in _REPORTS}, quiet=True
        )
    with st.container(key="handing"):
        if door:
            _hand_over(desk, sheet, place, door, speech)


def _hand_over(desk: Workbench, sheet: Sheet, place: where.Place | None, door: Door, speech: Speech) -> None:
    (what, format_), (instruments, numbers) = _REPORTS[door], scope(place)
    of = "-".join(draft.instrument for draft in sheet.drafts) if instruments else speech("ui.file.set")

    def work() -> bytes:
        return desk.checklists.report(
            what, format_, sheet.checklist.id, instruments, numbers=numbers, language=speech.language
        )

    name = f"{of}_{speech(f'ui.file.{what}')}.{format_}"
    asked = (sheet.checklist.id, tuple(draft.id for draft in sheet.drafts), speech.language)
    handing.report(f"checklist_{what}", name, asked, work, speech)


def _set_chosen() -> None:
    slug = st.session_state["pick_set"]
    address.put(alone="1" if slug else "", draft="", **({"instrument": slug} if slug else {}))


def _template_chosen() -> None:
    address.put(checklist=st.session_state["pick_checklist"] or "", requirement="")


def _tab_chosen() -> None:
    address.put(tab=st.session_state["pick_tab"] or "")
