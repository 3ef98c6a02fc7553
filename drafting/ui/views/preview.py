"""What was read from a file, before anything is kept of it."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.model import Document
from drafting.ui.views.outline import count_units, opening, shape


@dataclass(frozen=True, slots=True)
class Preview:
    """The facts a person checks before importing: language, title, sizes, and the first headings."""

    language: str
    title: str
    units: int
    provisions: int
    words: int
    first: tuple[str, ...]


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
        title=document.title,
        units=count_units(document),
        provisions=len(nodes),
        words=sum(len(node.printed.split()) for node in nodes),
        first=tuple(first[:headings]),
    )
