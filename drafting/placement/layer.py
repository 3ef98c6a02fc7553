"""Which layer an instrument itself is: by its title, else by what it calls itself."""

from __future__ import annotations

from itertools import islice

from drafting.model import Document, Kind, Layer
from drafting.placement.patterns import fold
from drafting.placement.rules import RuleBook

#: as much text as it takes to hear what an instrument calls itself
_ENOUGH = 60_000

#: lines before the first article that may hold the title
_OPENING = 8


def guess_layer(document: Document, book: RuleBook) -> Layer:
    """The layer of an instrument; a text that says nothing of itself is taken for a statute."""
    language = document.language
    for title in _titles(document):
        folded = fold(title).strip(" \"“«'")
        for name in book.names:
            if any(pattern.matches(folded) for pattern in name.titles[language]):
                return name.layer
    counts = dict.fromkeys(Layer, 0)
    read = 0
    for provision in document.walk():
        folded = fold(provision.printed)
        for name in book.names:
            counts[name.layer] += sum(len(pattern.find(folded)) for pattern in name.words[language])
        read += len(folded)
        if read > _ENOUGH:
            break
    return max(counts, key=lambda layer: counts[layer])


def _titles(document: Document) -> list[str]:
    """The title, and the lines before the first division that may hold the real one."""
    lines = [document.title]
    for provision in document.provisions[:3]:
        if provision.kind in (Kind.PREFACE, Kind.DECREE, Kind.PART):
            said = (line for below in provision.walk() for line in below.printed.splitlines())
            lines += islice(said, _OPENING)
    return [line for line in lines if line.strip()]
