"""Which layer an instrument itself is: by its title, else by what it calls itself and by what it holds."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice

from drafting.model import Document, Kind, Layer, Provision
from drafting.placement.patterns import fold
from drafting.placement.rules import Name, RuleBook
from drafting.placement.signals import heading_strengths, hits
from drafting.placement.units import UNITS, units
from drafting.placement.weigh import strengths, verdict

#: as much text as it takes to hear what an instrument calls itself, as many articles to see what it holds
_ENOUGH, _ARTICLES = 60_000, 40

#: lines before the first article that may hold the title
_OPENING = 8

#: how often a text must call itself something to be taken at its word, and what less often counts for
_CLEAR, _CALLED = 3, 1.0

#: what a title that is more often a regulation's counts for
_LEAD = 0.5

#: the least share of a layer that one article can speak of, so that none decides for all
_LEAST = 0.1


def guess_layer(document: Document, book: RuleBook) -> Layer:
    """The layer of an instrument: by its title, by what it calls itself, else by what it holds.

    "This order" and "this decree" are said by regulations too: without a title, what it holds decides. A text
    that says nothing of itself and holds nothing that tells is taken for a statute.
    """
    language = document.language
    undecided = False
    for title in _titles(document):
        name = _named(title, document, book)
        if name is not None and not name.open and not (undecided and name.layer is Layer.STATUTE):
            return name.layer
        undecided = undecided or name is not None
    if undecided:
        return _by_content(document, book, {Layer.REGULATION: _LEAD, Layer.EXECUTIVE_ORDER: 0.0})
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
    if called is Layer.EXECUTIVE_ORDER:
        return _by_content(document, book, {Layer.REGULATION: 0.0, called: 0.0})
    if counts[called] < _CLEAR:
        return _by_content(document, book, dict.fromkeys(Layer, 0.0) | {called: _CALLED})
    return called


def _named(title: str, document: Document, book: RuleBook) -> Name | None:
    """The first name that a line of the heading fits, those that are open last."""
    folded = fold(title).strip(" \"“«'")
    for name in sorted(book.names, key=lambda name: name.open):
        if any(pattern.matches(folded) for pattern in name.titles[document.language]):
            return name
    return None


def _by_content(document: Document, book: RuleBook, lean: dict[Layer, float]) -> Layer:
    """The layer the articles speak for, of those in ``lean``, which holds what each has to begin with."""
    for unit in islice(units(document), _ARTICLES):
        sums = strengths(hits(unit, book, document.language), {})
        for rule_id, strength in heading_strengths(unit, book, document.language).items():
            sums[rule_id] = sums.get(rule_id, 0.0) + strength
        shares = dict(verdict(sums, None, book, unit.folded).shares)
        for layer in lean:
            lean[layer] += math.log(max(_LEAST, shares[layer]))
    return max(lean, key=lambda layer: lean[layer])


def _titles(document: Document) -> list[str]:
    """The title, and the lines before the first division that may hold the real one."""
    lines = [document.title]
    for provision in document.provisions[:3]:
        if provision.kind in (Kind.PREFACE, Kind.DECREE, Kind.PART, Kind.DIVISION):
            lines += islice(_heading(provision), _OPENING)
    return [line for line in lines if line.strip()]


def _heading(provision: Provision) -> Iterator[str]:
    """The lines of a division before its first article."""
    for below in provision.walk():
        if below.kind in UNITS:
            return
        yield from below.printed.splitlines()
