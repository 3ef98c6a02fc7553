"""Which provision of the same draft a citation means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.model import CONTAINERS, Document, Kind, Language, Provision
from drafting.structure.citations import Citation, Step, Whose, citations
from drafting.structure.numbering import canonical

_BASIC = frozenset({Kind.ARTICLE, Kind.SECTION})
_REGION = re.compile(
    r"\b(?:est[ea]|(?:el )?presente|this)\s+(?P<kind>t[ií]tulo|cap[ií]tulo|secci[oó]n"
    r"|title|chapter|part|subchapter)\b",
    re.IGNORECASE,
)
_CALLED = {
    "titulo": Kind.TITLE, "título": Kind.TITLE, "capitulo": Kind.CHAPTER, "capítulo": Kind.CHAPTER,
    "seccion": Kind.SECTION, "sección": Kind.SECTION,
    "title": Kind.TITLE, "chapter": Kind.CHAPTER, "part": Kind.PART,
    "subchapter": Kind.SUBCHAPTER,
}  # fmt: skip


class Places:
    """The provisions of a draft by number, and what stands around each."""

    def __init__(self, document: Document) -> None:
        self.language = document.language
        self._units: dict[str, list[Provision]] = {}
        self.around: dict[str, tuple[Provision, ...]] = {}
        self.nodes: dict[str, Provision] = {}
        self._unit_of: dict[str, Provision] = {}
        self._containers: dict[tuple[Kind, str], Provision] = {}
        for top in document.provisions:
            self._visit(top, (), None)

    def _visit(self, node: Provision, above: tuple[Provision, ...], unit: Provision | None) -> None:
        unit = unit or (node if node.kind in _BASIC else None)
        self.nodes[node.eid] = node
        self.around[node.eid] = above
        self._unit_of[node.eid] = unit or node
        if node.kind in _BASIC and node.number:
            self._units.setdefault(canonical(node.number), []).append(node)
        elif node.kind in CONTAINERS and node.number:
            self._containers.setdefault((node.kind, canonical(node.number)), node)
        for child in node.children:
            self._visit(child, (*above, node), unit)

    def unit(self, eid: str) -> Provision:
        """The article or section a provision stands in, itself where there is none."""
        return self._unit_of[eid]

    def cited(self, text: str, at: str) -> tuple[Provision, ...]:
        """The provisions of this draft that ``text``, standing in the provision ``at``, cites."""
        found: list[Provision] = []
        for one in citations(text, self.language):
            if one.whose is not Whose.OTHER:
                found += [node for node in self._meant(one, at) if node not in found]
        return tuple(found)

    def _meant(self, one: Citation, at: str) -> Iterator[Provision]:
        first, *inner = one.steps
        if first.kind in _BASIC:
            heads = self._units.get(canonical(first.number), ())
            if one.through and not inner:
                heads = [*heads, *self._through(first.number, one.through)]
            for head in heads[:1] if not one.through else heads:
                yield _inside(head, inner)
        elif (first.kind, canonical(first.number)) in self._containers:
            yield self._containers[first.kind, canonical(first.number)]
        elif one.here:
            inside = _inside(self.unit(at), list(one.steps))
            if inside is not self.unit(at):
                yield inside

    def _through(self, first: str, last: str) -> list[Provision]:
        low, high = canonical(first), canonical(last)
        if not (low.isdigit() and high.isdigit()):
            return []
        return [
            node
            for number, nodes in self._units.items()
            if number.split("-")[0].isdigit() and int(low) < int(number.split("-")[0]) <= int(high)
            for node in nodes[:1]
        ]

    def region(self, text: str, at: str) -> Provision | None:
        """The division that "este Título" or "this chapter" means from ``at``."""
        if not (said := _REGION.search(text)):
            return None
        kind = _CALLED[said["kind"].lower()]
        return next((one for one in reversed(self.around[at]) if one.kind is kind), None)

    def within(self, eid: str, region: Provision) -> bool:
        """Whether a provision stands in another, or is it."""
        return eid == region.eid or any(one.eid == region.eid for one in self.around[eid])


def cited_elsewhere(text: str, language: Language) -> Iterator[str]:
    """The numbers of the articles of another text that ``text`` cites ("el artículo 43 de la Ley")."""
    for one in citations(text, language):
        if one.whose is Whose.OTHER and one.steps[0].kind in _BASIC:
            yield canonical(one.steps[0].number)


def _inside(node: Provision, steps: list[Step]) -> Provision:
    """The provision the steps lead to; where they lead nowhere, the last that was there."""
    for step in steps:
        wanted = re.sub(r"\W", "", canonical(step.number.strip(' ()"“”')))
        inner = next(
            (
                one
                for one in node.walk()
                if one is not node
                and re.sub(r"\W", "", canonical(one.number.strip(" ()"))) == wanted
                and one.number
            ),
            None,
        )
        if inner is None:
            return node
        node = inner
    return node
