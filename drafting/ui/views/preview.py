"""What was read from a file, before anything is kept of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.corpus import placement_rules
from drafting.model import Document, Instrument, Kind, Layer, Provision
from drafting.placement import guess_layer
from drafting.structure.casing import readable
from drafting.ui.views.outline import opening, shape

#: what units are counted as, articles unless they are one of these, in this order
_APART = {
    Kind.ARTICLE: "article",
    Kind.SECTION: "section",
    Kind.TRANSITORY: "transitory",
    Kind.DISPOSITION: "transitory",
    Kind.ANNEX: "annex",
    Kind.SCHEDULE: "schedule",
}


@dataclass(frozen=True, slots=True)
class Preview:
    """The facts a person checks before importing: language, title, sizes, and the first headings.

    ``units`` are how many articles, transitory ones and annexes there are, each with its kind. ``layer`` is
    what the instrument seems to be by its title and its words.
    """

    language: str
    title: str
    units: tuple[tuple[str, int], ...]
    provisions: int
    words: int
    first: tuple[str, ...]
    layer: Layer = Layer.STATUTE


def preview(document: Document, headings: int = 6) -> Preview:
    """What to show of a document that was read and not yet stored."""
    nodes = list(document.walk())
    first = [
        " ".join(f"{node.label} {node.heading or opening(node)}".split())
        for node in nodes
        if shape(node) in ("division", "unit")
    ]
    return Preview(
        language=document.language,
        title=readable(document.title, document),
        units=_units(nodes),
        provisions=len(nodes),
        words=sum(len(node.printed.split()) for node in nodes),
        first=tuple(first[:headings]),
        layer=guess_layer(document, placement_rules()),
    )


def meant(found: Preview, known: Sequence[Instrument]) -> str:
    """The slug of the instrument that a text is most likely a draft of; "" where it is none of them.

    The one with its title, else the first of its language and kind.
    """
    title = found.title.casefold().strip()
    alike = [one for one in known if (one.language, one.layer) == (found.language, found.layer)]
    same = (one.slug for one in known if title and one.title.casefold().strip() == title)
    return next(same, alike[0].slug if alike else "")


def _units(nodes: Sequence[Provision]) -> tuple[tuple[str, int], ...]:
    counted = Counter(_APART.get(node.kind, "article") for node in nodes if shape(node) == "unit")
    return tuple((kind, counted[kind]) for kind in dict.fromkeys(_APART.values()) if counted[kind])
