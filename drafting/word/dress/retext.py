"""Words of a paragraph exchanged where they stand: no run is made or lost without need.

Inserted words go into the run of what they replace, else of the words beside them; what stays in a run keeps
the element that holds it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.compare.words import word_edits
from drafting.model import Op
from drafting.word.dress.raw import Raw
from drafting.word.elements import Element, element, legible
from drafting.word.package import qn

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_EMPTY_WITHOUT_RUNS = frozenset({qn("w:hyperlink"), qn("w:smartTag"), qn("w:fldSimple")})
_SIGNS = {"\n": "br", "\t": "tab"}


class UnableError(Exception):
    """These words cannot be exchanged in place."""


class Foreign(NamedTuple):
    """Words with a formatting of their own (run properties, None for none)."""

    words: str
    look: Element | None


class Rewrite:
    """What is to become of the characters of one block."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self._gone: set[int] = set()
        self._come: dict[tuple[int, bool], list[str | Foreign]] = {}  # before or behind a character

    @property
    def changes(self) -> bool:
        """Whether there is anything to do."""
        return bool(self._gone or self._come)

    def take_out(self, start: int, end: int) -> None:
        """Characters that go."""
        for place in range(start, end):
            if self.raw.chars[place].source is not None:
                self._gone.add(place)
            elif not self.raw.chars[place].text.isspace():
                raise UnableError

    def put(self, place: int, what: str | Foreign, *, behind: bool) -> None:
        """Words that come before or behind a character of the file."""
        if self.raw.chars[place].source is None:
            raise UnableError
        self._come.setdefault((place, behind), []).append(what)

    def lead(self, place: int, what: Sequence[Foreign]) -> None:
        """Words that come before a character, and before what else comes there."""
        if what and self.raw.chars[place].source is None:
            raise UnableError
        if what:
            self._come.setdefault((place, False), [])[:0] = what

    def exchange(self, start: int, old: str, new: str) -> None:
        """Make the letters from ``start`` on, which are the words ``old``, the words ``new``."""
        if old == new:
            return
        where = _ranges(self.raw, start, old)
        at, gone = 0, -1
        for op, text in word_edits(old, new):
            if op is Op.INSERT:
                self._insert(where, at, gone, text)
                continue
            if op is Op.DELETE:
                gone = next((where[one][0] for one in range(at, at + len(text)) if _any(where[one])), -1)
                for one in range(at, at + len(text)):
                    self.take_out(*where[one])
            else:
                gone = -1
            at += len(text)

    def _insert(self, where: Sequence[tuple[int, int]], at: int, gone: int, text: str) -> None:
        if gone >= 0:
            self.put(gone, text, behind=False)
            return
        before = next((where[one][1] - 1 for one in range(at - 1, -1, -1) if _any(where[one])), -1)
        behind = next((where[one][0] for one in range(at, len(where)) if _any(where[one])), -1)
        if before < 0 or (behind >= 0 and self._nearer(before, behind)):
            self.put(behind, text, behind=False)
        else:
            self.put(before, text, behind=True)

    def _nearer(self, before: int, behind: int) -> bool:
        """Whether words between these two go with the one behind: the first is in a link, it is not."""
        one, other = self.raw.chars[before].source, self.raw.chars[behind].source
        if one is None or other is None:
            return one is None
        return _depth(one) > _depth(other)

    def carry_out(self) -> list[Element]:
        """Do it; the elements that hold what changed."""
        sources: dict[Element, list[int]] = {}
        for place, char in enumerate(self.raw.chars):
            if char.source is not None:
                sources.setdefault(char.source, []).append(place)
        touched = set(self._gone) | {place for place, _ in self._come}
        runs: dict[Element, dict[Element, list[str | Element | Foreign]]] = {}
        for source, places in sources.items():
            if touched.isdisjoint(places):
                continue
            run = source.getparent()
            if run is None or run.tag != qn("w:r"):
                raise UnableError
            runs.setdefault(run, {})[source] = list(self._parts(source, places))
        holders = [next(run.iterancestors(qn("w:p"))) for run in runs]
        for run, changed in runs.items():
            _rebuild(run, changed)
        return holders

    def _parts(self, source: Element, places: Sequence[int]) -> Iterator[str | Element | Foreign]:
        words = source.text or "" if source.tag == qn("w:t") else ""
        for place in places:
            yield from self._come.get((place, False), ())
            if place not in self._gone:
                yield words[self.raw.chars[place].at] if words else source
            yield from self._come.get((place, True), ())


def _ranges(raw: Raw, start: int, words: str) -> list[tuple[int, int]]:
    """For each character of ``words``, whose letters are the block's from ``start`` on, those of the file."""
    found: list[tuple[int, int]] = []
    letter = start
    for char in words:
        if char.isspace():
            found.append(raw.gap(letter - 1) if letter > start else (0, 0))
        else:
            found.append(raw.span(letter))
            letter += 1
    blank = False
    for place, char in enumerate(words):  # of several blanks the first stands for all
        if char.isspace() and blank:
            found[place] = (found[place][1], found[place][1])
        blank = char.isspace()
    return found


def _any(span: tuple[int, int]) -> bool:
    return span[0] < span[1]


def _depth(source: Element) -> int:
    return sum(1 for above in source.iterancestors() if above.tag != qn("w:p"))


def text_elements(words: str) -> list[Element]:
    """Words as children of a run: text, line breaks, tabs."""
    made: list[Element] = []
    for piece in re.split(r"([\n\t])", legible(words)):
        if piece in _SIGNS:
            made.append(element(_SIGNS[piece]))
        elif piece:
            text = element("t")
            text.text = piece
            if piece != piece.strip() or "  " in piece:
                text.set(_SPACE, "preserve")
            made.append(text)
    return made


def new_run(words: str, look: Element | None) -> Element:
    """A run with these words."""
    made = element("r")
    if look is not None:
        made.append(copy.deepcopy(look))
    made.extend(text_elements(words))
    return made


def _rebuild(run: Element, changed: dict[Element, list[str | Element | Foreign]]) -> None:
    """Write a run anew with parts of it changed; words of another formatting divide it."""
    groups: list[list[Element] | Foreign] = [[]]
    for child in list(run):
        free = True
        for part in _joined(changed[child]) if child in changed else [child]:
            if isinstance(part, Foreign):
                groups += [part, []]
                continue
            last = groups[-1]
            assert isinstance(last, list)
            last += _written(child, part, reuse=free) if isinstance(part, str) else [part]
            free = False
    look = run.find(qn("w:rPr"))
    first, *more = groups
    assert isinstance(first, list)
    run[:] = first
    place = run
    for group in more:
        if isinstance(group, Foreign):
            made = new_run(group.words, group.look)
        elif group:
            made = element("r")
            for name, value in run.attrib.items():
                made.set(name, value)
            if look is not None:
                made.append(copy.deepcopy(look))
            made.extend(group)
        else:
            continue
        place.addnext(made)
        place = made
    if all(child.tag == qn("w:rPr") for child in run):
        _drop(run)


def _written(child: Element, words: str, *, reuse: bool) -> list[Element]:
    if reuse and child.tag == qn("w:t") and not re.search(r"[\n\t]", words):
        child.text = legible(words)
        if words != words.strip():
            child.set(_SPACE, "preserve")
        return [child] if words else []
    return text_elements(words)


def _joined(parts: Sequence[str | Element | Foreign]) -> Iterator[str | Element | Foreign]:
    """Neighbouring words as one; a child of which several characters stay stands once."""
    words = ""
    for part in parts:
        if isinstance(part, str):
            words += part
            continue
        if words:
            yield words
            words = ""
        yield part
    if words:
        yield words


def _drop(node: Element) -> None:
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)
    if parent.tag in _EMPTY_WITHOUT_RUNS and not len(parent):
        _drop(parent)
