"""Edits brought over: what was made of a draft, made of a newer draft. What both changed a person decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from drafting.edit.entries import HEADS, Entry, entries, front, words_of
from drafting.edit.writing import put
from drafting.model import Document, Provision
from drafting.structure.eid import assign

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Clash:
    """A provision that both sides changed, each in its own way; None for a side that took it out.

    ``mine`` is the edit, ``theirs`` the newer draft.
    """

    uid: str
    base: Provision | None
    mine: Provision | None
    theirs: Provision | None


@dataclass(frozen=True, slots=True)
class Brought:
    """The newer draft with the edits: ``taken`` by uid, ``clashes`` as nobody has said yet what should stand.

    ``lost``: moves that have no place in the newer draft any more.
    """

    document: Document = field(repr=False)
    taken: tuple[str, ...]
    clashes: tuple[Clash, ...]
    lost: tuple[str, ...] = ()


def bring(
    base: Document, mine: Document, newer: Document, choices: Mapping[str, str] | None = None
) -> Brought:
    """What was edited between ``base`` and ``mine`` done to ``newer``; all three share their uids.

    ``choices`` says by uid which side of a clash stands: "mine" or "theirs".
    """
    return _Bringing(base, mine, newer, choices or {}).run()


class _Bringing:
    def __init__(self, base: Document, mine: Document, newer: Document, choices: Mapping[str, str]) -> None:
        self.base = {entry.uid: entry for entry in entries(base)}
        self.mine = {entry.uid: entry for entry in entries(mine)}
        self.newer = {entry.uid: entry for entry in entries(newer)}
        self.choices = choices
        self.document = newer
        self.before, self.mine_before = _before(base), _before(mine)
        self.taken: list[str] = []
        self.clashes: list[Clash] = []
        self.lost: list[str] = []

    def run(self) -> Brought:
        for uid, entry in self.mine.items():
            if uid in self.base:
                self._words(uid, entry)
        for uid, entry in self.mine.items():
            if uid in self.base:
                self._place(uid, entry)
            else:
                self._put(entry)
        for uid in reversed([uid for uid in self.base if uid not in self.mine]):  # what it holds goes first
            self._gone(uid)
        return Brought(assign(self.document), tuple(self.taken), tuple(self.clashes), tuple(self.lost))

    def _words(self, uid: str, entry: Entry) -> None:
        was, now = words_of(self.base[uid].node), words_of(entry.node)
        if now == was:
            return
        if uid not in self.newer:
            if self._says(uid) == "mine":
                self._put(entry)
            return
        newer = self.newer[uid].node
        theirs = words_of(newer)
        if theirs == now:
            return
        label = _merged(was.label, now.label, theirs.label)
        body = _merged((was.heading, was.body), (now.heading, now.body), (theirs.heading, theirs.body))
        if (label is None or body is None) and self._says(uid) != "mine":
            return
        node = newer if body == (theirs.heading, theirs.body) else entry.node
        bears = newer if label == theirs.label else entry.node
        self._replace(uid, replace(node, label=bears.label, number=bears.number))

    def _gone(self, uid: str) -> None:
        if uid not in self.newer:
            return
        found = next((node for node in self.document.walk() if node.uid == uid), None)
        if found is None:
            return
        kept = [child for child in found.children if child.kind in HEADS]
        same = words_of(self.newer[uid].node) == words_of(self.base[uid].node)
        if kept or (not same and self._says(uid) != "mine"):
            if kept:
                self.lost.append(uid)
            return
        self.document = put(self.document, uid)
        self.taken.append(uid)

    def _place(self, uid: str, entry: Entry) -> None:
        """A move of mine, where the provision is still there."""
        if self.before.get(uid) == self.mine_before.get(uid) or uid not in self.newer:
            return
        if _order(self.base, self.mine, uid):
            return
        node = next((node for node in self.document.walk() if node.uid == uid), None)
        if node is None:
            return
        bare = put(self.document, uid)
        placed = _beside(bare, node, entry, self.mine_before)
        if placed is None:
            self.lost.append(uid)
            return
        self.document = placed
        self.taken.append(uid)

    def _put(self, entry: Entry) -> None:
        """A provision of mine that the newer draft does not have, behind what it stands behind in mine."""
        node = replace(entry.node, children=entry.node.children[: front(entry.node)])
        placed = _beside(self.document, node, entry, self.mine_before)
        self.document = (
            placed
            if placed is not None
            else replace(self.document, provisions=(*self.document.provisions, node))
        )
        self.taken.append(entry.uid)

    def _replace(self, uid: str, node: Provision) -> None:
        stands = next(one for one in self.document.walk() if one.uid == uid)
        kids = (*node.children[: front(node)], *stands.children[front(stands) :])
        self.document = put(self.document, uid, replace(node, children=kids))
        self.taken.append(uid)

    def _says(self, uid: str) -> str:
        """What a person said of a clash; without a word it is told, and theirs stands."""
        said = self.choices.get(uid, "")
        if said not in ("mine", "theirs"):
            sides = (side[uid].node if uid in side else None for side in (self.base, self.mine, self.newer))
            self.clashes.append(Clash(uid, *sides))
        return said


def _merged(was: _T, mine: _T, theirs: _T) -> _T | None:
    """What two sides make of one thing; None where each made something else of it."""
    if mine == was:
        return theirs
    return mine if theirs in (was, mine) else None


def _before(document: Document) -> dict[str, tuple[str, str]]:
    """By uid the provision above and the sibling before ("" for none)."""
    found: dict[str, tuple[str, str]] = {}

    def visit(nodes: tuple[Provision, ...], above: str) -> None:
        last = ""
        for node in nodes:
            found[node.uid] = (above, last)
            last = node.uid
            visit(node.children, node.uid)

    visit(document.provisions, "")
    return found


def _order(base: Mapping[str, Entry], mine: Mapping[str, Entry], uid: str) -> bool:
    """Whether a provision stands where it stood, seen from those that both texts have."""
    both = [one for one in base if one in mine]
    at, now = both.index(uid), [one for one in mine if one in base].index(uid)
    order = [one for one in mine if one in base]
    home = base[uid].above[-1].uid if base[uid].above else ""
    here = mine[uid].above[-1].uid if mine[uid].above else ""
    before = both[at - 1] if at else ""
    stands = order[now - 1] if now else ""
    return home == here and before == stands


def _beside(
    document: Document, node: Provision, entry: Entry, before: Mapping[str, tuple[str, str]]
) -> Document | None:
    """The document with the node behind its sibling, else first below what holds it; None without either."""
    there = {one.uid: one for one in document.walk()}
    above, last = before[entry.uid]
    while last:
        if last in there and any(last == one.uid for one in _siblings(document, above)):
            return put(document, last, there[last], node)
        last = before[last][1] if last in before else ""
    if above in there:
        holder = there[above]
        at = front(holder)
        kids = (*holder.children[:at], node, *holder.children[at:])
        return put(document, above, replace(holder, children=kids))
    if not above:
        return replace(document, provisions=(node, *document.provisions))
    return None


def _siblings(document: Document, above: str) -> tuple[Provision, ...]:
    if not above:
        return document.provisions
    return next((one.children for one in document.walk() if one.uid == above), ())
