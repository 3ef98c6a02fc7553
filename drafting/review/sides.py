"""Side by side: what each reviewer wants for a provision, and what they said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafting.model import Edit
from drafting.review.apply import collide, texts
from drafting.review.carry import Differ, Heard, Standing
from drafting.review.model import State


@dataclass(frozen=True, slots=True)
class Side:
    """One reviewer ("" for what was said here) on one provision.

    ``edits`` lead from its words to those with all their proposals, rejected ones left out; None where
    their proposals collide with one another.
    """

    reviewer: str
    proposals: tuple[Standing, ...]
    comments: tuple[Heard, ...]
    edits: tuple[Edit, ...] | None = ()


def sides(
    uid: str, standing: Iterable[Standing], heard: Iterable[Heard], differ: Differ | None = None
) -> tuple[Side, ...]:
    """What each reviewer wants for the provision, in the order of their first word on it."""
    proposals: dict[str, list[Standing]] = {}
    comments: dict[str, list[Heard]] = {}
    order: dict[str, None] = {}
    for one in standing:
        if one.proposal.uid == uid or any(spot.uid == uid for spot in one.proposal.spots):
            proposals.setdefault(one.proposal.origin.reviewer, []).append(one)
            order[one.proposal.origin.reviewer] = None
    for said in heard:
        if said.comment.uid == uid:
            comments.setdefault(said.comment.origin.reviewer, []).append(said)
            order[said.comment.origin.reviewer] = None
    return tuple(
        Side(
            name,
            tuple(proposals.get(name, ())),
            tuple(comments.get(name, ())),
            _wanted(uid, proposals.get(name, ()), differ),
        )
        for name in order
    )


def _wanted(uid: str, standing: Iterable[Standing], differ: Differ | None) -> tuple[Edit, ...] | None:
    spots = [
        spot
        for one in standing
        if one.proposal.state is not State.REJECTED
        for spot in one.spots
        if spot.uid == uid
    ]
    for at, one_spot in enumerate(spots):
        if any(collide(one_spot, other, same_hand=True) for other in spots[at + 1 :]):
            return None
    return texts(spots, differ)
