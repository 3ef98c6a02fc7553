"""Slips planted in sound texts, five or more of every kind in both languages: how many are found.

``python -m tests.checks.planted`` prints the table of docs/quality.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from drafting import compare
from drafting.checks import RULES, Finding, check
from drafting.corpus.check_rules import known
from drafting.model import Document, Language
from drafting.structure import parse_text
from tests.checks.slips import SLIPS, SOUNDS


class Planted(NamedTuple):
    """A slip: the rule that should find it, and the text with it; ``before`` is the draft before, if any."""

    rule: str
    language: Language
    text: str
    before: str = ""


def planted() -> Iterator[Planted]:
    """Every slip."""
    for language, sound in SOUNDS.items():
        for rule, changes in SLIPS[language].items():
            for one in changes:
                text = sound
                for old, new in one:
                    assert old in text, (rule, old)
                    text = text.replace(old, new, 1)
                yield Planted(rule, language, text)
        yield from _moved(language, sound)


def found(one: Planted) -> tuple[Finding, ...]:
    """What the checks find in a text with a slip."""
    document, earlier = _carried(one)
    return check(document, known=known(), earlier=earlier)


def _carried(one: Planted) -> tuple[Document, tuple[Document, ...]]:
    document = parse_text(one.text, one.language)
    if not one.before:
        return document, ()
    numbers = count(1)
    old = compare.carry_uids(None, parse_text(one.before, one.language), lambda: f"u{next(numbers)}")
    return compare.carry_uids(old, document, lambda: f"u{next(numbers)}"), (old,)


def _moved(language: Language, sound: str) -> Iterator[Planted]:
    """A new article before those that are cited; their numbers move, the citations do not."""
    if language == "es":
        news = (
            "De las visitas.",
            "Del registro de operaciones.",
            "De los precios.",
            "De la cooperación.",
            "De las copias.",
        )
        for new in news:
            text = sound
            for number in (6, 5, 4, 3):
                text = text.replace(f"Artículo {number}.-", f"Artículo {number + 1}.-")
            text = text.replace(
                "Artículo 4.-",
                f"Artículo 3.- {new} La Secretaría anota lo que se le dice cada mes.\n\nArtículo 4.-",
                1,
            )
            yield Planted("ref_moved", language, text, sound)
        return
    for new in ("Visits", "Prices", "Copies", "Cooperation", "Signs"):
        text = sound
        for number, head in (
            (7, "Commencement"),
            (6, "Reports"),
            (5, "Other law"),
            (4, "Offence"),
            (3, "Grant"),
        ):
            text = text.replace(f"\n{number} {head}", f"\n{number + 1} {head}")
        text = text.replace(
            "\n4 Grant", f"\n3 {new}\nThe Minister writes down what is said every month.\n\n4 Grant", 1
        )
        yield Planted("ref_moved", language, text, sound)


def table() -> str:
    """How many of each kind are found, by language."""
    total, hit = Counter[tuple[str, Language]](), Counter[tuple[str, Language]]()
    for one in planted():
        total[one.rule, one.language] += 1
        hit[one.rule, one.language] += any(finding.rule == one.rule for finding in found(one))
    counts = {rule: [of[rule, language] for language in SOUNDS for of in (total, hit)] for rule in RULES}
    counts["all"] = [sum(column) for column in zip(*counts.values(), strict=True)]
    lines = ["| rule | planted, Spanish | found | planted, English | found |", "|---|---:|---:|---:|---:|"]
    lines += [f"| {rule} | {' | '.join(map(str, row))} |" for rule, row in counts.items()]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
