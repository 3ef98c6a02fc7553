"""People: who may do what; owners give roles and take them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from drafting.errors import DraftingError
from drafting.model import Decision
from drafting.people import EVERY, Role
from drafting.ui import signin, sources
from drafting.ui.notices import complain, plain, reader
from drafting.ui.speech import Speech
from drafting.workbench import Workbench
from drafting.workbench.people import grant_of


def attempt(act: Callable[[], object], speech: Speech) -> bool:
    """Do it, or say why not. Whether it was done."""
    try:
        act()
    except DraftingError as error:
        complain(error, speech)
        return False
    return True


def place_name(desk: Workbench, slug: str, speech: Speech) -> str:
    """An instrument as a reader knows it."""
    names = {found.slug: found.short_title for found in desk.instruments()}
    return speech("ui.people.every") if slug in ("", EVERY) else names.get(slug, slug)


def rows(desk: Workbench, grants: tuple[Decision, ...], speech: Speech) -> None:
    """The roles as they stand, each with the way to take it."""
    if not grants:
        st.info(speech("ui.people.nobody"))
    for one in grants:
        grant = grant_of(one)
        with st.container(key=f"grant_{one.id}", horizontal=True, vertical_alignment="center", border=True):
            with st.container(gap=None):
                role = speech(f"people.role.{grant.role.value}")
                where = plain(place_name(desk, grant.instrument, speech))
                st.markdown(f"**{plain(grant.grantee)}** · {role} · {where}")
                st.caption(plain(speech("ui.people.given", who=one.who or "?", when=speech.moment(one.at))))
            wanted = st.button(speech("ui.people.revoke"), key=f"revoke_{one.id}")
            if wanted and attempt(
                partial(desk.people.revoke, grant.grantee, grant.instrument, after=one.id),
                speech,
            ):
                st.rerun()


def give(desk: Workbench, speech: Speech) -> None:
    """The form that gives a role."""
    slugs = [EVERY, *(found.slug for found in desk.instruments())]
    with st.form("grant", clear_on_submit=True):
        who = st.text_input(speech("ui.people.who"), key="grant_who", max_chars=320)
        st.caption(speech("ui.people.who_help"))
        role = st.radio(
            speech("ui.people.role"),
            [role.value for role in Role],
            format_func=lambda name: speech(f"people.role.{name}"),
            captions=[speech(f"people.may.{role.value}") for role in Role],
            key="grant_role",
        )
        where = st.selectbox(
            speech("ui.people.instrument"),
            slugs,
            format_func=lambda slug: place_name(desk, slug, speech),
            key="grant_where",
        )
        wanted = st.form_submit_button(speech("ui.people.grant"), type="primary")
    if wanted and attempt(lambda: desk.people.grant(who, role or "", where or EVERY), speech):
        st.rerun()


def history(desk: Workbench, speech: Speech) -> None:
    """What was given and taken, the latest first; the latest of each can be undone."""
    chain = desk.people.chain()
    current = {one.key: one.id for one in chain}
    with st.expander(speech("ui.people.history")):
        for one in reversed(chain[-100:]):
            said = "ui.people.took" if one.withdrawn else "ui.people.gave"
            role = speech(f"people.role.{one.body.get('role', '')}")
            with st.container(horizontal=True, vertical_alignment="center"):
                told = speech(
                    said,
                    who=one.who or "?",
                    grantee=str(one.body["grantee"]),
                    role=role,
                    place=place_name(desk, one.instrument, speech),
                )
                st.write(plain(f"{speech.moment(one.at)}: {told}"))
                if current[one.key] == one.id and one.restores != 0:
                    wanted = st.button(speech("ui.people.undo"), key=f"undo_{one.id}", type="tertiary")
                    if wanted and attempt(partial(desk.people.undo, one.id), speech):
                        st.rerun()


def show() -> None:
    """The page."""
    speech, desk = reader(), sources.desk()
    with st.container(key="narrow"):
        st.title(speech("ui.page.people"))
        st.write(speech("ui.people.lead"))
        if signin.office() is None:
            st.caption(speech("ui.people.alone"))
        grants = desk.people.grants()  # refused here to whoever owns nothing
        rows(desk, grants, speech)
        give(desk, speech)
        history(desk, speech)


show()
