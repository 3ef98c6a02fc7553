"""Checks on a text: what it cites, defines, numbers and leaves open; the rules are data in ``corpus/``."""

from collections.abc import Iterable, Sequence

from drafting.checks import art, force, moved, names, numbering, references, terms, words
from drafting.checks.model import Finding, FormerName, Known, Rule, Severity
from drafting.model import Document

__all__ = ["NEEDS_EARLIER", "RULES", "Finding", "FormerName", "Known", "Rule", "Severity", "check"]

#: what is known where nobody says more
NOTHING = Known()

#: every rule that can be broken; ``corpus/check-rules.toml`` says of each how grave it is and why it matters
RULES = (
    "ref_missing",
    "ref_repealed",
    "ref_moved",
    "penalty_inverted",
    "term_twice",
    "term_unused",
    "term_undefined",
    "name_former",
    "name_variant",
    "number_repeated",
    "number_missing",
    "number_backwards",
    "deadline_no_start",
    "modal_slip",
    "no_entry_into_force",
)

#: rules that nobody can tell broken from one draft alone
NEEDS_EARLIER = frozenset({"ref_moved"})


def check(
    document: Document,
    rules: Iterable[str] = RULES,
    *,
    known: Known = NOTHING,
    earlier: Sequence[Document] = (),
) -> tuple[Finding, ...]:
    """What is found wanting in a text by these rules, in document order.

    ``known`` is what is known beside the text; without ``earlier`` drafts (the latest first, all with uids)
    nobody can tell whether what a citation names has moved.
    """
    wanted = frozenset(rules)
    found = [
        *references.findings(document),
        *moved.findings(document, earlier),
        *terms.findings(document),
        *art.findings(document, known),
        *names.findings(document, known),
        *numbering.findings(document),
        *words.findings(document),
        *force.findings(document),
    ]
    order = {node.eid: place for place, node in enumerate(document.walk())}
    kept = dict.fromkeys(one for one in found if one.rule in wanted)
    return tuple(sorted(kept, key=lambda finding: order[finding.eid]))
