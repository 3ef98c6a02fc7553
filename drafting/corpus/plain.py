"""Lists of plain words: what a lawyer edits where patterns are made by the program."""

from __future__ import annotations

import re

from drafting.corpus.places import LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Language

#: an entry: words with blanks, perhaps with a gap
_PLAIN = re.compile(r"[^\W\d_]+(?: (?:[^\W\d_]+|…))*")


def plain_words(row: Row, field: str) -> tuple[str, ...]:
    """The entries of a field. Raises InvalidData (data_no_plain_word) for what is not words alone."""
    for word in row.texts(field):
        if not _PLAIN.fullmatch(word):
            raise row.error("data_no_plain_word", field, found=word)
    return row.texts(field)


def in_both(row: Row) -> dict[Language, tuple[str, ...]]:
    """The entries in both languages of a row that holds nothing else. Raises InvalidData."""
    found = {language: plain_words(row, language) for language in LANGUAGES}
    row.nothing_else()
    return found
