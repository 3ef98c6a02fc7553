"""Record: what was done, by whom, with what stood before; what was removed; backups."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

import streamlit as st

from drafting.errors import DraftingError
from drafting.messages import LANGUAGES
from drafting.model import Draft, Language
from drafting.people import VERBS, Action
from drafting.ui import components, sources
from drafting.ui.notices import complain, plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import record
from drafting.workbench import Workbench
from drafting.workbench.record import Asked

#: entries on the page; the file has all
SHOWN = 500


def asked(desk: Workbench, speech: Speech) -> Asked:
    """What the reader narrowed the record to."""
    names = {found.slug: found.short_title for found in desk.instruments()}
    people = sorted({event.who for event in desk.events(2000)} - {""})
    kinds = sorted({beginning.removesuffix(".") for beginning in VERBS})
    every = speech("ui.log.all")
    with st.container(horizontal=True, key="log_filters"):
        slug = st.selectbox(
            speech("ui.log.instrument"),
            ["", *names],
            format_func=lambda it: names.get(it, every),
            key="log_instrument",
        )
        who = st.selectbox(
            speech("ui.log.who"), ["", *people], format_func=lambda it: it or every, key="log_who"
        )
        kind = st.selectbox(
            speech("ui.log.kind"),
            ["", *kinds],
            format_func=lambda it: record.kind_name(it, speech) if it else every,
            key="log_kind",
        )
        since = st.date_input(speech("ui.log.since"), None, format=speech.date_format, key="log_since")
        until = st.date_input(speech("ui.log.until"), None, format=speech.date_format, key="log_until")
    verb = f"{kind}." if kind else ""
    return Asked(slug or "", who or "", verb, _day(since), _day(until))


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def files(desk: Workbench, wanted: Asked, speech: Speech) -> None:
    """The entries asked for, as files made when they are wanted."""
    language: Language = "es" if speech.language == LANGUAGES[0] else "en"
    with st.container(horizontal=True):
        formats: tuple[Literal["xlsx", "csv"], ...] = ("xlsx", "csv")
        for format in formats:
            st.download_button(
                speech(f"ui.log.take_{format}"),
                partial(desk.record.export, format, language, wanted),
                file_name=f"{speech('ui.file.record')}.{format}",
                key=f"log_{format}",
                on_click="ignore",
                icon=":material/download:",
            )


def removed(desk: Workbench, speech: Speech) -> None:
    """What was removed, each with the way back."""
    st.write(speech("ui.log.removed_lead"))
    found = desk.record.removed()
    if not found:
        st.caption(speech("ui.log.removed_nothing"))
    names = _names(desk)
    for one in found:
        with st.container(horizontal=True, vertical_alignment="center", border=True):
            st.write(plain(record.removed_name(one, names, speech)))
            key = f"back_{'draft' if isinstance(one, Draft) else 'decision'}_{one.id}"
            if st.button(speech("ui.log.bring_back"), key=key):
                _attempt(partial(desk.record.bring_back, one), speech)


def _attempt(act: Callable[[], object], speech: Speech) -> None:
    try:
        act()
    except DraftingError as error:
        complain(error, speech)
    else:
        st.rerun()


def keeping(desk: Workbench, speech: Speech) -> None:
    """A backup by hand, and the check of everything kept."""
    st.write(speech("ui.log.backup_lead"))
    with st.container(horizontal=True):
        st.download_button(
            speech("ui.log.backup_make"),
            lambda: backup(desk),
            file_name=f"{speech('ui.file.backup')}.db",
            key="backup",
            on_click="ignore",
        )
        wanted = st.button(speech("ui.log.chain"), key="verify")
    if wanted:
        problems = desk.verify(speech.language)
        for problem in problems:
            st.error(plain(problem))
        if not problems:
            st.success(speech("ui.log.whole"))


def backup(desk: Workbench) -> bytes:
    """The bytes of a checked copy."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "workspace-backup.db"
        desk.record.backup(path)
        return path.read_bytes()


def _names(desk: Workbench) -> dict[str, str]:
    return {one.slug: one.short_title for one in (*desk.instruments(), *desk.shelf.away())}


def done(desk: Workbench, speech: Speech) -> None:
    """The entries asked for, the latest first."""
    wanted = asked(desk, speech)
    entries = desk.record.entries(wanted, limit=SHOWN)
    files(desk, wanted, speech)
    data = {
        "rows": record.rows(entries, _names(desk), speech),
        "words": speech.group("ui.log") | {"nothing": speech("record.nothing")},
        "shown": speech("ui.log.shown", n=speech.number(len(entries))),
    }
    components.component("log")(key="log", data=sources.packed(data))


def show() -> None:
    """The page: what was done, what was removed, and what keeps it all, side by side."""
    speech, desk = reader(), sources.desk()
    st.title(speech("ui.page.log"))
    st.write(speech("ui.log.lead"))
    parts = {"done": done, "removed": removed}
    if desk.people.may(Action.KEEP):
        parts["backup"] = keeping
    for tab, part in zip(st.tabs([speech(f"ui.log.{name}") for name in parts]), parts.values(), strict=True):
        with tab:
            part(desk, speech)


show()
