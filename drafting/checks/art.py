"""Words written as defined terms that nothing defines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafting.checks.model import Finding, Known
from drafting.checks.terms import Definition, definitions
from drafting.checks.text import quote, speaking, units
from drafting.model import CONTAINERS, Document, Kind, Language, Provision
from drafting.structure.numbering import fold, roman

#: a text with fewer definitions does not write its terms with capitals on purpose
_FEWEST = 3
#: the share of definitions that must be written with a capital
_MOSTLY = 0.7
#: a term stands so often at least: once is a slip of the key
_OFTEN = 2

_CAPITAL = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,}"
_TERM: Mapping[Language, re.Pattern[str]] = {
    "es": re.compile(
        rf"\b(?i:el|la|los|las|del|al|un|una|dich[oa]s?|cada|cualquier|su|sus|est[ae]|es[ae])\s+"
        rf"(?P<term>{_CAPITAL}(?:\s+(?:de\s+(?:la\s+|los\s+|las\s+)?|del\s+)?{_CAPITAL})*)"
    ),
    "en": re.compile(
        rf"\b(?i:the|a|an|any|each|every|such|that|this|its|their)\s+(?P<term>{_CAPITAL}(?:\s+(?:of\s+)?{_CAPITAL})*)"
    ),
}
#: what makes a term where it stands: "en lo sucesivo, la Comisión", "to be known as the Board"
_MADE: Mapping[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"\b(?:se\s+(?:crean?|establecen?|constituyen?|integran?|instituyen?|denominar?[aá]?n?)|en\s+(?:lo\s+sucesivo|adelante)"
        r"|denominad[oa]s?|conocid[oa]s?\s+como|llamad[oa]s?|habr[aá]|contar[aá]\s+con)\b[^.;]{0,60}\Z",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:known\s+as|called|establish(?:es|ed)?|creates?|created|referred\s+to\s+as|hereby)\b[^.;]{0,60}\Z"
        r"|[“\"(]\s*(?:the\s+)?\Z",
        re.IGNORECASE,
    ),
}


class _Use(NamedTuple):
    term: str
    node: Provision
    start: int


def findings(document: Document, known: Known) -> Iterator[Finding]:
    """Terms that are written with a capital again and again, also without one, and defined nowhere.

    Only in a text that writes its own definitions with capitals. Names of bodies, what is written with
    a capital by custom, and what the text itself creates or names in a heading are no terms.
    """
    defined = definitions(document)
    capital = [one for one in defined if one.term[:1].isupper()]
    if document.language not in known.customary or len(defined) < _FEWEST:
        return
    if len(capital) < _MOSTLY * len(defined):
        return
    uses = _uses(document)
    settled = _settled(document, defined, known)
    plain = _lower_words(document)
    by_term: dict[tuple[str, ...], list[_Use]] = {}
    for use in uses:
        by_term.setdefault(_content(use.term), []).append(use)
    for content, those in by_term.items():
        if len({use.node.eid for use in those}) < _OFTEN or not content:
            continue
        if any(word not in plain for word in content) or settled.has(content):
            continue
        if any(_made(use, document.language) for use in those):
            continue
        first = those[0]
        place = quote(first.node, first.start, first.start + len(first.term))
        values = (("term", first.term), ("count", str(len(those))))
        yield Finding("term_undefined", first.node.eid, first.node.uid, values, place)


class _Settled:
    """What is not looked for: defined terms, customary capitals, what stands in a heading."""

    def __init__(self, terms: set[tuple[str, ...]], single: set[str], headed: list[set[str]]) -> None:
        self._terms, self._single, self._headed = terms, single, headed

    def has(self, content: tuple[str, ...]) -> bool:
        """Whether a capital needs no definition here."""
        if content[0] in self._single or content[-1] in self._single:
            return True
        if any(_within(content, term) or _within(term, content) for term in self._terms):
            return True
        return any(set(content) <= words for words in self._headed)


def _settled(document: Document, defined: Sequence[Definition], known: Known) -> _Settled:
    custom = {_root(fold(word)) for word in known.customary.get(document.language, ())}
    heads = known.heads.get(document.language, ())
    bodies = {_root(words[0]) for head in heads if len(words := _words(head)) == 1}
    headed = [
        {_root(word) for word in _words(f"{node.heading} {node.text if node.kind in CONTAINERS else ''}")}
        for node in document.walk()
        if node.heading or node.kind in CONTAINERS
    ]
    title = {_root(word) for word in _words(document.title)}
    return _Settled({_content(one.term) for one in defined}, custom | bodies, [*headed, title])


def _uses(document: Document) -> list[_Use]:
    skipped = {part.eid for unit in units(document) if unit.amends for part in unit.parts}
    return [
        _Use(found["term"], node, found.start("term"))
        for node in speaking(document)
        if node.eid not in skipped and node.kind is not Kind.NOTE
        for found in _TERM[document.language].finditer(node.text)
        if not roman(found["term"].split()[-1])
    ]


def _made(use: _Use, language: Language) -> bool:
    return bool(_MADE[language].search(use.node.text[max(0, use.start - 90) : use.start]))


def _lower_words(document: Document) -> set[str]:
    """The roots of words that the text writes without a capital."""
    return {
        _root(fold(word))
        for node in speaking(document)
        for word in re.findall(r"(?<![\w.])[a-záéíóúñü]{3,}", node.text)
    }


_LITTLE = frozenset({"de", "del", "la", "las", "los", "el", "of", "the"})


def _content(term: str) -> tuple[str, ...]:
    return tuple(_root(word) for word in _words(term) if word not in _LITTLE)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _root(word: str) -> str:
    return re.sub(r"(?:[oa]s?|es|s)\Z", "", word) if len(word) > 4 else word


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words stand in the others, side by side."""
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
