"""Defined terms: defined twice, or never used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.model import Finding
from drafting.checks.text import speaking, units
from drafting.model import Document, Kind, Language, Provision, Quote
from drafting.structure.numbering import fold

_OPENS: dict[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"\bse\s+(?:entender[aá]n?|entienden?|considerar[aá]n?)\b[^.]{0,60}:\s*\Z|\bdefiniciones\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:definitions?|interpretation)\b"
        r"|\bin this (?:act|law|part|chapter|section|regulation)\b[^.]{0,30}[—:-]\s*\Z",
        re.IGNORECASE,
    ),
}
_TERM: dict[Language, re.Pattern[str]] = {
    "es": re.compile(r"[\"“«]?(?P<term>[A-ZÁÉÍÓÚÑ][^:.;,\"”»]{1,70}?)[\"”»]?\s*(?::|\.-|\.\s*[-–—])\s+\S"),
    "en": re.compile(
        r"(?:\w+ )?[\"“‘'](?P<term>[^\"”’']{2,60})[\"”’'](?:,? (?:or|and) [\"“‘'][^\"”’']{2,60}[\"”’'])?"
        r"[^.;]{0,60}?\b(?:means|includes|has the (?:same )?meaning)\b"
    ),
}
#: "Literal B) redacción dada por: Ley ...": a note on a part, no term
_PLACE = re.compile(
    r"(?:art[ií]culo|fracci[oó]n|p[aá]rrafo|inciso|literal|letra|numeral|apartado)\b", re.IGNORECASE
)
#: small words inside a term keep their form
_SMALL = frozenset(
    {"de", "del", "la", "las", "los", "el", "y", "o", "a", "en", "para", "of", "the", "and", "or", "to"}
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that a text defines, and the provision that does it."""

    term: str
    node: Provision


def definitions(document: Document) -> tuple[Definition, ...]:
    """The terms defined in the text's lists of definitions, in order."""
    found: list[Definition] = []
    for unit in units(document):
        head = unit.head
        opening = " ".join(part for part in (head.heading, head.text) if part)
        if unit.amends or not _OPENS[document.language].search(opening):
            continue
        for part in unit.parts:
            if part is head and document.language == "es":
                continue
            if part.kind in (Kind.NOTE, Kind.TABLE, Kind.ROW):
                continue
            whole = (
                part.heading + ": " + part.text if part.heading and document.language == "es" else part.text
            )
            defined = _TERM[document.language].match(whole)
            if defined and len(defined["term"].split()) <= 9 and not _PLACE.match(defined["term"]):
                found.append(Definition(defined["term"].strip(), part))
    return tuple(found)


def findings(document: Document) -> Iterator[Finding]:
    """Terms defined twice, and terms that nothing but their own definition uses."""
    defined = definitions(document)
    first: dict[str, Definition] = {}
    for one in defined:
        key = fold(one.term)
        if key in first and first[key].node.text != one.node.text:
            yield _finding("term_twice", one)
        first.setdefault(key, one)
    words = [(node, _plain(node.printed)) for node in speaking(document)]
    for one in first.values():
        own = {part.eid for part in one.node.walk()}
        pattern = _pattern(one.term)
        if not any(pattern.search(text) for node, text in words if node.eid not in own):
            yield _finding("term_unused", one)


def _finding(rule: str, one: Definition) -> Finding:
    place = one.node.printed.find(one.term)
    quoted = Quote(one.term, one.node.printed[max(0, place - 20) : place]) if place >= 0 else None
    return Finding(rule, one.node.eid, one.node.uid, (("term", one.term),), quoted)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _pattern(term: str) -> re.Pattern[str]:
    """The term in singular or plural, small words and all; of "X (Y)" either name is enough."""
    names = [part for part in re.split(r"[()]|\s[ouy]\s|\sor\s|\sand\s", term) if part.strip()]
    return re.compile(r"\b(?:" + "|".join(filter(None, map(_inflected, [term, *names]))) + r")\b")


def _inflected(name: str) -> str:
    words = _plain(name).split()
    if not words or all(word in _SMALL for word in words):
        return ""
    return r"\s".join(
        word if word in _SMALL else re.escape(re.sub(r"(?:es|s)\Z", "", word)) + r"(?:e?s)?" for word in words
    )
