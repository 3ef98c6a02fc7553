"""The pieces of a draft that are judged, each with the words around it that count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafting.model import CONTAINERS, Document, Kind, Language, Provision
from drafting.placement.lines import folded

#: what stands on its own: an article and its like
UNITS = frozenset({Kind.ARTICLE, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE, Kind.TABLE})

#: what follows the articles
_AFTER = frozenset({Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE, Kind.TABLE})

#: divisions of which a table, a row or a note says nothing by itself
SILENT = frozenset({Kind.ROW, Kind.NOTE, Kind.PREFACE})


@dataclass(frozen=True)
class Piece:
    """One provision of a unit and its place in the unit's text."""

    provision: Provision
    start: int
    end: int
    last: int  # where its own descendants end
    above: int  # index of the piece above, -1 for the unit itself


@dataclass(frozen=True)
class Unit:
    """An article (or what stands for one) with everything below it, and the headings above it.

    ``text`` are the printed words, one line for each provision; ``folded`` the same for the patterns, with
    the same offsets.
    """

    pieces: tuple[Piece, ...]
    text: str
    headings: tuple[Provision, ...]

    @property
    def provision(self) -> Provision:
        """The article itself."""
        return self.pieces[0].provision

    @cached_property
    def folded(self) -> str:
        """The text as the patterns read it; the line breaks between provisions stay."""
        return "\n".join(folded(self.text[piece.start : piece.end]) for piece in self.pieces)

    @cached_property
    def title(self) -> str:
        """The unit's own heading, folded; else its marginal note: a division that holds nothing else."""
        above = self.headings[-1] if self.headings else None
        noted = above is not None and above.kind is Kind.DIVISION and len(above.children) == 1
        return folded(self.provision.heading or (above.heading if above and noted else ""))

    @property
    def tabular(self) -> bool:
        """Whether this is an annex (or a table by itself) with a table of three rows or more."""
        outside = self.provision.kind in (Kind.ANNEX, Kind.SCHEDULE, Kind.TABLE)
        return outside and sum(piece.provision.kind is Kind.ROW for piece in self.pieces) >= 3

    @property
    def key(self) -> str:
        """Everything that is read of the unit: the same key, the same judgement."""
        above = "\x1f".join(p.heading for p in self.headings[-2:])
        shape = ",".join(f"{p.provision.eid}:{p.provision.kind.value}:{p.above}" for p in self.pieces)
        return f"{above}\x1e{self.title}\x1e{shape}\x1e{self.text}"


def units(document: Document) -> Iterator[Unit]:
    """The units of a text in document order; without articles, its paragraphs ("PRIMERO.- ...") too."""
    found = [unit for top in document.provisions for unit in _below(top, (), document.language)]
    if any(
        _is_unit(unit.provision, document.language) and unit.provision.kind not in _AFTER for unit in found
    ):
        return iter(found)
    opened = [top for top in document.provisions if top.kind is Kind.PREFACE or not found]
    paragraphs = [
        unit for top in opened for child in top.children for unit in _below(child, (), document.language)
    ]
    return iter(paragraphs + found)


def _below(node: Provision, headings: tuple[Provision, ...], language: Language) -> Iterator[Unit]:
    if node.kind in SILENT:
        return
    divides = node.kind in CONTAINERS or (node.kind is Kind.SECTION and language != "en")
    if _is_unit(node, language) or (not divides and any(below.text.strip() for below in node.walk())):
        yield _unit(node, headings)
        for article in _amended(node):  # articles that a decree's article sets out stand for themselves
            yield _unit(article, headings)
        return
    above = (*headings, node) if node.heading else headings
    for child in node.children:
        yield from _below(child, above, language)


def _is_unit(node: Provision, language: Language) -> bool:
    return node.kind in UNITS or (node.kind is Kind.SECTION and language == "en")


def _amended(node: Provision) -> Iterator[Provision]:
    return (below for below in node.walk() if below.kind is Kind.ARTICLE and below is not node)


def _unit(node: Provision, headings: tuple[Provision, ...]) -> Unit:
    lines: list[str] = []
    spans: list[list[int]] = []
    found: list[tuple[Provision, int]] = []
    offset = 0
    stack: list[tuple[Provision, int]] = [(node, -1)]
    while stack:
        provision, above = stack.pop()
        line = provision.printed
        index = len(found)
        found.append((provision, above))
        lines.append(line)
        spans.append([offset, offset + len(line), offset + len(line)])
        offset += len(line) + 1
        kids = [child for child in provision.children if child.kind is not Kind.ARTICLE]
        stack.extend((child, index) for child in reversed(kids))
    for index in range(len(found) - 1, 0, -1):
        above = found[index][1]
        spans[above][2] = max(spans[above][2], spans[index][2])
    pieces = tuple(
        Piece(provision, start, end, last, above)
        for (provision, above), (start, end, last) in zip(found, spans, strict=True)
    )
    return Unit(pieces, "\n".join(lines), headings)
