"""Which blocks are a table of contents: entries that the law says again further down, as its own headings.

A table may be announced ("CONTENTS", "ÍNDICE") or stand there without a word, before or behind the title.
Either
way its first entry comes a second time where the law itself begins, and nearly everything between is short
and
comes again too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from drafting.model import Block

_ANNOUNCED = re.compile(
    r"(?:table of )?contents(?: of [^.]{1,60})?|(?:arrangement|list) of (?:sections|clauses|articles"
    r"|regulations|provisions)"
    r"|sections?|secs?\.|[ií]ndice(?: general| sistem[aá]tico)?|contenido|sumario",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"table of contents (?:for|of) this (?:act|title|division) is as follows:$", re.IGNORECASE
)
_OPENING = 400  # blocks in which an unannounced table must begin
_REACH, _ENTRY = 600, 220  # blocks of a table; characters of an entry
_DOTTED = re.compile(r"(?:\s?[.…_]){4,}\s*\d+$")
_SHORT = 120  # characters of the first entries of a table that nothing announces
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
    last = {block.text: place for place, block in enumerate(blocks) if len(block.text) <= _ENTRY}
    found: set[int] = set()
    table: _Table | None = None
    place = 0
    while place < len(blocks):
        text = blocks[place].text
        follows = text[-1:] == ":" and _FOLLOWS.search(text[-80:])
        announced = follows or _ANNOUNCED.fullmatch(text)
        silent = place < _OPENING and not announced and last.get(text, -1) > place + 3
        silent = silent and all(len(block.text) <= _SHORT for block in blocks[place : place + 6])
        if announced or (silent and opens(blocks[place])):
            table = table or _Table(blocks)
            end = table.end(place + bool(announced), place, 3 if announced else 5)
            while place < end < len(blocks) - 1 and _DOTTED.search(blocks[end + 1].text):
                end += 1  # an entry that the law does not say again
            if end > place:
                found.update(range(place + bool(follows), end + 1))
                place = end
        place += 1
    return frozenset(found)


class _Table:
    """What the blocks say, to be looked up from the end."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.said = [_plain(block.text[:_ENTRY]) for block in blocks]
        starts: list[tuple[str, int]] = []
        for place, text in enumerate(self.said):
            whole = text
            if len(text) < 16 and place + 1 < len(blocks):  # "PART 1" and its heading on the next line
                whole = f"{text} {self.said[place + 1]}"
            starts.append((whole, place))
            if label := _LABEL.match(whole):
                starts.append((f"#{label[1]}", place))
                starts.append((whole[label.end() :], place))
        self.starts = sorted(starts)
        self._places: dict[str, list[int]] = {}

    def places(self, key: str) -> list[int]:
        """Where these words begin a block, or begin it behind its label, in order."""
        if key not in self._places:
            self._places[key] = self._looked_up(key)
        return self._places[key]

    def _looked_up(self, key: str) -> list[int]:
        at = bisect_left(self.starts, (key, -1))
        found: list[int] = []
        while at < len(self.starts) and self.starts[at][0].startswith(key) and len(found) < _OFTEN * 8:
            text, place = self.starts[at]
            if len(text) == len(key) or text[len(key)] == " ":
                found.append(place)
            at += 1
        return sorted(found)

    def end(self, first: int, before: int, least: int) -> int:
        """The last entry of the table whose first entry is near ``first``; ``before`` if there is no table
        of at
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
            near = [there for there in self.places(key) if place + 2 < there <= place + _REACH]
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
            elif any(max(self.places(key), default=-1) >= again for key in self._keys(place)):
                entries, score, lost, last = entries + 1, score + 1 - lost, 0, place
            else:
                lost += 1
        size = last - first + 1
        return (score, last) if entries >= least and entries >= 0.6 * size else (0, first)

    def _keys(self, place: int) -> Iterable[str]:
        """What an entry is known by: its words, the same without a page number, and without the label."""
        text = self.said[place] if len(self.blocks[place].text) <= _ENTRY else ""
        if not text:
            return
        words = text.split()[:_WORDS]
        yield " ".join(words)
        if len(words) > 2 and words[-1].isdigit():
            yield " ".join(words[:-1])  # a page number that only a blank keeps apart
        if label := _LABEL.match(text):
            bare = " ".join(text[label.end() :].split()[:_WORDS])
            if len(bare) > 3:
                yield bare
            elif not bare:
                yield f"#{label[1]}"


def _plain(text: str) -> str:
    """An entry without its dots, page and stops."""
    return " ".join(_STOPS.sub(" ", _PAGE.sub("", text.lower())).split())
