"""Two drafts against a common base: what each changed, where they agree, where they collide.

Built from the two comparisons with the base; nothing is merged silently. Numbers never collide: they follow
from what was inserted elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from drafting.compare import compare
from drafting.compare.additions import Addition, additions, matched
from drafting.compare.overlap import Combined, combined
from drafting.compare.side import SideOf
from drafting.model import Change, ChangeKind, Document, Provision, Significance


class Status(StrEnum):
    """How what A did to a provision stands to what B did."""

    UNCHANGED = "unchanged"
    RENUMBERED = "renumbered"  # its number, or one it cites, shifted in A, in B or in both: nothing else
    ONLY_A = "only_a"
    ONLY_B = "only_b"
    AGREE = "agree"
    COLLIDE = "collide"
    BOTH_INSERTED = "both_inserted"  # each put something of its own at the same place


@dataclass(frozen=True, slots=True)
class Point:
    """A provision of the base, or one that was inserted, and what each side did.

    ``a`` and ``b`` are the changes from the base; of an insertion a side that did not make it has None.
    ``combined`` is offered where both changed different words of a provision: it is never applied.
    """

    status: Status
    base: Provision | None
    a: Change | None
    b: Change | None
    combined: Combined | None = None

    @property
    def provision(self) -> Provision:
        """As the base has it, else as A inserted it, else as B did."""
        if self.base:
            return self.base
        change = self.a or self.b
        assert change is not None
        return change.provision


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """Everything that A and B made of the base, in its order; insertions behind what they follow."""

    base: Document = field(repr=False)
    a: Document = field(repr=False)
    b: Document = field(repr=False)
    points: tuple[Point, ...]

    def summary(self) -> dict[str, int]:
        """How many provisions have each status; those that do not occur are left out."""
        counts = Counter(point.status for point in self.points)
        return {status.value: counts[status] for status in Status if counts[status]}


def three(base: Document, a: Document, b: Document) -> ThreeWay:
    """What ``a`` and ``b`` each made of ``base``. Exchanging the two exchanges the sides and nothing else."""
    base, a, b = _fresh(base), _fresh(a), _fresh(b)
    sides = SideOf(compare(base, a)), SideOf(compare(base, b))
    behind: dict[int, list[Point]] = {}
    for place, point in _insertions(*sides):
        behind.setdefault(place, []).append(point)
    points = list(behind.get(-1, ()))
    for place, node in enumerate(base.walk()):
        points.append(_point(place, node, *sides))
        points += behind.get(place, ())
    return ThreeWay(base, a, b, tuple(points))


def _fresh(document: Document) -> Document:
    """The same document in which no two places share an object, so that a node is a place."""

    def visit(node: Provision) -> Provision:
        return replace(node, children=tuple(visit(child) for child in node.children))

    return replace(document, provisions=tuple(visit(top) for top in document.provisions))


# --- provisions of the base ---------------------------------------------------------------------------------


def _point(place: int, base: Provision, one: SideOf, two: SideOf) -> Point:
    a, b = one.changes[place], two.changes[place]
    facets = [
        _facet(one.words(place), two.words(place)),
        _facet(one.shape(place), two.shape(place)),
        _facet(one.place(place), two.place(place)),
    ]
    touched = {status for status in facets if status is not Status.UNCHANGED}
    if not touched:
        shifted = any(
            ChangeKind.RENUMBERED in change.kinds or Significance.REFERENCE_FOLLOWED in change.significance
            for change in (a, b)
        )
        return Point(Status.RENUMBERED if shifted else Status.UNCHANGED, base, a, b)
    if len(touched) == 1:
        (status,) = touched
    else:
        status = Status.COLLIDE
    offer = None
    if status is Status.COLLIDE and a.new and b.new and Status.COLLIDE not in facets[1:]:
        offer = combined(a, b)
    return Point(status, base, a, b, offer)


def _facet(a: object, b: object) -> Status:
    """Two results of one facet, None where a side left it alone."""
    if a is None or b is None:
        return Status.ONLY_A if a is not None else Status.ONLY_B if b is not None else Status.UNCHANGED
    return Status.AGREE if a == b else Status.COLLIDE


# --- insertions ---------------------------------------------------------------------------------------------


def _insertions(one: SideOf, two: SideOf) -> Iterator[tuple[int, Point]]:
    """The points of all insertions, each with the place in the base behind which it stands (-1: first)."""
    found = []
    for a, b, alone in matched(additions(one), additions(two)):
        side = a or b
        assert side is not None
        order = min((addition.behind, addition.order) for addition in (a, b) if addition)
        found.append(
            (order, a is None, side.behind, Point(_status(a, b, alone, one, two), None, _of(a), _of(b)))
        )
    for (place, _), _, _, point in sorted(found, key=lambda item: item[:2]):
        yield place, point


def _of(addition: Addition | None) -> Change | None:
    return addition.change if addition else None


def _status(a: Addition | None, b: Addition | None, alone: bool, one: SideOf, two: SideOf) -> Status:
    if a and b:
        return Status.AGREE if a.says == b.says else Status.BOTH_INSERTED
    mine, other = (a, two) if a else (b, one)
    assert mine is not None
    if mine.parent is not None and other.changes[mine.parent].new is None:
        return Status.COLLIDE  # inserted into what the other side struck
    if not alone:
        return Status.BOTH_INSERTED
    return Status.ONLY_A if a else Status.ONLY_B
