"""The choices of the Export page: widgets whose values live in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from drafting.compare.table import Choices
from drafting.messages import sentence
from drafting.model import Document, Draft, Language, Mark, Stage
from drafting.ui import address
from drafting.ui.speech import Speech
from drafting.ui.views.exporting import FORMATS, Wanted
from drafting.workbench.annotated import SEVERITIES, Severity
from drafting.workbench.in_word import may_be_word
from drafting.workbench.marks import SAYERS
from drafting.workbench.output import pdf_available
from drafting.workbench.tables import MOST_TEXTS, with_extras

#: from kinds and a language to what they say of a draft of the workspace
Said = Callable[[Sequence[str], Language], Iterable[Mark]]


def wanted() -> Wanted:
    """What the address asks for."""
    return Wanted.parse(address.read()["export"])


def put(**values: Any) -> None:
    """Change some choices. Only from a callback."""
    address.put(export=replace(wanted(), **values).text())


def _chosen(field: str, key: str, told: Callable[[Any], Any]) -> None:
    put(**{field: told(st.session_state[key])})


def _hold(field: str, value: object, told: Callable[[Any], Any] = lambda value: value) -> dict[str, Any]:
    """The arguments of a widget whose value is that of a choice."""
    key = f"export_{field}"
    st.session_state[key] = value
    return {"key": key, "on_change": _chosen, "args": (field, key, told)}


def kinds() -> list[str]:
    """What can be exported; annotated only where somebody has something to say."""
    return [kind for kind in FORMATS if kind != "annotated" or SAYERS]


def choose_kind(now: Wanted, speech: Speech) -> None:
    """Which export."""
    st.segmented_control(
        speech("ui.export.what"),
        kinds(),
        required=True,
        format_func=lambda kind: speech(f"ui.export.kind_{kind}"),
        label_visibility="collapsed",
        **_hold("kind", now.kind),
    )


def choose_format(now: Wanted, speech: Speech) -> None:
    """Word, spreadsheet or PDF; what cannot be had is not offered, and the reason is told."""
    formats = [name for name in FORMATS[now.kind] if name != "pdf" or pdf_available()]
    if formats:
        st.segmented_control(
            speech("ui.export.format"),
            formats,
            required=True,
            format_func=lambda name: speech(f"ui.export.format_{name}"),
            **_hold("format", now.format if now.format in formats else formats[0]),
        )
        if not pdf_available():
            st.caption(speech("ui.export.no_pdf"))


def in_own_format(drafts: Sequence[Draft]) -> bool:
    """Whether an export of these is made inside a Word file of one of them."""
    return any(may_be_word(draft.file_name) for draft in drafts)


def clean(now: Wanted, draft: Draft, speech: Speech) -> None:
    """Whether a clean copy has the draft's own formatting or the house style."""
    if in_own_format((draft,)) and now.format != "xml":
        st.segmented_control(
            speech("ui.export.style"),
            [False, True],
            required=True,
            format_func=lambda house: speech("ui.export.style_house" if house else "ui.export.style_own"),
            **_hold("house", now.house),
        )


def redline(now: Wanted, old: Draft, new: Draft, who: str, speech: Speech) -> None:
    """By whom, of which day, how marked; in house style moves and typography are always marked one way."""
    own = in_own_format((old, new))
    with st.container(horizontal=True):
        st.text_input(
            speech("ui.export.author"),
            max_chars=120,
            **_hold("author", now.author or new.author or who),
        )
        st.date_input(
            speech("ui.export.date"),
            format=speech.date_format,
            **_hold("date", day_of(now, new), lambda day: str(day or "")),
        )

    st.segmented_control(
        speech("ui.export.marking"),
        [False, True],
        required=True,
        format_func=lambda whole: speech("ui.export.by_paragraph" if whole else "ui.export.by_word"),
        **_hold("paragraphs", now.paragraphs),
    )
    with st.container(horizontal=True, gap="medium"):
        for name in ("moves", "typography", "cover"):
            label, explained = speech(f"ui.export.{name}"), speech(f"ui.export.{name}_help")
            st.checkbox(
                label,
                help=explained if own or name == "cover" else speech("ui.export.own_only"),
                disabled=not own and name != "cover",
                **_hold(name, getattr(now, name)),
            )


def day_of(now: Wanted, new: Draft) -> date:
    """The date of the changes: the one chosen, else the draft's own."""
    try:
        return date.fromisoformat(now.date)
    except ValueError:
        return new.date


def table(
    now: Wanted,
    drafts: Sequence[Draft],
    others: Sequence[Draft],
    stages: tuple[Stage, ...],
    speech: Speech,
    language: str,
) -> None:
    """What goes into a table, and which further drafts stand in it."""
    if others:
        names = {str(draft.number): draft for draft in others}
        st.multiselect(
            speech("ui.export.texts"),
            list(names),
            format_func=lambda number: speech.draft_choice(names[number], stages),
            max_selections=MOST_TEXTS - len(drafts),
            placeholder=speech("ui.export.texts_none"),
            help=speech("ui.export.texts_help"),
            **_hold("texts", [number for number in now.texts if number in names], tuple),
        )
    with st.container(horizontal=True, gap="medium"):
        st.checkbox(speech("ui.export.table_changed"), **_hold("whole", not now.whole, lambda on: not on))
        if not now.whole:
            st.checkbox(
                speech("ui.export.elide"), help=speech("ui.export.elide_help"), **_hold("elide", now.elide)
            )
            st.checkbox(speech("ui.export.renumbered"), **_hold("renumbered", now.renumbered))
            st.checkbox(
                speech("ui.export.followed"),
                help=speech("ui.export.followed_help"),
                **_hold("followed", now.followed),
            )
    with st.container(horizontal=True):
        st.text_input(
            speech("ui.export.missing"),
            max_chars=60,
            placeholder=sentence("table.missing", language),  # the table speaks as its texts do
            **_hold("missing", now.missing),
        )
        st.text_input(
            speech("ui.export.blank"),
            max_chars=60,
            placeholder=speech("ui.export.blank_none"),
            help=speech("ui.export.blank_help"),
            **_hold("blank", now.blank),
        )
    if SAYERS:
        _marks("remarks", now.remarks, "ui.export.remarks", speech)


def notes_of(now: Wanted) -> tuple[str, ...]:
    """The kinds of comments chosen; all there are unless some are."""
    return tuple(kind for kind in now.notes if kind in SAYERS) or tuple(SAYERS)


def notes(now: Wanted, speech: Speech) -> None:
    """Which kinds of comments an annotated file gets, and from which weight on."""
    _marks("notes", notes_of(now), "ui.export.notes", speech)
    if "checklist" in notes_of(now):
        st.checkbox(
            speech("ui.export.suggestions"),
            help=speech("ui.export.suggestions_help"),
            **_hold("suggestions", now.suggestions),
        )
    st.segmented_control(
        speech("ui.export.severity"),
        SEVERITIES,
        required=True,
        format_func=lambda severity: speech(f"ui.export.severity_{severity}"),
        help=speech("ui.export.severity_help"),
        **_hold("severity", severity_of(now)),
    )


def severity_of(now: Wanted) -> Severity:
    """From which weight on comments are wanted; everything unless the address names one."""
    return next((severity for severity in SEVERITIES if severity == now.severity), "info")


def _marks(field: str, chosen: Sequence[str], label: str, speech: Speech) -> None:
    st.pills(
        speech(label),
        list(SAYERS),
        selection_mode="multi",
        format_func=lambda kind: speech(f"table.remarks.{kind}"),
        **_hold(field, [kind for kind in chosen if kind in SAYERS], tuple),
    )


def choices_of(now: Wanted, lead: Document, said: Said | None = None) -> Choices:
    """The choices of a table that this text leads; ``said`` asks the workspace what kinds say of it."""
    bare = Choices(not now.whole, now.elide, now.renumbered, now.missing.strip(), followed=now.followed)
    kinds = [kind for kind in now.remarks if kind in SAYERS]
    told = said(kinds, lead.language) if said and kinds else None
    return with_extras(bare, lead, kinds=kinds, blank=now.blank.strip(), said=told)
