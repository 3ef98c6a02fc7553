"""What is said of a draft's provisions, remembered until somebody decides something anew."""

from __future__ import annotations

from collections import Counter
from typing import Any

import streamlit as st

from drafting.checklist.coverage import State
from drafting.checklist.mapping import MAPPING, NOT_APPLICABLE
from drafting.model import Document, Draft, Language, Mark
from drafting.review.model import COMMENT, COMMENT_STATE
from drafting.ui import sources
from drafting.ui.speech import Speech
from drafting.ui.views import consequences, margin
from drafting.ui.views.waiting import Counts
from drafting.workbench import data_directory
from drafting.workbench.ahead import of_text
from drafting.workbench.marks import SAYERS, of_draft
from drafting.workbench.placement_says import say_of_changes
from drafting.workbench.placing import PLACEMENT
from drafting.workbench.putting_aside import SILENCED
from drafting.workbench.reviewed import REVIEWED


def kinds() -> tuple[str, ...]:
    """Who has something to say, in order."""
    return tuple(SAYERS)


#: what is said of texts -> the kinds of decisions that change it
_DECIDED = {
    "comment": (COMMENT, COMMENT_STATE),
    "review": (REVIEWED,),
    "checks": (SILENCED,),
    "checklist": (MAPPING, NOT_APPLICABLE, "checklist"),
}
#: what waits changes with these, and with the drafts
_WAITING = (*_DECIDED["checklist"], PLACEMENT, "control_list", SILENCED)
#: the key of what depends on decisions: unchanged until the next one
Stood = tuple[int, str]


def margin_of(draft: Draft, wanted: tuple[str, ...], speech: Speech, which: str = "") -> list[margin.Note]:
    """The notes of these kinds on a draft's provisions; of the comments only the "open" ones, or "mine"."""
    if not wanted:
        return []
    stood = _stood(*(kind for name in wanted for kind in _DECIDED.get(name, ())))
    texts = _texts() if "checklist" in wanted else ()
    found = _margin(str(data_directory()), sources.key(draft), wanted, speech.language, stood, texts)
    return margin.narrowed(found, which, sources.desk().who) if which else found


def about_comments(draft: Draft, shown: tuple[str, ...], which: str) -> dict[str, Any]:
    """What the margin needs to narrow comments and to give them into hands; who works here first."""
    if "comment" not in shown:
        return {"which": "", "hands": []}
    desk = sources.desk()
    hands = desk.reviews.hands(draft.instrument)
    return {
        "which": which if which in margin.WHICH else "",
        "hands": sorted(hands, key=lambda one: one != desk.who),
    }


def beside(base: Draft, draft: Draft, speech: Speech, which: str = "") -> list[margin.Note]:
    """The comments on both sides of a comparison, each once, with the side it is on."""
    same = base.instrument == draft.instrument
    old, new = (margin_of(one, ("comment",), speech, which) for one in (base, draft))
    return margin.on_their_sides(old, new, base.number if same else None)


def _stood(*kinds: str) -> Stood:
    return sources.desk().record.mark(*kinds) if kinds else (0, "")


def _texts() -> tuple[sources.Key, ...]:
    """The latest draft of every instrument: what the text of one means may hang on those of the others."""
    desk = sources.desk()
    return tuple(sources.key(drafts[-1]) for one in desk.instruments() if (drafts := desk.drafts(one.slug)))


def latest() -> int:
    """The number of the last thing that was done, for what hangs on everything."""
    return next((event.id for event in sources.desk().events(1)), 0)


def consequences_of(old: Draft, new: Draft, speech: Speech) -> dict[str, Any]:
    """What a comparison of two drafts brings about: a sentence, and a row for each provision."""
    stood = _stood(*_DECIDED["checklist"], *_DECIDED["review"], PLACEMENT)
    keys = sources.key(old), sources.key(new)
    return _consequences(str(data_directory()), *keys, speech.language, stood, _texts())


@st.cache_resource(max_entries=32, show_spinner=False)
def _consequences(
    directory: str,  # noqa: ARG001  # part of the key, like the last two
    old: sources.Key,
    new: sources.Key,
    language: Language,
    stood: Stood,  # noqa: ARG001
    texts: tuple[sources.Key, ...],  # noqa: ARG001
) -> dict[str, Any]:
    desk, speech = sources.desk(), Speech(language)
    before, after = desk.draft_by_id(old[0]), desk.draft_by_id(new[0])
    comparison = desk.compare(before.id, after.id)
    stale = desk.checklists.stale_by(before.id, after.id)
    same = before.instrument == after.instrument
    layer = desk.instrument(after.instrument).layer
    marks = tuple(say_of_changes(comparison, language, layer)) if same else ()
    reviewed = desk.clauses.reviewed.marks(after.id, language) if same else ()
    rows = consequences.rows(comparison, marks, stale, after.instrument, speech, reviewed)
    return {"said": consequences.summary(rows, len(stale), speech), "rows": rows}


@st.cache_resource(max_entries=24, show_spinner=False)
def _margin(
    directory: str,
    draft: sources.Key,
    wanted: tuple[str, ...],
    language: Language,
    stood: Stood,  # noqa: ARG001  # a decision changes what is said, and so may other texts
    texts: tuple[sources.Key, ...],  # noqa: ARG001
) -> list[margin.Note]:
    def read(_document: Document, kinds: tuple[str, ...], _language: Language) -> tuple[Mark, ...]:
        return tuple(mark for kind in kinds for mark in _read(directory, draft, kind, language))

    desk, speech = sources.desk(), Speech(language)
    said = of_draft(desk, draft[0], wanted, language, read=read)
    facts = margin.of_comments(desk.reviews.heard(draft[0]), speech) if "comment" in wanted else {}
    if "checks" in wanted:
        facts |= margin.of_findings(desk.checks.findings(draft[0]))
    return margin.notes(desk.document(draft[0]), said, speech, facts)


@st.cache_resource(max_entries=128, show_spinner=False)
def _read(directory: str, draft: sources.Key, kind: str, language: Language) -> tuple[Mark, ...]:  # noqa: ARG001
    """What a kind says of the text alone: whatever is decided, and whoever asks, it is read once."""
    return of_text(sources.desk(), draft[0], kind, language)


def waiting(drafts: tuple[Draft, ...], speech: Speech) -> Counts:
    """How much asks for a person in these drafts, the latest of every instrument."""
    keys = tuple(sources.key(draft) for draft in drafts)
    found = _waiting(str(data_directory()), keys, speech.language, _stood(*_WAITING))
    desk = sources.desk()
    copies = Counter(copy.instrument for copy in desk.editing.copies())
    return found._replace(copies=copies, said=desk.reviews.waiting())


@st.cache_resource(max_entries=8, show_spinner=False)
def _waiting(
    directory: str,
    drafts: tuple[sources.Key, ...],
    language: Language,
    stood: Stood,  # noqa: ARG001
) -> Counts:
    desk = sources.desk()
    found = desk.checklists.sheet(suggest=False).counts()
    gaps = found[State.MISSING] + found[State.SUGGESTED]
    weighty = [one for one in desk.placing.findings(settled=False) if one.finding.severity != "info"]
    checks: dict[str, int] = {}
    wrong: dict[str, int] = {}
    for key in drafts:
        slug = desk.draft_by_id(key[0]).instrument
        standing = desk.checks.marks(key[0], language)
        checks[slug] = sum(mark.severity != "info" for mark in standing)
        spoken = desk.instrument(slug).language  # which language it is said in makes no difference
        wrong[slug] = sum(mark.severity == "error" for mark in _read(directory, key, "substances", spoken))
    return Counts(len(desk.checklists.waiting()), gaps, len(weighty), checks, wrong)
