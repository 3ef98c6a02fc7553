"""All changes of a working copy, and the form that makes it the next draft."""

from __future__ import annotations

from functools import partial

import streamlit as st

from drafting import compare
from drafting.edit.copies import WorkingCopy
from drafting.ui import address, carrying, components, edit_doors, edit_typed, sources
from drafting.ui.edit_said import remarks
from drafting.ui.notices import plain, reader, tell
from drafting.ui.speech import Speech
from drafting.ui.views import editing
from drafting.workbench import Workbench
from drafting.workbench.edit_effects import altered, brought_in
from drafting.workbench.publishing import Published
from drafting.workbench.steps import Tell


def changes(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """Everything that differs from the draft it comes from."""
    document, base = desk.editing.document(copy.id), desk.editing.base(copy)
    n = copy.last.base_number
    st.header(plain(speech("ui.edit.changes", n=n)), anchor=False)
    rows = [row for row in editing.redline(compare.compare(base, document), speech) if row["kinds"]]
    data = {
        "title": speech.count("ui.edit.changed", len(altered(base, document))),
        "rows": rows,
        "same": "" if rows else speech("ui.edit.nothing", n=n),
        "language": document.language,
        "words": {},
    }
    components.component("edit_side")(key="edit_changes", data=sources.packed(data))


def publish(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """The errors it would bring in; stage and note, and the button; then all changes."""
    stages = desk.stages()
    names = {stage.id: speech.stage(stage.id, stages) for stage in stages}
    base_text, text = desk.editing.base(copy), desk.editing.document(copy.id)
    base = desk.draft_by_id(copy.last.base)
    behind = desk.editing.newer(copy)
    with st.container(key="narrow"):
        st.title(plain(speech("ui.edit.publish", n=(behind or base).number + 1)), anchor=False)
        st.write(plain(speech("ui.edit.publish_lead", n=(behind or base).number + 1)))
        if errors := editing.errors(brought_in(base_text, text, speech.language), text, speech):
            remarks("edit_errors", errors, speech)
        if behind is None:
            with st.form("publish", border=False):
                st.selectbox(
                    speech("ui.import.stage"),
                    list(names),
                    index=list(names).index(base.stage) if base.stage in names else 0,
                    format_func=lambda choice: names[choice],
                    key="publish_stage",
                )
                st.text_input(speech("ui.import.note"), max_chars=600, key="publish_note")
                wanted = st.form_submit_button(
                    speech("ui.edit.publish_now", n=base.number + 1),
                    type="primary",
                    disabled=bool(edit_typed.unsaved(copy.id, text)),
                )
            if wanted:
                _publish(desk, copy, speech)
    changes(desk, copy, speech)


def _publish(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """The next draft, its steps in sight."""
    stage, note = st.session_state["publish_stage"], st.session_state.get("publish_note", "")

    def work(step: Tell) -> Published:
        return desk.editing.publish(copy.id, seen=copy.last.number, stage=stage, note=note, tell=step)

    doing = speech("ui.edit.publishing")
    carrying.out(doing, work, speech, refused=edit_doors.COMPLAINT, then=partial(_published, copy))


def _published(copy: WorkingCopy, made: Published) -> None:
    edit_typed.forget(copy.id)
    number = made.draft.number
    tell(" ".join((reader()("ui.edit.published", n=number), *made.told)))
    address.go(
        "compare",
        {"instrument": copy.instrument, "draft": str(number), "against": str(copy.last.base_number)},
    )
