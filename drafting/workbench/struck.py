"""Corrections whose provision a draft has no more: kept, told, in force again if the provision returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from drafting.model import Decision, Document, Draft
from drafting.workbench import correcting
from drafting.workbench.correctable import What
from drafting.workbench.correcting import Correction


@dataclass(frozen=True, slots=True)
class Struck:
    """A correction of a row whose provision went, with the last draft that had it and its ``eid`` there."""

    correction: Correction
    last: Draft
    eid: str


def struck(
    decided: Iterable[Decision],
    what: What,
    document: Document,
    earlier: Sequence[Draft],
    read: Callable[[int], Document],
) -> tuple[Struck, ...]:
    """The corrections of ``what`` on provisions that a document lacks and an earlier draft had.

    ``earlier`` are the drafts before it, the latest first; ``read`` gives the text of one by its id, and is
    asked for no more of them than are needed. What was said of a provision that came later is none of them.
    """
    here = {node.uid for node in document.walk()}
    lost = [one for one in decided if one.uid not in here and one.key.startswith(f"{what}/")]
    found: list[Struck] = []
    for draft in earlier:
        if not lost:
            break
        before = read(draft.id)
        eids = {node.uid: node.eid for node in before.walk()}
        there = [one for one in lost if one.uid in eids]
        lost = [one for one in lost if one.uid not in eids]
        found += [Struck(one, draft, eids[one.uid]) for one in correcting.standing(there, what, before)]
    return tuple(found)
