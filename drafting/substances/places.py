"""Where a row of a draft says it belongs: "1.A.13" in a cell, "Lista 2, Parte B" above it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from drafting.substances.folding import words
from drafting.substances.model import ControlList

_CELL = re.compile(r"\(?\s*([123])\s*[.\-–]?\s*([AB])(?:\s*[.\-–]?\s*\(?(\d{1,2})\)?)?\s*[.)]?")
_OPENING = re.compile(r"\(?([123])\.?([AB])[.\-]?(\d{1,2})\b")
_SCHEDULE = re.compile(
    r"\b(?:lista|grupo|cuadro|schedule|list)\s+(?:num(?:ero)?\.?\s*|n[o.]+\s*)?([123])\b(?!\s*(?:,|y|and|a|to|o|or)\s*[123]\b)"
    r"(?:[\s,.:–—-]*(?:parte?|part|apartado|seccion|section)?\s*[\"“']?([ab])[\"”']?(?![\w]))?"
)
_PART = re.compile(r"^\W*(?:parte?|part|apartado|seccion|section)\s+[\"“']?([ab])\b")
_TOXIC = re.compile(r"\b(?:sustancias quimicas toxicas|toxic chemicals)\b")
_PRECURSORS = re.compile(r"\b(?:precursores|precursors)\b")
HEADING = 160  # a longer text is no heading


class Place(NamedTuple):
    """What a heading or a cell claims: the list, the schedule and part ("2B", "2"), the number, the words.

    ``weak``: the words may mean something else ("Schedule 2" of an act is no schedule of the treaty).
    """

    list: str = ""
    part: str = ""
    number: str = ""
    words: str = ""
    weak: bool = False

    def inside(self, inner: Place) -> Place:
        """The place of something that claims ``inner`` and stands under this."""
        if not inner.list and not inner.part and not inner.number:
            return self
        if inner.list and self.list and inner.list != self.list:
            return inner
        part = inner.part
        if len(part) == 1 and part in "AB":
            part = self.part[:1] + part if self.part[:1] in ("1", "2", "3") else self.part
        return Place(
            inner.list or self.list,
            part or self.part,
            inner.number or self.number,
            inner.words or self.words,
            inner.weak if inner.list else self.weak,
        )


#: no claim at all
NOWHERE = Place()


class Signs:
    """How the lists at hand are claimed in a draft: the schedules of a treaty, items of numbered lists."""

    def __init__(self, lists: Iterable[ControlList]) -> None:
        known = tuple(lists)
        self._treaty = next(
            (known_list.id for known_list in known if known_list.kind == "treaty_schedules"), ""
        )
        self._numbered = [
            (
                known_list.id,
                re.compile(rf"(?:{'|'.join(map(re.escape, known_list.prefixes))})[\s.\-–]*(\d{{1,3}})\.?"),
            )
            for known_list in known
            if known_list.prefixes
        ]
        self._named = [(one.id, phrases(one.headings)) for one in known if one.headings]

    def of_cell(self, cell: str) -> Place:
        """What a cell, or the label of a provision, claims of its row."""
        text = cell.strip()
        if self._treaty and (match := _CELL.fullmatch(text)):
            return Place(self._treaty, match[1] + match[2], match[3] or "", text)
        for list_id, numbered in self._numbered:
            if match := numbered.fullmatch(text):
                return Place(list_id, "", match[1], text)
        if len(text) <= 30:
            return self.of_heading(text)
        return Place()

    def of_opening(self, text: str) -> Place:
        """What a running text that opens with a label claims: "1.A.13 Sarín ..."."""
        if self._treaty and (match := _OPENING.match(text)):
            return Place(self._treaty, match[1] + match[2], match[3], match.group())
        return Place()

    def of_heading(self, text: str) -> Place:
        """What a heading claims of all below it."""
        if not text or len(text) > HEADING:
            return Place()
        plain = words(text)
        for list_id, named in self._named:
            if named.search(plain):
                return Place(list_id, "", "", text.strip())
        if not self._treaty:
            return Place()
        if len(schedules := list(_SCHEDULE.finditer(plain))) == 1:
            part = schedules[0][2] or self._kind(plain)
            return Place(self._treaty, schedules[0][1] + part.upper(), "", text.strip())
        if not schedules and (part := self._kind(plain, opening=True)):
            return Place("", part.upper(), "", text.strip())
        return Place()

    @staticmethod
    def _kind(plain: str, *, opening: bool = False) -> str:
        if opening and (match := _PART.match(plain)):
            return match[1]
        toxic, precursors = _TOXIC.search(plain), _PRECURSORS.search(plain)
        if toxic and precursors:
            return ""
        return "a" if toxic else "b" if precursors else ""


def phrases(known: Iterable[str]) -> re.Pattern[str]:
    """A pattern for phrases in which ``*`` stands for up to sixty characters of the same sentence."""
    parts = [r"[^.;]{0,60}?".join(re.escape(words(piece)) for piece in phrase.split("*")) for phrase in known]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b") if parts else re.compile(r"(?!)")
