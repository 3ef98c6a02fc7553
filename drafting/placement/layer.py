"""Which layer an instrument itself is: by its title, else by what it calls itself and by what it holds."""

from __future__ import annotations

import math
from itertools import islice

from drafting.model import Document, Kind, Layer
from drafting.placement.patterns import fold
from drafting.placement.rules import RuleBook
from drafting.placement.signals import heading_strengths, hits
from drafting.placement.units import units
from drafting.placement.weigh import strengths, verdict

#: as much text as it takes to hear what an instrument calls itself, as many articles to see what it holds
_ENOUGH, _ARTICLES = 60_000, 40

#: lines before the first article that may hold the title
_OPENING = 8

#: the least share of a layer that one article can speak of, so that none decides for all
_LEAST = 0.1


def guess_layer(document: Document, book: RuleBook) -> Layer:
    """The layer of an instrument; a text that says nothing of itself is taken for a statute.

    "This order" and "this decree" are said by regulations too: without a title, what it holds decides.
    """
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
    called = max(counts, key=lambda layer: counts[layer])
    return _by_content(document, book) if called is Layer.EXECUTIVE_ORDER else called


def _by_content(document: Document, book: RuleBook) -> Layer:
    """Regulation or executive order, whichever the articles speak for."""
    lean = 0.0
    for unit in islice(units(document), _ARTICLES):
        sums = strengths(hits(unit, book, document.language), {})
        for rule_id, strength in heading_strengths(unit, book, document.language).items():
            sums[rule_id] = sums.get(rule_id, 0.0) + strength
        shares = dict(verdict(sums, None, book).shares)
        ruled, ordered = (max(_LEAST, shares[own]) for own in (Layer.REGULATION, Layer.EXECUTIVE_ORDER))
        lean += math.log(ruled / ordered)
    return Layer.REGULATION if lean > 0 else Layer.EXECUTIVE_ORDER


def _titles(document: Document) -> list[str]:
    """The title, and the lines before the first division that may hold the real one."""
    lines = [document.title]
    for provision in document.provisions[:3]:
        if provision.kind in (Kind.PREFACE, Kind.DECREE, Kind.PART, Kind.DIVISION):
            said = (line for below in provision.walk() for line in below.printed.splitlines())
            lines += islice(said, _OPENING)
    return [line for line in lines if line.strip()]
