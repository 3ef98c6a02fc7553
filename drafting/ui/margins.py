"""What is said of a draft's provisions, remembered until somebody decides something anew."""

from __future__ import annotations

from typing import Any, cast

import streamlit as st

from drafting.checklist.coverage import State
from drafting.model import Draft, Language
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
    rows = consequences.rows(comparison, marks, stale, after.instrument, speech)
    return {"said": consequences.summary(rows, len(stale), speech), "rows": rows}


@st.cache_resource(max_entries=24, show_spinner=False)
def _margin(
    directory: str,  # noqa: ARG001  # part of the key, like `latest`
    draft: sources.Key,
    wanted: tuple[str, ...],
    language: str,
    latest: int,  # noqa: ARG001  # a decision changes what is said
) -> list[margin.Note]:
    document = sources.desk().document(draft[0])
    said = of_draft(sources.desk(), draft[0], wanted, cast(Language, language))
    return margin.notes(document, said, Speech(language))


def waiting(drafts: tuple[Draft, ...]) -> Counts:
    """How much asks for a person in these drafts, the latest of every instrument."""
    return _waiting(str(data_directory()), tuple(sources.key(draft) for draft in drafts), latest())


@st.cache_resource(max_entries=8, show_spinner=False)
def _waiting(
    directory: str,  # noqa: ARG001  # part of the key, like `latest`
    drafts: tuple[sources.Key, ...],
    latest: int,  # noqa: ARG001
) -> Counts:
    desk = sources.desk()
    found = desk.checklists.sheet(suggest=False).counts()
    gaps = found[State.MISSING] + found[State.SUGGESTED]
    weighty = [one for one in desk.placing.findings(settled=False) if one.finding.severity != "info"]
    checks: dict[str, int] = {}
    wrong: dict[str, int] = {}
    for draft in (desk.draft_by_id(key[0]) for key in drafts):
        marks_of = marks(desk.document(draft.id), ("checks", "substances"), "en")
        graver = [mark for mark in marks_of if mark.severity != "info"]
        checks[draft.instrument] = sum(mark.kind == "checks" for mark in graver)
        wrong[draft.instrument] = sum(
            mark.kind == "substances" and mark.severity == "error" for mark in graver
        )
    return Counts(len(desk.checklists.waiting()), gaps, len(weighty), checks, wrong)
