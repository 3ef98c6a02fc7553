"""The formal checks of a text, as findings with their sentences and as marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from drafting import compare
from drafting.checks import Finding, Rule, check
from drafting.corpus.check_rules import check_rules, known
from drafting.messages import sentence
from drafting.model import Document, Language, Mark
from drafting.workbench import papers


def findings(document: Document, earlier: Sequence[Document] = ()) -> tuple[tuple[Rule, Finding], ...]:
    """What the checks of the corpus find in a text, each with its rule, in document order.

    With the drafts before it (the latest first, all with uids) also the citations that were left behind.
    """
    rules = check_rules()
    found = check(document, rules, known=known(), earlier=earlier)
    return tuple((rules[one.rule], one) for one in found)


def of_file(
    file: Path, against: Path | None = None, language: Language | None = None
) -> tuple[tuple[Rule, Finding], ...]:
    """What the checks find in a file, also against an earlier draft of it. Raises UnreadableFile."""
    document = papers.read_file(file, language)
    if against is None:
        return findings(document)
    numbers = count(1)
    earlier = compare.carry_uids(
        None, papers.read_file(against, language or document.language), lambda: f"u{next(numbers)}"
    )
    carried = compare.carry_uids(earlier, document, lambda: f"u{next(numbers)}")
    return findings(carried, (earlier,))


def told(found: Finding, language: str) -> str:
    """A finding as a sentence."""
    return sentence(f"check.{found.rule}", language, **dict(found.values))


def say(document: Document, language: Language) -> Iterator[Mark]:
    """The findings as marks on the words that show them."""
    for rule, found in findings(document):
        yield mark(rule, found, language)


def mark(rule: Rule, found: Finding, language: Language) -> Mark:
    """A finding as a mark on the words that show it."""
    return Mark(
        "checks",
        found.eid,
        told(found, language),
        uid=found.uid,
        quote=found.quote,
        key=found.rule,
        severity=rule.severity,
    )
