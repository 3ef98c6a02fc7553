"""Who cites whom: citations of articles by number, each with the place of its number in the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from drafting.edit.entries import Entry, entries
from drafting.model import Document, Kind, Provision
from drafting.structure.citations import Citation, Whose, citations
from drafting.structure.numbering import canonical

#: what is cited by a number in figures
NUMBERED = frozenset({Kind.ARTICLE, Kind.SECTION})
_APART = frozenset({Kind.DECREE, Kind.ANNEX, Kind.SCHEDULE})
_POINT = re.compile(r"\.(?=[,;]|\s+[a-záéíóúñ])")
_UNIT_WORD = re.compile(r"art[ií]culos?|arts?\.|sections?|secs?\.|§§?|(?<!\w)ss?\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cited:
    """A number by which a provision cites an article: ``words[start:end]`` of the provision's text.

    ``uid`` is the provision that cites, ``home`` the entry it stands in, ``target`` the article's uid ("": no
    such article, or several). ``whose`` says of which text; ``around`` are the words of the whole citation.
    ``dotted``: the point behind the number abbreviates it ("9o. de esta Ley") and goes with its ordinal sign.
    """

    uid: str
    home: str
    start: int
    end: int
    number: str
    around: str
    target: str
    whose: Whose
    quoted: bool = False
    dotted: bool = False


def cited(document: Document) -> Iterator[Cited]:
    """All citations of articles or sections by number, in document order, other texts' too."""
    found = list(entries(document))
    book = by_number(found)
    for entry in found:
        for node in (entry.node, *entry.inside):
            if node.kind is not Kind.NOTE:
                yield from _in(node, entry.uid, document, book)


def by_number(found: list[Entry]) -> dict[str, str]:
    """From the number of an article of the main text to its uid; "" where several bear it."""
    book: dict[str, str] = {}
    for entry in found:
        node = entry.node
        if node.kind in NUMBERED and not entry.divides and not any(up.kind in _APART for up in entry.above):
            number = canonical(node.number)
            book[number] = "" if number in book else node.uid
    return book


def _in(node: Provision, home: str, document: Document, book: dict[str, str]) -> Iterator[Cited]:
    text = node.text
    if not re.search(r"\d", text):
        return
    said = [one for one in citations(text, document.language) if one.steps[0].kind in NUMBERED]
    for (start, end), group in groupby(said, key=lambda one: (one.start, one.end)):
        for one, number, begin in _places(list(group), text[start:end], start):
            yield Cited(
                node.uid,
                home,
                begin,
                begin + len(number),
                number,
                text[start:end],
                "" if one.whose is Whose.OTHER else book.get(canonical(number), ""),
                one.whose,
                in_quotes(text, start),
                bool(_POINT.match(text, begin + len(number))) and not number[-1].isdigit(),
            )


def _places(group: list[Citation], words: str, start: int) -> Iterator[tuple[Citation, str, int]]:
    """Each number of the citations that share these words, once, with its place in the text."""
    head = _UNIT_WORD.search(words)
    at, before = head.end() if head else 0, ""
    for one in group:
        for number in (one.steps[0].number, one.through):
            if not number or not number[:1].isdigit() or (number == before and number != one.through):
                continue
            found = re.compile(rf"(?<![\w.]){re.escape(number)}(?!\w)").search(words, at)
            if found is None:
                continue
            yield one, number, start + found.start()
            at, before = found.end(), number


def in_quotes(text: str, at: int) -> bool:
    """Whether a place stands between quotation marks: then another text speaks."""
    opened = sum(text.count(mark, 0, at) for mark in "“«") - sum(text.count(mark, 0, at) for mark in "”»")
    return opened > 0 or text.count('"', 0, at) % 2 == 1
