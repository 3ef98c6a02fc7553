"""What was found as a person reads it: the lines of an article that hold the words, cut around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafting.compare.history import Version
from drafting.model import Hit, HitLine, Provision
from drafting.model.found import Marked
from drafting.store.asking import Term, holds, spots, terms
from drafting.store.indexing import parts

#: lines shown of one article
LINES = 3
#: characters around the matches of a line, and between two of them that are shown together
AROUND, TOGETHER = 90, 160
ELLIPSIS = "…"


class _Line(NamedTuple):
    place: int
    chain: tuple[Provision, ...]
    text: str
    spots: list[tuple[int, int, int]]

    @property
    def worth(self) -> int:
        """How many of the terms it has."""
        return len({number for number, _, _ in self.spots})


def hit(version: Version, numbers: tuple[int, ...], asked: Sequence[Term], *, gone: bool) -> Hit:
    """The provision of a draft as a hit; ``numbers`` are those of all drafts in which it has the words."""
    lines = [
        _Line(place, chain, text, spots(text, asked))
        for place, chain in enumerate(_chains(version.provision))
        if (text := _text(chain[-1]))
    ]
    best = sorted((line for line in lines if line.spots), key=lambda line: (-line.worth, line.place))[:LINES]
    shown = sorted(best, key=lambda line: line.place)
    first = best[0] if best else _Line(0, (version.provision,), _text(version.provision), [])
    node = first.chain[-1]
    return Hit(
        version.draft.instrument,
        version.draft.number,
        version.draft.stage,
        node.eid,
        node.uid,
        next((one.label for one in reversed((*version.above, *first.chain)) if one.label), ""),
        node.heading,
        snippet(first.text, first.spots),
        numbers,
        gone,
        tuple(HitLine(line.chain, snippet(line.text, line.spots)) for line in shown),
        tuple(name for one in version.above if (name := _name(one))),
    )


def snippet(text: str, there: Sequence[tuple[int, int, int]]) -> Marked:
    """A text around the matches that say most, cut at blanks, each stretch with whether it is a match."""
    start, end = _window(text, there)
    stretches: list[tuple[bool, str]] = []
    at = start
    for _, first, last in there:
        if first >= at and last <= end:
            stretches += [(False, text[at:first]), (True, text[first:last])]
            at = last
    stretches.append((False, text[at:end]))
    opened = (False, f"{ELLIPSIS} ") if start else (False, "")
    closed = (False, f" {ELLIPSIS}") if end < len(text) else (False, "")
    return tuple(one for one in (opened, *stretches, closed) if one[1])


def marked(text: str, typed: str) -> Marked:
    """A text around what was sought in it, each stretch with whether it is a match."""
    line = " ".join(text.split())
    return snippet(line, spots(line, terms(typed)))


def found_in(text: str, typed: str) -> float:
    """How much of what was sought a text has, from 0 to 1."""
    asked = terms(typed)
    return sum(holds(text, term) for term in asked) / len(asked) if asked else 0.0


def _window(text: str, there: Sequence[tuple[int, int, int]]) -> tuple[int, int]:
    """From and to which character: around the place where most different terms stand near one another."""
    if not there:
        return 0, _back(text, 2 * AROUND)
    best = (0, 0, 0)
    for at, (_, first, _) in enumerate(there):
        reach = [spot for spot in there[at:] if spot[2] <= first + TOGETHER]
        worth = len({number for number, _, _ in reach})
        if worth > best[0]:
            best = (worth, first, max((spot[2] for spot in reach), default=there[at][2]))
    _, first, last = best if best[0] else (1, there[0][1], there[0][2])
    start = _on(text, max(0, first - AROUND)) if first > AROUND else 0
    return min(start, first), max(last, _back(text, last + AROUND))


def _on(text: str, at: int) -> int:
    """The beginning of the next word at or behind a character."""
    blank = text.find(" ", at)
    return blank + 1 if blank >= 0 else at


def _back(text: str, at: int) -> int:
    """The end of the last whole word before a character."""
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", 0, at + 1)
    return blank if blank > 0 else at


def _chains(top: Provision) -> Iterator[tuple[Provision, ...]]:
    """The way from the top to each provision that is indexed with it, in document order."""
    inside = len(list(parts(top))) > 1
    stack: list[tuple[Provision, ...]] = [(top,)]
    while stack:
        chain = stack.pop()
        yield chain
        if inside:
            stack.extend((*chain, child) for child in reversed(chain[-1].children))


def _text(node: Provision) -> str:
    return " ".join(f"{node.heading}\n{node.text}".split()) if node.heading else " ".join(node.text.split())


def _name(node: Provision) -> str:
    return " ".join(f"{node.label} {node.heading}".split())
