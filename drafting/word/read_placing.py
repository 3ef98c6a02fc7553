"""Anchors of a file that came back, placed in the draft it was made on."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from itertools import accumulate

from drafting.model import Anchor, Document
from drafting.word.read_places import quoted
from drafting.word.read_trace import letters

#: A changed paragraph is known by runs of so many letters ...
_RUN = 16
#: ... of which at least this share must be in one provision.
_LEAST = 1 / 3


class Placing:
    """The provisions of a draft, asked where the anchors of a file made from it stand."""

    def __init__(self, document: Document) -> None:
        self._provisions = tuple(document.walk())
        words = [letters(node.printed) for node in self._provisions]
        self._starts = [0, *accumulate(map(len, words))]
        self._text = "".join(words)
        self._shift = 0  # how far the file's text lags behind the draft's, as last seen

    def placed(self, anchor: Anchor) -> Anchor:
        """The anchor with the provision it stands in: by its place, else by its paragraph's words."""
        own = letters(anchor.paragraph)
        if not own or not self._provisions:
            return anchor
        found = self._find(own, anchor.at)
        if found is None:
            return self._resembling(own, anchor)
        self._shift = found - anchor.at
        start = found + anchor.within
        length = len(letters(anchor.quote.exact))
        # a point belongs to the words before it, at the head of a paragraph to those behind it
        # a point belongs to the words before it, at the head of a paragraph to those behind it
        place = self._holding(start if length or not anchor.within else start - 1)
        held = self._starts[place] <= start and start + length <= self._starts[place + 1]
        return self._at(place, anchor, held=held)

    def _find(self, own: str, at: int) -> int | None:
        expected = at + self._shift
        if self._text.startswith(own, max(expected, 0)):
            return max(expected, 0)
        found: list[int] = []
        here = self._text.find(own)
        while here >= 0 and len(found) < 1000:
            found.append(here)
            here = self._text.find(own, here + 1)
        return min(found, key=lambda one: abs(one - expected)) if found else None

    def _resembling(self, own: str, anchor: Anchor) -> Anchor:
        votes: Counter[int] = Counter()
        runs = range(0, max(len(own) - _RUN, 0) + 1, _RUN // 2)
        for start in runs:
            here = self._text.find(own[start : start + _RUN])
            if here >= 0:
                votes[self._holding(here)] += 1
        if not votes:
            return anchor
        place, count = max(votes.items(), key=lambda one: (one[1], -one[0]))
        if count < max(_LEAST * len(runs), 1):
            return anchor
        return self._at(place, anchor, held=quoted(self._provisions[place].printed, anchor.quote) is not None)

    def _holding(self, letter: int) -> int:
        return max(bisect_right(self._starts, max(letter, 0), hi=len(self._provisions)) - 1, 0)

    def _at(self, place: int, anchor: Anchor, *, held: bool) -> Anchor:
        node = self._provisions[place]
        return replace(anchor, eid=node.eid, uid=node.uid, held=held)
