"""What went to another instrument, or came from one, for the comparison's list and margins."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from drafting.model import Document
from drafting.ui.speech import Speech
from drafting.ui.views.names import chains
from drafting.ui.views.outline import Row
from drafting.ui.views.redline import place
from drafting.workbench.crossings import Crossed


def rows(found: Iterable[Crossed], document: Callable[[int], Document], speech: Speech) -> list[Row]:
    """One for each crossing: ``here`` (the eid compared) and ``side`` it is on, what to say, where to go.

    ``said`` stands at the provision, ``brief`` in the list of changes; ``go`` are the fields of the address.
    """
    made: list[Row] = []
    for one in found:
        chain = chains(document(one.draft.id)).get(one.there.eid, (one.there,))
        there = speech(
            "ui.redline.there",
            instrument=one.instrument.short_title,
            place=place(chain, speech),
            n=one.draft.number,
        )
        went = "came_over" if one.came else "went_over"
        made.append(
            {
                "here": one.here.eid,
                "side": "new" if one.came else "old",
                "said": speech(f"ui.redline.{went}", place=there),
                "brief": speech(
                    f"ui.redline.{went}_brief",
                    place=place(chain[-1:], speech),
                    title=one.instrument.short_title,
                ),
                "go": {
                    "instrument": one.instrument.slug,
                    "draft": str(one.draft.number),
                    "provision": one.there.eid,
                },
            }
        )
    return made
