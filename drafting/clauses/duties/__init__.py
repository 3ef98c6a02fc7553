"""What those a law speaks to must do."""

from drafting.clauses.duties.model import Breach, Duties, Duty, DutyKind, DutyRules, Penalty, Statute
from drafting.clauses.duties.read import duties

__all__ = ["Breach", "Duties", "Duty", "DutyKind", "DutyRules", "Penalty", "Statute", "duties"]
