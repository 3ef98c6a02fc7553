"""Export: what leaves as a file, what goes into it, and a look at it before it is made."""

from __future__ import annotations

from datetime import datetime, time
from functools import partial
from typing import cast

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Draft
from drafting.ui import address, exporting, sources, tools, working
from drafting.ui.notices import complain, plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import names, table_preview, where
from drafting.ui.views.changes import summary_line
from drafting.ui.views.exporting import MIMES, Wanted, file_name
from drafting.workbench import Workbench, exports
from drafting.workbench.marks import of_draft
from drafting.workbench.tables import Format


def drafts_of(now: Wanted, place: where.Place, base: Draft | None, third: Draft | None) -> tuple[Draft, ...]:
    """The drafts that the export holds, in order; without a base where one is needed none."""
    assert place.draft is not None
    if now.kind not in ("redline", "table"):
        return (place.draft,)
    if base is None or base.id == place.draft.id:
        return ()
    if now.kind == "redline":
        return (base, place.draft)
    if third and third.id not in (base.id, place.draft.id):
        return (base, place.draft, third)
    more = [draft for draft in place.drafts if str(draft.number) in now.texts]
    if not more:
        return (base, place.draft)
    found = {draft.id: draft for draft in (base, place.draft, *more)}
    return tuple(
        sorted(found.values(), key=lambda draft: (draft.instrument != base.instrument, draft.number))
    )


def against_base(third: Draft | None, drafts: tuple[Draft, ...]) -> bool:
    """Whether three texts are a base and two drafts of it."""
    return third is not None and len(drafts) == 3 and drafts[-1].id == third.id


def options(
    now: Wanted, place: where.Place, base: Draft | None, third: Draft | None, desk: Workbench, speech: Speech
) -> None:
    """What can be chosen for this kind of export."""
    assert place.draft is not None
    if now.kind == "redline" and base:
        exporting.redline(now, base, place.draft, desk.who, speech)
    elif now.kind == "table":
        taken = {draft.id for draft in (base, place.draft) if draft}
        plain_two = third is None and base is not None and base.instrument == place.instrument.slug
        others = [draft for draft in reversed(place.drafts) if draft.id not in taken] if plain_two else []
        two = [draft for draft in (base, place.draft) if draft]
        language = place.instrument.language
        exporting.table(now, two, others, desk.stages(), speech, language)
    elif now.kind == "annotated":
        exporting.notes(now, speech)
    elif now.kind == "clean":
        exporting.clean(now, place.draft, speech)
    exporting.choose_format(now, speech)


def look(now: Wanted, drafts: tuple[Draft, ...], third: Draft | None, speech: Speech) -> None:
    """What the file will say."""
    if now.kind == "redline":
        old, new = drafts
        st.write(speech("ui.export.redline_lead", old=old.number, new=new.number))
        found = sources.redline_of(old, new, speech)
        told = "; ".join(text for _, text in summary_line(found["counts"], speech))
        st.markdown(f"- {plain(told)}\n- {plain(speech('ui.compare.words', **found['size']))}")
        own = exporting.in_own_format(drafts)
        st.caption(speech("ui.export.own_format" if own else "ui.export.house_format"))
    elif now.kind == "table":
        st.html(sources.table_preview(now, drafts, speech, base=against_base(third, drafts)))
        st.caption(speech("ui.export.preview_cut", n=table_preview.ROWS))
    elif now.kind == "source":
        st.write(plain(speech("ui.export.source_lead", name=drafts[-1].file_name)))
    elif now.format == "xml":
        st.write(speech("ui.export.akn_lead", n=drafts[-1].number))
    elif now.kind == "clean" and not now.house and exporting.in_own_format(drafts):
        st.write(speech("ui.export.clean_own", n=drafts[-1].number))
    else:
        st.write(speech(f"ui.export.{now.kind}_lead", n=drafts[-1].number))


def make(
    now: Wanted,
    drafts: tuple[Draft, ...],
    third: Draft | None,
    desk: Workbench,
    speech: Speech,
    tell: exports.Tell,
) -> exports.Exported:
    """The file. Raises DraftingError."""
    paper: exports.Paper = "pdf" if now.format == "pdf" else "docx"
    if now.kind == "redline":
        old, new = drafts
        when = datetime.combine(exporting.day_of(now, new), time(12)).astimezone()
        author = (now.author or new.author or desk.who).strip()[:120]
        marking = exports.Marking(author, when, now.paragraphs, now.moves, now.typography, now.cover)
        return exports.redline(desk, old, new, marking, paper, tell, reader=speech.language)
    if now.kind == "table":
        three = against_base(third, drafts)
        lead = drafts[0 if three else -1].id
        choices = exporting.choices_of(now, desk.document(lead), partial(of_draft, desk, lead))
        table = exports.table(desk, drafts, choices, against_base=three)
        return exports.table_file(table, cast(Format, now.format), tell)
    if now.kind == "annotated":
        kinds, language = exporting.notes_of(now), speech.language
        severity = exporting.severity_of(now)
        return exports.annotated(
            desk,
            drafts[-1],
            kinds,
            language,
            paper,
            tell,
            severity=severity,
            suggestions=now.suggestions,
        )
    if now.format == "xml":
        return exports.akoma_ntoso(desk, drafts[-1], tell)
    return exports.clean(desk, drafts[-1], paper, tell, house=now.house, reader=speech.language)


def hand_over(
    now: Wanted, drafts: tuple[Draft, ...], third: Draft | None, desk: Workbench, speech: Speech
) -> None:
    """Prepare the file and say what must be said of it, then give it."""
    if now.kind == "source":
        name = names.source_name(drafts[-1], speech)
        st.download_button(
            plain(speech("ui.export.download", name=name)),
            data=lambda: desk.source(drafts[-1].id),
            file_name=name,
            mime="application/octet-stream",
            on_click="ignore",
            type="primary",
            key="download",
        )
        return
    asked = (now, tuple(map(sources.key, drafts)), third.id if third else None)
    name = file_name(now, drafts, speech)
    made = st.session_state.get("exported")
    if made is None or made[0] != asked:
        slot = st.empty()
        if not slot.button(plain(speech("ui.export.prepare", name=name)), type="primary", key="prepare"):
            return
        slot.empty()
        made = prepare(asked, now, drafts, third, desk, speech)
        if made is None:
            return
    for warning in made[1].warnings:
        st.warning(plain(warning))
    size = speech.number(max(1, round(len(made[1].data) / 1024)))
    st.download_button(
        plain(speech("ui.export.download", name=name)),
        data=made[1].data,
        file_name=name,
        mime=MIMES[now.format],
        on_click="ignore",
        type="primary",
        key="download",
    )
    st.caption(speech("ui.export.ready", size=size))


def prepare(
    asked: object,
    now: Wanted,
    drafts: tuple[Draft, ...],
    third: Draft | None,
    desk: Workbench,
    speech: Speech,
) -> tuple[object, exports.Exported] | None:
    """Make the file, saying what is being done."""

    def work(tell: working.Tell) -> exports.Exported:
        return make(
            now, drafts, third, desk, speech, lambda step: tell(speech(f"ui.export.doing_{step}"), None)
        )

    try:
        file = working.run(speech("ui.export.doing_word"), work, speech)
    except DraftingError as error:
        complain(error, speech)
        return None
    st.session_state["exported"] = (asked, file)
    return asked, file


def answer(
    place: where.Place, base: Draft | None, third: Draft | None, desk: Workbench, speech: Speech
) -> None:
    """The choices, the file, and a look at it; a table has the whole width of the page for that."""
    now = exporting.wanted()
    with st.container(key="narrow"):
        st.title(speech("ui.export.title"))
        exporting.choose_kind(now, speech)
        drafts = drafts_of(now, place, base, third)
        if not drafts:
            st.info(speech("ui.export.redline_none"))
            return
        options(now, place, base, third, desk, speech)
        if now.kind != "table":
            look(now, drafts, third, speech)
        hand_over(now, drafts, third, desk, speech)
    if now.kind == "table":
        look(now, drafts, third, speech)


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    place, problem = tools.open_place(desk)
    if place is None and problem is None:
        tools.empty(speech)
        return
    base = third = None
    if place and place.draft:
        try:
            base = where.find_base(address.read(), place, desk.instruments(), desk.drafts)
            third = where.find_third(address.read(), place, desk.instruments(), desk.drafts)
        except DraftingError as error:
            problem = error
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        tools.choose_instrument(place, desk, speech)
        if place and place.drafts:
            tools.choose_draft(place, desk, speech)
        if place and place.draft:
            tools.choose_base(place, base, desk, speech)
            tools.choose_third(place, third, desk, speech)
    if problem:
        complain(problem, speech)
    if place and place.draft:
        answer(place, base, third, desk, speech)
    elif place and not problem:
        tools.nothing_yet(place, speech)


show()
