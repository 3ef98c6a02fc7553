"""Footnotes and endnotes: which became which, and what changed in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from drafting.word.native.blocks import blocks
from drafting.word.native.matching import Item, pair
from drafting.word.native.ns import COME, PPR, RPR, RUN, Element, P, W, element
from drafting.word.native.package import Package
from drafting.word.native.part import Part
from drafting.word.native.plain import plain_text

if TYPE_CHECKING:
    from drafting.word.native.story import Story
    from drafting.word.native.write import Work

KINDS = ("footnote", "endnote")
#: By how many letters beside its call a note is known to be in the same place; fewer say nothing.
_CONTEXT, _FEW = 30, 3
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"


class Notes:
    """The notes of both drafts."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._keys: dict[tuple[int, str, str], object] = {}
        self._pairs: list[tuple[str, str, str]] = []
        self._come: list[tuple[str, str]] = []
        self._adopted: dict[tuple[str, str], str] = {}

    def pair(self) -> None:
        """Find which note became which: in the order in which the texts refer to them."""
        for kind in KINDS:
            ones = self._referred(self._work.old, kind)
            others = self._referred(self._work.new, kind)
            if not ones and not others:
                continue
            found = pair(
                [Item(self._text(self._work.old, kind, one, self._work.gone)) for one in ones],
                [Item(self._text(self._work.new, kind, one, COME)) for one in others],
            )
            pairs = list(self._with_replaced(kind, ones, others, found.stayed))
            for number, (i, j) in enumerate(pairs):
                self._keys[id(self._work.old), kind, ones[i]] = ("pair", number)
                self._keys[id(self._work.new), kind, others[j]] = ("pair", number)
                self._pairs.append((kind, ones[i], others[j]))
            stayed = {j for _, j in pairs}
            self._come += [(kind, one) for j, one in enumerate(others) if j not in stayed]

    def _with_replaced(
        self, kind: str, ones: Sequence[str], others: Sequence[str], stayed: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """The pairs, and of what is left those that are called behind or before the same words."""
        if len(stayed) == min(len(ones), len(others)):
            yield from stayed
            return
        was = _contexts(self._work.old, kind, ones, self._work.gone)
        now = _contexts(self._work.new, kind, others, COME)
        i = j = 0
        for at, to in (*stayed, (len(ones), len(others))):
            for one in range(i, at):
                for other in range(j, to):
                    if any(a and a == b for a, b in zip(was[one], now[other], strict=True)):
                        yield one, other
                        j = other + 1
                        break
            if at < len(ones):
                yield at, to
            i, j = at + 1, to + 1

    def key(self, package: Package, kind: str, number: str) -> str:
        """What tells a note from others."""
        return repr(self._keys.get((id(package), kind, number), (id(package), number)))

    def compare(self) -> None:
        """Mark what differs inside the notes."""
        for kind, one, other in self._pairs:
            before, after = _note(self._work.old, kind, one), _note(self._work.new, kind, other)
            if before is not None and after is not None:
                self._story(kind).compare(before, after, moves=False, together=True)
        for kind, other in self._come:
            after = _note(self._work.new, kind, other)
            if after is not None:
                self._story(kind).all_come(after)

    def adopted(self, kind: str, number: str) -> str:
        """The id of the new package's copy of an old note, all of it deleted."""
        if (kind, number) not in self._adopted:
            part = self._part(kind)
            taken = [int(one.get(f"{W}id", "0")) for one in part.root.iterchildren(f"{W}{kind}")]
            mine = self._adopted[kind, number] = str(max([0, *taken]) + 1)
            note = element(kind, id=mine)
            before = _note(self._work.old, kind, number)
            outer = self._work.places
            story = self._story(kind)
            if before is not None:
                for block in blocks(
                    before,
                    self._work.reader(self._work.old, _part_name(self._work.old, kind), self._work.gone),
                ):
                    note.extend(story.gone.block(block))
                self._number(before, note, kind)
            self._work.go_back(outer)
            if not len(note) or note[-1].tag != P:
                note.append(element("p"))
            part.add_last(part.root, note)
        return self._adopted[kind, number]

    def _number(self, before: Element, note: Element, kind: str) -> None:
        """The number at the head of an old note, which no mark holds, at the head of its copy."""
        run = next((one for one in before.iter(RUN) if one.find(f"{W}{kind}Ref") is not None), None)
        paragraph = next(note.iter(P), None)
        if run is None or paragraph is None or note.find(f".//{W}{kind}Ref") is not None:
            return
        twin = self._work.brought(run)
        for child in list(twin):
            if child.tag not in (RPR, f"{W}{kind}Ref"):
                twin.remove(child)
        properties = paragraph.find(PPR)
        paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, twin)

    def settle(self) -> None:
        """Put the notes that came back where they are called.

        LibreOffice gives the first call the note with the least id and so on: where every program must read
        the file alike the ids follow the calls. Else they stay, as does every paragraph without a mark.
        """
        root = self._work.new.part(self._work.new.main).root
        for kind in {kind for kind, _ in self._adopted}:
            back = {number for (of, _), number in self._adopted.items() if of == kind}
            notes = {one.get(f"{W}id"): one for one in self._part(kind).root.iterchildren(f"{W}{kind}")}
            called = dict.fromkeys(one.get(f"{W}id", "") for one in root.iter(f"{W}{kind}Reference"))
            following: Element | None = None
            for number in reversed([one for one in called if one in notes]):
                if number in back and following is not None:
                    following.addprevious(notes[number])
                following = notes[number]
            if self._work.plain:
                self._renumber(kind, [one for one in called if one in notes])

    def _renumber(self, kind: str, called: Sequence[str]) -> None:
        """Ids that rise in the order of the calls; notes that nothing calls have the highest."""
        part, main = self._part(kind), self._work.new.part(self._work.new.main)
        own = [
            one for one in part.root.iterchildren(f"{W}{kind}") if one.get(f"{W}type", "normal") == "normal"
        ]
        ids = [one.get(f"{W}id", "") for one in own]
        if not all(one.isdigit() for one in ids):
            return
        in_order = dict.fromkeys((*(one for one in called if one in ids), *ids))
        given = dict(zip(in_order, sorted(ids, key=int), strict=True))
        for node in (*own, *main.root.iter(f"{W}{kind}Reference")):
            number = node.get(f"{W}id", "")
            if given.get(number, number) != number:
                node.set(f"{W}id", given[number])
                (part if node.tag == f"{W}{kind}" else main).touch(node)

    def _story(self, kind: str) -> Story:
        return self._work.story(_part_name(self._work.old, kind), self._part(kind).name)

    def _part(self, kind: str) -> Part:
        """The new package's part of that kind, made where it has none."""
        new, old = self._work.new, self._work.old
        name = _part_name(new, kind)
        if not name:
            name = f"word/{kind}s.xml"
            source = old.part(_part_name(old, kind)).root
            root = element(f"{kind}s")
            for one in source:
                if one.get(f"{W}type") in ("separator", "continuationSeparator"):
                    line = element("r", element(one.get(f"{W}type", "")))
                    root.append(
                        element(
                            kind, element("p", line), type=one.get(f"{W}type", ""), id=one.get(f"{W}id", "0")
                        )
                    )
            new.add(
                name,
                etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True),
                _TYPE.format(kind),
            )
            new.relate(new.main, f"{kind}s", name)
        return new.part(name)

    def _referred(self, package: Package, kind: str) -> list[str]:
        root = package.part(package.main).root
        found = [one.get(f"{W}id", "") for one in root.iter(f"{W}{kind}Reference")]
        return [one for one in dict.fromkeys(found) if _note(package, kind, one) is not None]

    def _text(self, package: Package, kind: str, number: str, gone: frozenset[str]) -> str:
        note = _note(package, kind, number)
        return "" if note is None else plain_text(note, gone)


def _contexts(
    package: Package, kind: str, numbers: Sequence[str], gone: frozenset[str]
) -> list[tuple[str, str]]:
    """The words before and behind the call of each note in its paragraph; "" where these are too few."""
    found: dict[str, tuple[str, str]] = {}
    for call in package.part(package.main).root.iter(f"{W}{kind}Reference"):
        paragraph = next(call.iterancestors(P), None)
        sides: tuple[list[str], list[str]] = ([], [])
        passed = False
        for one in () if paragraph is None else paragraph.iter(f"{W}t", f"{W}delText", call.tag):
            passed |= one is call
            if one.text and not any(above.tag in gone for above in one.iterancestors()):
                sides[passed].append(one.text)
        before, behind = ("".join(side) for side in sides)
        told = [text if len(text) > _FEW else "" for text in (before[-_CONTEXT:], behind[:_CONTEXT])]
        found.setdefault(call.get(f"{W}id", ""), (told[0], told[1]))
    return [found.get(number, ("", "")) for number in numbers]


def _part_name(package: Package, kind: str) -> str:
    return package.target(package.main, f"{kind}s")


def _note(package: Package, kind: str, number: str) -> Element | None:
    name = _part_name(package, kind)
    if not name:
        return None
    found = package.part(name).root.iterchildren(f"{W}{kind}")
    return next((one for one in found if one.get(f"{W}id") == number), None)
