"""What a step would change beyond itself, read before it is taken: numbers, citations, doubts."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from drafting.edit.renumber import Plan
from drafting.model import Document
from drafting.ui.notices import plain
from drafting.ui.speech import Speech
from drafting.ui.views.names import chains, citation

#: lines shown before a list scrolls in itself
_SHOWN = 10


def told(document: Document, found: Plan, speech: Speech) -> None:
    """The designations that change, the citations that follow (each can be left), those in doubt."""
    names = {chain[-1].uid: citation(chain, speech) for chain in chains(document).values()}
    there = {node.uid for node in document.walk()}
    changed = [one for one in found.relabels if one.uid in there]  # what is new had no number before
    if changed:
        st.subheader(speech.count("ui.edit.relabels", len(changed)), anchor=False)
        with st.container(height=320 if len(changed) > _SHOWN else "content", border=False):
            lines(f"~~{plain(one.old)}~~ → **{plain(one.new)}**" for one in changed)
    if found.follows:
        st.subheader(speech.count("ui.edit.follows", len(found.follows)), anchor=False)
        st.caption(speech("ui.edit.follows_hint"))
        for one in found.follows:
            said = plain(f"{names.get(one.uid, '')}: {speech.quoted(one.around)}, {one.number} → {one.new}")
            st.checkbox(said, value=True, key=f"follow_{one.key}")
    if found.doubts:
        st.subheader(speech.count("ui.edit.doubts", len(found.doubts)), anchor=False)
        lines(
            plain(
                f"{names.get(one.uid, '')}: {speech.quoted(one.around)}. {speech(f'ui.edit.doubt_{one.why}')}"
            )
            for one in found.doubts
        )


def left_alone(found: Plan) -> set[str]:
    """The keys of the citations that somebody unticked."""
    return {one.key for one in found.follows if not st.session_state.get(f"follow_{one.key}", True)}


def lines(rows: Iterable[str]) -> None:
    """A list of lines that are Markdown already."""
    st.markdown("\n".join(f"- {row}" for row in rows))
