"""What is said of a draft's provisions, remembered until somebody decides something anew."""

from __future__ import annotations

from typing import cast

import streamlit as st

from drafting.model import Draft, Language
from drafting.ui import sources
from drafting.ui.speech import Speech
from drafting.ui.views import margin
from drafting.workbench import data_directory
from drafting.workbench.marks import SAYERS, of_draft


def kinds() -> tuple[str, ...]:
    """Who has something to say, in order."""
    return tuple(SAYERS)


def margin_of(draft: Draft, wanted: tuple[str, ...], speech: Speech) -> list[margin.Note]:
    """The notes of these kinds on a draft's provisions."""
    if not wanted:
        return []
    latest = next((event.id for event in sources.desk().events(1)), 0)
    return _margin(str(data_directory()), sources.key(draft), wanted, speech.language, latest)


@st.cache_resource(max_entries=24, show_spinner=False)
def _margin(
    directory: str,  # noqa: ARG001  # part of the key, like `latest`
    draft: sources.Key,
    wanted: tuple[str, ...],
    language: str,
    latest: int,  # noqa: ARG001  # a decision changes what is said
) -> list[margin.Note]:
    document = sources.desk().document(draft[0])
    said = of_draft(sources.desk(), draft[0], wanted, cast(Language, language))
    return margin.notes(document, said, Speech(language))
