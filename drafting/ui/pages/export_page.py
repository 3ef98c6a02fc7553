"""Export: a draft or a comparison leaves as a file, built when it is asked for."""

from __future__ import annotations

from datetime import datetime, time

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Draft
from drafting.ui import address, sources, tools
from drafting.ui.notices import complain, plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import names, where
from drafting.workbench import Workbench

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


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
    base = None
    if place and place.draft:
        try:
            base = where.find_base(address.read(), place, desk.instruments(), desk.drafts)
        except DraftingError as error:
            problem = error
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        tools.choose_instrument(place, desk, speech)
        if place and place.drafts:
            tools.choose_draft(place, desk, speech)
        if place and place.draft:
            tools.choose_base(place, base, desk, speech)
    if problem:
        complain(problem, speech)
    if place and place.draft:
        with st.container(key="narrow"):
            st.title(speech("ui.export.title"))
            st.write(speech("ui.export.lead"))
            redline(place.draft, base, desk, speech)
            clean(place.draft, desk, speech)
            source(place.draft, desk, speech)
    elif place and not problem:
        tools.nothing_yet(place, speech)


show()
