"""What a paragraph inherits from its style: heading level, list, hidden text.

A property stands in the paragraph itself, or in its style, or in a style that one is based on; the
nearest wins (ECMA-376 part 1, 17.7.2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from drafting.model import Language
from drafting.word.numbering import Numbering, is_on
from drafting.word.package import inner, qn

#: Built-in names stay English in every language of Word; LibreOffice and old converters write their own.
_HEADING_NAME = re.compile(r"(?:heading|título|titulo|encabezado|überschrift)\s*([1-9])$")
_CONTENTS_NAME = re.compile(r"(?:toc|tdc|índice|indice)\s*[1-9]$|(?:toc|contents) heading$")
_BASED_AT_MOST = 30  # styles based on styles; Word itself allows ten


@dataclass(frozen=True, slots=True)
class _Inherited:
    """What a style hands down, its own properties and those of the styles it is based on taken together."""

    heading: int  # 0: none
    contents: bool
    hides: bool
    number: str
    depth: str
    names: tuple[str, ...]  # the ids of the style and of those it is based on, nearest first


class Styles:
    """The styles of a file, asked for one paragraph or run at a time."""

    def __init__(self, root: etree._Element | None) -> None:
        self._by_id: dict[str, etree._Element] = {}
        self._known: dict[str, _Inherited] = {}
        self._default = ""
        self._root = root
        for style in () if root is None else root.iterchildren(qn("w:style")):
            name = style.get(qn("w:styleId")) or ""
            self._by_id.setdefault(name, style)
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
                self._default = self._default or name

    @cached_property
    def language(self) -> Language:
        """The language the file says its text is in, for ordinals in words; English if it says nothing."""
        path = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}"
        found = None if self._root is None else self._root.find(path)
        return "es" if found is not None and (found.get(qn("w:val")) or "").startswith("es") else "en"

    def name_of(self, paragraph: etree._Element) -> str:
        """The id of the paragraph's style: the one it names, or the file's default."""
        named = inner(paragraph, qn("w:pPr"), qn("w:pStyle"))
        return self._default if named is None else named.get(qn("w:val")) or ""

    def heading_level(self, paragraph: etree._Element, name: str) -> int:
        """1 to 9 for a heading, 0 for anything else; ``name`` is the id of the paragraph's style."""
        own = inner(paragraph, qn("w:pPr"), qn("w:outlineLvl"))
        return self._inherited(name).heading if own is None else _outline(own)

    def in_contents(self, name: str) -> bool:
        """Whether a paragraph of that style is a line of a table of contents."""
        return self._inherited(name).contents

    def list_of(self, paragraph: etree._Element, name: str, numbering: Numbering) -> tuple[str, int] | None:
        """The list and level that number a paragraph of that style, or None.

        ``w:numId`` 0 takes a style's list away.
        """
        own = inner(paragraph, qn("w:pPr"), qn("w:numPr"))
        number, depth = _numbering_of(own)
        style = self._inherited(name)
        inherits = not number
        number, depth = number or style.number, depth or style.depth
        if not number or number == "0":
            return None
        if inherits and own is None:
            tied = (numbering.level_of_style(number, name) for name in style.names)
            level = next((found for found in tied if found is not None), None)
            if level is not None:
                return number, level
        return number, int(depth) if re.fullmatch(r"[0-8]", depth) else 0

    def is_hidden(self, run: etree._Element, paragraph_style: str) -> bool:
        """Whether the run is hidden text, which Word neither shows nor prints."""
        direct = inner(run, qn("w:rPr"), qn("w:vanish"))
        if direct is not None:
            return is_on(direct)
        named = inner(run, qn("w:rPr"), qn("w:rStyle"))
        own = "" if named is None else named.get(qn("w:val")) or ""
        return self._inherited(own).hides or self._inherited(paragraph_style).hides

    def joins_next(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's mark is hidden, so that the next one goes on in the same line."""
        mark = inner(paragraph, qn("w:pPr"), qn("w:rPr"), qn("w:vanish"))
        return mark is not None and is_on(mark)

    def _inherited(self, name: str) -> _Inherited:
        if name not in self._known:
            self._known[name] = _gathered(self._chain(name))
        return self._known[name]

    def _chain(self, name: str) -> list[etree._Element]:
        """A style and those it is based on, nearest first."""
        chain: list[etree._Element] = []
        while name in self._by_id and self._by_id[name] not in chain and len(chain) < _BASED_AT_MOST:
            style = self._by_id[name]
            chain.append(style)
            base = style.find(qn("w:basedOn"))
            name = "" if base is None else base.get(qn("w:val")) or ""
        return chain


def _gathered(chain: list[etree._Element]) -> _Inherited:
    def nearest(path: str) -> etree._Element | None:
        found = (style.find(path) for style in chain)
        return next((element for element in found if element is not None), None)

    titles = [_title(style) for style in chain]
    outline = nearest(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    by_name = (match for title in titles if (match := _HEADING_NAME.fullmatch(title)))
    named = next((int(match[1]) for match in by_name), 0)
    vanish = nearest(f"{qn('w:rPr')}/{qn('w:vanish')}")
    lists = [_numbering_of(style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")) for style in chain]
    return _Inherited(
        heading=named if outline is None else _outline(outline),
        contents=any(_CONTENTS_NAME.fullmatch(title) for title in titles),
        hides=vanish is not None and is_on(vanish),
        number=next((number for number, _ in lists if number), ""),
        depth=next((depth for _, depth in lists if depth), ""),
        names=tuple(style.get(qn("w:styleId")) or "" for style in chain),
    )


def _outline(element: etree._Element) -> int:
    """A heading's level from its outline level, which counts from 0; 9 means body text."""
    value = element.get(qn("w:val")) or ""
    return int(value) + 1 if re.fullmatch(r"[0-8]", value) else 0


def _title(style: etree._Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else (name.get(qn("w:val")) or "").strip().lower()


def _numbering_of(properties: etree._Element | None) -> tuple[str, str]:
    """The list and the level that a ``w:numPr`` names; "" for what it leaves out."""
    if properties is None:
        return "", ""
    number, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    return (
        "" if number is None else number.get(qn("w:val")) or "",
        "" if level is None else level.get(qn("w:val")) or "",
    )
