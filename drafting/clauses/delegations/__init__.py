"""What a statute leaves to lower rules."""

from drafting.clauses.delegations.model import Delegation, DelegationRules, Delegations, LowerRule, Use
from drafting.clauses.delegations.read import delegations

__all__ = ["Delegation", "DelegationRules", "Delegations", "LowerRule", "Use", "delegations"]
