"""Accepted proposals written into a draft, all at once; what collides is shown and never merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations

from drafting.model import Document, Edit, Kind, Op, Provision
from drafting.review.carry import Differ, Fate, Standing, stand
from drafting.review.model import Proposed, Spot
from drafting.structure.eid import assign

#: stands for a line break that a proposal brings: there a new paragraph begins
_BREAK = "\u2029"


class Why(StrEnum):
    """Why accepted proposals are not carried out by the program."""

    OVERLAP = "overlap"  # others were accepted on the same words, or right beside them
    CHANGED = "changed"  # the words are others by now
    GONE = "gone"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accepted proposals that only a person can bring together."""

    why: Why
    uid: str
    proposals: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A draft with the proposals written in.

    ``applied`` were, ``done`` stood there already, ``conflicts`` hold all others, each with every proposal
    that takes part in it.
    """

    document: Document = field(repr=False)
    applied: tuple[Proposed, ...]
    done: tuple[Proposed, ...]
    conflicts: tuple[Conflict, ...]


def settle(document: Document, proposals: Iterable[Proposed], differ: Differ) -> Settled:
    """The draft with these proposals, whatever their order.

    Two that say the same of the same words count once. Two of different reviewers on the same words, or on
    words that touch, are a conflict: neither is applied.
    """
    nodes = {node.uid: node for node in document.walk()}
    standing = [stand(one, nodes, differ) for one in sorted(proposals, key=lambda one: one.key)]
    ready = [one for one in standing if one.spots]
    clashes = list(_clashes(ready))
    clashing = {key for conflict in clashes for key in (one.key for one in conflict.proposals)}
    applied = [one for one in ready if one.proposal.key not in clashing]
    hopeless = [
        Conflict(Why(one.fate.value), one.proposal.uid, (one.proposal,))
        for one in standing
        if not one.spots and one.fate is not Fate.DONE
    ]
    done = tuple(one.proposal for one in standing if one.fate is Fate.DONE)
    return Settled(
        written(document, applied),
        tuple(one.proposal for one in applied),
        done,
        (*clashes, *hopeless),
    )


def written(document: Document, standing: Sequence[Standing]) -> Document:
    """The draft with the spots of these, which must not collide, each provision with its eid."""
    hunks: dict[str, list[tuple[Spot, tuple[str, int]]]] = {}
    for one in standing:
        for spot in one.spots:
            hunks.setdefault(spot.uid, []).append((spot, (one.proposal.origin.file, one.proposal.order)))
    if not hunks:
        return document
    tops = tuple(node for top in document.provisions for node in _written(top, hunks))
    return assign(replace(document, provisions=tops))


def texts(spots: Iterable[Spot], differ: Differ | None = None) -> tuple[Edit, ...]:
    """What spots of one provision, which must not collide, do to its words.

    With a ``differ`` words that a proposal strikes and writes again are told as kept.
    """
    edits: list[Edit] = []
    at, base = 0, ""
    for spot in sorted(dict.fromkeys(spots), key=lambda one: (one.start, one.end)):
        base = spot.base
        if spot.start > at:
            edits.append(Edit(Op.EQUAL, base[at : spot.start]))
        if differ is not None and spot.old and spot.new:
            edits += differ(spot.old, spot.new)
        else:
            changed = (Op.DELETE, spot.old), (Op.INSERT, spot.new)
            edits += [Edit(op, text) for op, text in changed if text]
        at = spot.end
    return (*edits, Edit(Op.EQUAL, base[at:])) if base[at:] else tuple(edits)


# --- what collides -----------------------------------------------------------------------------


def _clashes(standing: Sequence[Standing]) -> Iterator[Conflict]:
    """Groups of proposals that collide, directly or through one another."""
    group = {one.proposal.key: one.proposal.key for one in standing}

    def root(key: str) -> str:
        while group[key] != key:
            key = group[key]
        return key

    places: dict[str, str] = {}
    for uid, members in _by_uid(standing).items():
        for (one, a), (other, b) in combinations(members, 2):
            if one is not other and collide(a, b, same_hand=_same_hand(one.proposal, other.proposal)):
                first, second = sorted((root(one.proposal.key), root(other.proposal.key)))
                group[second] = first
                places.setdefault(one.proposal.key, uid)
                places.setdefault(other.proposal.key, uid)
    joined: dict[str, list[Proposed]] = {}
    for one in standing:
        if one.proposal.key in places:
            joined.setdefault(root(one.proposal.key), []).append(one.proposal)
    for members_of in joined.values():
        yield Conflict(Why.OVERLAP, places[members_of[0].key], tuple(members_of))


def _by_uid(standing: Sequence[Standing]) -> dict[str, list[tuple[Standing, Spot]]]:
    found: dict[str, list[tuple[Standing, Spot]]] = {}
    for one in standing:
        for spot in one.spots:
            found.setdefault(spot.uid, []).append((one, spot))
    return found


def collide(a: Spot, b: Spot, *, same_hand: bool = False) -> bool:
    """Whether two spots of one provision cannot both be written.

    The same change twice is one. Of one hand (one file) only words that both change collide.
    """
    if (a.start, a.end, a.new) == (b.start, b.end, b.new):
        return False
    if same_hand:
        return a.start < b.end and b.start < a.end
    return a.start <= b.end and b.start <= a.end


def _same_hand(a: Proposed, b: Proposed) -> bool:
    return bool(a.origin.file) and a.origin == b.origin


# --- a provision with other words --------------------------------------------------------------


def _written(node: Provision, hunks: dict[str, list[tuple[Spot, tuple[str, int]]]]) -> Iterator[Provision]:
    kids = tuple(found for child in node.children for found in _written(child, hunks))
    if kids != node.children:
        node = replace(node, children=kids)
    mine = hunks.get(node.uid)
    if not mine or not node.uid:
        yield node
        return
    first, *more = _reworded(node, _unique(mine))
    new = tuple(
        Provision(Kind.ROW if node.kind is Kind.ROW else Kind.PARAGRAPH, text=text) for text in more if text
    )
    if first is None:
        yield from (*new, *node.children)
    elif node.children:  # what follows the provision's own words comes before what is below it
        yield replace(first, children=(*new, *node.children))
    else:
        yield first
        yield from new


def _unique(hunks: Iterable[tuple[Spot, tuple[str, int]]]) -> list[Spot]:
    """In the order of the text; several at one point in the order of their file; the same change once."""
    ordered = sorted(hunks, key=lambda one: (one[0].start, one[0].end, one[1]))
    return list(dict.fromkeys(spot for spot, _ in ordered))


def _reworded(node: Provision, spots: Sequence[Spot]) -> tuple[Provision | None, *tuple[str, ...]]:
    """The provision with other words (None: without any), and the paragraphs that begin inside it."""
    fields = _fields(node)
    new = dict.fromkeys(fields, "")
    at = {name: start for name, (start, _) in fields.items()}
    for spot in spots:
        name = next((n for n, (s, e) in fields.items() if s <= spot.start and spot.end <= e), None)
        if name is None:
            return _plain(node, spots)
        new[name] += node.printed[at[name] : spot.start] + spot.new.replace("\n", _BREAK)
        at[name] = spot.end
    for name, (_, end) in fields.items():
        new[name] += node.printed[at[name] : end]
    if _BREAK in new.get("heading", ""):
        return _plain(node, spots)
    text, *more = new.get("text", "").split(_BREAK)
    heading = new.get("heading", "")
    if not (node.label or heading.strip() or text.strip()):
        return None, *(line.strip() for line in more)
    joints = (
        node.joints if node.text else (node.joints[0], node.joints[1] or " ")
    )  # none stood where no text was
    made = replace(node, heading=heading.strip(), text=text.strip(), joints=joints)
    return made, *(line.strip() for line in more)


def _fields(node: Provision) -> dict[str, tuple[int, int]]:
    """Where heading and text stand in the printed words; the text may be empty, and then stands last."""
    end = len(node.printed)
    start = end - len(node.text)
    if not node.text and node.heading:
        return {"heading": (end - len(node.heading), end)}
    found = {"text": (start, end)}
    if node.heading:
        stop = start - len(node.joints[1])
        found["heading"] = (stop - len(node.heading), stop)
    return found


def _plain(node: Provision, spots: Sequence[Spot]) -> tuple[Provision | None, *tuple[str, ...]]:
    """Its words as plain paragraphs: what they are is found anew when the draft is read."""
    printed, out, at = node.printed, "", 0
    for spot in spots:
        out += printed[at : spot.start] + spot.new.replace("\n", _BREAK)
        at = spot.end
    text, *more = (out + printed[at:]).split(_BREAK)
    if not text.strip():
        return None, *(line.strip() for line in more)
    kind = Kind.ROW if node.kind is Kind.ROW else Kind.PARAGRAPH
    bare = Provision(kind, text=text.strip(), children=node.children, uid=node.uid)
    return bare, *(line.strip() for line in more)
