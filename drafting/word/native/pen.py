"""Who marks, when, and with which number."""

from __future__ import annotations

from datetime import UTC, datetime

from drafting.word.elements import legible
from drafting.word.native.ns import Element, element

#: Word keeps the numbers of marks in 31 bits.
_MOST = 2**31 - 2


class Pen:
    """Makes the marks of one author at one time, each with a number no other mark has."""

    def __init__(self, author: str, when: datetime, last: int = 0) -> None:
        moment = when.astimezone(UTC) if when.tzinfo else when
        self.author = legible(author)[:255]
        self.date = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._last = last if last < _MOST - 10_000_000 else 0
        self._moves = 0
        self._own: set[Element] = set()

    def mark(self, tag: str, *children: Element, **attributes: str) -> Element:
        """``<w:tag w:id w:author w:date>``: ins, del, moveFrom, pPrChange ..."""
        made = element(tag, id=self.number(), author=self.author, date=self.date, **attributes)
        made.extend(children)
        self._own.add(made)
        return made

    def owns(self, node: Element | None) -> bool:
        """Whether this pen made ``node``."""
        return node in self._own

    def number(self) -> str:
        """A fresh number."""
        self._last += 1
        return str(self._last)

    def move(self) -> str:
        """The name of a new move."""
        self._moves += 1
        return f"move{self._moves}"
