"""Penalties and clocks of a text or a file: the vocabularies of the corpus applied, without a workspace."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from drafting import compare
from drafting.clauses import clocks as timing
from drafting.clauses import penalties as punishing
from drafting.clauses.clocks import Clocks
from drafting.clauses.penalties import Penalties
from drafting.clauses.sentences import Alert
from drafting.corpus.clocks import clock_words
from drafting.corpus.penalties import penalty_words
from drafting.model import Document, Layer


def layer_of(document: Document) -> Layer:
    """What an instrument is, by its title and its words."""
    from drafting.corpus.placement import placement_rules
    from drafting.placement import guess_layer

    return guess_layer(document, placement_rules())


def penalties_of(document: Document, layer: Layer | None = None) -> Penalties:
    """The sanctions of a text."""
    return punishing.penalties(document, penalty_words(), layer)


def clocks_of(document: Document, layer: Layer | None = None, sanctions: Penalties | None = None) -> Clocks:
    """The time limits of a text: how long a sanction lasts is none; ``sanctions``: read here unless given."""
    found = timing.clocks(document, clock_words(), layer)
    punished: dict[str, list[str]] = {}
    for row in (sanctions or penalties_of(document)).rows:
        punished.setdefault(row.eid, []).append(row.evidence.exact)
    rows = (
        row
        for row in found.rows
        if not any(row.evidence.exact in words for words in punished.get(row.eid, ()))
    )
    return replace(found, rows=tuple(rows))


def penalty_alerts(found: Penalties, document: Document) -> tuple[Alert, ...]:
    """What to look at again in the sanctions of a text."""
    return punishing.warnings(found, document, penalty_words())


def clock_alerts(found: Clocks, document: Document) -> tuple[Alert, ...]:
    """What to look at again in the time limits of a text."""
    return timing.warnings(found, document, clock_words())


def paired(old: Document, new: Document) -> tuple[Document, Document]:
    """Two texts of files with uids, so that their rows can be told one from another."""
    numbers = count()
    first = old.map(lambda node: replace(node, uid=f"u{next(numbers)}"))
    return first, compare.carry_uids(first, new, lambda: f"n{next(numbers)}")
