"""Automatic numbering: the label that Word prints before a paragraph, worked out from ``numbering.xml``.

A paragraph names a list (``w:num``) and a level; the list points to a definition (``w:abstractNum``) with
up to nine levels and may override single levels. Lists of one definition count together; a list with a
``w:startOverride`` starts anew the first time it is used (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from drafting.model import Language
from drafting.word.number_formats import formatted
from drafting.word.package import qn

LEVELS = 9
#: Bullets that a symbol font draws from a letter or a private code point, as the eye sees them.
_BULLETS = {
    "o": "◦",
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf02d": "-",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0a8": "◻",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition. ``restart`` is the number of levels above whose use restarts it."""

    start: int
    style: str
    text: str
    suffix: str
    restart: int
    legal: bool
    hidden: bool
    paragraph_style: str


#: How far the definitions have counted, and which lists are still to begin anew.
Counted = tuple[dict[str, list[int | None]], dict[str, dict[int, int]]]


class Numbering:
    """The lists of a file and how far each has counted. Ask ``label`` once per paragraph, in text order."""

    def __init__(self, root: etree._Element | None, language: Language = "en") -> None:
        self._language = language
        self._levels: dict[str, tuple[Level, ...]] = {}  # by definition
        self._linked: dict[str, str] = {}  # definition -> the numbering style that it stands for
        self._by_style: dict[str, str] = {}  # numbering style -> definition
        self._definition: dict[str, str] = {}  # list -> definition
        self._overrides: dict[str, dict[int, Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            for definition in root.iterchildren(qn("w:abstractNum")):
                self._read_definition(definition)
            for number in root.iterchildren(qn("w:num")):
                self._read_list(number)

    def level_of_style(self, number: str, style: str) -> int | None:
        """The level of a list that is tied to a paragraph style (``w:pStyle``), if one is."""
        definition = self._resolve(number)
        for depth, level in enumerate(self._levels.get(definition, ())):
            if style and level.paragraph_style == style:
                return depth
        return None

    def label(self, number: str, depth: int) -> str:
        """Count one more paragraph of ``number`` at ``depth`` and give its label with the blank behind it.

        "" when the list is unknown or its level prints nothing.
        """
        definition = self._resolve(number)
        levels = self._levels.get(definition)
        if not levels or not 0 <= depth < LEVELS:
            return ""
        levels = tuple(self._overrides.get(number, {}).get(at, level) for at, level in enumerate(levels))
        counts = self._counts.setdefault(definition, [None] * LEVELS)
        self._count(counts, number, levels, depth)
        level = levels[depth]
        text = _bullet(level.text) if level.style == "bullet" else self._fill(levels, counts, depth)
        if level.hidden or not text.strip():
            return ""
        return text if level.suffix == "nothing" else f"{text} "

    def saved(self) -> Counted:
        """How far everything has counted, for ``restore``."""
        return (
            {name: list(counts) for name, counts in self._counts.items()},
            {name: dict(starts) for name, starts in self._restarts.items()},
        )

    def restore(self, saved: Counted) -> None:
        """Count on from there."""
        self._counts, self._restarts = saved

    def learn(self, element: etree._Element) -> None:
        """A list (``w:num``) that came into the file."""
        self._read_list(element)

    def definition_of(self, number: str) -> str:
        """The id of the definition that a list counts with."""
        return self._resolve(number)

    def counted_to(self, number: str, depth: int, wanted: str, highest: int) -> int | None:
        """The count at which a list's level prints ``wanted``, blanks aside; None where none does."""
        definition = self._resolve(number)
        levels = self._levels.get(definition)
        if not levels or levels[depth].style == "bullet" or levels[depth].hidden:
            return None
        levels = tuple(self._overrides.get(number, {}).get(at, level) for at, level in enumerate(levels))
        counts = list(self._counts.get(definition, [None] * LEVELS))
        for count in range(highest):
            counts[depth] = count
            if "".join(self._fill(levels, counts, depth).split()) == wanted:
                return count
        return None

    def _count(self, counts: list[int | None], number: str, levels: tuple[Level, ...], depth: int) -> None:
        restart = self._restarts.get(number, {}).pop(depth, None)  # holds for the first use only
        current = counts[depth]
        if restart is not None:
            counts[depth] = restart
        else:
            counts[depth] = levels[depth].start if current is None else current + 1
        for below in range(depth + 1, LEVELS):
            if depth < levels[below].restart:
                counts[below] = None

    def _fill(self, levels: tuple[Level, ...], counts: list[int | None], depth: int) -> str:
        legal = levels[depth].legal

        def value(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            count = counts[at]
            style = levels[at].style
            shown = levels[at].start if count is None else count
            return formatted(shown, "decimal" if legal and style != "none" else style, self._language)

        return re.sub(r"%([1-9])", value, levels[depth].text)

    def _resolve(self, number: str) -> str:
        """The definition a list counts with, through the numbering style it may be linked to."""
        definition = self._definition.get(number, "")
        return self._by_style.get(self._linked.get(definition, ""), definition)

    def _read_definition(self, element: etree._Element) -> None:
        name = element.get(qn("w:abstractNumId")) or ""
        if link := _value(element, "w:numStyleLink"):
            self._linked[name] = link
        if link := _value(element, "w:styleLink"):
            self._by_style[link] = name
        levels = {
            depth: level for child in element.iterchildren(qn("w:lvl")) for depth, level in _level(child)
        }
        if levels:
            self._levels[name] = tuple(levels.get(at, _blank(at)) for at in range(LEVELS))

    def _read_list(self, element: etree._Element) -> None:
        name = element.get(qn("w:numId")) or ""
        self._definition[name] = _value(element, "w:abstractNumId")
        for override in element.iterchildren(qn("w:lvlOverride")):
            depth = _number(override.get(qn("w:ilvl")), 0)
            start = override.find(qn("w:startOverride"))
            if start is not None:
                self._restarts.setdefault(name, {})[depth] = _number(start.get(qn("w:val")), 0)
            for child in override.iterchildren(qn("w:lvl")):
                for _, level in _level(child):
                    self._overrides.setdefault(name, {})[depth] = level


def _level(element: etree._Element) -> list[tuple[int, Level]]:
    depth = _number(element.get(qn("w:ilvl")), -1)
    if not 0 <= depth < LEVELS:
        return []
    hidden = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    legal = element.find(qn("w:isLgl"))
    level = Level(
        start=_number(_value(element, "w:start"), 0),
        style=_value(element, "w:numFmt") or "decimal",
        text=_value(element, "w:lvlText"),
        suffix=_value(element, "w:suff") or "tab",
        restart=_number(_value(element, "w:lvlRestart"), depth),
        legal=legal is not None and is_on(legal),
        hidden=hidden is not None and is_on(hidden),
        paragraph_style=_value(element, "w:pStyle"),
    )
    chosen = next(element.iter(qn("w:numFmt")), None)  # "001, 002, ..." stands in mc:AlternateContent
    if chosen is not None and chosen.get(qn("w:val")) == "custom":
        level = replace(level, style=(chosen.get(qn("w:format")) or "").split(",")[0].strip())
    return [(depth, level)]


def _blank(depth: int) -> Level:
    return Level(0, "none", "", "nothing", depth, False, False, "")


def _bullet(text: str) -> str:
    return _BULLETS.get(text, "•" if any("\ue000" <= char <= "\uf8ff" for char in text) or not text else text)


def is_on(element: etree._Element) -> bool:
    """Whether a switch such as ``<w:vanish/>`` or ``<w:vanish w:val="0"/>`` is on."""
    return (element.get(qn("w:val")) or "1") not in ("0", "false", "off")


def _value(element: etree._Element, child: str) -> str:
    found = element.find(qn(child))
    return "" if found is None else found.get(qn("w:val")) or ""


def _number(text: str | None, otherwise: int) -> int:
    """A whole number written in a file, kept below what any list needs; ``otherwise`` if it is none."""
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise
