"""Which blocks are a table of contents: entries that the law says again further down, as its own headings.

A table may be announced ("CONTENTS", "ÍNDICE") or stand there without a word, before or behind the title. Either
way its first entry comes a second time where the law itself begins, and nearly everything between is short and
comes again too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from drafting.model import Block

_ANNOUNCED = re.compile(
    r"(?:table of )?contents(?: of [^.]{1,60})?|(?:arrangement|list) of (?:sections|clauses|articles|regulations|provisions)"
    r"|sections?|secs?\.|[ií]ndice(?: general| sistem[aá]tico)?|contenido|sumario",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"table of contents (?:for|of) this (?:act|title|division) is as follows:$", re.IGNORECASE
)
_OPENING = 400  # blocks in which an unannounced table must begin
_REACH, _ENTRY = 600, 220  # blocks of a table; characters of an entry
_OFTEN = 8  # times that the first entry of a table may come again
_WORDS = 14  # words of an entry that are compared
_PAGE = re.compile(
    r"(?:(?:\s?[.…_·]){2,}\s*|\t\s*)(?:\d+|[ivxl]+)?\s*$"
)  # the dots and the page number behind an entry
_STOPS = re.compile(r"[.:;,]*[–—]+|[.:;,\-]+(?=\s|$)")
_LABEL = re.compile(
    r"(?:§+\s*|secs?\.\s*|sections?\s+|art(?:[ií]culo|icle|\.)?\s+)?(\d+[a-z]{0,2}(?:[.\-–]\d+[a-z]?)*)\.?(?:\s+|$)",
    re.IGNORECASE,
)


def contents(blocks: Sequence[Block], opens: Callable[[Block], bool]) -> frozenset[int]:
    """The places of the blocks that are entries of a table of contents, its announcement included.

    ``opens`` tells whether a block looks like the heading of a division or unit.
    """
    said = [_plain(block.text) if len(block.text) <= _ENTRY else "" for block in blocks]
    last = {text: place for place, text in enumerate(said) if text}
    found: set[int] = set()
    reader: _Table | None = None
    place = 0
    while place < len(blocks):
        text = blocks[place].text
        announced = _ANNOUNCED.fullmatch(text) or (len(text) < 2_000 and _FOLLOWS.search(text[-80:]))
        silent = place < _OPENING and not announced and last.get(said[place], -1) > place + 3
        if announced or (silent and opens(blocks[place])):
            reader = reader or _Table(blocks, said)
            end = reader.end(place + bool(announced), place, 3 if announced else 5)
            if end > place:
                whole = announced and not _FOLLOWS.search(text[-80:])
                found.update(range(place + (not whole and bool(announced)), end + 1))
                place = end
        place += 1
    return frozenset(found)


class _Table:
    """What the blocks say, to be looked up from the end."""

    def __init__(self, blocks: Sequence[Block], said: Sequence[str]) -> None:
        self.blocks, self.said = blocks, said
        self.places: dict[str, list[int]] = defaultdict(list)
        for place, block in enumerate(blocks):
            text = said[place] or _plain(block.text[:_ENTRY])
            if len(text) < 16 and place + 1 < len(blocks):  # "PART 1" and its heading on the next line
                text = f"{text} {_plain(blocks[place + 1].text[:_ENTRY])}"
            for key in _prefixes(text):
                self.places[key].append(place)

    def end(self, first: int, before: int, least: int) -> int:
        """The last entry of the table whose first entry is near ``first``; ``before`` if there is no table of at
        least so many entries."""
        best, found = 0, before
        for start in range(first, min(first + 3, len(self.blocks))):
            for again in self._again(start):
                score, end = self._worth(first, again, least)
                if score > best:
                    best, found = score, end
            if found > before:
                break
        return found

    def _again(self, place: int) -> Iterable[int]:
        """Where the law could begin: the entry at ``place`` comes again."""
        for key in self._keys(place):
            near = [there for there in self.places[key] if place + 2 < there <= place + _REACH]
            if near:
                return near if len(near) <= _OFTEN else ()
        return ()

    def _worth(self, first: int, again: int, least: int) -> tuple[int, int]:
        """(how good a table ends before ``again``, its last entry)."""
        entries = score = lost = 0
        last = first
        for place in range(first, again):
            if len(self.blocks[place].text) > _ENTRY:
                lost += 4
            elif any(self.places[key][-1] >= again for key in self._keys(place)):
                entries, score, lost, last = entries + 1, score + 1 - lost, 0, place
            else:
                lost += 1
        size = last - first + 1
        return (score, last) if entries >= least and entries >= 0.6 * size else (0, first)

    def _keys(self, place: int) -> Iterable[str]:
        """What an entry is known by: its words, and its words without the label."""
        text = self.said[place]
        if not text:
            return
        words = text.split()[:_WORDS]
        whole = " ".join(words)
        if whole in self.places:
            yield whole
        if len(words) > 2 and words[-1].isdigit() and (paged := " ".join(words[:-1])) in self.places:
            yield paged  # a page number that only a blank keeps apart
        label = _LABEL.match(text)
        bare = " ".join(text[label.end() :].split()[:_WORDS]) if label else ""
        if len(bare) > 3 and bare in self.places:
            yield bare
        elif label and not bare and (number := f"#{label[1]}") in self.places:
            yield number


def _prefixes(text: str) -> Iterable[str]:
    """The text as an entry may have it: its first words, however many, and its number."""
    words = text.split()[:_WORDS]
    for size in range(1, len(words) + 1):
        yield " ".join(words[:size])
    if label := _LABEL.match(text):
        yield f"#{label[1]}"
        rest = text[label.end() :].split()[:_WORDS]
        for size in range(2, len(rest) + 1):
            yield " ".join(rest[:size])


def _plain(text: str) -> str:
    """An entry without its dots, page and stops."""
    return " ".join(_STOPS.sub(" ", _PAGE.sub("", text.lower())).split())
