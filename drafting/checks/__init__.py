"""Checks on a text: what it cites, defines, numbers and leaves open; the rules are data in ``corpus/``."""

from collections.abc import Iterable

from drafting.checks import force, numbering, references, terms, words
from drafting.checks.model import Finding, Rule, Severity
from drafting.model import Document

__all__ = ["RULES", "Finding", "Rule", "Severity", "check"]

#: every rule that can be broken; ``corpus/check-rules.toml`` says of each how grave it is and why it matters
RULES = (
    "ref_missing",
    "ref_repealed",
    "penalty_inverted",
    "term_twice",
    "term_unused",
    "number_repeated",
    "number_missing",
    "deadline_no_start",
    "modal_slip",
    "no_entry_into_force",
)


def check(document: Document, rules: Iterable[str] = RULES) -> tuple[Finding, ...]:
    """What is found wanting in a text by these rules, in document order."""
    wanted = frozenset(rules)
    found = [
        finding
        for part in (references, terms, numbering, words, force)
        for finding in part.findings(document)
        if finding.rule in wanted
    ]
    order = {node.eid: place for place, node in enumerate(document.walk())}
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: order[finding.eid]))
