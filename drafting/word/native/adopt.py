"""What returns from the old draft, made fit for the new file: its styles, lists, pictures, links, notes.

A style or list that the new file has is used as it is there: formatting that only differs stays as new. What
it lacks is brought in under a name that is free. Nothing outside the two files is ever opened.
"""

from __future__ import annotations

import copy
import posixpath
import re
from collections.abc import Callable, Sequence
from html import unescape

from lxml import etree

from drafting.word.native.ns import Element, R, W, element
from drafting.word.native.package import Package, kind_of, outside, relations_of, resolved
from drafting.word.native.part import Part

_DROPPED_NAMES = """
    rPrChange pPrChange tblPrChange trPrChange tcPrChange tblPrExChange sectPrChange tblGridChange
    numberingChange cellIns cellDel cellMerge bookmarkStart bookmarkEnd commentRangeStart
    commentRangeEnd commentReference proofErr permStart permEnd lastRenderedPageBreak
    moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart
    customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart
    customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd sectPr
"""
_DROPPED = frozenset(f"{W}{name}" for name in _DROPPED_NAMES.split())
_STYLES = {f"{W}pStyle": "paragraph", f"{W}rStyle": "character", f"{W}tblStyle": "table"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_OWN_NAMES = re.compile(r"\{http://schemas\.microsoft\.com/office/word/20\d\d/[^}]*\}(?:paraId|textId)")
_LIST_TIES = ("nsid", "styleLink", "numStyleLink", "lvlPicBulletId", "pStyle")
#: A bookmark with its name: no two in a file have the same.
_BOOKMARK = re.compile(rb"""<\w+:bookmarkStart\b[^>]*?\bw:name\s*=\s*["']([^"']*)["']""")
_DEEPEST = 4
_CODES = ("vbaProject", "wordVbaData")


class Adopter:
    """Brings things from one part of the old package into one part of the new."""

    def __init__(self, old: Package, new: Package, styles: Styles, numbers: Numbers) -> None:
        self.old, self.new = old, new
        self.styles, self.numbers = styles, numbers
        self.source = self.target = ""
        self.note: Callable[[str, str], str] = lambda _, number: number
        self._parts: dict[str, str] = {}
        self._taken: set[str] | None = None
        self._links: dict[tuple[str, str, str], str] = {}
        self._pictures = 0x6000_0000

    def between(self, source: str, target: str) -> None:
        """From which part of the old package into which of the new."""
        self.source, self.target = source, target
        if not source:  # the old draft has nothing of the kind
            return
        part = self.new.part(target)
        part.prefixes = {**self.old.part(source).root.nsmap, **part.prefixes}

    def bookmarks(self, nodes: Sequence[Element]) -> list[str]:
        """The names of the bookmarks in ``nodes`` that the new draft lacks: old references lead to them."""
        if self._taken is None:
            self._taken = {
                unescape(found[1].decode())
                for name in self.new.names
                if name.startswith("word/") and name.endswith(".xml") and "/glossary/" not in name
                for found in _BOOKMARK.finditer(self.new.read(name))
            }
        found = [one.get(f"{W}name", "") for node in nodes for one in node.iter(f"{W}bookmarkStart")]
        fresh = [name for name in dict.fromkeys(found) if name and name not in self._taken]
        self._taken.update(fresh)
        return fresh

    def adopt(self, node: Element) -> Element:
        """``node``, a copy that stands nowhere yet, fit for the new part."""
        for one in list(node.iter(etree.Element)):
            if one is not node and one.tag in _DROPPED:
                parent = one.getparent()
                if parent is not None:
                    parent.remove(one)
                continue
            for name in one.attrib:
                text = str(name)
                if text.startswith(R):
                    self._relation(one, text)
                elif text.startswith(f"{W}rsid") or _OWN_NAMES.match(text):
                    del one.attrib[name]
            if one.tag in _STYLES:
                one.set(f"{W}val", self.styles.name(one.get(f"{W}val", ""), _STYLES[one.tag]))
            elif one.tag == f"{W}numId":
                one.set(f"{W}val", self.numbers.name(one.get(f"{W}val", "")))
            elif one.tag in _NOTES:
                one.set(f"{W}id", self.note(_NOTES[one.tag], one.get(f"{W}id", "")))
            elif one.tag.endswith("}docPr") and one.get("id"):
                self._pictures += 1
                one.set("id", str(self._pictures))
        return node

    def _relation(self, node: Element, name: str) -> None:
        number = node.get(name, "")
        row = self.old.relations(self.source).get(number)
        if row is None or kind_of(row) in _CODES:
            del node.attrib[name]
            return
        node.set(name, self._related(self.source, self.target, number, row))

    def _related(self, source: str, target: str, number: str, row: Element, depth: int = 0) -> str:
        key = (source, target, number)
        if key not in self._links:
            kind = row.get("Type", "")
            if outside(row):
                address = row.get("Target", "")
                if kind_of(row) != "hyperlink":
                    address = "NULL"  # what Word writes for a picture it has lost: nothing to fetch
                self._links[key] = self.new.relate(target, kind, address, external=True)
            else:
                part = self._part(resolved(source, row), depth)
                there = part in self.new.names
                self._links[key] = self.new.relate(
                    target, kind, part if there else "NULL", external=not there
                )
        return self._links[key]

    def _part(self, name: str, depth: int) -> str:
        """The name of the new package's copy of a part of the old one."""
        if name in self._parts or name not in self.old.names:
            return self._parts.get(name, name)
        data = self.old.read(name)
        if name in self.new.names and self.new.read(name) == data:
            self._parts[name] = name
            return name
        folder, file = posixpath.split(name)
        mine = self._parts[name] = self.new.free_name(posixpath.join(folder, f"old_{file}"))
        self.new.add(mine, data, self.old.type_of(name))
        if relations_of(name) in self.old.names and depth < _DEEPEST:
            kept = {}
            for number, row in self.old.relations(name).items():
                if kind_of(row) not in _CODES:
                    kept[number] = self._related(name, mine, number, row, depth + 1)
            rows = self.new.relations(mine)
            for number, given in kept.items():  # the part itself is copied as it is: its ids must hold
                rows[given].set("Id", f"x{number}")
            for number, given in kept.items():
                rows[given].set("Id", number)
        return mine


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
