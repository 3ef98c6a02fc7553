"""Where the words of a comment went: its provision left the instrument and stands in another of the set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from drafting import compare
from drafting.compare import Crossing
from drafting.errors import NotFound
from drafting.messages import sentence
from drafting.model import Draft, Instrument, Provision
from drafting.review.anchor import find, quote_of
from drafting.review.carry import Fate, Heard
from drafting.review.model import COMMENT, COMMENT_STATE, Comment, Origin, State
from drafting.review.record import comment_body, state_body
from drafting.store import NewDecision
from drafting.workbench.comment_words import called

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


class Went(NamedTuple):
    """The provision of another instrument's draft that has the words now."""

    instrument: Instrument
    draft: Draft
    provision: Provision


class Ways:
    """Finds where what is gone from an instrument went. Holds only what never changes: drafts compared."""

    def __init__(self, desk: Workbench) -> None:
        self._desk = desk
        self._crossings = lru_cache(maxsize=64)(self._crossed)

    def of(self, heard: Sequence[Heard], draft: Draft) -> dict[str, Went]:
        """By the key of a comment that lost its provision where the words stand now, if anywhere."""
        lost = [one.comment for one in heard if one.fate is Fate.GONE]
        if not lost:
            return {}
        others = tuple(
            present[-1]
            for one in self._desk.instruments()
            if one.slug != draft.instrument and (present := self._desk.drafts(one.slug))
        )
        found = ((one.key, self._went(one, draft, others)) for one in lost)
        return {key: went for key, went in found if went is not None}

    def _went(self, comment: Comment, draft: Draft, others: tuple[Draft, ...]) -> Went | None:
        drafts = [one for one in self._desk.drafts(draft.instrument) if one.number <= draft.number]
        has = [any(node.uid == comment.uid for node in self._desk.document(one.id).walk()) for one in drafts]
        if True not in has:
            return None
        last = len(has) - 1 - has[::-1].index(True)
        if last + 1 == len(drafts):
            return None
        best: tuple[float, Went] | None = None
        for other in others:
            for crossing in self._crossings(drafts[last], drafts[last + 1], other):
                for change in crossing.changes:
                    same = change.old is not None and change.old.uid == comment.uid
                    if same and change.new is not None and (best is None or crossing.kept > best[0]):
                        best = crossing.kept, Went(self._desk.instrument(other.instrument), other, change.new)
        return None if best is None else best[1]

    def _crossed(self, old: Draft, new: Draft, other: Draft) -> tuple[Crossing, ...]:
        return compare.crossings(self._desk.compare(old.id, new.id), self._desk.document(other.id))


def carried(comment: Comment, went: Went | None, language: str, after: int | None) -> list[NewDecision]:
    """What carries a comment to where its words went: it goes on there, and here it says so.

    Raises NotFound if they went nowhere.
    """
    if went is None:
        raise NotFound("not_found_way", place=comment.label or comment.eid)
    node, slug = went.provision, went.instrument.slug
    span = find(node.printed, comment.quote) if comment.quote else None
    there = replace(
        comment,
        instrument=slug,
        uid=node.uid,
        draft=went.draft.number,
        eid=node.eid,
        label=called(node),
        words=node.printed,
        quote=quote_of(node.printed, *span) if span else None,
        onward="",
        origin=Origin(0, comment.origin.reviewer, comment.origin.file),
    )
    place = f"{went.instrument.short_title}, {called(node)}"
    here = replace(comment, state=State.ANSWERED, answer=sentence("review.carried", language, place=place))
    made = [
        NewDecision(COMMENT, there.key, comment_body(there), slug, there.uid),
        NewDecision(
            COMMENT_STATE, comment.key, state_body(here), comment.instrument, comment.uid,
            after=comment.settling if after is None else after or None,
        ),
    ]  # fmt: skip
    if comment.assigned:
        body = state_body(replace(there, state=State.OPEN, answer="", answered_in=0))
        made.append(NewDecision(COMMENT_STATE, there.key, body, slug, there.uid))
    return made
