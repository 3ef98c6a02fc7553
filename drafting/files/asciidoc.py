"""AsciiDoc to blocks: as Markdown, and its list items get the number that the printed page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.files.markup import line_ends, notes_of, plain, unescaped
from drafting.guard import printable
from drafting.model import Block
from drafting.structure import blocks_of
from drafting.structure.numbering import to_roman

_ATTRIBUTE = re.compile(r":[\w!-]+:(?:\s|$)")
_FENCE = re.compile(r"(?:={4,}|-{4,}|\*{4,}|_{4,}|\.{4,}|\+{4,}|/{4,}|--|\+|'''|<<<|\|===)\s*")
_BLOCK_ATTRIBUTES = re.compile(r"\[([^\]\n]*)\]\s*")
_ITEM = re.compile(r"\s*(\.{1,5})\s+(\S.*)")
_EXPLICIT = re.compile(r"\s*\d{1,4}\.\s")
#: What the levels of ordered lists count with unless the text says otherwise (AsciiDoc, "Ordered lists").
_STYLES = ("arabic", "loweralpha", "lowerroman", "upperalpha", "upperroman")


def read_asciidoc(text: str) -> tuple[Block, ...]:
    """The blocks of an AsciiDoc text. Attribute lines (``:name: value``) come first, as notes."""
    lines = line_ends(printable(text)).lstrip("\ufeff").split("\n")
    notes = notes_of([line for line in lines if _ATTRIBUTE.match(line)])
    lines = [line for line in lines if not _ATTRIBUTE.match(line) and not _is_comment(line)]
    return notes + unescaped(blocks_of("\n".join(plain(line) for line in _numbered(lines)), markup=True))


def _is_comment(line: str) -> bool:
    return line.startswith("//") and not line.startswith("///")


def _numbered(lines: list[str]) -> Iterator[str]:
    """The lines with ``. item`` as ``1. item``; lines that only steer the layout are left out."""
    counts = [0] * len(_STYLES)
    styles = list(_STYLES)
    announced, previous = "", ""
    for line in lines:
        item = _ITEM.fullmatch(line)
        if item:
            depth = len(item[1]) - 1
            if counts[depth] == 0 or announced:
                styles[depth] = announced or _STYLES[depth]
                counts[depth] = 0
            announced = ""
            counts[depth] += 1
            counts[depth + 1 :] = [0] * (len(_STYLES) - depth - 1)
            label = f"{_printed(counts[depth], styles[depth])}."
            # "1." before "ª Organización" is the ordinal "1.ª" of Spanish lists
            yield ""  # an item is a paragraph of its own
            yield f"{label}{'' if item[2][0] in 'ªº' else ' '}{item[2]}"
        elif attributes := _BLOCK_ATTRIBUTES.fullmatch(line):
            named = [name for name in _STYLES if name in attributes[1]]
            announced = named[0] if named else announced
        elif _FENCE.fullmatch(line):
            yield ""
        else:
            if _EXPLICIT.match(line):  # "2. text" is an item of the first level that brings its number along
                counts[1:] = [0] * (len(_STYLES) - 1)
                yield ""
            elif line.strip() and not previous.strip():  # a new paragraph or heading ends every list
                counts = [0] * len(_STYLES)
            yield line
        previous = line


def _printed(count: int, style: str) -> str:
    if style.endswith("roman"):
        number = to_roman(count) if count < 4000 else str(count)
        return number if style.startswith("upper") else number.lower()
    if style.endswith("alpha") and count <= 26:
        return chr(ord("A" if style.startswith("upper") else "a") + count - 1)
    return str(count)
