"""What the readers of clauses share: the sentences of a text, with the list they stand in, and quotes.

Pure; nothing here knows what a penalty or a duty is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from drafting.model import CONTAINERS, Document, Kind, Provision, Quote

AROUND = 32  # characters kept before and behind a quote

#: provisions whose words are not the law's own
SILENT = frozenset({Kind.NOTE, Kind.ROW, Kind.TABLE, Kind.PREFACE})
_SCOPES = frozenset({Kind.DECREE, Kind.ANNEX, Kind.SCHEDULE})
_UNITS = frozenset({Kind.ARTICLE, Kind.TRANSITORY, Kind.DISPOSITION})
_FOLD = str.maketrans("áàâäéèêëíìîïóòôöúùûüÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜ", "aaaaeeeeiiiioooouuuuaaaaeeeeiiiioooouuuu")
_STOP = re.compile(r"[.;](?=\s+[\"“«(]?[A-ZÁÉÍÓÚÑ¿0-9])|\n+")
#: an abbreviation, an initial or an ordinal ends no sentence
_SHORT = re.compile(
    r"(?:\b(?:arts?|núms?|nums?|n[o°º]s?|no|fracs?|incs?|ss?|sec|secs|pár|cf|dr|lic|ing|mr|mrs|ms|sr|sra|vol"
    r"|ed|e\.g|i\.e|u\.s|u\.s\.c|c\.f\.r|v|vs|jr|inc|ltd|co|d\.o|h)|\b[a-z]|\d+[oaº°])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a provision's text. ``start`` and ``end`` count characters of ``node.text``.

    ``unit`` is the article or section it stands in, ``leads`` what introduces the list it is an item of,
    outermost first ("Corresponde a la Autoridad Nacional:", "En materia de control:").
    """

    node: Provision
    start: int
    end: int
    unit: Provision
    leads: tuple[str, ...] = ()
    transitory: bool = False

    @property
    def text(self) -> str:
        """Its words as printed."""
        return self.node.text[self.start : self.end]

    @property
    def plain(self) -> str:
        """Its words in lower case without accents, letter for letter as long as ``text``."""
        return plain(self.text)

    def quote(self, start: int = 0, end: int | None = None) -> Quote:
        """Characters ``start`` to ``end`` of the sentence, with the words around them."""
        return quote(self.node, self.start + start, self.end if end is None else self.start + end)


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that speak of the matter but say nothing a pattern understands: for a person to read."""

    eid: str
    uid: str
    quote: Quote
    why: str


@dataclass(frozen=True, slots=True)
class Alert:
    """What a table of clauses warns of. ``values`` fill the rule's sentence in the catalogue.

    ``others`` are the eids of the other provisions it speaks of.
    """

    rule: str
    eid: str
    uid: str
    quote: Quote | None
    severity: Literal["info", "warning", "error"] = "warning"
    values: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """Lower case without accents, of the same length; the ñ stays a letter of its own."""
    lower = text.translate(_FOLD).lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text.translate(_FOLD))


def quote(node: Provision, start: int, end: int) -> Quote:
    """Characters ``start`` to ``end`` of a provision's text, with the words around them."""
    text = node.text
    return Quote(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end; a semicolon before a capital letter ends one too."""
    start = 0
    for stop in _STOP.finditer(text):
        if text[stop.start()] == "." and _SHORT.search(text[max(0, stop.start() - 8) : stop.start()]):
            continue
        end = stop.end() if text[stop.start()] in ".;" else stop.start()
        if text[start:end].strip():
            yield _trim(text, start, end)
        start = stop.end()
    if text[start:].strip():
        yield _trim(text, start, len(text))


def sentences(document: Document) -> tuple[Sentence, ...]:
    """All sentences of the law's own words, in document order: no notes, tables, headings or prefaces."""
    found: list[Sentence] = []

    def visit(node: Provision, unit: Provision | None, leads: tuple[str, ...], transitory: bool) -> None:
        late = transitory or node.kind in {Kind.TRANSITORIES, Kind.TRANSITORY}
        if node.kind in SILENT:
            return
        if node.kind in _UNITS or (node.kind is Kind.SECTION and document.language == "en"):
            unit = node
        if node.kind in CONTAINERS or node.kind in _SCOPES:
            for child in node.children:
                visit(child, None, (), late)
            return
        for start, end in spans(node.text):
            found.append(Sentence(node, start, end, unit or node, leads, late))
        lead = _lead(node)
        for child in node.children:
            own = child.kind is not Kind.PARAGRAPH or not _resumes(child, document)
            if lead and own:
                visit(child, unit or node, (*leads, lead), late)
                continue
            visit(child, unit or node, leads if own else (), late)
            if not own:
                lead = _lead(child)  # a paragraph of its own introduces the list that stands beside it

    for top in document.provisions:
        visit(top, None, (), False)
    return tuple(found)


def _resumes(child: Provision, document: Document) -> bool:
    """Whether a paragraph is running text, not an item: a Spanish párrafo has no number of its own."""
    return document.language == "es" or not (child.label or child.number)


def _lead(node: Provision) -> str:
    """The last sentence of a provision if it introduces a list."""
    text = node.text.rstrip()
    if not text:
        return node.heading
    listed = text[-1] not in '.;,)”"' and any(one.label for one in node.children)
    if not text.endswith((":", "—", "–", ":—")) and not listed:
        return ""
    start, end = list(spans(text))[-1]
    return text[start:end]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
