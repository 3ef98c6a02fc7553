"""A template of one's own on the checklist page: looked at, its columns matched, kept, put away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from drafting.checklist.columns import FIELDS
from drafting.checklist.model import Checklist
from drafting.errors import DraftingError
from drafting.model import Decision
from drafting.ui import address
from drafting.ui.notices import complain, plain
from drafting.ui.speech import Speech
from drafting.ui.views.template_model import model
from drafting.workbench import Workbench
from drafting.workbench.template_files import Preview, looked_at, read

#: what went wrong, said at the top of the next run
COMPLAINT = "_template_complaint"
#: the largest file, in megabytes; how many rows of it are shown
MOST, ROWS = 10, 8


def show(desk: Workbench, speech: Speech) -> None:
    """What templates there are, and the way to bring one's own."""
    st.title(speech("ui.template.title"))
    st.write(speech("ui.template.lead"))
    for template in desk.checklists.checklists():
        _one(template, desk, speech)
    st.write(speech("ui.template.how"))
    first = next(iter(desk.checklists.checklists()), None)
    if first is not None:
        st.download_button(
            speech("ui.template.model"),
            data=lambda: model(first, speech),
            file_name=f"{speech('ui.file.template')}.csv",
            mime="text/csv",
            on_click="ignore",
            key="template_model",
        )
    sent = st.file_uploader(
        speech("ui.template.file"),
        type=["toml", "csv", "xlsx", "docx", "odt"],
        key="template_file",
        max_upload_size=MOST,
    )
    if sent is not None:
        try:
            _looked_at(sent.getvalue(), sent.name, desk, speech)
        except DraftingError as error:
            complain(error, speech)


def _one(template: Checklist, desk: Workbench, speech: Speech) -> None:
    """A template there is: what it is called, its edition, and for one's own the way to put it away."""
    chain = desk.checklists.templates.editions(template.id)
    with st.container(border=True):
        name = plain(template.name(speech.language))
        st.markdown(f"**{name}**")
        own = chain[-1] if chain and not chain[-1].withdrawn else None
        facts = speech(
            "ui.template.facts",
            n=len(template.requirements),
            edition=template.edition,
            date=speech.date(template.dated),
        )
        st.caption(plain(facts if own else f"{facts} · {speech('ui.template.shipped')}"))
        if own:
            st.button(
                speech("ui.template.remove"),
                key=f"remove_{template.id}",
                on_click=_remove,
                args=(desk, template.id, own),
            )


def _remove(desk: Workbench, template_id: str, own: Decision) -> None:
    try:
        desk.checklists.templates.remove(template_id, after=own.id)
    except DraftingError as error:
        st.session_state[COMPLAINT] = error
    else:
        address.put(checklist="", requirement="")


def _looked_at(data: bytes, name: str, desk: Workbench, speech: Speech) -> None:
    """A file as it would be read: its first rows, which column holds what, how it will be called."""
    seen = looked_at(data, name)
    columns = _columns(seen, speech) if seen.checklist is None else {}
    if not seen.checklist:
        left, right = st.columns([2, 1])
        called = left.text_input(
            speech("ui.template.name"), value=name.rsplit(".", 1)[0], key="template_name"
        )
        edition = right.text_input(speech("ui.template.edition"), value="1", key="template_edition")
        found = read(data, name, on=date.today(), columns=columns, name=called, edition=edition or "1")
    else:
        found = seen.checklist
    known = {one.id: one for one in desk.checklists.checklists()}
    st.success(speech("ui.template.read", n=len(found.requirements), sections=len(found.sections)))
    st.dataframe(
        [
            {
                speech("ui.template.field_id"): one.id,
                speech("ui.template.field_section"): one.section,
                speech("ui.template.field_text"): one.text(speech.language),
            }
            for one in found.requirements[:ROWS]
        ],
        hide_index=True,
    )
    before = known.get(found.id)
    if before is not None:
        passages = desk.checklists.templates.passages(before, found)
        kept = sum(passage.new is not None and passage.old is not None for passage in passages)
        st.info(speech("ui.template.takes_place", name=plain(before.name(speech.language)), n=kept))
    st.button(
        speech("ui.template.keep"),
        type="primary",
        key="template_keep",
        on_click=_keep,
        args=(desk, found, data, name, before),
    )


def _columns(seen: Preview, speech: Speech) -> Mapping[str, int]:
    """Which column holds which field, as proposed and as the person says."""
    width = max((len(row) for row in seen.rows), default=0)
    names = seen.headings or tuple("" for _ in range(width))
    choices = [-1, *range(width)]

    def said(column: int) -> str:
        if column < 0:
            return speech("ui.template.no_column")
        head = names[column] if column < len(names) else ""
        return f"{column + 1} · {head}" if head else str(column + 1)

    chosen: dict[str, int] = {}
    with st.expander(speech("ui.template.columns"), expanded=True):
        places = st.columns(3)
        for at, field in enumerate(FIELDS):
            proposed = seen.read_as.columns.get(field, -1)
            column = places[at % 3].selectbox(
                speech(f"ui.template.field_{field}"),
                choices,
                index=choices.index(proposed),
                format_func=said,
                key=f"template_column_{field}",
            )
            if column >= 0 and column != proposed:
                chosen[field] = column
    return chosen


def _keep(desk: Workbench, found: Checklist, data: bytes, name: str, before: Checklist | None) -> None:
    """Keep it, and take what was decided over to the ids of the new edition."""
    templates = desk.checklists.templates
    chain = templates.editions(found.id)
    own = chain[-1] if chain else None
    try:
        templates.keep(found, data, name, after=own.id if own else None)
        if before is not None:
            desk.checklists.carry_over(before, found)
    except DraftingError as error:
        st.session_state[COMPLAINT] = error
    else:
        address.put(checklist=found.id, requirement="", tab="")
