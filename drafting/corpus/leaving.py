"""How something is left to a lower rule, in plain words: ``corpus/clauses/leaving.toml``, checked on load."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting.clauses.acts import Act, act
from drafting.clauses.delegations.leaving import changing, leaving, said
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.plain import in_both, plain_words
from drafting.corpus.rows import Row
from drafting.model import Language

_INSTRUMENTS = ("regulation", "order", "rules")
#: the rule that may change lists and annexes where the text does not say by what
CHANGES = "order"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Patterns by kind of lower rule and language, and the acts of changing a list."""

    says: dict[tuple[str, Language], tuple[re.Pattern[str], ...]]
    changes: dict[Language, tuple[Act, ...]]


@cache
def leaving_words() -> Leaving:
    """The words of ``corpus/clauses/leaving.toml``. Raises InvalidData."""
    return read_leaving_words(DIRECTORY / "clauses" / "leaving.toml")


def read_leaving_words(path: Path) -> Leaving:
    """The words of a file as patterns. Raises InvalidData naming file, row and field of what is wrong."""
    top = Row.of_file(path)
    top.edition(1)
    leaves, by = in_both(top.table("leaves")), in_both(top.table("by"))
    sources: dict[tuple[str, Language], list[str]] = {
        (name, language): [] for name in _INSTRUMENTS for language in LANGUAGES
    }
    for table in ("documents", "phrases"):
        for row in top.rows(table):
            instrument, words = row.one_of("instrument", _INSTRUMENTS), in_both(row)
            for language in LANGUAGES:
                made = (
                    said(words[language])
                    if table == "phrases"
                    else leaving(leaves[language], by[language], words[language], language)
                )
                sources[instrument, language] += made
    changes = _changes(top.table("changes"))
    top.nothing_else()
    return Leaving({at: tuple(map(re.compile, made)) for at, made in sources.items()}, changes)


def _changes(row: Row) -> dict[Language, tuple[Act, ...]]:
    found = {
        language: tuple(
            act(one, language)
            for one in changing(plain_words(row, f"verbs_{language}"), plain_words(row, f"things_{language}"))
        )
        for language in LANGUAGES
    }
    row.nothing_else()
    return found
