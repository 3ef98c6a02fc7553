"""What the files of ``corpus/clauses`` share: acts, patterns and names in both languages, checked on load."""

from __future__ import annotations

import re
from functools import cache

from drafting.clauses.acts import Act, act
from drafting.corpus.places import DIRECTORY
from drafting.corpus.rows import Row
from drafting.model import Language

LANGUAGES: tuple[Language, ...] = ("es", "en")

#: what may stand between "opinion" and the body it is of
_FILL = (
    r"(?:previa|favorable|expresa|\w+adas?|\w+idas?)?\s*(?:de|del|por|of|by|from)?"
    r"\s*(?:el|la|los|las|the|its|su)?\s*(?:personas? titular(?:es)? de\s+(?:la|el|los|las)?\s*)?"
)


_WORDS = re.compile(r"<([a-z]+)>")


@cache
def _shared() -> dict[str, dict[str, str]]:
    """The words of ``corpus/clauses/words.toml``, by their name and language. Raises InvalidData."""
    top = Row.of_file(DIRECTORY / "clauses" / "words.toml")
    found: dict[str, dict[str, str]] = {}
    for row in top.rows("words"):
        found[row.text("id")] = {language: row.text(language) for language in LANGUAGES}
        row.nothing_else()
    top.nothing_else()
    return found


def filled(row: Row, field: str, text: str) -> str:
    """A rule with ``<grant>`` written out in the language the field's name ends in. Raises InvalidData."""

    def words(named: re.Match[str]) -> str:
        if text[max(0, named.start() - 2) : named.start()] == "?P":
            return named[0]
        if named[1] not in _shared():
            raise row.error("data_not_pattern", field, found=named[0])
        return _shared()[named[1]][field[-2:]]

    return _WORDS.sub(words, text)


def names(row: Row) -> dict[Language, str]:
    """What a row is called, in both languages."""
    return {language: row.text(language) for language in LANGUAGES}


def acts(row: Row, field: str) -> dict[Language, tuple[Act, ...]]:
    """The acts of ``<field>_es`` and ``<field>_en``. Raises InvalidData."""
    found: dict[Language, tuple[Act, ...]] = {}
    for language in LANGUAGES:
        name = f"{field}_{language}"
        try:
            found[language] = tuple(act(filled(row, name, one), language) for one in row.texts(name))
        except re.error as error:
            raise row.error("data_not_pattern", name, found=str(error)) from None
    return found


def joined(row: Row, field: str, frame: str) -> re.Pattern[str] | None:
    """A list of patterns as one, set into ``frame`` where it has ``{}``; None for an empty list."""
    entries = row.texts(field)
    if not entries:
        return None
    whole = frame.replace("{fill}", _FILL).replace("{}", "|".join(entries))
    return _compiled(row, field, whole)


def pattern(row: Row, field: str, *, whole_words: bool = False) -> re.Pattern[str]:
    """One pattern over words in lower case without accents. Raises InvalidData."""
    text = row.text(field)
    return _compiled(row, field, rf"\b(?:{text})\b" if whole_words else text)


def _compiled(row: Row, field: str, text: str) -> re.Pattern[str]:
    try:
        return re.compile(filled(row, field, text))
    except re.error as error:
        raise row.error("data_not_pattern", field, found=str(error)) from None


def each(row: Row, field: str) -> tuple[re.Pattern[str], ...]:
    """A list of patterns one by one, () where the field is missing. Raises InvalidData."""
    return tuple(_compiled(row, field, text) for text in row.texts(field))
