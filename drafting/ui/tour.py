"""The short guided tour: a card over the real pages, which names what they show and leads to the next.

Where it stands is in the address (``tour=3``), so that Back, reload and a mailed link work as everywhere.
That it was closed for good is remembered by the browser alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from drafting.ui import address, components, sources
from drafting.ui.speech import Speech
from drafting.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Step:
    """A station: its page, the fields its address needs, and which part of the page it is about (a key)."""

    page: str
    part: str
    needs: tuple[str, ...] = ("instrument",)


#: the way of a draft, from Home to Word; the sentences are ``ui.tour.<page>``
STEPS = (
    Step("home", "waits", ()),
    Step("draft", "tools", ("instrument", "draft")),
    Step("compare", "tools", ("instrument", "draft", "against")),
    Step("history", "tools"),
    Step("edit", "tools"),
    Step("checklist", "side"),
    Step("placement", "side"),
    Step("lists", "tools"),
    Step("doing", "tools"),
    Step("review", "tools"),
    Step("export", "narrow", ("instrument", "draft")),
)


def begin() -> None:
    """From a callback: go to the first station."""
    _go(1)


def offer(page: str, speech: Speech) -> None:
    """Draw the card where the address asks for it. Called once per run, by the frame."""
    number = _number(address.read()["tour"])
    if not number:
        return
    step = STEPS[number - 1]
    words = speech.group("ui.tour")
    data = {
        "number": number,
        "total": len(STEPS),
        "here": step.page == page,
        "part": step.part,
        "title": words[f"{step.page}.title"],
        "text": words[f"{step.page}.text"],
        "place": speech("ui.tour.place", n=number, total=len(STEPS)),
        "words": {name: words[name] for name in ("next", "back", "end", "last", "return", "label")},
    }
    components.component("tour")(key="tour_card", data=sources.packed(data), on_step_change=_follow)


def _follow() -> None:
    told = components.event("tour_card", "step")
    if told is not None:
        _go(int(told))


def _go(number: int) -> None:
    """To a station; past the last, or before the first, the tour ends."""
    if not 1 <= number <= len(STEPS):
        address.put(tour="")
        return
    step = STEPS[number - 1]
    fields = {name: value for name, value in _subject(sources.desk()).items() if name in step.needs}
    address.go(step.page, {**fields, "tour": str(number)})


def _subject(desk: Workbench) -> dict[str, str]:
    """What the tour shows: the first instrument with two drafts, else the first with one."""
    found = [(one.slug, desk.drafts(one.slug)) for one in desk.instruments()]
    for slug, drafts in sorted(found, key=lambda pair: -min(len(pair[1]), 2)):
        if drafts:
            against = {"against": str(drafts[-2].number)} if len(drafts) > 1 else {}
            return {"instrument": slug, "draft": str(drafts[-1].number), **against}
    return {}


def _number(said: str) -> int:
    """The station an address names; 0 for none and for one there is not."""
    number = int(said) if said.isascii() and said.isdigit() else 0
    return number if number <= len(STEPS) else 0
