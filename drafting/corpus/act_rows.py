"""What the files of ``corpus/clauses`` share: acts, patterns and names in both languages, checked on load."""

from __future__ import annotations

import re
from functools import cache

from drafting.clauses.acts import Acts, act
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Language

#: what may stand between "opinion" and the body it is of
_FILL = (
    r"(?:previa|favorable|expresa|\w+adas?|\w+idas?)?\s*(?:de|del|por|of|by|from)?"
    r"\s*(?:el|la|los|las|the|its|su)?\s*(?:personas? titular(?:es)? de\s+(?:la|el|los|las)?\s*)?"
)


_WORDS = re.compile(r"<([a-z]+)>")
_CLASS = re.compile(r"\[([a-z_]+)\]")


@cache
def _shared() -> dict[str, dict[str, str]]:
    """The words of ``corpus/clauses/words.toml``, by their name and language. Raises InvalidData."""
    top = Row.of_file(DIRECTORY / "clauses" / "words.toml")
    found: dict[str, dict[str, str]] = {}
    for row in top.rows("words", once="id"):
        found[row.text("id")] = {language: row.text(language) for language in LANGUAGES}
        row.nothing_else()
    top.nothing_else()
    return found


@cache
def _verbs() -> dict[str, dict[str, tuple[str, ...]]]:
    """The verbs of ``corpus/clauses/verbs.toml``, by their class and language. Raises InvalidData."""
    top = Row.of_file(DIRECTORY / "clauses" / "verbs.toml")
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in top.rows("verbs", once="id"):
        found[row.text("id")] = {language: _lines(row.text(language)) for language in LANGUAGES}
        row.nothing_else()
    top.nothing_else()
    return found


def _lines(text: str) -> tuple[str, ...]:
    """One verb a line; what follows ``#`` is for the reader."""
    bare = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in bare if line))


def _verb_by_verb(row: Row, field: str, entry: str) -> tuple[str, ...]:
    """An entry, once for each verb of the class it names in brackets. Raises InvalidData."""
    named = _CLASS.match(entry)
    if not named:
        return (entry,)
    if named[1] not in _verbs():
        raise row.error("data_not_pattern", field, found=named[0])
    return tuple(verb + entry[named.end() :] for verb in _verbs()[named[1]][field[-2:]])


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


def acts(row: Row, field: str) -> dict[Language, Acts]:
    """The acts of ``<field>_es`` and ``<field>_en``; ``[give] ~ licence`` is one for each verb of that class.

    Raises InvalidData.
    """
    found: dict[Language, Acts] = {}
    for language in LANGUAGES:
        name = f"{field}_{language}"
        try:
            found[language] = Acts(
                act(filled(row, name, said), language)
                for one in row.texts(name)
                for said in _verb_by_verb(row, name, one)
            )
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
