"""The briefing, from the page What it does: for which meeting, in which language, as what; made in sight."""

from __future__ import annotations

from datetime import date
from typing import cast

import streamlit as st

from drafting.errors import DraftingError
from drafting.messages import LANGUAGES
from drafting.model import Language
from drafting.ui import margins, working
from drafting.ui.notices import complain
from drafting.ui.speech import Speech
from drafting.ui.views.exporting import MIMES
from drafting.ui.views.where import Place
from drafting.workbench import Workbench
from drafting.workbench.briefing import export
from drafting.workbench.output import pdf_available
from drafting.workbench.reports import ReportFormat

#: what was made last, and of what: handed out until something else is asked for or decided
_MADE = "_briefing"


def offer(place: Place, desk: Workbench, speech: Speech) -> None:
    """The choices, and the file when it is made."""
    with st.container(key="briefing"):
        st.subheader(speech("ui.doing.briefing"), anchor=False)
        st.caption(speech("ui.doing.briefing_lead"))
        names = {"set": speech("ui.doing.briefing_set"), "one": place.instrument.short_title}
        scope = st.segmented_control(
            speech("ui.doing.briefing_of"), list(names), default="set", required=True, key="briefing_of",
            format_func=lambda one: names[one],
        )  # fmt: skip
        with st.container(horizontal=True, key="briefing_as"):  # side by side: the button stays in sight
            language = st.segmented_control(
                speech("ui.doing.briefing_language"), LANGUAGES, default=speech.language, required=True,
                key="briefing_language", format_func=lambda one: speech(f"ui.doing.in_{one}"),
            )  # fmt: skip
            formats = ["docx", "xlsx", *(["pdf"] if pdf_available() else [])]
            format_ = st.segmented_control(
                speech("ui.export.format"), formats, default="docx", required=True, key="briefing_format",
                format_func=lambda one: speech(f"ui.export.format_{one}"),
            )  # fmt: skip
        since = st.date_input(
            speech("ui.doing.briefing_since"), value=None, format=speech.date_format, key="briefing_since"
        )
        slugs = (place.instrument.slug,) if scope == "one" else ()
        _hand_over(
            desk, slugs, str(format_), str(language), since if isinstance(since, date) else None, speech
        )


def _hand_over(
    desk: Workbench, slugs: tuple[str, ...], format_: str, language: str, since: date | None, speech: Speech
) -> None:
    asked = (slugs, format_, language, since, margins.latest())
    kind, spoken = cast(ReportFormat, format_), cast(Language, language)
    made = st.session_state.get(_MADE)
    if made is None or made[0] != asked:
        if not st.button(speech("ui.doing.briefing_make"), type="primary", key="briefing_make"):
            return
        try:
            data = working.run(
                speech("ui.doing.briefing_making"),
                lambda tell: export(desk, kind, instruments=slugs, since=since, language=spoken, tell=tell),
                speech,
            )
        except DraftingError as error:
            complain(error, speech)
            return
        made = st.session_state[_MADE] = (asked, data)
    of = "_".join(slugs) or speech("ui.doing.file_set")
    name = f"{of}_{speech('ui.doing.file_briefing')}_{language}.{format_}"
    st.download_button(
        speech("ui.doing.briefing_take"), data=made[1], file_name=name, mime=MIMES[format_],
        on_click="ignore", type="primary", key="briefing_take",
    )  # fmt: skip
