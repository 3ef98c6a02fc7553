"""What is done to the provision that is open, and the doors of a working copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import streamlit as st

from drafting.edit.copies import WorkingCopy
from drafting.edit.dividing import Heirs
from drafting.edit.entries import UNITS, Entry, Words, entries, words_of
from drafting.edit.moving import Where
from drafting.edit.offers import offers, untaken
from drafting.edit.series import divides
from drafting.edit.splitting import typed_units
from drafting.errors import DraftingError
from drafting.model import CONTAINERS, Document
from drafting.people import Action
from drafting.ui import address, edit_arrange, edit_doors, edit_typed, sources
from drafting.ui.notices import plain, reader
from drafting.ui.speech import Speech
from drafting.ui.views.arranging import heirs
from drafting.ui.views.editing import named
from drafting.workbench import Workbench
from drafting.workbench.arranging import Step, Verb
from drafting.workbench.editing import Saved

#: the tabs that a door leads to, in order; the first is what all work in a copy leads to
TABS = ("publish", "chapters", "renumber", "changes")
#: the provision added last, and how many were added
BEGUN = "_edit_begun"
#: those for who only looks
LOOKS = ("changes", "steps")


def doors(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """Keep as the next draft, chapters, renumber, look over, take back, put away."""
    may = desk.people.may(Action.DRAFT, copy.instrument)
    newer = desk.editing.newer(copy)
    n = (newer.number if newer else copy.last.base_number) + 1
    tab = address.read()["tab"]
    if tab:
        st.button(speech("ui.edit.to_text"), key="to_text", on_click=_tab, args=("",))
    for name in TABS if may else LOOKS[:1]:
        if tab != name:
            kind: Literal["primary", "secondary"] = "primary" if name == "publish" else "secondary"
            st.button(
                speech(f"ui.edit.to_{name}", n=n), key=f"to_{name}", type=kind, on_click=_tab, args=(name,)
            )
    with st.popover(speech("ui.edit.more")):
        st.button(
            speech("ui.edit.all"), key="all_copies", on_click=address.put, kwargs={"copy": "", "tab": ""}
        )
        if may:
            st.button(speech("ui.edit.discard"), key="discard", on_click=edit_doors.discard, args=(copy,))


def moved_on(desk: Workbench, copy: WorkingCopy, speech: Speech) -> None:
    """Say that a newer draft exists, and offer to bring the edits over."""
    newer = desk.editing.newer(copy)
    if newer is None or address.read()["tab"] == "bring":
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.warning(plain(speech("ui.edit.behind", base=copy.last.base_number, n=newer.number)))
        st.button(speech("ui.edit.to_bring", n=newer.number), key="to_bring", on_click=_tab, args=("bring",))


def toolbar(copy: WorkingCopy, document: Document, entry: Entry | None, speech: Speech) -> None:
    """Add, arrange, move, repeal, remove: of the provision that is open."""
    if entry is None:
        return
    uid, seen = entry.uid, copy.last.number
    with st.container(horizontal=True, gap="small"):
        for where in (Where.INTO, Where.LAST) if entry.divides else (Where.AFTER,):
            name = {"into": "add_into", "last": "add_last"}.get(where.value, "add")
            st.button(
                speech(f"ui.edit.{name}"), key=name, on_click=_add, args=(copy.id, document, uid, where, seen)
            )
        if edit_arrange.can_have_items(entry):
            st.button(speech("ui.edit.to_items"), key="to_items", on_click=_to_items, args=(copy.id, uid))
        with st.popover(speech("ui.edit.move"), key="mover", on_change="rerun") as box:
            if box.open:  # a law has many places
                _mover(copy, document, entry, speech)
        with st.popover(speech("ui.edit.take_out")):
            _remover(copy, document, entry, speech)


def _remover(copy: WorkingCopy, document: Document, entry: Entry, speech: Speech) -> None:
    """An article goes with or without its number; of a heading one says what becomes of its articles."""
    seen = copy.last.number
    if not entry.divides:
        args = (copy.id, entry.uid, seen)
        if entry.node.label:
            st.button(speech("ui.edit.repeal"), key="repeal", on_click=_repeal, args=args)
        st.button(speech("ui.edit.remove"), key="remove", on_click=_remove, args=args)
        return
    units = sum(1 for node in entry.node.walk() if node.kind in UNITS and not divides(node))
    if not divides(entry.node):
        label = speech.count("ui.edit.arrange.heirs_gone", units)
        st.button(label, key="remove", on_click=_remove, args=(copy.id, entry.uid, seen))
        return
    for way in heirs(document, entry, units, speech):
        step = Step(Verb.HEAD_REMOVE, entry.uid, heirs=Heirs(way["heirs"]))
        st.button(
            way["label"],
            key=f"remove_{way['heirs']}",
            on_click=_arrange,
            args=(copy.id, step, seen),
        )


def _arrange(copy: int, step: Step, seen: int) -> None:
    """What changes the numbers of divisions is read on their own page first."""
    address.put(tab="chapters")
    edit_arrange.propose(copy, step, seen)


def _to_items(copy: int, uid: str) -> None:
    """What is typed is saved first: the list is of the text as it is saved."""
    if edit_typed.keep(sources.desk(), copy, uid, reader()):
        address.put(tab="items")


def offered(document: Document, entry: Entry) -> list[str]:
    """Designations that a new provision could have where it stands, its own first; none that is taken."""
    if entry.divides:
        return []
    order = [one for one in entries(document) if not one.divides]
    at = next(place for place, one in enumerate(order) if one.uid == entry.uid)
    if not at:
        return []
    own = untaken(document, entry.uid)
    found = [one.label for one in offers(document, order[at - 1].uid, Where.AFTER)]
    return list(dict.fromkeys([own, *found])) if own else found


def several(
    copy: WorkingCopy, document: Document, entry: Entry, typed: edit_typed.Typed | None, speech: Speech
) -> None:
    """Where what is typed begins further articles: offer to make them provisions of their own."""
    words = typed.words if typed else words_of(entry.node)
    n = typed_units(entry, words, document.language)
    if n > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.info(plain(speech("ui.edit.several", n=n)))
            args = (copy.id, entry.uid, words, typed.seen if typed else copy.last.number)
            st.button(speech("ui.edit.split", n=n), key="split", on_click=_split, args=args)


def _split(copy: int, uid: str, words: Words, seen: int) -> None:
    if _done(lambda desk: desk.editing.split(copy, uid, words, seen=seen)):
        edit_typed.forget(copy, uid)  # it is saved, in several provisions


def _mover(copy: WorkingCopy, document: Document, entry: Entry, speech: Speech) -> None:
    below = {node.uid for node in entry.node.walk()}
    places = {
        one.uid: one
        for one in entries(document)
        if one.uid not in below and (one.divides or not entry.divides)
    }
    st.selectbox(
        speech("ui.edit.move_where"),
        list(places),
        index=None,
        format_func=lambda uid: _called(places[uid], speech),
        key="move_to",
        placeholder=speech("ui.edit.move_choose"),
    )
    to = places.get(str(st.session_state.get("move_to") or ""))
    for where in (Where.BEFORE, Where.AFTER, Where.INTO, Where.LAST):
        inside = where in (Where.INTO, Where.LAST)
        st.button(
            speech(f"ui.edit.move_{where.value}"),
            key=f"move_{where.value}",
            disabled=to is None or (inside and not to.divides),
            on_click=_move,
            args=(copy.id, entry, where, copy.last.number),
        )


def _called(entry: Entry, speech: Speech) -> str:
    heading = entry.node.heading[:50]
    return " · ".join(part for part in (named(entry, speech), heading) if part)


def _add(copy: int, document: Document, uid: str, where: Where, seen: int) -> None:
    found = offers(document, uid, where)
    label = found[0].label if found else ""
    if not label:
        like = next(
            (e.node for e in entries(document) if e.uid == uid and e.node.kind not in CONTAINERS), None
        )
        label = f"{like.label.split(' ', 1)[0]} …" if like and " " in like.label else "…"
    if _done(lambda desk: desk.editing.add(copy, uid, where, Words(label, "", ""), seen=seen)):
        st.session_state[BEGUN] = address.read()["provision"], st.session_state.get(BEGUN, ("", 0))[1] + 1


def begun(uid: str) -> int:
    """How often one was added, if this is the last: whoever added it goes on in its text."""
    last, often = st.session_state.get(BEGUN, ("", 0))
    return int(often) if last == uid else 0


def _repeal(copy: int, uid: str, seen: int) -> None:
    if _done(lambda desk: desk.editing.repeal(copy, uid, seen=seen)):
        edit_typed.forget(copy, uid)


def _remove(copy: int, uid: str, seen: int) -> None:
    if _done(lambda desk: desk.editing.remove(copy, uid, seen=seen)):
        edit_typed.forget(copy, uid)  # no text of it is left to be saved


def _move(copy: int, entry: Entry, where: Where, seen: int) -> None:
    to, uid = str(st.session_state.get("move_to") or ""), entry.uid
    if to and divides(entry.node):
        _arrange(copy, Step(Verb.HEAD_PLACE, uid, beside=to, where=where), seen)
    elif to:
        _done(lambda desk: desk.editing.move(copy, uid, to, where, seen=seen))


def _done(deed: Callable[[Workbench], Saved]) -> bool:
    """Do it, and open what it was about; a refusal is said at the top."""
    try:
        saved = deed(sources.desk())
    except DraftingError as error:
        st.session_state[edit_doors.COMPLAINT] = error
        return False
    address.put(provision=saved.uid)
    return True


def _tab(name: str) -> None:
    address.put(tab=name)
