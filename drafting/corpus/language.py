"""The words of legislation: ``corpus/language.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from drafting.checklist.lexicon import Lexicon
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row


@cache
def lexicon() -> Lexicon:
    """Silent words, synonyms, forms and subjects of ``corpus/language.toml``. Raises InvalidData."""
    return read_lexicon(DIRECTORY / "language.toml")


def read_lexicon(path: Path) -> Lexicon:
    """The lexicon of a file. Raises InvalidData."""
    top = Row.of_file(path)
    silent = top.table("silent")
    silent_words = _by_language(silent)
    synonyms = tuple(_by_language(row) for row in top.rows("synonyms"))
    forms = _by_id(top.rows("forms", once="id"))
    subjects = _by_id(top.rows("subjects", once="id"))
    top.nothing_else()
    return Lexicon(silent_words, synonyms, forms, subjects)


def _by_id(rows: Iterable[Row]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {row.text("id"): _by_language(row) for row in rows}


def _by_language(row: Row) -> dict[str, tuple[str, ...]]:
    """The words of a row in each language it has, at least one."""
    found: dict[str, tuple[str, ...]] = {
        language: words for language in LANGUAGES if (words := row.texts(language))
    }
    if not found:
        raise row.error("data_expected_texts", LANGUAGES[0])
    row.nothing_else()
    return found
