"""The question box of the page What it does: everyday words, answered by rows with their words."""

from __future__ import annotations

from typing import Any

import streamlit as st

from drafting.model import Draft, Language
from drafting.ui import address, components, margins, sources, working
from drafting.ui.doing_data import names_of
from drafting.ui.speech import Speech
from drafting.workbench import Workbench, asking, data_directory
from drafting.workbench.correcting import evidence_of

#: before a question: it is asked of the whole set
EVERYWHERE = "*"
_LONGEST = 300


def show(draft: Draft, desk: Workbench, speech: Speech) -> None:
    """The box, and the answers to what the address asks."""
    asked = address.read()["ask"][:_LONGEST]
    everywhere, question = asked.startswith(EVERYWHERE), asked.removeprefix(EVERYWHERE).strip()
    found: list[dict[str, Any]] = []
    if question:
        others = [desk.draft(one.slug) for one in desk.instruments() if desk.drafts(one.slug)]
        more = [one for one in others if one.instrument != draft.instrument] if everywhere else []
        found = working.look(speech("ui.doing.working"), lambda: _answers((draft, *more), question, speech))
    data = {
        "question": question,
        "everywhere": everywhere,
        "alone": len([one for one in desk.instruments() if desk.drafts(one.slug)]) < 2,
        "answers": found,
        "examples": [speech(f"ui.doing.example_{n}") for n in (1, 2, 3)],
        "words": speech.group("ui.doing"),
    }
    components.component("doing_ask")(
        key="doing_ask",
        data=sources.packed(data),
        on_ask_change=_asked,
        on_go_change=components.following("doing_ask"),
        on_open_change=_opened,
    )


def _asked() -> None:
    told = components.event("doing_ask", "ask")
    if told is not None:
        address.put(ask=str(told)[:_LONGEST])


def _opened() -> None:
    """Open the row in its table."""
    told = components.event("doing_ask", "open")
    if told:
        wanted = ("instrument", "draft", "tab", "row")
        address.put(**{name: str(told[name]) for name in wanted}, against="")


def _answers(drafts: tuple[Draft, ...], question: str, speech: Speech) -> list[dict[str, Any]]:
    keys = tuple(sources.key(one) for one in drafts)
    return _remembered(str(data_directory()), keys, question, speech.language, margins.latest())


@st.cache_resource(max_entries=64, show_spinner=False)
def _remembered(
    directory: str,  # noqa: ARG001  # part of the key, like `latest`
    drafts: tuple[sources.Key, ...],
    question: str,
    language: Language,
    latest: int,  # noqa: ARG001
) -> list[dict[str, Any]]:
    desk, speech = sources.desk(), Speech(language)
    found = asking.ask(desk, question, [key[0] for key in drafts], language)
    names = {one.draft.id: names_of(one.draft, desk, speech) for one in found}
    made = []
    for one in found:
        here, instrument = names[one.draft.id], desk.instrument(one.draft.instrument)
        quote = evidence_of(one.row)
        made.append(
            {
                "said": one.said,
                "name": here.name(one.row.eid),
                "go": here.go(one.row.eid, quote),
                "words": one.quoted,
                "language": instrument.language,
                "of": instrument.short_title if len(drafts) > 1 else "",
                "table": speech(f"ui.doing.{one.what}"),
                "open": {
                    "instrument": one.draft.instrument,
                    "draft": one.draft.number,
                    "tab": one.what,
                    "row": f"{one.row.uid}/{one.key}",
                },
            }
        )
    return made
