"""How laws set time limits, from ``corpus/clauses/clocks.toml``: each pattern checked."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from drafting.clauses.clocks.vocabulary import Group, Vocabulary
from drafting.corpus.penalties import patterns
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row

#: what the reader asks for
COUNTING = ("working", "calendar", "rule_working", "rule_calendar")
ROLES = ("retention", "limitation", "notice", "validity", "entry_into_force", "duration", "deadline")
STOPS = ("suspends", "extends", "interrupts")
SILENCE = ("approved", "refused", "passes")
WORDS = (
    "not",
    "next_day",
    "again",
    "date",
    "event",
    "event_ends",
    "implied",
    "granted",
    "not_verbs",
    "decides",
    "asked",
    "private",
    "licensing",
    "requests",
    "licences",
    "not_licensing",
    "consequence",
    "outside",
    "extends_grant",
    "extends_time",
)


@cache
def clock_words() -> Vocabulary:
    """The vocabulary of ``corpus/clauses/clocks.toml``. Raises InvalidData."""
    return read_clock_words(DIRECTORY / "clauses" / "clocks.toml")


def read_clock_words(path: Path) -> Vocabulary:
    """The vocabulary of a file. Raises InvalidData naming file, row and field of what is wrong."""
    top = Row.of_file(path)
    top.edition(1)
    counting = _groups(top, "counting", COUNTING)
    roles = _groups(top, "roles", ROLES)
    stops = _groups(top, "stops", STOPS)
    silence = _groups(top, "silence", SILENCE)
    words = _groups(top, "words", WORDS)
    top.nothing_else()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return Vocabulary(
        counting, tuple(roles.items()), tuple(stops.items()), tuple(silence.items()), words, digest
    )


def _groups(top: Row, field: str, asked: tuple[str, ...]) -> dict[str, Group]:
    found: dict[str, Group] = {}
    for row in top.rows(field, once="id"):
        found[row.one_of("id", asked)] = {language: patterns(row, language) for language in LANGUAGES}
        row.text("note", default="")
        row.nothing_else()
    for name in asked:
        if name not in found:
            raise top.error("clauses_missing_group", field, found=name)
    return found
