"""List numbers of OpenDocument text: the label LibreOffice prints before an item or a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from drafting.structure.numbering import to_roman

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_LEVELS = 10


@dataclass(frozen=True, slots=True)
class _Level:
    number: str = ""  # "1", "i", "I", "a", "A"; "" prints no number
    bullet: str = ""
    prefix: str = ""
    suffix: str = ""
    shown: int = 1  # how many levels the label shows
    start: int = 1
    pattern: str = ""  # LibreOffice 7.2 and later: "%1%.%2%"


class Lists:
    """The list styles of a document, and how far each list has counted."""

    def __init__(self, *roots: etree._Element) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._outline: dict[int, _Level] = {}
        self._counts: dict[str, list[int | None]] = {}  # by list style
        self._headings: list[int | None] = [None] * _LEVELS
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                self._styles.setdefault(style.get(f"{_STYLE}name") or "", _levels(style))
            for style in root.iter(f"{TEXT}outline-style"):
                self._outline = self._outline or _levels(style)

    def enter(self, element: etree._Element, style: str, depth: int) -> None:
        """A list begins: it starts anew unless it says that it continues an earlier one."""
        continues = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        counts = self._counts.setdefault(style, [None] * _LEVELS)
        if depth == 1 and not continues:
            counts[:] = [None] * _LEVELS
        elif 1 < depth <= _LEVELS:
            counts[depth - 1 :] = [None] * (_LEVELS - depth + 1)

    def label(self, style: str, depth: int, start: str | None) -> str:
        """The label of the next item of a list at ``depth`` (from 1), with the blank behind it."""
        counts = self._counts.setdefault(style, [None] * _LEVELS)
        return _next_label(self._styles.get(style, {}), counts, depth, start)

    def outline_label(self, level: int) -> str:
        """The label of the next heading, where the document numbers its headings."""
        return _next_label(self._outline, self._headings, level, None)


def _next_label(levels: dict[int, _Level], counts: list[int | None], depth: int, start: str | None) -> str:
    if not 1 <= depth <= _LEVELS:
        return ""
    level = levels.get(depth, _Level())
    before = counts[depth - 1]
    if start and re.fullmatch(r"\d{1,6}", start):
        counts[depth - 1] = int(start)
    else:
        counts[depth - 1] = level.start if before is None else before + 1
    counts[depth:] = [None] * (_LEVELS - depth)
    if level.bullet:
        return f"{level.bullet} "
    if not level.number:
        return ""

    def value(at: int) -> str:
        other = levels.get(at, _Level())
        count = counts[at - 1]
        return _printed(other.start if count is None else count, other.number)

    if level.pattern:
        text = re.sub(
            r"%(\d{1,2})%", lambda m: value(int(m[1])) if 1 <= int(m[1]) <= _LEVELS else "", level.pattern
        )
    else:
        first = max(depth - level.shown + 1, 1)
        text = level.prefix + ".".join(value(at) for at in range(first, depth + 1)) + level.suffix
    return f"{text} " if text.strip() else ""


def _levels(style: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in style.iterchildren(etree.Element):
        depth = element.get(f"{TEXT}level") or ""
        if not re.fullmatch(r"[1-9]|10", depth):
            continue
        bullet = element.get(f"{TEXT}bullet-char") or ""
        if any("\ue000" <= char <= "\uf8ff" for char in bullet):
            bullet = "•"
        found[int(depth)] = _Level(
            number=element.get(f"{_STYLE}num-format") or "",
            bullet=bullet,
            prefix=element.get(f"{_STYLE}num-prefix") or "",
            suffix=element.get(f"{_STYLE}num-suffix") or "",
            shown=_whole(element.get(f"{TEXT}display-levels"), 1),
            start=_whole(element.get(f"{TEXT}start-value"), 1),
            pattern=element.get(f"{_LOEXT}num-list-format") or "",
        )
    return found


def _printed(count: int, style: str) -> str:
    if style in ("i", "I") and 0 < count < 4000:
        return to_roman(count).lower() if style == "i" else to_roman(count)
    if style in ("a", "A") and 0 < count <= 780:
        return chr(ord(style) + (count - 1) % 26) * ((count - 1) // 26 + 1)
    return str(count) if style else ""


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise
