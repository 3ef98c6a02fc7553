"""What a draft says that a breach costs: one row per sanction, warnings, comparison of two drafts."""

from drafting.clauses.penalties.comparing import Course, compare
from drafting.clauses.penalties.model import Aggravation, Penalties, Penalty, Prohibition, Reference
from drafting.clauses.penalties.read import penalties
from drafting.clauses.penalties.vocabulary import Vocabulary
from drafting.clauses.penalties.warnings import warnings

__all__ = [
    "Aggravation",
    "Course",
    "Penalties",
    "Penalty",
    "Prohibition",
    "Reference",
    "Vocabulary",
    "compare",
    "penalties",
    "warnings",
]
