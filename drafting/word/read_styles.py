"""What a paragraph inherits from its style: heading level, list, hidden text.

A property stands in the paragraph itself, or in its style, or in a style that one is based on; the
nearest wins (ECMA-376 part 1, 17.7.2).
"""

from __future__ import annotations

import re
from functools import cached_property

from docx.oxml.ns import qn
from lxml import etree

from drafting.model import Language
from drafting.word.numbering import Numbering, is_on

#: Built-in names stay English in every language of Word; LibreOffice and old converters write their own.
_HEADING_NAME = re.compile(r"(?:heading|título|titulo|encabezado|überschrift)\s*([1-9])$")
_CONTENTS_NAME = re.compile(r"(?:toc|tdc|índice|indice)\s*[1-9]$|(?:toc|contents) heading$")
_BASED_AT_MOST = 30  # styles based on styles; Word itself allows ten
_BODY_TEXT = 9  # the outline level that means "no heading"


class Styles:
    """The styles of a file, asked for one paragraph or run at a time."""

    def __init__(self, root: etree._Element | None) -> None:
        self._by_id: dict[str, etree._Element] = {}
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._hiding: dict[str, bool] = {}
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
        found = (
            None
            if self._root is None
            else self._root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
        )
        return "es" if found is not None and (found.get(qn("w:val")) or "").startswith("es") else "en"

    def heading_level(self, paragraph: etree._Element) -> int:
        """1 to 9 for a heading, 0 for anything else."""
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        for holder in (
            own,
            *(style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}") for style in self._of(paragraph)),
        ):
            if holder is not None:
                value = holder.get(qn("w:val")) or ""
                return int(value) + 1 if re.fullmatch(r"[0-8]", value) else 0
        for name in self._names(paragraph):
            if match := _HEADING_NAME.fullmatch(name):
                return int(match[1])
        return 0

    def in_contents(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph is a line of a table of contents."""
        return any(_CONTENTS_NAME.fullmatch(name) for name in self._names(paragraph))

    def list_of(self, paragraph: etree._Element, numbering: Numbering) -> tuple[str, int] | None:
        """The list and level that number the paragraph, or None. ``w:numId`` 0 takes a style's list away."""
        number, depth, tied = "", "", None
        own = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        number, depth = _numbering_of(own)
        for style in self._of(paragraph):
            inherited, level = _numbering_of(style.find(f"{qn('w:pPr')}/{qn('w:numPr')}"))
            if not number and inherited:
                number = inherited
                tied = self._tied_level(paragraph, number, numbering)
            depth = depth or level
        if not number or number == "0":
            return None
        if tied is not None and own is None:
            return number, tied
        return number, int(depth) if re.fullmatch(r"[0-8]", depth) else 0

    def is_hidden(self, run: etree._Element, paragraph: etree._Element) -> bool:
        """Whether the run is hidden text, which Word neither shows nor prints."""
        direct = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
        if direct is not None:
            return is_on(direct)
        named = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        own = "" if named is None else named.get(qn("w:val")) or ""
        return self._hides(own) or self._hides(self._name_of(paragraph))

    def joins_next(self, paragraph: etree._Element) -> bool:
        """Whether the paragraph's mark is hidden, so that the next one goes on in the same line."""
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:vanish')}")
        return mark is not None and is_on(mark)

    def _tied_level(self, paragraph: etree._Element, number: str, numbering: Numbering) -> int | None:
        for style in self._of(paragraph):
            level = numbering.level_of_style(number, style.get(qn("w:styleId")) or "")
            if level is not None:
                return level
        return None

    def _names(self, paragraph: etree._Element) -> list[str]:
        names = (style.find(qn("w:name")) for style in self._of(paragraph))
        return [(name.get(qn("w:val")) or "").strip().lower() for name in names if name is not None]

    def _of(self, paragraph: etree._Element) -> tuple[etree._Element, ...]:
        return self._chain(self._name_of(paragraph))

    def _name_of(self, paragraph: etree._Element) -> str:
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self._default if named is None else named.get(qn("w:val")) or ""

    def _hides(self, name: str) -> bool:
        """Whether a style makes its text hidden text."""
        if name not in self._hiding:
            found = (style.find(f"{qn('w:rPr')}/{qn('w:vanish')}") for style in self._chain(name))
            nearest = next((element for element in found if element is not None), None)
            self._hiding[name] = nearest is not None and is_on(nearest)
        return self._hiding[name]

    def _chain(self, name: str) -> tuple[etree._Element, ...]:
        """A style and those it is based on, nearest first."""
        if name not in self._chains:
            chain: list[etree._Element] = []
            at = name
            while at in self._by_id and self._by_id[at] not in chain and len(chain) < _BASED_AT_MOST:
                style = self._by_id[at]
                chain.append(style)
                base = style.find(qn("w:basedOn"))
                at = "" if base is None else base.get(qn("w:val")) or ""
            self._chains[name] = tuple(chain)
        return self._chains[name]


def _numbering_of(properties: etree._Element | None) -> tuple[str, str]:
    """The list and the level that a ``w:numPr`` names; "" for what it leaves out."""
    if properties is None:
        return "", ""
    number, level = properties.find(qn("w:numId")), properties.find(qn("w:ilvl"))
    return (
        "" if number is None else number.get(qn("w:val")) or "",
        "" if level is None else level.get(qn("w:val")) or "",
    )
