"""Import: a file is read, looked at, and kept as the next draft of an instrument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from drafting.errors import BadRequest, DraftingError
from drafting.model import Instrument, Language, Layer
from drafting.ui import address, sources, working
from drafting.ui.notices import complain, plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import names
from drafting.ui.views.changes import summary_line
from drafting.ui.views.preview import Preview, meant
from drafting.workbench import Imported, Workbench
from drafting.workbench.open_marks import open_marks

TYPES = ["docx", "doc", "rtf", "odt", "txt", "md", "html", "htm", "xml"]
NEW = ""  # the choice "a new instrument"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the form says of the draft to be."""

    instrument: Instrument
    is_new: bool
    stage: str
    on: date
    author: str
    note: str


def marked(data: bytes, name: str, speech: Speech) -> None:
    """Say that the file holds changes and comments nobody settled."""
    found = open_marks(data, name)
    if found:
        by = ", ".join(found.authors) or "—"
        said = speech("ui.import.open_marks", changes=found.changes, comments=found.comments, by=by)
        st.info(plain(said))


def show_preview(found: Preview, speech: Speech) -> None:
    """What was read, before anything is kept."""
    if found.title:
        st.write(f"**{plain(found.title)}**")
    language, units, words = st.columns([2, 5, 2])
    language.metric(speech("ui.import.text_language"), speech(f"ui.text_language.{found.language}"))
    counted = [speech.count(f"ui.import.count.{kind}", number) for kind, number in found.units]
    units.metric(speech("ui.import.units"), ", ".join(counted) or "—")
    words.metric(speech("ui.import.words"), speech.number(found.words))
    if not found.units:
        st.warning(speech("ui.import.no_units"))
    elif found.first:
        st.caption(speech("ui.import.first"))
        st.write("\n".join(f"- {plain(line)}" for line in found.first))


def form(found: Preview, desk: Workbench, speech: Speech) -> Wishes:
    """Instrument, stage, date, author and note."""
    known = {instrument.slug: instrument for instrument in desk.instruments()}
    asked = address.read()["instrument"]
    choices = [*known, NEW]
    slug = st.selectbox(
        speech("ui.import.where"),
        choices,
        index=choices.index(asked if asked in known else meant(found, tuple(known.values())) or NEW),
        format_func=lambda choice: known[choice].short_title if choice else speech("ui.import.new"),
        key="import_instrument",
    )
    instrument = known[slug] if slug else new_instrument(found, tuple(known), speech)
    stages = {stage.id: stage for stage in desk.stages()}
    left, right = st.columns(2)
    stage = left.selectbox(
        speech("ui.import.stage"),
        list(stages),
        format_func=lambda choice: speech.stage(choice, tuple(stages.values())),
        key="import_stage",
    )
    on = right.date_input(
        speech("ui.import.date"), value="today", format=speech.date_format, key="import_date"
    )
    author = st.text_input(speech("ui.import.author"), max_chars=120, key="import_author")
    note = st.text_area(speech("ui.import.note"), max_chars=600, height=90, key="import_note")
    return Wishes(instrument, not slug, stage or "working", on, author.strip()[:120], note.strip()[:600])


def new_instrument(found: Preview, taken: tuple[str, ...], speech: Speech) -> Instrument:
    """The facts of an instrument that begins with this draft, its title guessed from the text."""
    title = st.text_input(
        speech("ui.import.new_title"), value=found.title[:200], max_chars=200, key="import_title"
    ).strip()
    left, right = st.columns(2)
    short = left.text_input(speech("ui.import.new_short"), max_chars=60, key="import_short").strip()
    layer = right.selectbox(
        speech("ui.import.new_layer"),
        list(Layer),
        index=list(Layer).index(found.layer),
        format_func=lambda choice: speech(f"ui.layer.{choice.value}"),
        key="import_layer",
    )
    language: Language = "es" if found.language == "es" else "en"
    return Instrument(
        slug=names.slug(short or title, taken),
        title=title,
        short_title=short or title[:60],
        language=language,
        layer=layer or Layer.STATUTE,
        position=len(taken) + 1,
    )


def keep(data: bytes, name: str, wishes: Wishes, desk: Workbench, speech: Speech) -> Imported | None:
    """Store the draft, its steps in sight; None (with a sentence shown) if it cannot be."""

    def work(tell: working.Tell) -> Imported:
        def step(key: str, done: int, total: int) -> None:
            say = tell.keeping if key == "progress.storing" else tell
            say(speech(key, done=done, total=total), done / max(total, 1))

        return desk.import_draft(
            wishes.instrument.slug,
            data,
            name,
            stage=wishes.stage,
            on=wishes.on,
            author=wishes.author,
            note=wishes.note,
            begin=wishes.instrument if wishes.is_new else None,
            progress=step,
        )

    try:
        if wishes.is_new and not wishes.instrument.title:
            raise BadRequest("import_title_missing")
        return working.run(speech("ui.import.keeping"), work, speech)
    except DraftingError as error:
        complain(error, speech)
        return None


def told(done: Imported, desk: Workbench, speech: Speech) -> dict[str, Any]:
    """What to say after an import; kept in the session, because the next run shows it."""
    draft = done.draft
    lines = [
        speech("ui.import.kept", n=draft.number, title=desk.instrument(draft.instrument).title),
    ]
    drafts = [other for other in desk.drafts(draft.instrument) if other.number < draft.number]
    if not drafts:
        lines.append(speech("ui.import.kept_first"))
    else:
        counts = sources.counts_of(drafts[-1], draft, speech)
        key = "ui.import.kept_changes" if counts else "ui.import.kept_same"
        changes = ", ".join(text for _, text in summary_line(counts, speech))
        lines.append(speech(key, n=drafts[-1].number, changes=changes))
    return {
        "lines": lines,
        "fields": {"instrument": draft.instrument, "draft": str(draft.number)},
        "against": str(drafts[-1].number) if drafts else "",
    }


def result(kept: dict[str, Any], speech: Speech) -> None:
    """The good news, and where to go from here."""
    st.success(plain(" ".join(kept["lines"])))
    with st.container(horizontal=True):
        if kept["against"]:
            st.button(
                speech("ui.import.see_changes"),
                type="primary",
                on_click=address.go,
                args=("compare", kept["fields"] | {"against": kept["against"]}),
                key="see_changes",
            )
        st.button(
            speech("ui.import.read_it"), on_click=address.go, args=("draft", kept["fields"]), key="read_it"
        )
        st.button(speech("ui.import.another"), on_click=forget, key="another")


def forget() -> None:
    """Begin again with an empty form."""
    st.session_state.pop("import_result", None)
    st.session_state["import_turn"] = st.session_state.get("import_turn", 0) + 1


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    with st.container(key="narrow"):
        st.title(speech("ui.import.title"))
        st.write(speech("ui.import.lead"))
        if "import_result" in st.session_state:
            result(st.session_state["import_result"], speech)
            return
        upload = st.file_uploader(
            speech("ui.import.file"), type=TYPES, key=f"upload_{st.session_state.get('import_turn', 0)}"
        )
        if upload is None:
            return
        data = upload.getvalue()
        try:
            found = working.look(speech("ui.import.reading"), lambda: sources.preview_of(data, upload.name))
        except DraftingError as error:
            complain(error, speech)
            return
        with st.container(border=True):
            st.subheader(plain(speech("ui.import.read", name=upload.name)))
            show_preview(found, speech)
            marked(data, upload.name, speech)
        wishes = form(found, desk, speech)
        latest = [] if wishes.is_new else desk.drafts(wishes.instrument.slug)
        number = latest[-1].number + 1 if latest else 1
        label = speech("ui.import.keep" if latest else "ui.import.keep_first", n=number)
        if st.button(label, type="primary", key="keep"):
            done = keep(data, upload.name, wishes, desk, speech)
            if done:
                st.session_state["import_result"] = told(done, desk, speech)
                st.rerun()


show()
