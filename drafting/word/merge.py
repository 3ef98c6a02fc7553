"""One sequence out of two documents: what stayed, what went and what came, each where a redline shows it.

Pure. The texts come from the two documents, only the pairing from the comparison: however a provision was
paired, reading the old sides of the sequence gives the old document in its order, the new sides the new.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafting.compare.sequence import heaviest_increasing
from drafting.model import Change, ChangeKind, Comparison, Document, Provision

_STAYED = 1000  # a pair the comparison calls moved gives way to one it does not, whatever their lengths


class Step(NamedTuple):
    """Positions in the two documents' order (None: not there) and the change that pairs them, if one does."""

    old: int | None
    new: int | None
    change: Change | None = None


def merge(comparison: Comparison) -> Iterator[Step]:
    """Every provision of both documents, old and new order both kept.

    Pairs whose order agrees stand together. A pair out of sequence, which is what a move is, comes twice:
    as gone where it stood and as come where it stands. Between two pairs the gone come first, except that
    what came at the end of a chapter stands before the next chapter that went.
    """
    old_depths, new_depths = _depths(comparison.old), _depths(comparison.new)
    i = j = 0
    for anchor in (*_anchors(comparison), Step(len(old_depths), len(new_depths))):
        assert anchor.old is not None
        assert anchor.new is not None
        while i < anchor.old or j < anchor.new:
            if i < anchor.old and (j == anchor.new or old_depths[i] >= new_depths[j]):
                yield Step(i, None)
                i += 1
            else:
                yield Step(None, j)
                j += 1
        if anchor.change is not None:
            yield anchor
        i, j = anchor.old + 1, anchor.new + 1


def _depths(document: Document) -> list[int]:
    """How deep each provision lies, in document order."""
    depths: list[int] = []
    below = {id(top): 0 for top in document.provisions}
    for provision in document.walk():
        depth = below[id(provision)]
        depths.append(depth)
        below |= {id(child): depth + 1 for child in provision.children}
    return depths


def _anchors(comparison: Comparison) -> list[Step]:
    """The pairs that stay: the heaviest by words whose old and new positions both grow."""
    olds, news = _Places(comparison.old), _Places(comparison.new)
    pairs = []
    for change in comparison.changes:
        if change.old is None or change.new is None:
            continue
        i, j = olds.free(change.old), news.free(change.new)
        if i is not None and j is not None:
            olds.take(i)
            news.take(j)
            pairs.append(Step(i, j, change))
    pairs.sort(key=lambda pair: pair.old or 0)
    carried = _moved(comparison)
    weights = [_weight(pair, carried) for pair in pairs]
    return [pairs[at] for at in heaviest_increasing([pair.new or 0 for pair in pairs], weights)]


def _weight(pair: Step, carried: set[int]) -> int:
    assert pair.change is not None
    words = len(pair.change.provision.printed) // 6 + 1
    return words if id(pair.change.new) in carried else words * _STAYED


def _moved(comparison: Comparison) -> set[int]:
    """The new provisions that moved, and what they carried along, by identity."""
    moved = [c.new for c in comparison.changes if c.new is not None and ChangeKind.MOVED in c.kinds]
    return {id(below) for provision in moved for below in provision.walk()}


class _Places:
    """Where each provision of a document stands in its order; every place is given once."""

    def __init__(self, document: Document) -> None:
        self._by_identity: dict[int, list[int]] = {}
        self._by_eid: dict[str, list[int]] = {}
        self._taken: set[int] = set()
        for place, provision in enumerate(document.walk()):
            self._by_identity.setdefault(id(provision), []).append(place)
            if provision.eid:
                self._by_eid.setdefault(provision.eid, []).append(place)

    def free(self, provision: Provision) -> int | None:
        """The first place not taken yet; by eid for a copy of the provision (with a uid, say)."""
        places = self._by_identity.get(id(provision)) or self._by_eid.get(provision.eid, [])
        return next((place for place in places if place not in self._taken), None)

    def take(self, place: int) -> None:
        """That place is spoken for."""
        self._taken.add(place)
