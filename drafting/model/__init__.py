"""The vocabulary of the workbench: what a draft is made of, and what a comparison says.

Frozen, slotted dataclasses and nothing else: no file, no clock, no database. Every other part of the
project takes these in and gives these out.
"""

from drafting.model.change import (
    Change,
    ChangeKind,
    Comparison,
    Edit,
    Evidence,
    Op,
    Significance,
)
from drafting.model.found import (
    Hit,
    HitLine,
    Hits,
)
from drafting.model.record import (
    Draft,
    Event,
    Instrument,
    Stage,
)
from drafting.model.remark import (
    Anchor,
    Annex,
    Decision,
    Mark,
    Proposal,
    ProposalKind,
    Quote,
    ReviewComment,
)
from drafting.model.tree import (
    CONTAINERS,
    Block,
    Document,
    Kind,
    Language,
    Layer,
    Provision,
)

__all__ = [
    "CONTAINERS",
    "Anchor",
    "Annex",
    "Block",
    "Change",
    "ChangeKind",
    "Comparison",
    "Decision",
    "Document",
    "Draft",
    "Edit",
    "Event",
    "Evidence",
    "Hit",
    "HitLine",
    "Hits",
    "Instrument",
    "Kind",
    "Language",
    "Layer",
    "Mark",
    "Op",
    "Proposal",
    "ProposalKind",
    "Provision",
    "Quote",
    "ReviewComment",
    "Significance",
    "Stage",
]
