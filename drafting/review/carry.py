"""What was said of one draft, in another: the words still stand, were changed, or are gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafting.model import Edit, Op, Provision, Quote
from drafting.review.anchor import find, quote_of
from drafting.review.model import Comment, Proposed, Spot, State

#: no label is longer
_LABEL = 60
#: the edits that turn one text into another, as the comparison makes them
Differ = Callable[[str, str], tuple[Edit, ...]]


class Fate(StrEnum):
    """What became of the words, the best first."""

    SAME = "same"  # the provision reads as it did
    AROUND = "around"  # these words stand; others of the provision changed
    DONE = "done"  # the draft already reads as was proposed
    CHANGED = "changed"
    GONE = "gone"  # the provision is not in the draft
    UNPLACED = "unplaced"  # no place in the draft was ever found


@dataclass(frozen=True, slots=True)
class Standing:
    """A proposal as it stands in a draft: ``spots`` on the words of that draft, () unless it can be applied.

    ``edits`` are what happened to the words of the provision, where they changed.
    """

    proposal: Proposed
    fate: Fate
    spots: tuple[Spot, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """A comment as it stands in a draft: the provision (None: gone) and the words, if they still stand."""

    comment: Comment
    fate: Fate
    provision: Provision | None = None
    quote: Quote | None = None
    edits: tuple[Edit, ...] = ()


def stand(proposal: Proposed, nodes: Mapping[str, Provision], differ: Differ) -> Standing:
    """The proposal in the draft whose provisions by uid are ``nodes``."""
    if not proposal.spots:
        return Standing(proposal, Fate.UNPLACED)
    carried: list[Spot] = []
    fate, edits = Fate.SAME, list[Edit]()
    for spot in worded(proposal):
        node = nodes.get(spot.uid)
        if node is None:
            return Standing(proposal, Fate.GONE)
        now = node.printed
        if now == spot.base:
            carried.append(spot)
            continue
        changes = differ(spot.base, now)
        edits += changes
        found = _renumbered(spot, node) or moved(spot, now, changes)
        if found is None:
            done = _reads(spot, now)
            fate = Fate.DONE if done and fate is not Fate.CHANGED else Fate.CHANGED
        else:
            carried.append(found)
            fate = Fate.AROUND if fate is Fate.SAME else fate
    whole = len(carried) == len(proposal.spots)
    if not whole and fate is Fate.DONE and carried:  # done in one provision and not in another
        fate = Fate.CHANGED
    return Standing(proposal, fate, tuple(carried) if whole else (), tuple(edits))


def told(one: Standing, written: int = 0) -> str:
    """Which sentence of ``review.fate`` says what became of a proposal; "" where there is nothing to say.

    ``written`` is the draft it was written into (0: none). Only where nobody wrote it because of the
    proposal does a draft say so already.
    """
    amended = one.proposal.state is State.AMENDED
    if written:
        return "written_amended" if amended else "written"
    if one.fate in (Fate.SAME, Fate.AROUND):
        return ""
    return "done_amended" if one.fate is Fate.DONE and amended else one.fate.value


def worded(proposal: Proposed) -> tuple[Spot, ...]:
    """The spots with the words that were accepted: those of a person where they amended the reviewer's."""
    if proposal.state is not State.AMENDED or not proposal.spots:
        return proposal.spots
    at = len(proposal.spots) - 1 if proposal.kind == "move" else 0
    spot = proposal.spots[at]
    around = spot.new or spot.old
    lead = around[: len(around) - len(around.lstrip())]
    trail = around[len(around.rstrip()) :] if around.strip() else ""
    said = spot._replace(new=f"{lead}{proposal.amended.strip()}{trail}")
    return (*proposal.spots[:at], said, *proposal.spots[at + 1 :])


def _renumbered(spot: Spot, node: Provision) -> Spot | None:
    """A spot on a whole provision of which no more than the label is another by now."""
    words = node.printed[len(node.label) :]
    whole = spot.start == 0 and spot.end == len(spot.base)
    if not (whole and words.strip() and spot.base.endswith(words) and len(spot.base) - len(words) < _LABEL):
        return None
    return Spot(spot.uid, node.printed, 0, len(node.printed), spot.new)


def moved(spot: Spot, now: str, edits: Sequence[Edit]) -> Spot | None:
    """The spot on the words that the edits lead to; None if they touch the words it is of."""
    where = _places(edits)
    if spot.start < spot.end:
        places = [where.get(at) for at in range(spot.start, spot.end)]
        first, last = places[0], places[-1]
        if first is None or last is None or None in places or last - first != spot.end - spot.start - 1:
            return None
        return Spot(spot.uid, now, first, last + 1, spot.new)
    left = -1 if spot.start == 0 else where.get(spot.start - 1)
    right = len(now) if spot.start == len(spot.base) else where.get(spot.start)
    if left is None or right is None or left + 1 != right:
        return None
    return Spot(spot.uid, now, right, right, spot.new)


def hear(comment: Comment, nodes: Mapping[str, Provision], differ: Differ) -> Heard:
    """The comment in the draft whose provisions by uid are ``nodes``."""
    node = nodes.get(comment.uid)
    if not comment.uid:
        return Heard(comment, Fate.SAME)
    if node is None:
        return Heard(comment, Fate.GONE)
    now = node.printed
    if comment.quote is None:
        same = now == comment.words
        edits = () if same else differ(comment.words, now)
        return Heard(comment, Fate.SAME if same else Fate.CHANGED, node, None, edits)
    span = _span(comment, now, differ)
    if span is None:
        return Heard(comment, Fate.CHANGED, node, None, differ(comment.words, now))
    fate = Fate.SAME if now == comment.words else Fate.AROUND
    return Heard(comment, fate, node, quote_of(now, *span))


def _span(comment: Comment, now: str, differ: Differ) -> tuple[int, int] | None:
    """Where the quoted words are now: by what happened to the text, not by mere likeness."""
    assert comment.quote is not None
    then = find(comment.words, comment.quote)
    if then is None or now == comment.words:
        return find(now, comment.quote)
    spot = Spot(comment.uid, comment.words, *then)
    carried = moved(spot, now, differ(comment.words, now))
    return None if carried is None else (carried.start, carried.end)


def _places(edits: Sequence[Edit]) -> dict[int, int]:
    """By character of the old text where it stands in the new one, for those that were kept."""
    where: dict[int, int] = {}
    old = new = 0
    for edit in edits:
        if edit.op is Op.EQUAL:
            where.update(zip(range(old, old + len(edit.text)), range(new, new + len(edit.text)), strict=True))
        old += len(edit.text) if edit.op is not Op.INSERT else 0
        new += len(edit.text) if edit.op is not Op.DELETE else 0
    return where


def _reads(spot: Spot, now: str) -> bool:
    """Whether the text reads as the proposal would have it."""
    proposed = spot.base[: spot.start] + spot.new + spot.base[spot.end :]
    return proposed.split() == now.split()
