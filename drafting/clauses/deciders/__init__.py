"""Public bodies and what a draft has them do."""

from drafting.clauses.deciders.model import Decider, DeciderRules, Deciders, Function, Matter
from drafting.clauses.deciders.read import deciders

__all__ = ["Decider", "DeciderRules", "Deciders", "Function", "Matter", "deciders"]
