"""Who sits in front of a page: nobody in particular on one's own machine, else who signed in."""

from __future__ import annotations

import time
from functools import lru_cache
from pathlib import Path

import streamlit as st

from drafting.people import Person
from drafting.ui.components import asset
from drafting.ui.notices import plain
from drafting.ui.speech import Speech
from drafting.workbench.login import Login, is_over, login_in_force, person_of, read_login

#: addresses only this machine reaches; elsewhere a login is needed
_LOCAL = ("127.", "localhost", "::1", "[::1]")


def office() -> Login | None:
    """The login in force; None where one person works alone."""
    found = login_in_force()
    return _remembered(str(found.file)) if found else None


@lru_cache(maxsize=4)
def _remembered(file: str) -> Login:
    return read_login(Path(file))


def person() -> Person | None:
    """Who signed in; None where nobody has to. Only behind ``gate``."""
    login = office()
    return person_of(st.user.to_dict(), login) if login else None


def gate(speech: Speech) -> bool:
    """Whether the page may be shown. If not, says why and offers to sign in."""
    login = office()
    if login is None:
        if not _reached_by_others():
            return True
        st.error(plain(speech("ui.signin.no_login")))
        return False
    if not st.user.is_logged_in:
        _offer(speech, "ui.signin.lead")
    elif is_over(st.user.to_dict(), login, time.time()) or person() is None:
        _offer(speech, "ui.signin.over")
    elif not _welcome():
        _strange(speech)
    else:
        return True
    return False


def badge(speech: Speech) -> None:
    """Who signed in, and the way out."""
    who = person()
    if who is None:
        return
    with st.container(key="person", horizontal=True, horizontal_alignment="right", gap="small"):
        st.caption(plain(who.name or who.called))
        st.button(speech("ui.signin.out"), key="sign_out", type="tertiary", on_click=st.logout)


def _reached_by_others() -> bool:
    """Whether this server, started some other way than ours, listens to other machines."""
    address = st.get_option("server.address")
    return bool(address) and not str(address).startswith(_LOCAL)


def _offer(speech: Speech, lead: str) -> None:
    with st.container(key="narrow"):
        st.title(speech("ui.signin.title"))
        st.write(speech(lead))
        st.components.v2.component("drafting_back", js=asset("back.js"))(key="back")
        st.button(speech("ui.signin.in"), type="primary", key="sign_in", on_click=st.login)


def _strange(speech: Speech) -> None:
    who = person()
    with st.container(key="narrow"):
        st.title(speech("ui.signin.strange"))
        st.write(speech("ui.signin.strange_lead", who=plain(who.called if who else "?")))
        st.button(speech("ui.signin.out"), key="sign_out", on_click=st.logout)


def _welcome() -> bool:
    from drafting.ui import sources

    return sources.desk().people.welcome()
