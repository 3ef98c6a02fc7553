"""Runs cut at any character, each piece with the formatting of the whole."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence

from drafting.word.native.line import OBJECT, Atom, Line
from drafting.word.native.ns import RPR, SPACE, Element, W, element

#: A part of an atom: from which character of the line to which.
Slice = tuple[Atom, int, int]


def cut(atom: Atom, low: int, high: int) -> Element:
    """A run formatted as the atom, with the characters from ``low`` to ``high`` of its line."""
    run = atom.nodes[0]
    made = element("r")
    for name, value in run.attrib.items():
        made.set(name, value)
    properties = run.find(RPR)
    if properties is not None:
        made.append(copy.deepcopy(properties))
    at = atom.start
    for child, text in atom.pieces:
        start, end = at, at + len(text)
        at = end
        if end > low and start < high and text:
            if start >= low and end <= high:
                made.append(_twin(child))
            else:
                words = element(child.tag.removeprefix(W))
                words.text = text[max(low - start, 0) : high - start]
                words.set(SPACE, "preserve")
                made.append(words)
        elif not text and low <= start and (start < high or (start == high == atom.end)):
            made.append(copy.deepcopy(child))
    return made


def _twin(child: Element) -> Element:
    made = copy.deepcopy(child)
    made.tail = None
    return made


def words_in(found: Sequence[Slice]) -> int:
    """How many words these stretches have."""
    text = "".join(
        "".join(words for _, words in atom.pieces)[low - atom.start : high - atom.start]
        for atom, low, high in found
    )
    return words(text)


def words(text: str) -> int:
    """How many words a stretch of a line has; what stands for objects is none."""
    return len(OBJECT.sub("", text).split())


def all_of(line: Line) -> Iterator[Slice]:
    """A whole line."""
    return line.slices(0, len(line.text))
