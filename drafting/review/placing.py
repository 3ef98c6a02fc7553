"""A tracked change of a file as exact stretches of the draft it was made on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

from drafting.model import Anchor, Document, Proposal, Provision, Quote
from drafting.review.anchor import find
from drafting.review.model import Spot

#: so many characters are quoted of what a comment is on beyond its provision
_ONWARD = 600


class Quoted(NamedTuple):
    """What a comment is on: where its words begin, those there (None: all), how they go on behind."""

    uid: str
    quote: Quote | None = None
    onward: str = ""


class Spots:
    """The provisions of a draft, asked for the stretches that proposals change.

    The anchors must be placed in this draft already (``word.proposals.place``).
    """

    def __init__(self, document: Document) -> None:
        self._nodes = tuple(document.walk())
        self._letters = [[at for at, char in enumerate(n.printed) if not char.isspace()] for n in self._nodes]
        self._starts = [0, *accumulate(map(len, self._letters))]
        self._text = "".join("".join(node.printed.split()) for node in self._nodes)
        self._shift = 0  # how far the file's letters lag behind the draft's, as last seen
        self._by_uid = {node.uid: place for place, node in enumerate(self._nodes)}

    def node(self, uid: str) -> Provision | None:
        """The provision with that uid."""
        place = self._by_uid.get(uid)
        return None if place is None else self._nodes[place]

    def of(self, proposal: Proposal) -> tuple[Spot, ...]:
        """What the proposal changes, one spot a provision; () where the draft has no such words.

        Of a move the last spot is the place that the words go to.
        """
        if proposal.kind != "move":
            found = self._spots(proposal.anchor, proposal.new, proposal.glued, whole=proposal.whole)
            joins = proposal.breaks and "\n" in proposal.old
            return self._joined(found, proposal) if joins and found else found
        assert proposal.target is not None
        gone = self._spots(proposal.anchor, "", (False, False), whole=proposal.whole)
        come = self._spots(proposal.target, proposal.new, (False, False), whole=proposal.whole)
        return (*gone, *come) if gone and come else ()

    def quote(self, anchor: Anchor) -> Quoted:
        """The words that a comment is on, as the draft prints them."""
        span = self._span(anchor)
        if span is None or span[0] == span[1]:
            return Quoted(anchor.uid)
        place = self._holding(span[0])
        end = min(span[1], self._starts[place + 1])
        start, stop = self._chars(place, span[0], end)
        printed = self._nodes[place].printed
        quote = Quote(printed[start:stop], printed[:start][-60:], printed[stop:][:60])
        whole = not printed[:start].strip() and not printed[stop:].strip()
        return Quoted(self._nodes[place].uid, None if whole else quote, self._onward(place + 1, span[1]))

    def _onward(self, place: int, end: int) -> str:
        """What is printed from a provision on up to a letter, cut where it is long."""
        lines: list[str] = []
        while place < len(self._nodes) and self._starts[place] < end and sum(map(len, lines)) <= _ONWARD:
            if self._letters[place]:
                _, stop = self._chars(place, self._starts[place], min(end, self._starts[place + 1]))
                lines.append(self._nodes[place].printed[:stop].strip())
            place += 1
        said = "\n".join(lines)
        return said if len(said) <= _ONWARD else f"{said[:_ONWARD].rsplit(None, 1)[0]} …"

    def _spots(self, anchor: Anchor, new: str, glued: tuple[bool, bool], *, whole: bool) -> tuple[Spot, ...]:
        span = self._span(anchor)
        if span is None:
            return ()
        if span[0] == span[1]:
            place = self._before(anchor, span[0])
            base = self._nodes[place].printed
            at = self._behind(place, span[0], head=not anchor.within)
            return (_inserted(self._nodes[place].uid, base, at, new, glued, whole=whole),)
        found: list[Spot] = []
        for place in range(self._holding(span[0]), self._holding(span[1] - 1) + 1):
            if not self._letters[place]:
                continue
            low, high = max(span[0], self._starts[place]), min(span[1], self._starts[place + 1])
            start, end = self._chars(place, low, high)
            words = new if not found else ""
            node = self._nodes[place]
            found.append(_replaced(node.uid, node.printed, start, end, words, glued))
        return tuple(found)

    def _joined(self, spots: tuple[Spot, ...], proposal: Proposal) -> tuple[Spot, ...]:
        """Spots of paragraphs that become one: what stands behind the end that goes moves up to it.

        () where only the end is told, because others work on the paragraph behind it: a person must do it.
        """
        if not proposal.new.strip():
            return ()
        first, *rest = spots
        if proposal.old.startswith("\n") and proposal.anchor.quote.exact:  # no words go before the end
            start = len(first.base[: first.start].rstrip())
            new = f"{'' if proposal.glued[0] else ' '}{proposal.new}"
            if "\n" in first.base[start : _gap(first.base, first.start)]:  # a heading below its own label
                return (first._replace(start=start, new=new), *map(_emptied, rest))
            before = self._holding(self._starts[self._by_uid[first.uid]] - 1)
            base, uid = self._nodes[before].printed, self._nodes[before].uid
            if uid == first.uid or not base:
                return ()
            return (Spot(uid, base, len(base), len(base), new), _emptied(first), *map(_emptied, rest))
        return (first, *map(_emptied, rest))

    def _span(self, anchor: Anchor) -> tuple[int, int] | None:
        """The letters of the draft that the anchor quotes."""
        home = self._by_uid.get(anchor.uid) if anchor.uid else None
        if home is None:
            return None
        paragraph = "".join(anchor.paragraph.split())
        length = len("".join(anchor.quote.exact.split()))
        near = self._starts[home]
        found = self._nearest(paragraph, home, anchor.at)
        if found is not None:
            return found + anchor.within, found + anchor.within + length
        node = self._nodes[home]
        inside = find(node.printed, anchor.quote)
        if inside is None:
            return None
        before = len("".join(node.printed[: inside[0]].split()))
        return near + before, near + before + length

    def _nearest(self, paragraph: str, home: int, at: int) -> int | None:
        """Where the paragraph stands: over its home, there as near as can be to where the file has it."""
        start, end = self._starts[home], self._starts[home + 1]
        expected = at + self._shift
        best: tuple[bool, int, int] | None = None
        found = self._text.find(paragraph) if paragraph else -1
        while found >= 0:
            apart = found >= end or found + len(paragraph) <= start
            if best is None or (apart, abs(found - expected)) < best[:2]:
                best = apart, abs(found - expected), found
            found = self._text.find(paragraph, found + 1)
        if best is None:
            return None
        self._shift = best[2] - at
        return best[2]

    def _before(self, anchor: Anchor, letter: int) -> int:
        """The provision of a point: that of the words before it, at the head of a paragraph those behind."""
        return self._holding(letter if not anchor.within else letter - 1)

    def _holding(self, letter: int) -> int:
        place = bisect_right(self._starts, max(letter, 0), hi=len(self._nodes)) - 1
        while place > 0 and not self._letters[place]:
            place -= 1
        return place

    def _behind(self, place: int, letter: int, *, head: bool) -> int:
        """The character behind the letters before a point; at the head of a paragraph the next letter's."""
        inside = letter - self._starts[place]
        if head and 0 < inside < len(self._letters[place]):
            return self._letters[place][inside]
        if inside <= 0:
            return self._letters[place][0] if self._letters[place] else 0
        return self._letters[place][inside - 1] + 1

    def _chars(self, place: int, low: int, high: int) -> tuple[int, int]:
        first = self._letters[place][low - self._starts[place]]
        return first, self._letters[place][high - self._starts[place] - 1] + 1


def _emptied(spot: Spot) -> Spot:
    """All of its provision up to there goes, the label too: what stands below in it stays."""
    return spot._replace(start=0, end=_gap(spot.base, spot.end), new="")


def _inserted(uid: str, base: str, at: int, new: str, glued: tuple[bool, bool], *, whole: bool) -> Spot:
    """New words at a point that stands right behind a word, with the blanks that were meant."""
    if whole and base:
        return Spot(uid, base, at, at, f"\n{new}" if at else f"{new}\n")
    if new == "\n":
        return Spot(uid, base, at, _gap(base, at), "\n")
    left, right = glued
    gap = _gap(base, at)
    if not base[:at].strip():
        left = True
    if not base[gap:].strip():
        right = True
    if gap == at:
        return Spot(uid, base, at, at, f"{'' if left else ' '}{new}{'' if right else ' '}")
    if left:
        return Spot(uid, base, at, gap if right else at, new)
    return Spot(uid, base, gap, gap, new) if right else Spot(uid, base, at, at, f" {new}")


def _replaced(uid: str, base: str, start: int, end: int, new: str, glued: tuple[bool, bool]) -> Spot:
    """Other words for a stretch without blanks at its ends; none, and one of two blanks goes too."""
    blank = base[:start][-1:].isspace(), base[end:][:1].isspace()
    if new:
        left = " " if not (glued[0] or blank[0]) and base[:start].strip() else ""
        right = " " if not (glued[1] or blank[1]) and base[end:].strip() else ""
        low = len(base[:start].rstrip()) if glued[0] and blank[0] else start
        high = _gap(base, end) if glued[1] and blank[1] else end
        return Spot(uid, base, low, high, f"{left}{new}{right}")
    if not base[:start].strip() or "\n" in base[len(base[:start].rstrip()) : start]:
        return Spot(uid, base, start, end if "\n" in base[end : _gap(base, end)] else _gap(base, end), "")
    if not base[end:].strip() or all(blank):
        return Spot(uid, base, len(base[:start].rstrip()), end, "")
    if glued[0] and any(blank):
        return Spot(uid, base, len(base[:start].rstrip()), _gap(base, end), "")
    apart = "" if any(blank) or glued[0] else " "
    return Spot(uid, base, start, end, apart)


def _gap(text: str, at: int) -> int:
    """Where the blanks from ``at`` on end."""
    return len(text) - len(text[at:].lstrip())
