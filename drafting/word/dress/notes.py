"""Footnotes and endnotes that come, or whose place in the text went: referred to where they belong now."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from drafting.word.dress.retext import new_run
from drafting.word.elements import Element, element
from drafting.word.native.reworked import Reworked
from drafting.word.package import qn

_NOTES = (qn("w:footnote"), qn("w:endnote"))
_REFERENCES = (qn("w:footnoteReference"), qn("w:endnoteReference"))
_NUMBERS = (qn("w:footnoteRef"), qn("w:endnoteRef"))


class Notes:
    """The notes of an opened file, ``parts`` by kind ("footnotes", "endnotes")."""

    def __init__(self, document: Reworked, parts: Mapping[str, Reworked]) -> None:
        self._document, self._parts = document, parts
        self._last: Element | None = None  # the reference to the note that was settled last
        runs = document.root.iter(*_REFERENCES)
        self._looks = {
            one.tag: copy.deepcopy(parent) for one in runs if (parent := one.getparent()) is not None
        }

    def reference(self, note: Element) -> Element | None:
        """Where the text refers to a note."""
        number = note.get(qn("w:id"))
        found = self._document.root.iter(f"{note.tag}Reference")
        return next((one for one in found if one.get(qn("w:id")) == number), None)

    def attach(self, note: Element, paragraph: Element) -> None:
        """Refer to a note in a paragraph: behind the note that came last there, else before all others."""
        tag = f"{str(note.tag).rpartition('}')[2]}Reference"
        like = self._looks.get(qn(f"w:{tag}"))
        look = None if like is None else like.find(qn("w:rPr"))
        reference = element(tag, id=note.get(qn("w:id"), ""))
        run = element("r", None if look is None else copy.deepcopy(look), reference)
        first = next(paragraph.iter(*_REFERENCES), None)
        if self._last is not None and paragraph in self._last.iterancestors():
            _run(self._last).addnext(run)
        elif first is not None:
            _run(first).addprevious(run)
        else:
            paragraph.append(run)
        self._last = reference
        self._document.touch(paragraph)

    def settle(self, note: Element, place: Element) -> None:
        """See to it that a note is referred to in ``place``, a paragraph or the row of a table."""
        reference = self.reference(note)
        around = [] if reference is None else list(reference.iterancestors())
        home = place if place.tag == qn("w:p") else next(place.iterancestors(qn("w:tbl")))
        if reference is not None and home in around and not self._early(reference, home):
            self._last = reference
            return
        if reference is not None:
            self._forget(reference)
        self.attach(note, place if place.tag == qn("w:p") else list(place.iter(qn("w:p")))[-1])

    def _early(self, reference: Element, home: Element) -> bool:
        """Whether a reference stands before that of the note which now comes before it."""
        if self._last is None or home not in self._last.iterancestors():
            return False
        order = list(home.iter(*_REFERENCES))
        return order.index(reference) < order.index(self._last)

    def made(self, like: Element, words: str) -> Element:
        """A new note formatted as another one; it is referred to nowhere yet."""
        part = self._parts[f"{str(like.tag).rpartition('}')[2]}s"]
        taken = [one.get(qn("w:id"), "") for one in part.root.iterchildren(like.tag)]
        number = str(max((int(one) for one in taken if one.isdigit()), default=0) + 1)
        first = next(like.iter(qn("w:p")))
        properties = first.find(qn("w:pPr"))
        sign = next((one.getparent() for one in first.iter(*_NUMBERS)), None)
        runs = [one for one in first.iter(qn("w:r")) if next(one.iter(qn("w:t")), None) is not None]
        look = runs[-1].find(qn("w:rPr")) if runs else None
        paragraph = element(
            "p",
            None if properties is None else copy.deepcopy(properties),
            None if sign is None else copy.deepcopy(sign),
            new_run(f" {words}" if sign is not None else words, look),
        )
        made = element(str(like.tag).rpartition("}")[2], paragraph, id=number)
        part.add_last(part.root, made)
        return made

    def remove(self, note: Element) -> None:
        """Take a note out, and where the text refers to it."""
        reference = self.reference(note)
        if reference is not None:
            self._forget(reference)
        self._parts[f"{str(note.tag).rpartition('}')[2]}s"].remove(note)

    def _forget(self, reference: Element) -> None:
        run = _run(reference)
        holder = next(run.iterancestors(qn("w:p")))
        run.remove(reference)
        self._document.touch(holder)


def _run(reference: Element) -> Element:
    run = reference.getparent()
    assert run is not None
    return run


def note_of(element: Element | None) -> Element | None:
    """The note that an element stands in."""
    return None if element is None else next(element.iterancestors(*_NOTES), None)
