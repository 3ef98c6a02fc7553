"""What is said of a draft's provisions, remembered until somebody decides something anew."""

from __future__ import annotations

from typing import Any, cast

import streamlit as st

from drafting.checklist.coverage import State
from drafting.model import Document, Draft, Language, Mark
from drafting.ui import sources
from drafting.ui.speech import Speech
from drafting.ui.views import consequences, margin
from drafting.ui.views.waiting import Counts
from drafting.workbench import data_directory
from drafting.workbench.marks import SAYERS, marks, of_draft
from drafting.workbench.placement_says import say_of_changes


def kinds() -> tuple[str, ...]:
    """Who has something to say, in order."""
    return tuple(SAYERS)


def margin_of(draft: Draft, wanted: tuple[str, ...], speech: Speech) -> list[margin.Note]:
    """The notes of these kinds on a draft's provisions."""
    if not wanted:
        return []
    return _margin(str(data_directory()), sources.key(draft), wanted, speech.language, latest())


def latest() -> int:
    """The number of the last thing that was done: what is remembered of decisions holds until the next."""
    return next((event.id for event in sources.desk().events(1)), 0)


def consequences_of(old: Draft, new: Draft, speech: Speech) -> dict[str, Any]:
    """What a comparison of two drafts brings about: a sentence, and a row for each provision."""
    return _consequences(str(data_directory()), sources.key(old), sources.key(new), speech.language, latest())


@st.cache_resource(max_entries=32, show_spinner=False)
def _consequences(
    directory: str,  # noqa: ARG001  # part of the key, like `latest`
    old: sources.Key,
    new: sources.Key,
    language: str,
    latest: int,  # noqa: ARG001
) -> dict[str, Any]:
    desk, speech = sources.desk(), Speech(language)
    before, after = desk.draft_by_id(old[0]), desk.draft_by_id(new[0])
    comparison = desk.compare(before.id, after.id)
    stale = desk.checklists.stale_by(before.id, after.id)
    same = before.instrument == after.instrument
    layer = desk.instrument(after.instrument).layer
    marks = tuple(say_of_changes(comparison, cast(Language, language), layer)) if same else ()
    reviewed = desk.clauses.reviewed.marks(after.id, cast(Language, language)) if same else ()
    rows = consequences.rows(comparison, marks, stale, after.instrument, speech, reviewed)
    return {"said": consequences.summary(rows, len(stale), speech), "rows": rows}


@st.cache_resource(max_entries=24, show_spinner=False)
def _margin(
    directory: str,
    draft: sources.Key,
    wanted: tuple[str, ...],
    language: str,
    latest: int,  # noqa: ARG001  # a decision changes what is said
) -> list[margin.Note]:
    def read(_document: Document, kinds: tuple[str, ...], _language: Language) -> tuple[Mark, ...]:
        return tuple(mark for kind in kinds for mark in _read(directory, draft, kind, language))

    document = sources.desk().document(draft[0])
    said = of_draft(sources.desk(), draft[0], wanted, cast(Language, language), read=read)
    return margin.notes(document, said, Speech(language))


@st.cache_resource(max_entries=128, show_spinner=False)
def _read(directory: str, draft: sources.Key, kind: str, language: str) -> tuple[Mark, ...]:  # noqa: ARG001
    """What a kind says of the text alone: whatever is decided, it is read once."""
    return marks(sources.desk().document(draft[0]), (kind,), cast(Language, language))


def waiting(drafts: tuple[Draft, ...], speech: Speech) -> Counts:
    """How much asks for a person in these drafts, the latest of every instrument."""
    keys = tuple(sources.key(draft) for draft in drafts)
    return _waiting(str(data_directory()), keys, speech.language, latest())


@st.cache_resource(max_entries=8, show_spinner=False)
def _waiting(
    directory: str,
    drafts: tuple[sources.Key, ...],
    language: str,
    latest: int,  # noqa: ARG001
) -> Counts:
    desk = sources.desk()
    found = desk.checklists.sheet(suggest=False).counts()
    gaps = found[State.MISSING] + found[State.SUGGESTED]
    weighty = [one for one in desk.placing.findings(settled=False) if one.finding.severity != "info"]
    checks: dict[str, int] = {}
    wrong: dict[str, int] = {}
    for key in drafts:
        slug = desk.draft_by_id(key[0]).instrument
        checks[slug] = sum(mark.severity != "info" for mark in _read(directory, key, "checks", language))
        wrong[slug] = sum(mark.severity == "error" for mark in _read(directory, key, "substances", language))
    return Counts(len(desk.checklists.waiting()), gaps, len(weighty), checks, wrong)
