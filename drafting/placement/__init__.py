"""Statute, regulation or executive order: what belongs where, why, and what to write instead. Pure.

``classify`` judges one text, ``findings`` looks over a set of instruments, ``advise`` says what to write and
``apply`` writes it. The rules are data (``corpus/placement-rules.toml``), read by ``drafting.corpus``.
"""

from drafting.placement.across import findings
from drafting.placement.advice import Advice, Clause, Step, advise
from drafting.placement.apply import apply
from drafting.placement.classify import Evidence, Placed, Placement, classify
from drafting.placement.decided import Ruling, Stood, stood
from drafting.placement.findings import Finding, FindingKind, Member, Where
from drafting.placement.layer import guess_layer
from drafting.placement.rules import Rule, RuleBook

__all__ = [
    "Advice",
    "Clause",
    "Evidence",
    "Finding",
    "FindingKind",
    "Member",
    "Placed",
    "Placement",
    "Rule",
    "RuleBook",
    "Ruling",
    "Step",
    "Stood",
    "Where",
    "advise",
    "apply",
    "classify",
    "findings",
    "guess_layer",
    "stood",
]
