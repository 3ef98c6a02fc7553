"""What those a law speaks to must do."""

from drafting.clauses.duties.model import Duties, Duty, DutyKind, DutyRules, Penalty
from drafting.clauses.duties.read import duties

__all__ = ["Duties", "Duty", "DutyKind", "DutyRules", "Penalty", "duties"]
