"""The time limits of a draft: one row per clock, how they run after one another, warnings, comparison."""

from drafting.clauses.clocks.chain import Change, Path, Step, what_if
from drafting.clauses.clocks.comparing import Course, compare
from drafting.clauses.clocks.model import Clock, Clocks, Stop
from drafting.clauses.clocks.read import clocks
from drafting.clauses.clocks.vocabulary import Vocabulary
from drafting.clauses.clocks.warnings import across, warnings

__all__ = [
    "Change",
    "Clock",
    "Clocks",
    "Course",
    "Path",
    "Step",
    "Stop",
    "Vocabulary",
    "across",
    "clocks",
    "compare",
    "warnings",
    "what_if",
]
