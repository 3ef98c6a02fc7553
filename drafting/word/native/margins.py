"""Headers and footers: which became which, section by section, and what changed in them.

A section without a header of its own has that of the section before. Where the old draft says something else
than the new one in such a place, the new section gets a copy of what it inherits, and that copy is marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lxml import etree

from drafting.word.native.ns import PPR, SECT, Element, P, R, W, element
from drafting.word.native.package import Package, outside, relations_of, resolved

if TYPE_CHECKING:
    from drafting.word.native.write import Work

_KINDS = ("header", "footer")
_ROOTS = {"header": "hdr", "footer": "ftr"}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
#: kind and pages ("header", "default") -> the part that is shown.
Shown = dict[tuple[str, str], str]


class Margins:
    """The headers and footers of both drafts."""

    def __init__(self, work: Work) -> None:
        self._work = work
        # as they stand before anything is marked
        self._befores, self._afters = dict(_sections(work.old)), dict(_sections(work.new))
        self._was: dict[str, str] = {}  # a part of the new package -> the old part it was compared with

    def compare(self, pairs: Iterable[tuple[Element, Element]]) -> None:
        """Mark what differs in the margins of these pairs of section properties."""
        for one, other in pairs:
            before, after = self._befores.get(one, {}), self._afters.get(other, {})
            for key in dict.fromkeys((*before, *after)):
                self._margin(other, key, before.get(key, ""), after.get(key, ""))
        if self._work.plain:
            self._name_inherited()

    def _margin(self, section: Element, key: tuple[str, str], before: str, after: str) -> None:
        own = _reference(section, key)
        said = self._was.get(after)
        if said == before and said is not None:
            return
        if said is not None or own is None:  # compared with something else already, or another section's
            if self._same(before, after):
                return
            after = self._own_copy(section, key, after, own)
        self._was[after] = before
        story = self._work.story(before, after)
        home = self._work.new.part(after).root
        old = self._work.old.part(before).root if before else None
        story.compare(old, home, moves=False)

    def _same(self, before: str, after: str) -> bool:
        """Whether the two say the same as they stand."""
        old = self._work.reading(self._work.old, before, self._work.gone) if before else []
        new = self._work.reading(self._work.new, after, None) if after else []
        return old == new

    def _own_copy(self, section: Element, key: tuple[str, str], after: str, own: Element | None) -> str:
        kind, _ = key
        new = self._work.new
        if after:
            name = new.free_name(after)
            data = new.read(after)
            new.add(name, data, _TYPE.format(kind))
            if relations_of(after) in new.names:
                new.add(relations_of(name), new.read(relations_of(after)))
        else:
            name = new.free_name(f"word/{kind}.xml")
            root = element(_ROOTS[kind], element("p"))
            data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.add(name, data, _TYPE.format(kind))
        number = new.relate(new.main, kind, name)
        if own is None:
            self._refer(section, key, number)
        else:
            own.set(f"{R}id", number)
            self._touch(section)
        return name

    def _name_inherited(self) -> None:
        """Name the marked margins a section inherits as its own: the same parts, so nothing else changes.

        LibreOffice copies what a section inherits without its marks: both texts would stay there for good.
        """
        work = self._work
        rows = work.new.relations(work.new.main)
        shown: dict[tuple[str, str], str] = {}
        for section in sections(work.new.part(work.new.main).root):
            own = {
                (kind, one.get(f"{W}type", "default")): one.get(f"{R}id", "")
                for kind in _KINDS
                for one in section.iterfind(f"{W}{kind}Reference")
            }
            for key, number in shown.items():
                row = rows.get(number)
                if key not in own and row is not None and not outside(row):
                    name = resolved(work.new.main, row)
                    if name in work.new.names and work.marked(name):
                        self._refer(section, key, number)
            shown |= own

    def _refer(self, section: Element, key: tuple[str, str], number: str) -> None:
        kind, pages = key
        made = element(f"{kind}Reference", type=pages)
        made.set(f"{R}id", number)
        section.insert(0, made)
        self._touch(section)

    def _touch(self, section: Element) -> None:
        holder = section.getparent()
        paragraph = holder.getparent() if holder is not None and holder.tag == PPR else None
        part = self._work.new.part(self._work.new.main)
        part.touch(section if paragraph is None else paragraph)


def _sections(package: Package) -> Iterable[tuple[Element, Shown]]:
    """The section properties in order, each with the margins its pages show."""
    root = package.part(package.main).root
    shown: Shown = {}
    rows = package.relations(package.main)
    for section in sections(root):
        for kind in _KINDS:
            for reference in section.iterfind(f"{W}{kind}Reference"):
                row = rows.get(reference.get(f"{R}id", ""))
                name = "" if row is None or outside(row) else resolved(package.main, row)
                if name in package.names:
                    shown = {**shown, (kind, reference.get(f"{W}type", "default")): name}
        yield section, shown


def sections(root: Element) -> list[Element]:
    """The section properties of a document in order, that of the last section last."""
    body = root.find(f"{W}body")
    found = [one for one in root.iter(SECT) if _holds(one)]
    last = None if body is None else body.find(SECT)
    return [one for one in found if one is not last] + ([] if last is None else [last])


def _holds(section: Element) -> bool:
    holder = section.getparent()
    above = None if holder is None else holder.getparent()
    return holder is not None and (
        holder.tag == f"{W}body" or (holder.tag == PPR and above is not None and above.tag == P)
    )


def _reference(section: Element, key: tuple[str, str]) -> Element | None:
    kind, pages = key
    found = section.iterfind(f"{W}{kind}Reference")
    return next((one for one in found if one.get(f"{W}type", "default") == pages), None)
