"""Compare: any two drafts, side by side or inline, with the list of changes to jump from."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Any

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Draft, Instrument
from drafting.ui import address, components, edit_doors, handing, margins, remarking, sources, tools, working
from drafting.ui.notices import complain, plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views import margin, where
from drafting.ui.views.changes import summary_line
from drafting.ui.views.exporting import MIMES, Wanted
from drafting.ui.views.names import redline_name
from drafting.workbench import Workbench


def provision_chosen() -> None:
    """Keep the chosen change in the address."""
    told = components.event("redline", "provision")
    if told:
        address.put(provision=told)


def look_chosen() -> None:
    """Keep the way of looking in the address."""
    told = components.event("redline", "look")
    if told:
        address.put(**{name: str(told.get(name, "")) for name in address.LOOK})


def history_wanted() -> None:
    """Open the history of a provision."""
    told = components.event("redline", "history")
    if told:
        address.go("history", {name: str(told.get(name, "")) for name in ("instrument", "provision")})


def elsewhere_wanted() -> None:
    """Open what a note leads to: the provision of another instrument, the checklist, the board of layers."""
    told = dict(components.event("redline", "go") or {})
    if told and told.get("page") == "edit":
        edit_doors.open_editor(address.read()["instrument"], str(told.get("uid", "")))
    elif told:
        page = str(told.pop("page", "draft"))
        address.go(page, {name: str(value) for name, value in told.items() if name in address.FIELDS})


def remarked() -> None:
    """Keep what somebody said of words or of a provision of either side, and show the comments."""
    told = components.event("redline", "comment")
    if not told:
        return
    desk = sources.desk()
    try:
        place = where.find(address.read(), desk.instruments(), desk.drafts)
        base = where.find_base(address.read(), place, desk.instruments(), desk.drafts)
        remarking.keep(base if told["side"] == "old" else place.draft, told)
    except DraftingError as error:
        remarking.refuse(error)


def swap(draft: Draft, base: Draft) -> None:
    """The two drafts change places."""
    address.put(
        instrument=base.instrument,
        draft=str(base.number),
        against=where.against(draft, base),
        provision="",
        chapter="",
    )


def sheet(
    instrument: Instrument, base_of: Instrument, base: Draft, draft: Draft, desk: Workbench, speech: Speech
) -> dict[str, Any]:
    """The head of the comparison: always which draft, of which day, against which."""
    stages = desk.stages()
    same = instrument == base_of

    def side(which: Draft) -> str:
        stage = speech.stage(which.stage, stages)
        return speech("ui.compare.side", n=which.number, stage=stage, date=speech.date(which.date))

    return {
        "instrument": instrument.title,
        "title": speech(
            "ui.compare.title" if same else "ui.compare.title_other",
            new=draft.number,
            date=speech.date(draft.date),
            old=base.number,
            instrument=base_of.short_title,
        ),
        "slug": instrument.slug,
        "old_slug": base_of.slug,
        "edits": edit_doors.may_edit(desk, instrument.slug),
        "old": side(base) if same else f"{base_of.short_title} · {side(base)}",
        "new": side(draft),
    }


def redline(place: where.Place, base: Draft, desk: Workbench, speech: Speech) -> None:
    """The comparison itself, as one component."""
    assert place.draft is not None
    new = place.draft
    found = working.look(speech("ui.compare.working"), lambda: sources.redline_of(base, new, speech))
    head = sheet(place.instrument, desk.instrument(base.instrument), base, place.draft, desk, speech)
    old_language, language = found["languages"]
    pair = f"{base.id}-{place.draft.id}"
    data = {
        "sheet": head
        | {
            "facts": " — ".join((head["new"], head["old"])),
            "words": speech("ui.compare.words", **found["size"]),
            "language": language,
            "old_language": old_language,
        },
        "figures": dict(summary_line(found["counts"], speech)),
        "words": speech.group("ui.redline") | speech.group("ui.remark"),
        "pair": pair,
    }
    components.component("redline")(
        key="redline",
        data=sources.packed(data, found["packed"]),
        on_provision_change=provision_chosen,
        on_look_change=look_chosen,
        on_history_change=history_wanted,
        on_go_change=elsewhere_wanted,
        on_comment_change=remarked,
        on_assign_change=partial(remarking.assigned, "redline"),
        on_margin_change=partial(remarking.chosen, "redline"),
    )
    comments(place.draft, base, pair, speech)
    # the text is on the screen by now: what other instruments say of it follows
    crossed = working.look(speech("ui.compare.working"), lambda: sources.crossings_of(base, new, speech))
    if crossed:
        components.component("crossings")(key="crossings", data={"pair": pair, "crossed": crossed})
    brought = working.look(speech("ui.compare.working"), lambda: margins.consequences_of(base, new, speech))
    if brought["said"]:
        show_them = speech("ui.consequence.show")
        components.component("consequences")(
            key="consequences", data=brought | {"pair": pair, "show": show_them}
        )


def comments(draft: Draft, base: Draft, pair: str, speech: Speech) -> None:
    """What was said of both sides, handed to the comparison that is on the screen."""
    fields = address.read()
    shown = margin.chosen(fields["margin"], ("comment",))
    notes = margins.beside(base, draft, speech)
    about = margins.about_comments(draft, shown, fields["comments"])
    wanted = margin.narrowed(notes, about["which"], sources.desk().who) if shown else []
    told = {"pair": pair, "on": bool(shown), "notes": wanted, "tally": len(notes)}
    words = speech.group("ui.margin") | speech.group("ui.remark")
    components.component("beside")(key="beside", data=told | about | {"words": words})


def only_chosen() -> None:
    """Keep in the address whether the three texts show changes only."""
    told = components.event("three", "look")
    if told:
        address.put(only=str(told.get("only", "")))


def three(place: where.Place, base: Draft, third: Draft, desk: Workbench, speech: Speech) -> None:
    """Two drafts against a common base, as one component."""
    assert place.draft is not None
    new = place.draft
    found = working.look(speech("ui.compare.working"), lambda: sources.three_of(base, new, third, speech))
    stages = desk.stages()
    data = {
        "sheet": {
            "instrument": place.instrument.title,
            "title": speech("ui.three.title", a=place.draft.number, b=third.number, base=base.number),
            "language": found["language"],
            **{
                name: speech.draft_choice(draft, stages)
                for name, draft in (("base", base), ("a", place.draft), ("b", third))
            },
        },
        "words": speech.group("ui.redline") | speech.group("ui.three"),
    }
    components.component("three")(
        key="three", data=sources.packed(data, found["packed"]), on_look_change=only_chosen
    )


def doors(draft: Draft, base: Draft, speech: Speech) -> bool:
    """Swap the sides; take the comparison to Word: whether that was just asked for."""
    st.button(
        speech("ui.compare.swap"),
        help=speech("ui.compare.swap_help"),
        on_click=swap,
        args=(draft, base),
        key="swap",
    )
    return st.button(speech("ui.compare.redline"), key="redline_docx")


def hand_over(draft: Draft, base: Draft, desk: Workbench, speech: Speech) -> None:
    """The comparison as a Word file, made in sight."""

    def work(_: working.Tell) -> bytes:
        return desk.export_redline(base.id, draft.id, when=datetime.now(UTC))

    asked = (sources.key(base), sources.key(draft), desk.who)
    name = redline_name(base, draft, speech)
    order = handing.Order("redline", name, MIMES["docx"], asked, speech("ui.compare.redline_doing"))
    handing.over(order, work, speech)


def to_export(draft: Draft, base: Draft, third: Draft | None, speech: Speech) -> None:
    """Take these drafts to the Export page: to a table, where there are three."""
    fields = {
        "instrument": draft.instrument,
        "draft": str(draft.number),
        "against": where.against(base, draft),
        "third": where.against(third, draft) if third else "",
        "export": Wanted(kind="table").text() if third else "",
    }
    st.button(speech("ui.compare.export"), on_click=address.go, args=("export", fields), key="to_export")


def find_others(
    place: where.Place | None, desk: Workbench
) -> tuple[Draft | None, Draft | None, DraftingError | None]:
    """The base, the third text, and what is wrong with how the address names them."""
    if place is None or place.draft is None:
        return None, None, None
    try:
        base = where.find_base(address.read(), place, desk.instruments(), desk.drafts)
        return base, where.find_third(address.read(), place, desk.instruments(), desk.drafts), None
    except DraftingError as error:
        return None, None, error


def answer(
    place: where.Place, draft: Draft, base: Draft | None, third: Draft | None, desk: Workbench, speech: Speech
) -> None:
    """The comparison, or why there is none."""
    if base is None:
        st.info(plain(speech("ui.compare.first", n=draft.number, title=place.instrument.title)))
    elif base.id == draft.id:
        st.info(speech("ui.compare.same"))
    elif third is None:
        redline(place, base, desk, speech)
    elif third.id in (base.id, draft.id):
        st.info(speech("ui.three.same_drafts"))
    else:
        three(place, base, third, desk, speech)


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    place, problem = tools.open_place(desk)
    if place is None and problem is None:
        tools.empty(speech)
        return
    base, third, wrong = find_others(place, desk)
    problem = problem or wrong
    to_word = False
    with st.container(key="tools", horizontal=True, vertical_alignment="bottom"):
        tools.choose_instrument(place, desk, speech)
        if place and place.drafts:
            tools.choose_draft(place, desk, speech)
        if place and place.draft:
            tools.choose_base(place, base, desk, speech)
            tools.choose_third(place, third, desk, speech)
            if base and base.id != place.draft.id:
                if not third:
                    to_word = doors(place.draft, base, speech)
                to_export(place.draft, base, third, speech)
    # a place of its own, also when nothing is handed over: what stands below it is not drawn anew for that
    with st.container(key="handing"):
        if to_word and place and place.draft and base:
            hand_over(place.draft, base, desk, speech)
    remarking.complaint(speech)
    if problem:
        complain(problem, speech)
    elif place and place.draft is None:
        tools.nothing_yet(place, speech)
    elif place and place.draft:
        answer(place, place.draft, base, third, desk, speech)


show()
