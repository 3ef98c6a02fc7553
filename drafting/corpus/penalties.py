"""How laws speak of sanctions, from ``corpus/clauses/penalties.toml``: each pattern checked."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import get_args

from drafting.clauses.patterns import Alternatives, pattern
from drafting.clauses.penalties.vocabulary import KindOfSanction, Measure, Patterns, Term, Vocabulary
from drafting.corpus.measures import measure_words
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Language
from drafting.placement.patterns import fault

#: the groups of words the reader asks for
GROUPS = (
    "imposes",
    "leads",
    "not_leads",
    "unless",
    "after_unless",
    "raises",
    "repeats",
    "lowers",
    "shares",
    "by_reference",
    "conduct",
    "conduct_opens",
    "conduct_ends",
    "no_conduct",
    "at_the_foot",
    "imposer",
    "forbids",
    "infringes",
    "all_of_it",
    "of_value",
    "same_term",
    "ceiling",
    "exact",
)
#: what the forms of ranges are made of
PARTS = ("cash", "money", "fill", "unit", "low", "high", "top", "bottom")
_NAMED = re.compile(r"<(?:min|max|only|n|nth)>|\(\?P<(?:who|event|again)>")


@cache
def penalty_words() -> Vocabulary:
    """The vocabulary of ``corpus/clauses/penalties.toml``. Raises InvalidData."""
    return read_penalty_words(DIRECTORY / "clauses" / "penalties.toml")


def read_penalty_words(path: Path) -> Vocabulary:
    """The vocabulary of a file. Raises InvalidData naming file, row and field of what is wrong."""
    top = Row.of_file(path)
    top.edition(1)
    measures = measure_words()
    kinds = measures.added(tuple(_kind(row) for row in top.rows("kinds")))
    parts = dict(_part(row) for row in top.rows("parts", once="id"))
    for name in PARTS:
        if name not in parts:
            raise top.error("clauses_missing_group", "parts", found=name)
    ranges = _both(top.table("ranges"), parts)
    multiples = [(float(row.whole("value")), _worded(row)) for row in top.rows("multiples")]
    terms = tuple(_term(row) for row in top.rows("terms"))
    units = tuple(_named(row) for row in top.rows("units"))
    words = dict(_named(row) for row in top.rows("words", once="id"))
    for name in GROUPS:
        if name not in words:
            raise top.error("clauses_missing_group", "words", found=name)
    top.nothing_else()
    words["imposes"] = {
        language: Alternatives((*words["imposes"][language], *measures.imposes[language]))
        for language in LANGUAGES
    }
    digest = hashlib.sha256(path.read_bytes() + measures.digest.encode()).hexdigest()[:16]
    named = {
        language: Alternatives(
            one for kind in kinds for one in (*kind.nouns[language], *kind.verbs[language])
        )
        for language in LANGUAGES
    }
    times = {
        language: tuple((value, one) for value, forms in multiples for one in forms[language])
        for language in LANGUAGES
    }
    roots = {
        language: tuple(dict.fromkeys(form.root for kind in kinds for form in kind.forms.get(language, ())))
        for language in LANGUAGES
    }
    return Vocabulary(kinds, ranges, terms, units, words, named, times, roots, digest)


def _kind(row: Row) -> KindOfSanction:
    found = KindOfSanction(
        row.text("id"),
        row.text("name", default=""),
        row.one_of("measure", get_args(Measure)),
        {language: patterns(row, f"nouns_{language}") for language in LANGUAGES},
        {language: patterns(row, f"verbs_{language}") for language in LANGUAGES},
        row.flag("bare", default=True),
    )
    _end(row)
    return found


def _term(row: Row) -> Term:
    found = Term(row.text("id"), row.text("kind"), {one: patterns(row, one) for one in LANGUAGES})
    _end(row)
    return found


def _named(row: Row) -> tuple[str, dict[Language, Patterns]]:
    found = row.text("id"), {language: patterns(row, language) for language in LANGUAGES}
    _end(row)
    return found


def _part(row: Row) -> tuple[str, dict[Language, str]]:
    """A part of the forms of ranges: its alternatives as the source of one pattern, each of them checked."""
    name = row.one_of("id", PARTS)
    for language in LANGUAGES:
        for source in row.texts(language):
            if (why := fault(source)) and why != "empty":  # a part may be nothing, a form may not
                raise row.error(f"placement_pattern_{why}", language, found=source)
    found = {language: f"(?:{'|'.join(row.texts(language))})" for language in LANGUAGES}
    _end(row)
    return name, found


def _worded(row: Row) -> dict[Language, Patterns]:
    found = {
        language: Alternatives(pattern(rf"\b{source}\b") for source in row.texts(language))
        for language in LANGUAGES
    }
    _end(row)
    return found


def _both(row: Row, parts: dict[str, dict[Language, str]]) -> dict[Language, Patterns]:
    found = {
        language: patterns(row, language, {name: forms[language] for name, forms in parts.items()})
        for language in LANGUAGES
    }
    _end(row)
    return found


def _end(row: Row) -> None:
    row.text("note", default="")
    row.nothing_else()


def patterns(row: Row, field: str, parts: dict[str, str] | None = None) -> Patterns:
    """The patterns of a field, ready to be looked for; refused where a text could make them slow.

    ``parts`` are the named pieces that they may be made of, checked by themselves.
    """
    made = []
    for source in row.texts(field):
        plain = _NAMED.sub(lambda named: "(?:" if named[0].startswith("(") else "7", source)
        for name, inner in (parts or {}).items():
            plain, source = plain.replace(f"<{name}>", "7"), source.replace(f"<{name}>", inner)
        if why := fault(plain):
            raise row.error(f"placement_pattern_{why}", field, found=source)
        try:
            made.append(pattern(source))
        except re.error as error:
            raise row.error("placement_pattern_syntax", field, found=source) from error
    return Alternatives(made)
