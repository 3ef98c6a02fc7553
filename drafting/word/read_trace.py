"""From the words a reader sees back to the elements of the file that hold them.

A reading settles the tracked changes of a tree, so it runs on a copy whose elements carry their place in the
original. Blanks are of no account in the way back: they are collapsed, computed and joined by every reader in
its own manner. What counts are the **letters**, all characters that are not blank: the n-th letter of a
block is the n-th letter of its pieces.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from drafting.guard import printable
from drafting.word.package import Package
from drafting.word.read import Read, read_package
from drafting.word.read_revisions import Revisions
from drafting.word.read_text import Piece

_PLACE = "place"  # no namespace: nothing in WordprocessingML bears it
#: Taken out of every text, wherever they stand (``structure.lines.normalise``).
_INVISIBLE = "\ufeff\u00ad\u200b"
_WITHOUT = dict.fromkeys(map(ord, _INVISIBLE))


class Letter(NamedTuple):
    """Where a letter stands: the element that holds it and its place in what that shows.

    The element is a paragraph when the letter is part of an automatic number, None when the reader put it in.
    """

    source: etree._Element | None
    at: int


def letters(text: str) -> str:
    """``text`` without its blanks."""
    return "".join(text.split())


def plain(text: str) -> bool:
    """Whether every character of what a block shows stands in its text, as the one character it is."""
    return text == printable(text).translate(_WITHOUT) and unicodedata.is_normalized("NFC", text)


def trace(package: Package, revisions: Revisions = "accepted") -> tuple[Read, ...]:
    """The blocks of an opened file as ``read`` gives them, each piece with its element in ``package``.

    ``package`` is not changed. Raises ``UnreadableFile`` as reading does.
    """
    elements: list[etree._Element] = []
    copy = replace(
        package,
        **{
            part: _marked(root, elements)
            for part in ("document", "footnotes", "endnotes")
            if (root := getattr(package, part)) is not None
        },
    )
    return tuple(
        replace(read, pieces=tuple(_original(piece, elements) for piece in read.pieces))
        for read in read_package(copy, revisions)
    )


def _marked(root: etree._Element, elements: list[etree._Element]) -> etree._Element:
    copy = deepcopy(root)
    for element, original in zip(copy.iter(etree.Element), root.iter(etree.Element), strict=True):
        element.set(_PLACE, str(len(elements)))
        elements.append(original)
    return copy


def _original(piece: Piece, elements: list[etree._Element]) -> Piece:
    return piece if piece.source is None else Piece(piece.text, elements[int(piece.source.get(_PLACE) or 0)])


def letters_of(read: Read) -> tuple[Letter, ...]:
    """Where each letter of the block stands, in order; () if that cannot be told."""
    text = "".join(piece.text for piece in read.pieces)
    if plain(text):
        if letters(text) != letters(read.block.text):
            return ()
        return tuple(
            Letter(piece.source, at)
            for piece in read.pieces
            for at, char in enumerate(piece.text)
            if not char.isspace()
        )
    raw = [(char, Letter(piece.source, at)) for piece in read.pieces for at, char in enumerate(piece.text)]
    kept = [one for one in raw if printable(one[0]) and one[0] not in _INVISIBLE]
    composed = kept if unicodedata.is_normalized("NFC", _chars(kept)) else _composed(kept)
    found = [(char, letter) for char, letter in composed if not char.isspace()]
    if _chars(found) != letters(read.block.text):
        return ()
    return tuple(letter for _, letter in found)


def _chars(marked: Iterable[tuple[str, Letter]]) -> str:
    return "".join(char for char, _ in marked)


def _composed(raw: list[tuple[str, Letter]]) -> list[tuple[str, Letter]]:
    """The same in NFC: letter and accent written one behind the other become one, which stands where the
    letter stood."""
    out: list[tuple[str, Letter]] = []
    cluster: list[tuple[str, Letter]] = []

    def close() -> None:
        text = unicodedata.normalize("NFC", _chars(cluster))
        out.extend((char, cluster[min(at, len(cluster) - 1)][1]) for at, char in enumerate(text))
        cluster.clear()

    for char, letter in raw:
        if cluster:
            before, own = _chars(cluster), unicodedata.normalize("NFC", char)
            if unicodedata.normalize("NFC", before + char) == unicodedata.normalize("NFC", before) + own:
                close()
        cluster.append((char, letter))
    if cluster:
        close()
    return out
