"""The formal checks of a text, as findings with their sentences and as marks."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks import Finding, Rule, check
from drafting.corpus.check_rules import check_rules
from drafting.messages import sentence
from drafting.model import Document, Language, Mark


def findings(document: Document) -> tuple[tuple[Rule, Finding], ...]:
    """What the checks of the corpus find in a text, each with its rule, in document order."""
    rules = check_rules()
    return tuple((rules[found.rule], found) for found in check(document, rules))


def told(found: Finding, language: str) -> str:
    """A finding as a sentence."""
    return sentence(f"check.{found.rule}", language, **dict(found.values))


def say(document: Document, language: Language) -> Iterator[Mark]:
    """The findings as marks on the words that show them."""
    for rule, found in findings(document):
        yield Mark(
            "checks",
            found.eid,
            told(found, language),
            uid=found.uid,
            quote=found.quote,
            key=found.rule,
            severity=rule.severity,
        )
