"""The words of one paragraph as Word shows them, and what hangs on it: notes and text boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from drafting.guard import tidy
from drafting.word.package import qn
from drafting.word.read_styles import Styles

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_TEXT = {qn("w:t"), qn("w:delText"), f"{_MATH}t", f"{_DRAWING}t"}
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:ptab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "",
}
#: Properties and instructions: never words of the text, whatever they hold.
_SILENT = {
    qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr"), qn("w:sdtEndPr"), qn("w:tblPr"), qn("w:trPr"), qn("w:tcPr"),
    qn("w:instrText"), qn("w:delInstrText"), qn("w:fldData"), qn("w:commentReference"),
}  # fmt: skip
_CODES = re.compile("[\uf020-\uf0ff]")  # where the fonts of signs have theirs
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}

#: The font Symbol draws Greek letters from Latin codes: "α-naftil" is written as F061.
_GREEK = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SYMBOL_SIGNS = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©",
    0xD4: "™", 0xD6: "√", 0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip
_DINGBATS = {
    0xA7: "▪",
    0xA8: "☐",
    0xFE: "☒",
    0xFD: "☒",
    0xFC: "✓",
    0x6F: "☐",
    0xD8: "➢",
    0xE0: "→",
    0xB7: "•",
}


class Piece(NamedTuple):
    """Characters as they are shown, and the element that holds them, one character for one.

    What Word computes (an automatic number) has the paragraph as its source, a blank of ours none.
    """

    text: str
    source: etree._Element | None = None


@dataclass(slots=True)
class Words:
    """What was gathered from one paragraph. ``notes`` are (kind, id); ``boxes`` are read after it."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The gathered text, tidied."""
        return tidy("".join(piece.text for piece in self.pieces))


def words_of(paragraph: etree._Element, styles: Styles, style: str | None = None) -> Words:
    """Everything a reader sees of ``paragraph``: runs, links, fields' results, content controls.

    ``style`` is the id of its style, asked of ``styles`` unless given.
    """
    words = Words()
    _gather(paragraph, styles.name_of(paragraph) if style is None else style, styles, words)
    return words


def _gather(element: etree._Element, style: str, styles: Styles, words: Words) -> None:
    for child in element.iterchildren(etree.Element):
        tag = child.tag
        if tag in _TEXT:
            words.pieces.append(Piece(_letters(child), child))
        elif tag in _SIGNS:
            words.pieces.append(Piece(_SIGNS[tag], child))
        elif tag == qn("w:sym"):
            sign = _symbol(child.get(qn("w:char")) or "", child.get(qn("w:font")) or "")
            words.pieces.append(Piece(sign, child))
        elif tag in _NOTES:
            words.notes.append((_NOTES[tag], child.get(qn("w:id")) or ""))
        elif tag == qn("w:txbxContent"):
            words.boxes.append(child)
        elif tag == f"{_MC}AlternateContent":
            _gather(alternative(child), style, styles, words)
        elif tag == qn("w:r") and styles.is_hidden(child, style):
            continue
        elif tag == qn("w:ruby"):
            _ruby(child, style, styles, words)
        elif tag not in _SILENT:
            _gather(child, style, styles, words)


def _ruby(ruby: etree._Element, style: str, styles: Styles, words: Words) -> None:
    """What stands above the words comes behind them, in brackets: the file has it in front."""
    for base in ruby.iterchildren(qn("w:rubyBase")):
        _gather(base, style, styles, words)
    for above in ruby.iterchildren(qn("w:rt")):
        words.pieces.append(Piece(" ("))
        _gather(above, style, styles, words)
        words.pieces.append(Piece(")"))


def alternative(element: etree._Element) -> etree._Element:
    """Word offers the same drawing in two dialects: the first that holds words, so that they come once."""
    choices = [child for child in element if child.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    for choice in choices:
        if any((found.text or "").strip() for found in choice.iter(*_TEXT)):
            return choice
    return choices[0] if choices else etree.Element("nothing")


def _letters(element: etree._Element) -> str:
    text = element.text or ""
    if _CODES.search(text) is None:
        return text
    fonts = element.getparent()
    fonts = None if fonts is None else fonts.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    font = "" if fonts is None else fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or ""
    font = font or "Symbol"  # by far the usual one behind these codes
    return "".join(
        _symbol(f"{ord(char):04X}", font) if "\uf020" <= char <= "\uf0ff" else char for char in text
    )


def _symbol(code: str, font: str) -> str:
    """The character that ``font`` draws for a code in hexadecimal, as Unicode has it."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if not 0xF020 <= value <= 0xF0FF:
        return chr(value) if value < 0x110000 else ""
    low = value - 0xF000
    if font.startswith(("Wingdings", "Webdings")):
        return _DINGBATS.get(low, "▪")
    if font.startswith("Symbol"):
        return _GREEK.get(chr(low)) or _SYMBOL_SIGNS.get(low) or (chr(low) if low < 0x7F else chr(value))
    return chr(low) if low < 0x7F else chr(value)  # what another font draws cannot be known: kept as it is


def show_only_results(root: etree._Element) -> None:
    """Take out of fields what Word does not show: the words between a field's begin and its result.

    A field that never ends is left alone, so that no text is lost on a damaged file.
    """
    stack: list[_Field] = []
    for element in list(root.iter(qn("w:fldChar"), qn("w:t"), qn("w:footnoteReference"))):
        if element.tag != qn("w:fldChar"):
            if stack and stack[-1].silences is not None:
                stack[-1].silences.append(element)
            continue
        match element.get(qn("w:fldCharType")):
            case "begin":
                opened = _Field()
                opened.silences = opened.instruction
                stack.append(opened)
            case "separate" if stack:  # a result is shown unless the field stands in an instruction itself
                stack[-1].silences = stack[-2].silences if len(stack) > 1 else None
            case "end" if stack:
                for hidden in stack.pop().instruction:
                    parent = hidden.getparent()
                    if parent is not None:
                        parent.remove(hidden)


@dataclass(slots=True)
class _Field:
    """An open field: its own instruction, and the instruction that silences what comes now, if one does."""

    instruction: list[etree._Element] = field(default_factory=list)
    silences: list[etree._Element] | None = None
