"""Export: a draft or a comparison leaves as a file, built when it is asked for."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import Literal

import streamlit as st

from drafting.compare.table import Choices
from drafting.errors import DraftingError
from drafting.model import Draft
from drafting.ui import address, sources, tools
from drafting.ui.notices import complain, plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import names, where
from drafting.workbench import Workbench

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: format of a table -> what the browser is told it is
TABLES: dict[Literal["docx", "xlsx"], str] = {"docx": DOCX, "xlsx": XLSX}


def clean(draft: Draft, desk: Workbench, speech: Speech) -> None:
    """The draft in house style."""
    st.subheader(speech("ui.export.clean"))
    st.write(speech("ui.export.clean_lead", n=draft.number))
    name = names.clean_name(draft, speech)
    st.download_button(
        plain(speech("ui.export.download", name=name)),
        data=lambda: desk.export_clean(draft.id),
        file_name=name,
        mime=DOCX,
        on_click="ignore",
        key="clean_docx",
    )


def redline(draft: Draft, base: Draft | None, desk: Workbench, speech: Speech) -> None:
    """The comparison as tracked changes, by whom and of which day."""
    st.subheader(speech("ui.export.redline"))
    if base is None or base.id == draft.id:
        st.write(speech("ui.export.redline_none"))
        return
    st.write(speech("ui.export.redline_lead", old=base.number, new=draft.number))
    with st.container(horizontal=True):
        author = st.text_input(
            speech("ui.export.author"),
            value=draft.author or desk.who,
            key=f"author_{draft.id}",
            max_chars=120,
        )
        day = st.date_input(
            speech("ui.export.date"), value=draft.date, format=speech.date_format, key=f"day_{draft.id}"
        )
    name = names.redline_name(base, draft, speech)
    st.download_button(
        plain(speech("ui.export.download", name=name)),
        data=lambda: desk.export_redline(
            base.id, draft.id, author=author.strip()[:120], when=datetime.combine(day, time(12)).astimezone()
        ),
        file_name=name,
        mime=DOCX,
        on_click="ignore",
        type="primary",
        key="redline_docx",
    )


def tables(draft: Draft, base: Draft | None, third: Draft | None, desk: Workbench, speech: Speech) -> None:
    """The comparison as a table of two columns, or of three texts, in Word and as a spreadsheet."""
    if base is None or base.id == draft.id:
        return
    three = third if third and third.id not in (base.id, draft.id) else None
    st.subheader(speech("ui.export.table"))
    st.write(
        speech("ui.export.table_three", base=base.number, a=draft.number, b=three.number)
        if three
        else speech("ui.export.table_lead", old=base.number, new=draft.number)
    )
    changed = st.checkbox(speech("ui.export.table_changed"), value=True, key="table_changed")
    with st.container(horizontal=True):
        for ending, mime in TABLES.items():
            name = names.table_name(base, draft, three, ending, speech)
            st.download_button(
                plain(speech("ui.export.download", name=name)),
                data=partial(build_table, desk, base, draft, three, ending, changed),
                file_name=name,
                mime=mime,
                on_click="ignore",
                key=f"table_{ending}",
            )


def build_table(
    desk: Workbench,
    base: Draft,
    draft: Draft,
    third: Draft | None,
    ending: Literal["docx", "xlsx"],
    changed: bool,
) -> bytes:
    """The file, made when it is asked for."""
    if third:
        return desk.tables.three(base.id, draft.id, third.id, format=ending, choices=Choices(changed))
    return desk.tables.two(base.id, draft.id, format=ending, choices=Choices(changed))


def source(draft: Draft, desk: Workbench, speech: Speech) -> None:
    """The file the draft came from."""
    st.subheader(speech("ui.export.source"))
    st.write(plain(speech("ui.export.source_lead", name=draft.file_name)))
    name = names.source_name(draft, speech)
    st.download_button(
        plain(speech("ui.export.download", name=name)),
        data=lambda: desk.source(draft.id),
        file_name=name,
        mime="application/octet-stream",
        on_click="ignore",
        key="source",
    )


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    place, problem = tools.open_place(desk)
    if place is None and problem is None:
        tools.empty(speech)
        return
    base = third = None
    if place and place.draft:
        try:
            base = where.find_base(address.read(), place, desk.instruments(), desk.drafts)
            third = where.find_third(address.read(), place, desk.instruments(), desk.drafts)
        except DraftingError as error:
            problem = error
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        tools.choose_instrument(place, desk, speech)
        if place and place.drafts:
            tools.choose_draft(place, desk, speech)
        if place and place.draft:
            tools.choose_base(place, base, desk, speech)
            tools.choose_third(place, third, desk, speech)
    if problem:
        complain(problem, speech)
    if place and place.draft:
        with st.container(key="narrow"):
            st.title(speech("ui.export.title"))
            st.write(speech("ui.export.lead"))
            redline(place.draft, base, desk, speech)
            tables(place.draft, base, third, desk, speech)
            clean(place.draft, desk, speech)
            source(place.draft, desk, speech)
    elif place and not problem:
        tools.nothing_yet(place, speech)


show()
