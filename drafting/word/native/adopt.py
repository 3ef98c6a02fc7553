"""What returns from the old draft, made fit for the new file: its styles, lists, pictures, links, notes.

A style or list that the new file has is used as it is there: formatting that only differs stays as new. What
it lacks is brought in under a name that is free. Nothing outside the two files is ever opened.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Sequence
from html import unescape

from lxml import etree

from drafting.word.native.definitions import Numbers, Styles
from drafting.word.native.ns import Element, R, W
from drafting.word.native.package import Package, kind_of, outside, relations_of, resolved

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
