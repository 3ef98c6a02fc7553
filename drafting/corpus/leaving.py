"""How something is left to a lower rule, in plain words: ``corpus/clauses/leaving.toml``, checked on load."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting.clauses.acts import Act, act
from drafting.clauses.delegations.leaving import changing, leaving, said
from drafting.corpus.places import DIRECTORY
from drafting.corpus.rows import Row
from drafting.model import Language

_LANGUAGES: tuple[Language, ...] = ("es", "en")
_INSTRUMENTS = ("regulation", "order", "rules")
#: the rule that may change lists and annexes where the text does not say by what
CHANGES = "order"
#: a line of the file: words with blanks, perhaps with a gap
_PLAIN = re.compile(r"[^\W\d_]+(?: (?:[^\W\d_]+|…))*")


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
    if top.whole("schema") != 1:
        raise top.error("data_unknown_value", "schema", found="?", known="1")
    leaves, by = _both(top.table("leaves")), _both(top.table("by"))
    sources: dict[tuple[str, Language], list[str]] = {
        (name, language): [] for name in _INSTRUMENTS for language in _LANGUAGES
    }
    for table in ("documents", "phrases"):
        for row in top.rows(table):
            instrument, words = row.one_of("instrument", _INSTRUMENTS), _both(row)
            for language in _LANGUAGES:
                made = (
                    said(words[language])
                    if table == "phrases"
                    else leaving(leaves[language], by[language], words[language], language)
                )
                sources[instrument, language] += made
    changes = _changes(top.table("changes"))
    top.nothing_else()
    return Leaving({at: tuple(map(re.compile, made)) for at, made in sources.items()}, changes)


def _both(row: Row) -> dict[Language, tuple[str, ...]]:
    found = {language: _words(row, language) for language in _LANGUAGES}
    row.nothing_else()
    return found


def _changes(row: Row) -> dict[Language, tuple[Act, ...]]:
    found = {
        language: tuple(
            act(one, language)
            for one in changing(_words(row, f"verbs_{language}"), _words(row, f"things_{language}"))
        )
        for language in _LANGUAGES
    }
    row.nothing_else()
    return found


def _words(row: Row, field: str) -> tuple[str, ...]:
    for word in row.texts(field):
        if not _PLAIN.fullmatch(word):
            raise row.error("placement_pattern_syntax", field, found=word)
    return row.texts(field)
