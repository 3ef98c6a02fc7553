"""Automatic numbers that must come out as the new text has them: counted on, begun anew, or written out."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from drafting.word.dress.retext import new_run
from drafting.word.elements import Element, element
from drafting.word.native.package import Package
from drafting.word.native.part import Part
from drafting.word.numbering import Numbering
from drafting.word.package import qn
from drafting.word.read_styles import Styles
from drafting.word.read_trace import letters

#: The order of the first children of w:pPr (ECMA-376 part 1, 17.3.1.26).
_AHEAD_OF_NUMBERS = tuple(qn(f"w:{name}") for name in (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
))  # fmt: skip
_BEHIND_INDENTS = tuple(qn(f"w:{name}") for name in (
    "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
    "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
))  # fmt: skip
_HIGHEST = 2000


class Numbers:
    """Goes through the paragraphs of the new file in order and sees to it that each bears its number.

    ``wanted`` has, for a paragraph that may be numbered, what must stand before its own words.
    """

    def __init__(
        self, package: Package, document: Part, styles: Element | None, wanted: Mapping[Element, str]
    ) -> None:
        self._package, self._document = package, document
        self._styles = Styles(styles)
        name = package.target(package.main, "numbering")
        self._part = package.part(name) if name else None
        root = None if self._part is None else self._part.root
        self._numbering = Numbering(root, self._styles.language)
        self._wanted = wanted
        self._instead: dict[str, str] = {}  # a list -> the one that goes on in its place

    def settle(self) -> None:
        """Let every paragraph print the number it is to have."""
        for paragraph in list(self._document.root.iter(qn("w:p"))):
            wanted = self._wanted.get(paragraph)
            place = self._styles.list_of(paragraph, self._styles.name_of(paragraph), self._numbering)
            if place is None:
                if wanted:
                    self._write_out(paragraph, wanted, None)
                continue
            number, depth = place
            if number in self._instead:
                number = self._instead[number]
                self._point(paragraph, number, depth)
            if wanted is None:
                self._numbering.label(number, depth)
                continue
            before = self._numbering.saved()
            printed = self._numbering.label(number, depth)
            if letters(printed) == letters(wanted):
                continue
            self._numbering.restore(before)
            fresh = self._begun_anew(number, depth, wanted) if wanted else ""
            if fresh:
                self._instead[place[0]] = fresh
                self._point(paragraph, fresh, depth)
            else:
                self._write_out(paragraph, wanted, self._level(number, depth))

    def _begun_anew(self, number: str, depth: int, wanted: str) -> str:
        """A list that goes on with the number wanted; "" where no counting gives it."""
        if self._part is None:
            return ""
        source = next(
            (one for one in self._part.root.iterchildren(qn("w:num")) if one.get(qn("w:numId")) == number),
            None,
        )
        if source is None:
            return ""
        at = self._numbering.counted_to(number, depth, letters(wanted), _HIGHEST)
        if at is None:
            return ""
        taken = [one.get(qn("w:numId"), "") for one in self._part.root.iterchildren(qn("w:num"))]
        fresh = str(max((int(one) for one in taken if one.isdigit()), default=0) + 1)
        made = copy.deepcopy(source)
        made.tail = None
        made.set(qn("w:numId"), fresh)
        for name in list(made.attrib):
            if str(name) != qn("w:numId"):
                del made.attrib[name]
        for one in made.findall(qn("w:lvlOverride")):
            for start in one.findall(qn("w:startOverride")):
                one.remove(start)
            if one.get(qn("w:ilvl")) == str(depth) or not len(one):
                made.remove(one)
        override = element("lvlOverride", element("startOverride", val=str(at)), ilvl=str(depth))
        own = source.find(f"{_which('lvlOverride', 'ilvl', str(depth))}/{qn('w:lvl')}")
        if own is not None:
            override.append(copy.deepcopy(own))
        made.insert(1, override)
        last = list(self._part.root.iterchildren(qn("w:num")))[-1]
        self._part.add_after(last, made)
        self._numbering.learn(made)
        self._numbering.label(fresh, depth)
        return fresh

    def _point(self, paragraph: Element, number: str, depth: int) -> None:
        """Let a paragraph be numbered by a list."""
        properties = _properties(paragraph)
        found = properties.find(qn("w:numPr"))
        if found is not None:
            properties.remove(found)
        made = element("numPr", element("ilvl", val=str(depth)), element("numId", val=number))
        at = next(
            (i for i, one in enumerate(properties) if one.tag not in _AHEAD_OF_NUMBERS), len(properties)
        )
        properties.insert(at, made)
        self._document.touch(paragraph)

    def _write_out(self, paragraph: Element, wanted: str, level: Element | None) -> None:
        """Take the automatic number away and write the one wanted, set as the list sets it."""
        properties = _properties(paragraph)
        if level is not None:
            self._point(paragraph, "0", 0)
            properties = _properties(paragraph)
            for name in ("tabs", "ind"):
                own = level.find(f"{qn('w:pPr')}/{qn(f'w:{name}')}")
                if own is not None and properties.find(qn(f"w:{name}")) is None:
                    _insert(properties, copy.deepcopy(own))
        if wanted:
            look = None if level is None else level.find(qn("w:rPr"))
            suffix = None if level is None else level.find(qn("w:suff"))
            kind = "tab" if suffix is None else suffix.get(qn("w:val"), "tab")
            blank = {"nothing": "", "space": " "}.get(kind, "\t") if level is not None else " "
            paragraph.insert(1, new_run(f"{wanted}{blank}", look))
        self._document.touch(paragraph)

    def _level(self, number: str, depth: int) -> Element | None:
        """The definition of a list's level."""
        if self._part is None:
            return None
        definition = self._numbering.definition_of(number)
        path = f"{_which('abstractNum', 'abstractNumId', definition)}/{_which('lvl', 'ilvl', str(depth))}"
        return self._part.root.find(path)


def _which(tag: str, name: str, value: str) -> str:
    return f"{qn(f'w:{tag}')}[@{qn(f'w:{name}')}='{value}']"


def _properties(paragraph: Element) -> Element:
    found = paragraph.find(qn("w:pPr"))
    if found is None:
        found = element("pPr")
        paragraph.insert(0, found)
    return found


def _insert(properties: Element, made: Element) -> None:
    made.tail = None
    ahead = {qn("w:ind"): _BEHIND_INDENTS, qn("w:tabs"): (*_BEHIND_TABS, *_BEHIND_INDENTS)}[str(made.tag)]
    at = next((i for i, one in enumerate(properties) if one.tag in ahead), len(properties))
    properties.insert(at, made)


_BEHIND_TABS = tuple(qn(f"w:{name}") for name in (
    "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
))  # fmt: skip
