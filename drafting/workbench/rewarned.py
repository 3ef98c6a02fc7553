"""Tables of deciders, duties and delegations with the rows as persons corrected them, warned of anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafting.clauses.deciders import Decider, Deciders
from drafting.clauses.deciders.warn import warnings as of_deciders
from drafting.clauses.delegations import Delegation, Delegations
from drafting.clauses.delegations.uses import warnings as of_delegations
from drafting.clauses.duties import Duties, Duty
from drafting.clauses.duties.sanctions import warnings as of_duties
from drafting.corpus.agencies import agencies
from drafting.corpus.deciders import decider_rules
from drafting.corpus.delegations import delegation_rules
from drafting.corpus.duties import duty_rules
from drafting.model import Document, Layer
from drafting.workbench.correcting import Row


def deciders(found: Deciders, rows: Iterable[Row], document: Document) -> Deciders:
    """The matrix of bodies with these rows."""
    kept = tuple(row for row in rows if isinstance(row, Decider))
    if kept == found.rows:
        return found
    return replace(found, rows=kept, warnings=of_deciders(document, kept, decider_rules(), agencies()))


def duties(found: Duties, rows: Iterable[Row], document: Document) -> Duties:
    """The duties with these rows."""
    kept = tuple(row for row in rows if isinstance(row, Duty))
    if kept == found.rows:
        return found
    return replace(
        found,
        rows=kept,
        warnings=of_duties(document, kept, duty_rules(), found=found.breaches, settled=found.settled),
    )


def delegations(
    found: Delegations, rows: Iterable[Row], others: Sequence[tuple[Layer, Document]]
) -> Delegations:
    """The delegations with these rows."""
    kept = tuple(row for row in rows if isinstance(row, Delegation))
    if kept == found.rows:
        return found
    return replace(found, rows=kept, warnings=of_delegations(kept, delegation_rules(), others))
