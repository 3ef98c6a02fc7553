"""One of two drafts over a common base: what it did at each place of the base."""

from __future__ import annotations

import re
from collections.abc import Hashable

from drafting.model import Change, ChangeKind, Comparison, Edit, Kind, Op, Provision, Significance
from drafting.structure.numbering import canonical

_NUMBER = r"\d+(?:[°º]|o\b)?\.?(?:\s(?:bis|ter|qu[aá]ter)\b)?"
#: What is cited by number: "artículo 19", "artículos 3, 4 y 22 Bis".
_CITED = re.compile(
    rf"\b(?:art[ií]culos?|arts?\.|sections?|secs?\.)\s{_NUMBER}(?:(?:,|\s[yoeu]|\sand|\sor)\s{_NUMBER})*",
    re.I,
)
_UNITS = frozenset({Kind.ARTICLE, Kind.SECTION})


class SideOf:
    """A comparison read by the places of its old document (document order, from 0).

    ``changes`` are those of the base's provisions, ``nodes`` all provisions of the new document in order.
    No object may stand at two places.
    """

    __slots__ = ("_base_number", "_base_place", "changes", "inserted", "nodes", "parent")

    def __init__(self, comparison: Comparison) -> None:
        by_old = {id(change.old): change for change in comparison.changes if change.old}
        by_new = {id(change.new): change for change in comparison.changes if change.new}
        place = {id(node): at for at, node in enumerate(comparison.old.walk())}
        self.changes: list[Change] = [by_old[id(node)] for node in comparison.old.walk()]
        self.nodes: list[Provision] = []
        self.parent: dict[int, Provision | None] = {}
        for node, parent in comparison.new.with_parents():
            self.nodes.append(node)
            self.parent[id(node)] = parent
        self._base_place: dict[int, int] = {}
        for node in self.nodes:
            old = by_new[id(node)].old
            if old is not None:
                self._base_place[id(node)] = place[id(old)]
        self.inserted: dict[int, Change] = {
            key: change for key, change in by_new.items() if key not in self._base_place
        }

        self._base_number = {
            canonical(change.new.number): canonical(change.old.number)
            for change in self.changes
            if change.old and change.new and change.new.kind in _UNITS
        }

    def in_numbers_of_the_base(self, text: str) -> str:
        """``text`` with every article it cites by its number in the base; one that is new keeps its own."""

        def told(number: re.Match[str]) -> str:
            old = self._base_number.get(canonical(number[0]))
            return f"={old}" if old is not None else number[0]  # what is new may bear an old number

        return _CITED.sub(lambda cited: re.sub(_NUMBER, told, cited[0], flags=re.I), text)

    def base_place(self, node: Provision | None) -> int | None:
        """Where the counterpart of a provision stands in the base; None if there is none."""
        return self._base_place.get(id(node)) if node else None

    def words(self, place: int) -> Hashable | None:
        """What it made of the words at a place: None if it left them, () if it struck the provision.

        References that only follow a renumbering stand as they were: they are numbers too.
        """
        change = self.changes[place]
        if change.old is None or change.new is None:
            return ()
        made = tuple(_without_followed(change, edits) for edits in (change.heading_edits, change.edits))
        return made if made != (change.old.heading, change.old.text) else None

    def shape(self, place: int) -> Hashable | None:
        """Whether it divided the provision or gathered others into it."""
        kinds = self.changes[place].kinds
        return frozenset(kinds) & {ChangeKind.SPLIT, ChangeKind.MERGED} or None

    def place(self, place: int) -> Hashable | None:
        """Under what it moved the provision; None if it left it there."""
        change = self.changes[place]
        if change.new is None or ChangeKind.MOVED not in change.kinds:
            return None
        parent = self.parent[id(change.new)]
        kept = self.base_place(parent)
        above = kept if kept is not None or parent is None else (parent.kind, parent.heading, parent.text)
        return (above, self._behind(change.new, parent))

    def _behind(self, node: Provision, parent: Provision | None) -> int | None:
        """The nearest sibling in front of a moved provision that stayed, as a place of the base."""
        siblings = parent.children if parent else [top for top in self.nodes if self.parent[id(top)] is None]
        behind = None
        for sibling in siblings:
            if sibling is node:
                break
            at = self.base_place(sibling)
            if at is not None and ChangeKind.MOVED not in self.changes[at].kinds:
                behind = at
        return behind


def _without_followed(change: Change, edits: tuple[Edit, ...]) -> str:
    """The new text, with the old number of every reference that only follows a renumbering."""
    followed = {
        item.words for item in change.evidence if item.significance is Significance.REFERENCE_FOLLOWED
    }
    out: list[str] = []
    struck = ""
    for edit in (*edits, Edit(Op.EQUAL, "")):
        if edit.op is Op.DELETE:
            struck = edit.text
            continue
        if edit.op is Op.INSERT and " ".join(f"{struck} → {edit.text}".split()) in followed:
            out.append(struck)
        else:
            out.append(edit.text)
        struck = ""
    return "".join(out)
