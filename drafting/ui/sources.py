"""Where the pages get what they show: the workbench, and views of drafts remembered by their ids."""

from __future__ import annotations

import getpass
import json
import os
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from drafting.compare.kinship import Kin
from drafting.errors import DraftingError
from drafting.model import Draft, Instrument, Language
from drafting.people import Person
from drafting.ui import exporting, signin
from drafting.ui.speech import Speech
from drafting.ui.views import changes, chapters, glance, history, outline, preview, three
from drafting.ui.views import crossings as crossing_rows
from drafting.ui.views import table_preview as table_views
from drafting.ui.views.exporting import Wanted
from drafting.ui.views.names import citation
from drafting.workbench import Workbench, crossings, data_directory, exports
from drafting.workbench.marks import of_draft

#: what identifies an immutable draft, also when another database takes the place of this one
Key = tuple[int, str, str]


def who() -> str:
    """Who works here: $DRAFTING_USER, else the name of the operating system's user, else nobody."""
    named = os.environ.get("DRAFTING_USER")
    if named is not None:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def desk() -> Workbench:
    """The workbench on this server's workspace, for whoever sits in front of the page."""
    person = signin.person()
    if person is None:
        return _desk(str(data_directory()), who())
    return _seat(str(data_directory()), who(), (person.subject, person.email, person.name, person.groups))


def shared_desk() -> Workbench:
    """The workbench of the server itself, which sees everything: for what is read for all."""
    return _desk(str(data_directory()), who())


@st.cache_resource(max_entries=256, show_spinner=False)
def _seat(directory: str, user: str, person: tuple[str, str, str, tuple[str, ...]]) -> Workbench:
    return _desk(directory, user).seat(Person(*person))


@st.cache_resource(max_entries=4, show_spinner=False)
def _desk(directory: str, user: str) -> Workbench:
    return Workbench(Path(directory), who=user)  # holds no connection, so one serves all threads


def together() -> AbstractContextManager[None]:
    """Inside, what the page asks of the workbench is one use case. Where there is no workspace, nothing."""
    try:
        return desk().together()
    except DraftingError:  # the page that asks for something will say why
        return nullcontext()


def key(draft: Draft) -> Key:
    """The draft as the key of a cache."""
    return draft.id, draft.sha256, draft.created_at.isoformat()


def text_of(draft: Draft, speech: Speech) -> dict[str, Any]:
    """Rows and outline of a draft's text, ``packed`` once for everybody; its language."""
    return _text(str(data_directory()), key(draft), speech.language)


@st.cache_resource(max_entries=24, show_spinner=False)
def _text(directory: str, draft: Key, language: Language) -> dict[str, Any]:
    document, speech = _desk(directory, who()).document(draft[0]), Speech(language)
    rows = {"rows": outline.text_rows(document, speech), "outline": outline.outline(document, speech)}
    return {"packed": packed(rows), "language": document.language}


def redline_of(old: Draft, new: Draft, speech: Speech) -> dict[str, Any]:
    """Rows and list of changes of a comparison, ``packed`` once for all; its counts, size and languages."""
    return _redline(str(data_directory()), key(old), key(new), speech.language)


@st.cache_resource(max_entries=24, show_spinner=False)
def _redline(directory: str, old: Key, new: Key, language: Language) -> dict[str, Any]:
    comparison = _desk(directory, who()).compare(old[0], new[0])
    found = changes.payload(comparison, Speech(language))
    return {
        "languages": (comparison.old.language, comparison.new.language),
        "size": found.pop("size"),
        "counts": found["counts"],
        "packed": packed(found),
    }


def counts_of(old: Draft, new: Draft, speech: Speech, place: Workbench | None = None) -> dict[str, int]:
    """How many changes of each kind a comparison has, whatever the language."""

    def read() -> dict[str, int]:
        return dict(redline_of(old, new, speech)["counts"])

    return (place or desk()).readings.of("counts", dict[str, int], (old, new), read)


def crossings_of(old: Draft, new: Draft, speech: Speech) -> list[dict[str, Any]]:
    """What went from the older draft to another instrument of the set, and what came to the newer one."""
    among = crossings.neighbours(desk(), old, new)
    keys = tuple((key(before), key(after)) for before, after in among)
    return _crossings(str(data_directory()), key(old), key(new), keys, speech.language)


@st.cache_resource(max_entries=64, show_spinner=False)
def _crossings(
    directory: str, old: Key, new: Key, among: tuple[tuple[Key, Key], ...], language: Language
) -> list[dict[str, Any]]:
    place = _desk(directory, who())
    drafts = tuple((place.draft_by_id(before[0]), place.draft_by_id(after[0])) for before, after in among)
    found = crossings.crossed(place, place.draft_by_id(old[0]), place.draft_by_id(new[0]), drafts)
    return crossing_rows.rows(found, place.document, Speech(language))


def table_preview(now: Wanted, drafts: tuple[Draft, ...], speech: Speech, *, base: bool) -> str:
    """The beginning of a comparative table. Raises BadRequest."""
    latest = next((event.id for event in desk().events(1)), 0) if now.remarks else 0
    keys = tuple(map(key, drafts))
    return _table_preview(str(data_directory()), now, keys, speech.language, latest, base=base)


@st.cache_resource(max_entries=24, show_spinner=False)
def _table_preview(
    directory: str,
    now: Wanted,
    drafts: tuple[Key, ...],
    language: Language,  # noqa: ARG001  # part of the key, like `latest`: a decision changes what is said
    latest: int,  # noqa: ARG001
    *,
    base: bool,
) -> str:
    place = _desk(directory, who())
    found = [place.draft_by_id(draft[0]) for draft in drafts]
    lead = found[0 if base else -1]
    said = partial(of_draft, place, lead.id)
    choices = exporting.choices_of(now, place.document(lead.id), said)
    return table_views.page(exports.table(place, found, choices, against_base=base))


def three_of(base: Draft, one: Draft, two: Draft, speech: Speech) -> dict[str, Any]:
    """Rows and counts of two drafts against a common base, ``packed`` once for everybody; its language."""
    return _three(str(data_directory()), key(base), key(one), key(two), speech.language)


@st.cache_resource(max_entries=6, show_spinner=False)
def _three(directory: str, base: Key, one: Key, two: Key, language: Language) -> dict[str, Any]:
    found = _desk(directory, who()).three(base[0], one[0], two[0])
    return {"packed": packed(three.payload(found, Speech(language))), "language": found.base.language}


def history_of(instrument: Instrument, provision: str, speech: Speech) -> dict[str, Any]:
    """The history of a provision, ready to be shown. Raises NotFound."""
    place, found = desk(), desk().history(instrument.slug, provision)

    def called(kin: Kin) -> str:
        named = glance.name_in(place.matrix(instrument.slug), kin.uid, kin.number, speech)
        if named:
            return named
        step = place.history(instrument.slug, kin.uid).step_at(kin.number)
        return citation((*step.above, step.provision), speech) if step and step.provision else ""

    return history.payload(found, place.stages(), called, speech)


def matrix_of(instrument: Instrument, drafts: tuple[Draft, ...], speech: Speech) -> dict[str, Any]:
    """All drafts of an instrument at a glance, ready to be shown; ``drafts`` are its present ones."""
    keys = tuple(key(draft) for draft in drafts)
    return _matrix(str(data_directory()), instrument.slug, keys, speech.language)


@st.cache_resource(max_entries=8, show_spinner=False)
def _matrix(directory: str, slug: str, drafts: tuple[Key, ...], language: Language) -> dict[str, Any]:
    place = _desk(directory, who())
    nodes = place.document(drafts[-1][0]).walk()
    openings = {node.uid: outline.opening(node) for node in nodes if outline.shape(node) == "unit"}
    return glance.payload(place.matrix(slug), openings, place.stages(), Speech(language))


def chapters_of(instrument: Instrument, drafts: tuple[Draft, ...], speech: Speech) -> dict[str, Any]:
    """The drafts over time and the chapters over the drafts, ready to be drawn."""
    place = desk()
    return chapters.payload(place.matrix(instrument.slug), place.stages(), speech) if drafts else {}


@st.cache_data(max_entries=8, show_spinner=False)
def preview_of(data: bytes, name: str) -> preview.Preview:
    """What was read from an uploaded file. Raises UnreadableFile (which is not remembered)."""
    return preview.preview(desk().read(data, name))


def packed(data: dict[str, Any], *more: bytes) -> bytes:
    """JSON as bytes: sent once, and not again while it stays the same.

    ``more`` are further members that were packed before: a long law is written out once, not for every look.
    """
    own = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return b",".join(part[1:-1] for part in (own, *more) if len(part) > len(b"{}")).join((b"{", b"}"))
