"""Where marks of a file stand in its text: comments and tracked changes as quotes of paragraphs.

The text is the one before anybody's tracked changes, because that is the draft the changes were made on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import accumulate

from lxml import etree

from drafting.model import Anchor, Quote
from drafting.word.package import Package, qn
from drafting.word.read_revisions import Revisions
from drafting.word.read_trace import Letter, letters, letters_of, trace

#: So many characters before and behind the words tell the place from others like it.
_AROUND = 40


class Words:
    """The text of an opened file in one reading, asked by the elements that hold it."""

    def __init__(self, package: Package, revisions: Revisions = "original") -> None:
        self._reads = trace(package, revisions)
        self._texts = [read.block.text for read in self._reads]
        self._starts = [0, *accumulate(len(letters(text)) for text in self._texts)]
        self._letters: dict[int, tuple[Letter, ...]] = {}
        self._block: dict[etree._Element, int] = {}
        for place, read in enumerate(self._reads):
            for piece in read.pieces:
                if piece.source is not None and piece.text.strip():
                    self._block.setdefault(piece.source, place)
        roots = [root for root in (package.document, package.footnotes, package.endnotes) if root is not None]
        everything = (one for root in roots for one in root.iter(etree.Element))
        self._order = {one: place for place, one in enumerate(everything)}
        self._sources = sorted(
            (one for one in self._block if one.tag != qn("w:p")), key=lambda one: self._order[one]
        )
        self._ordinals = [self._order[one] for one in self._sources]

    def anchor(self, elements: Iterable[etree._Element], at: etree._Element) -> Anchor:
        """Where the words of ``elements`` stand; where ``at`` stands, if the reading has none of them."""
        spans = [span for one in elements if (span := self._span(one)) is not None]
        if spans:
            start, end = min(span[0] for span in spans), max(span[1] for span in spans)
            return self._anchored(self._holding(start), start, end)
        return self._point(at)

    def text(self, elements: Iterable[etree._Element]) -> str:
        """The words of ``elements`` as this reading has them."""
        spans = [span for one in elements if (span := self._span(one)) is not None]
        if not spans:
            return ""
        return self._between(min(span[0] for span in spans), max(span[1] for span in spans))

    def before(self, one: etree._Element, other: etree._Element) -> bool:
        """Whether one element of the file stands before another."""
        return self._order[one] < self._order[other]

    def _span(self, source: etree._Element) -> tuple[int, int] | None:
        """The letters that an element holds, from and to."""
        place = self._block.get(source)
        if place is None:
            return None
        if place not in self._letters:
            self._letters[place] = letters_of(self._reads[place])
        found = [at for at, letter in enumerate(self._letters[place]) if letter.source is source]
        first = self._starts[place]
        return (first + found[0], first + found[-1] + 1) if found else None

    def _point(self, at: etree._Element) -> Anchor:
        """Behind the words before ``at``; before those behind it, if these are of the same paragraph and
        those are not."""
        if not self._reads:
            return Anchor("", 0, Quote(""), 0)
        here = bisect_right(
            self._ordinals, self._order[at]
        )  # the end of a paragraph is behind its last words
        before = self._sources[here - 1] if here else None
        behind = self._sources[here] if here < len(self._sources) else None
        own = next(at.iterancestors(qn("w:p")), None)
        if behind is not None and _in(behind, own) and not (before is not None and _in(before, own)):
            before = None
        chosen = behind if before is None else before
        span = None if chosen is None else self._span(chosen)
        if chosen is None or span is None:
            return self._anchored(0, 0, 0)
        point = span[0] if before is None else span[1]
        return self._anchored(self._block[chosen], point, point)

    def _holding(self, letter: int) -> int:
        return bisect_right(self._starts, letter) - 1

    def _anchored(self, place: int, start: int, end: int) -> Anchor:
        text, first = self._texts[place], self._starts[place]
        a = _text_index(text, start - first, behind=start == end)
        b = a if start == end else _text_index(text, min(end, self._starts[place + 1]) - first, behind=True)
        exact = "" if start == end else self._between(start, end)
        quote = Quote(exact, text[:a][-_AROUND:], text[b:][:_AROUND])
        return Anchor(text, first, quote, start - first)

    def _between(self, start: int, end: int) -> str:
        lines = []
        for place in range(self._holding(start), bisect_left(self._starts, end)):
            text, first = self._texts[place], self._starts[place]
            a = _text_index(text, max(start - first, 0), behind=False)
            b = _text_index(text, min(end - first, self._starts[place + 1] - first), behind=True)
            lines.append(text[a:b])
        return "\n".join(line for line in lines if line)


def moment(text: str | None) -> datetime | None:
    """A date as Word writes it, in universal time; None for none. A time without a zone is taken as it is."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _text_index(text: str, letter: int, *, behind: bool) -> int:
    """The place in ``text`` of its n-th letter, or ``behind`` the letter before that."""
    seen = 0
    for at, char in enumerate(text):
        if behind and seen == letter:
            return at
        if not char.isspace():
            if not behind and seen == letter:
                return at
            seen += 1
    return len(text)


def _in(element: etree._Element, paragraph: etree._Element | None) -> bool:
    return paragraph is not None and next(element.iterancestors(qn("w:p")), None) is paragraph
