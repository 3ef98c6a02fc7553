"""The frame around every page: language, address, navigation, and what is said when something fails."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.errors import FragmentHandledException

from drafting.errors import DraftingError
from drafting.messages import LANGUAGES
from drafting.ui import address, freshness, keys, seeking, signin, sources, tour, working
from drafting.ui.components import asset, frame
from drafting.ui.notices import complain, reader, told, tongue
from drafting.ui.speech import Speech

PAGES = Path(__file__).parent / "pages"

#: the pages in the order of the work; the first is the default, whose address is "/"
ORDER = (
    "home",
    "import",
    "draft",
    "edit",
    "compare",
    "history",
    "checklist",
    "placement",
    "lists",
    "doing",
    "review",
    "export",
)
#: what is about the workspace and not about a text
BEHIND = ("log", "people")
#: what the menu does not name: the field beside it leads there
UNLISTED = ("search",)

log = logging.getLogger(__name__)


def main() -> None:
    """Draw the frame and run the page the address names."""
    st.set_page_config(layout="wide", page_icon=asset("icon.svg"))
    with st.container(key="address"):
        address.draw()
    speech = reader()
    _language(speech)
    st.html(f"<style>{asset('app.css')}\n:root {{ {_own_words(speech)} }}</style>")
    pages = {
        name: st.Page(
            PAGES / f"{name}_page.py",
            title=speech(f"ui.page.{name}"),
            url_path="" if name == "home" else name,
            default=name == "home",
            visibility="hidden" if name in UNLISTED else "visible",
        )
        for name in (*ORDER, *UNLISTED, *BEHIND)
    }
    if not signin.gate(speech):
        st.navigation(list(pages.values()), position="hidden")
        frame()(key="frame", data=_framed(speech))
        return
    signin.badge(speech)
    behind = {name: pages.pop(name) for name in BEHIND}
    page = st.navigation(
        {"": list(pages.values()), speech("ui.section.office"): list(behind.values())}, position="top"
    )
    pages |= behind
    here = next((name for name, target in pages.items() if target.url_path == page.url_path), "")
    wanted, token = address.jump(here)
    with st.container(key="jumps"):
        frame()(
            key="frame",
            data=_framed(speech, wanted, token, address.read() if wanted else {}),
        )
        if wanted:
            with st.container(key=f"jump_{wanted}"):
                st.page_link(pages[wanted])
    if not wanted:  # a page that is about to be left is not drawn again
        with st.container(key="seek_"):
            seeking.offer(speech)
        with st.container(key="keys_"):
            keys.offer(here, speech)
            tour.offer(here, speech)
            working.stopped(speech)
            tongue(speech.language)
        with sources.together():
            told()
            _run(page, speech)
            freshness.watch(speech)


def _framed(speech: Speech, jump: str = "", token: int = 0, fields: dict[str, str] | None = None) -> Any:
    """What the frame's component is told."""
    ours = speech.group("ui.furniture")
    furniture = [
        [said, ours[key]]
        for other in LANGUAGES
        if other != speech.language
        for key, said in Speech(other).group("ui.furniture").items()
    ]
    return {
        "language": speech.language,
        "jump": jump,
        "token": token,
        "fields": fields or {},
        "furniture": furniture,
    }


def _own_words(speech: Speech) -> str:
    """Sentences for widgets that speak English only, as CSS strings."""
    says = {
        "upload": speech("ui.import.choose"),
        "drop": speech("ui.import.drop"),
        "more": speech("ui.board.more"),
        "failed": speech("ui.unexpected"),
    }
    return " ".join(f"--say-{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in says.items())


def _language(speech: Speech) -> None:
    st.session_state["choose_lang"] = speech.language
    with st.container(key="lang_switch"):
        st.segmented_control(
            speech("ui.language"),
            LANGUAGES,
            required=True,
            format_func=lambda code: Speech(code)("ui.language_name"),
            key="choose_lang",
            on_change=_language_chosen,
            label_visibility="collapsed",
        )


def _language_chosen() -> None:
    address.put(lang=st.session_state["choose_lang"] or "")


def _run(page: object, words: Speech) -> None:
    try:
        page.run()  # type: ignore[attr-defined]  # the class of a page is not public
    except DraftingError as error:
        complain(error, words)
    except FragmentHandledException:
        log.warning("a part of a page failed")  # it says so in its place, in the words of ``_own_words``
    except Exception:  # a page must never show a reader what Python says
        log.exception("a page failed")
        st.error(words("ui.unexpected"))
