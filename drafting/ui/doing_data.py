"""What the page What it does shows of a draft, remembered until somebody decides something anew."""

from __future__ import annotations

from typing import Any

import streamlit as st

from drafting.model import Draft, Language
from drafting.ui import margins, sources
from drafting.ui.speech import Speech
from drafting.ui.views import doing, doing_line, doing_panel
from drafting.workbench import Workbench, data_directory, what_if
from drafting.workbench.correctable import What

View = dict[str, Any]


def names_of(draft: Draft, desk: Workbench, speech: Speech) -> doing.Names:
    """A draft's provisions as they are cited."""
    return doing.Names(desk.document(draft.id), draft, speech)


def table(what: What, draft: Draft, base: Draft | None, speech: Speech) -> View:
    """One table of a draft, and what became of it since another draft."""
    old = sources.key(base) if base else None
    directory = str(data_directory())
    return _table(directory, sources.key(draft), old, what, speech.language, margins.latest())


@st.cache_resource(max_entries=24, show_spinner=False)
def _table(
    directory: str,  # noqa: ARG001  # part of the key, like `latest`
    draft: sources.Key,
    old: sources.Key | None,
    what: What,
    language: Language,
    latest: int,  # noqa: ARG001
) -> View:
    desk, speech = sources.desk(), Speech(language)
    clauses, names = desk.clauses, names_of(desk.draft_by_id(draft[0]), desk, speech)
    entries = clauses.correcting.entries(draft[0], what)
    found = doing.table(what, entries, clauses.corrections(draft[0], what), names)
    found["warnings"] = doing.warnings(clauses.warned(draft[0], what, language), names)
    found["unread"] = doing.unread(clauses.unread(draft[0], what), names)
    gone = clauses.correcting.struck(draft[0], what)
    found["struck"] = doing.struck(what, [(one, names_of(one.last, desk, speech)) for one in gone])
    if what == "deciders":
        found["matrix"] = doing.matrix(clauses.deciders(draft[0]), names)
    if old is not None:
        before = desk.draft_by_id(old[0])
        became = clauses.became(what, before.id, draft[0])
        found["changes"] = doing.changes(became, names, names_of(before, desk, speech))
        found["since"] = speech("ui.doing.since", n=before.number)
    return found


def line(draft: Draft, supposed: str, desk: Workbench, speech: Speech) -> View:
    """The longest way to a licence, as the text has it and as somebody supposes. Raises BadRequest."""
    rows = desk.clauses.clocks(draft.id).rows
    changes = what_if.read([one for one in supposed.split(";") if one.strip()], rows)
    text, other = desk.clauses.path(draft.id), desk.clauses.path(draft.id, changes)
    return doing_line.line(text, other, changes, rows, names_of(draft, desk, speech))


def panel(what: What, wanted: str, draft: Draft, desk: Workbench, speech: Speech) -> View | None:
    """The row that is open, with all that was said of it; None if the draft has none of that name."""
    correcting, document = desk.clauses.correcting, desk.document(draft.id)
    names = names_of(draft, desk, speech)
    entries, said = correcting.entries(draft.id, what), correcting.standing(draft.id, what)
    row = doing_panel.opened(what, wanted, entries, said, document, names)
    if row is None:
        return None
    chain = () if row.get("new") else correcting.history(draft.id, what, row["uid"], row["key"])
    history = doing_panel.history(what, chain, document, names, speech)
    return {"row": row, "history": history, "language": document.language}
