"""Footnotes and endnotes that come, or whose place in the text went: referred to where they belong now."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from drafting.word.dress.retext import new_run
from drafting.word.elements import Element, element
from drafting.word.native.reworked import Reworked
from drafting.word.package import qn

_NOTES = (qn("w:footnote"), qn("w:endnote"))
_NUMBERS = (qn("w:footnoteRef"), qn("w:endnoteRef"))


class Notes:
    """The notes of an opened file, ``parts`` by kind ("footnotes", "endnotes")."""

    def __init__(self, document: Reworked, parts: Mapping[str, Reworked]) -> None:
        self._document, self._parts = document, parts
        runs = document.root.iter(qn("w:footnoteReference"), qn("w:endnoteReference"))
        self._looks = {
            one.tag: copy.deepcopy(parent) for one in runs if (parent := one.getparent()) is not None
        }

    def reference(self, note: Element) -> Element | None:
        """Where the text refers to a note."""
        number = note.get(qn("w:id"))
        found = self._document.root.iter(f"{note.tag}Reference")
        return next((one for one in found if one.get(qn("w:id")) == number), None)

    def attach(self, note: Element, paragraph: Element) -> None:
        """Refer to a note at the end of a paragraph."""
        tag = f"{str(note.tag).rpartition('}')[2]}Reference"
        like = self._looks.get(qn(f"w:{tag}"))
        look = None if like is None else like.find(qn("w:rPr"))
        run = element(
            "r", None if look is None else copy.deepcopy(look), element(tag, id=note.get(qn("w:id"), ""))
        )
        paragraph.append(run)
        self._document.touch(paragraph)

    def settle(self, note: Element, place: Element) -> None:
        """See to it that a note is referred to in ``place``, a paragraph or the row of a table."""
        reference = self.reference(note)
        around = [] if reference is None else list(reference.iterancestors())
        home = place if place.tag == qn("w:p") else next(place.iterancestors(qn("w:tbl")))
        if home not in around:
            if reference is not None:
                self._forget(reference)
            self.attach(note, place if place.tag == qn("w:p") else list(place.iter(qn("w:p")))[-1])

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
        run = reference.getparent()
        assert run is not None
        holder = next(run.iterancestors(qn("w:p")))
        run.remove(reference)
        self._document.touch(holder)


def note_of(element: Element | None) -> Element | None:
    """The note that an element stands in."""
    return None if element is None else next(element.iterancestors(*_NOTES), None)
