"""Public bodies, from ``corpus/agencies.toml``: how their names begin, and the names they bore."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from drafting.clauses.bodies import Agency, Former, Register
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Language


@cache
def agencies() -> Register:
    """The register of public bodies. Raises InvalidData."""
    return read_agencies(DIRECTORY / "agencies.toml")


def read_agencies(path: Path) -> Register:
    """The register of a file. Raises InvalidData, also for an id or a name that stands twice."""
    top = Row.of_file(path)
    kept: list[Agency] = []
    seen: set[str] = set()
    for row in top.rows("agencies"):
        agency = _agency(row)
        for name in (agency.id, agency.name, *(one.name for one in agency.former)):
            if name in seen:
                raise row.error("data_twice", "name", found=name)
            seen.add(name)
        kept.append(agency)
    words = {
        part: _by_language(top, part, pattern=part != "heads") for part in ("heads", "offices", "persons")
    }
    top.nothing_else()
    return Register(tuple(kept), words["heads"], words["offices"], words["persons"])


def _agency(row: Row) -> Agency:
    former: list[Former] = []
    if row.has("former"):
        for one in row.rows("former"):
            until = one.day("until").isoformat() if one.has("until") else ""
            former.append(
                Former(one.text("name"), until, one.text("source", default="-"), one.flag("verified"))
            )
            one.nothing_else()
    language = row.one_of("language", LANGUAGES)
    agency = Agency(row.text("id"), row.text("name"), language, row.texts("also"), tuple(former))
    row.nothing_else()
    return agency


def _by_language(top: Row, part: str, *, pattern: bool) -> dict[Language, tuple[str, ...]]:
    found: dict[Language, tuple[str, ...]] = {}
    for row in top.rows(part, once="language"):
        words = row.texts("words")
        for word in words if pattern else ():
            try:
                re.compile(word)
            except re.error:
                raise row.error("data_not_pattern", "words", found=word) from None
        found[row.one_of("language", LANGUAGES)] = words
        row.nothing_else()
    for language in LANGUAGES:
        if not found.get(language):
            raise top.error("data_expected_rows", part)
    return found
