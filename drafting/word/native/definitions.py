"""The styles and lists of the new package, and those of the old one that it lacks, brought in on demand.

A style or list that the new file has is used as it is there; another comes in under a name that is free.
"""

from __future__ import annotations

import copy

from lxml import etree

from drafting.word.native.ns import Element, W, element
from drafting.word.native.package import Package
from drafting.word.native.part import Part

_LIST_TIES = ("nsid", "styleLink", "numStyleLink", "lvlPicBulletId", "pStyle")


class Styles:
    """The styles of the new package, and those of the old one on demand."""

    def __init__(self, old: Package, new: Package) -> None:
        self._old, self._new = _related_part(old, "styles"), _related_part(new, "styles")
        self._names: dict[tuple[str, str], str] = {}
        self._mine: dict[str, Element] = _by(self._new, "style", "styleId")
        self._theirs: dict[str, Element] = _by(self._old, "style", "styleId")
        self._called = {
            (_name(one), one.get(f"{W}type")): one.get(f"{W}styleId", "") for one in self._mine.values()
        }
        self.numbers: Numbers | None = None

    def name(self, style: str, kind: str) -> str:
        """The id in the new package of the old one's ``style``, brought in if need be."""
        key = (style, kind)
        if key in self._names:
            return self._names[key]
        theirs, mine = self._theirs.get(style), self._mine.get(style)
        if (
            theirs is None
            or self._new is None
            or (
                mine is not None
                and mine.get(f"{W}type") == theirs.get(f"{W}type")
                and _name(mine) == _name(theirs)
            )
        ):
            self._names[key] = style
        elif (_name(theirs), theirs.get(f"{W}type")) in self._called:
            self._names[key] = self._called[_name(theirs), theirs.get(f"{W}type")]
        else:
            self._names[key] = free = self._free(style)
            self._bring(theirs, free)
        return self._names[key]

    def _free(self, style: str) -> str:
        number, name = 1, style
        while name in self._mine:
            number += 1
            name = f"{style}{number}"
        return name

    def _bring(self, theirs: Element, free: str) -> None:
        assert self._new is not None
        twin = copy.deepcopy(theirs)
        twin.tail = None
        twin.set(f"{W}styleId", free)
        twin.attrib.pop(f"{W}default", "")
        self._mine[free] = twin
        self._called[_name(twin), twin.get(f"{W}type")] = free
        for tag in ("basedOn", "next", "link"):
            for one in twin.findall(f"{W}{tag}"):
                kind = theirs.get(f"{W}type", "paragraph")
                if tag == "link":
                    kind = "character" if kind == "paragraph" else "paragraph"
                one.set(f"{W}val", self.name(one.get(f"{W}val", ""), kind))
        for one in list(twin.iter(f"{W}pPrChange", f"{W}rPrChange")):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        for one in twin.iter(f"{W}numId"):
            if self.numbers is not None:
                one.set(f"{W}val", self.numbers.name(one.get(f"{W}val", "")))
        self._new.add_last(self._new.root, twin)


class Numbers:
    """The lists of the new package, and those of the old one on demand."""

    def __init__(self, old: Package, new: Package, styles: Styles) -> None:
        self._package, self._source = new, _related_part(old, "numbering")
        self._mine = _related_part(new, "numbering")
        self._names: dict[str, str] = {"0": "0"}
        self._brought: dict[str, str] = {}
        self._styles = styles

    def name(self, number: str) -> str:
        """The id in the new package of the old one's list, brought in if need be."""
        if number not in self._names:
            self._names[number] = self._found(number)
        return self._names[number]

    def _found(self, number: str) -> str:
        theirs = _by(self._source, "num", "numId").get(number)
        if theirs is None:
            return number
        if self._mine is None:
            self._mine = self._new_part()
        mine = _by(self._mine, "num", "numId")
        wanted = self._shape(self._source, theirs)
        for candidate in (number, *mine):
            if candidate in mine and self._shape(self._mine, mine[candidate]) == wanted:
                return candidate
        return self._bring(theirs)

    def _bring(self, theirs: Element) -> str:
        assert self._mine is not None
        abstract = theirs.find(f"{W}abstractNumId")
        wanted = "" if abstract is None else abstract.get(f"{W}val", "")
        if wanted not in self._brought:
            source = _by(self._source, "abstractNum", "abstractNumId").get(wanted)
            if source is None:
                return "0"
            self._brought[wanted] = self._bring_levels(source)
        fresh = _next(_by(self._mine, "num", "numId"))
        num = copy.deepcopy(theirs)
        num.tail = None
        num.set(f"{W}numId", fresh)
        for found in num.findall(f"{W}abstractNumId"):
            found.set(f"{W}val", self._brought[wanted])
        for name in list(num.attrib):
            if not str(name).startswith(W):
                del num.attrib[name]
        last = list(self._mine.root.iterchildren(f"{W}num"))
        if last:
            self._mine.add_after(last[-1], num)
        else:
            self._mine.add_last(self._mine.root, num)
        return fresh

    def _bring_levels(self, source: Element) -> str:
        """The id of the new package's copy of a list's definition."""
        assert self._mine is not None
        fresh = _next(_by(self._mine, "abstractNum", "abstractNumId"))
        twin = copy.deepcopy(source)
        twin.tail = None
        twin.set(f"{W}abstractNumId", fresh)
        for name in list(twin.attrib):
            if not str(name).startswith(W):
                del twin.attrib[name]
        # an identity of its own; a style that numbers does so with the new draft's list
        for one in list(twin.iter(*(f"{W}{tag}" for tag in _LIST_TIES))):
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        first = next(self._mine.root.iterchildren(f"{W}num"), None)
        if first is None:
            self._mine.add_last(self._mine.root, twin)
        else:
            self._mine.add_before(first, twin)
        return fresh

    def _shape(self, part: Part | None, num: Element) -> object:
        """What a list looks like, for comparing."""
        abstract = num.find(f"{W}abstractNumId")
        root = _by(part, "abstractNum", "abstractNumId").get(
            "" if abstract is None else abstract.get(f"{W}val", "")
        )
        levels = [] if root is None else [
            tuple((one.tag, one.get(f"{W}val")) for one in level)
            for level in root.iterfind(f"{W}lvl")
        ]  # fmt: skip
        starts = [
            (one.get(f"{W}ilvl"), etree.tostring(one, method="c14n", with_tail=False))
            for one in num.iterfind(f"{W}lvlOverride")
        ]
        nsid = None if root is None or (found := root.find(f"{W}nsid")) is None else found.get(f"{W}val")
        return nsid, levels, starts

    def _new_part(self) -> Part:
        name = "word/numbering.xml"
        data = etree.tostring(element("numbering"), xml_declaration=True, encoding="UTF-8", standalone=True)
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
        self._package.add(name, data, kind)
        self._package.relate(self._package.main, "numbering", name)
        return self._package.part(name)


def _related_part(package: Package, kind: str) -> Part | None:
    name = package.target(package.main, kind)
    return package.part(name) if name else None


def _by(part: Part | None, tag: str, name: str) -> dict[str, Element]:
    if part is None:
        return {}
    return {one.get(f"{W}{name}", ""): one for one in part.root.iterchildren(f"{W}{tag}")}


def _name(style: Element) -> str:
    found = style.find(f"{W}name")
    return "" if found is None else found.get(f"{W}val", "").casefold()


def _next(taken: dict[str, Element]) -> str:
    return str(max((int(one) for one in taken if one.lstrip("-").isdigit()), default=0) + 1)
