"""Sanctions in plain words, from ``corpus/clauses/measures.toml``: each word checked, then patterns."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from drafting.clauses.patterns import pattern
from drafting.clauses.penalties.measures import Measure, commanding, imposing, naming
from drafting.clauses.penalties.vocabulary import Form, KindOfSanction
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.plain import in_both, plain_words
from drafting.corpus.rows import Row
from drafting.model import Language


@dataclass(frozen=True, slots=True)
class Measures:
    """The forms of each kind of sanction, and what imposes one."""

    forms: dict[tuple[str, Language], tuple[Form, ...]]
    imposes: dict[Language, tuple[re.Pattern[str], ...]]
    digest: str

    def added(self, kinds: tuple[KindOfSanction, ...]) -> tuple[KindOfSanction, ...]:
        """The kinds with these words too: in the first of each that has no name of its own."""
        made, done = [], set[str]()
        for kind in kinds:
            if kind.name or kind.id in done or not kind.bare or (kind.id, "es") not in self.forms:
                made.append(kind)
                continue
            done.add(kind.id)
            made.append(
                replace(kind, forms={language: self.forms[kind.id, language] for language in LANGUAGES})
            )
        return tuple(made)


@cache
def measure_words() -> Measures:
    """The words of ``corpus/clauses/measures.toml``. Raises InvalidData."""
    return read_measure_words(DIRECTORY / "clauses" / "measures.toml")


def read_measure_words(path: Path) -> Measures:
    """The words of a file as patterns. Raises InvalidData naming file, row and field of what is wrong."""
    top = Row.of_file(path)
    top.edition(1)
    things = {row.text("id"): in_both(row) for row in top.rows("things")}
    forms: dict[tuple[str, Language], tuple[Form, ...]] = {}
    for row in top.rows("measures"):
        kind, groups = row.text("kind"), row.texts("of")
        for group in groups:
            if group not in things:
                raise row.error("data_unknown_value", "of", found=group, known=", ".join(sorted(things)))
        for language in LANGUAGES:
            measure = Measure(
                plain_words(row, f"verbs_{language}"),
                plain_words(row, f"nouns_{language}"),
                plain_words(row, f"phrases_{language}"),
                tuple(word for group in groups for word in things[group][language]),
            )
            at = kind, language
            made = [Form(root, True, pattern(form)) for root, form in imposing(measure, language)]
            made += [Form(root, False, pattern(form)) for root, form in naming(measure, language)]
            forms[at] = (*forms.get(at, ()), *made)
        row.nothing_else()
    imposes = _imposes(top.table("impose"))
    top.nothing_else()
    return Measures(forms, imposes, hashlib.sha256(path.read_bytes()).hexdigest()[:16])


def _imposes(row: Row) -> dict[Language, tuple[re.Pattern[str], ...]]:
    found = {
        language: tuple(
            map(
                pattern,
                commanding(
                    plain_words(row, f"verbs_{language}"), plain_words(row, f"phrases_{language}"), language
                ),
            )
        )
        for language in LANGUAGES
    }
    row.nothing_else()
    return found
