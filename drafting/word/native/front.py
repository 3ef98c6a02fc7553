"""The cover note put in front of a redline that is made in a draft's own file."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.model import Language
from drafting.word import cover as note
from drafting.word.native.count import Count
from drafting.word.native.margins import sections
from drafting.word.native.ns import Element, W
from drafting.word.native.package import Package
from drafting.word.native.pen import Pen

_LEAST = 4_000


def put(
    package: Package, cover: note.Cover, count: Count, said: Sequence[str], language: Language, pen: Pen
) -> None:
    """Put the cover note in front of the body."""
    part = package.part(package.main)
    body = part.root.find(f"{W}body")
    assert body is not None
    first = next(iter(sections(part.root)), None)
    found = note.blocks(
        cover,
        count.told(),
        said,
        language,
        paper=_paper(first) or note.PAPER,
        bookmark=pen.number(),
        breaks=_continuous(first),
    )
    if len(body):
        part.add_before(body[0], *found)
    else:
        part.add_last(body, *found)


def _paper(section: Element | None) -> tuple[str, str] | None:
    size = None if section is None else section.find(f"{W}pgSz")
    if size is None:
        return None
    width, height = size.get(f"{W}w", ""), size.get(f"{W}h", "")
    usable = width.isdigit() and height.isdigit() and min(int(width), int(height)) > _LEAST
    return (width, height) if usable else None


def _continuous(section: Element | None) -> bool:
    kind = None if section is None else section.find(f"{W}type")
    return kind is not None and kind.get(f"{W}val") in ("continuous", "nextColumn")
