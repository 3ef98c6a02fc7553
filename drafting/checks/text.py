"""What the checks share: units of a document, quotes, and which text is only cited or amended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.model import CONTAINERS, Document, Kind, Provision, Quote

AROUND = 32  # characters kept before and behind a quote

#: provisions whose words are not the law's own: editors' notes, tables
_SILENT = frozenset({Kind.NOTE, Kind.ROW, Kind.TABLE, Kind.PREFACE})
_AMENDS = re.compile(
    r"\bse (?:reform|adicion|derog|modific|sustituy|a[nñ]ad|intercal|agreg|reemplaz)(?:a|an|e|en)\b"
    r".{0,40}\b(?:art[ií]culo|fracci[oó]n|p[aá]rrafo|inciso|letra|apartado|cap[ií]tulo)"
    r"|\b(?:Adici[oó]n|Agr[eé]gu?|Modif[ií](?:c|qu)|Ref[oó]rm|Sustit[uú]y|Reempl[aá][zc]|Der[oó]gu?|Incorp[oó]r|Interc[aá]l"
    r"|Supr[ií]m|Subr[oó]gu?)[ae](?:n?se|nse)\b"
    r".{0,60}\b(?:art[ií]culo|fracci[oó]n|p[aá]rrafo|inciso|literal|letra|numeral|cap[ií]tulo)"
    r"|\b(?:is|are) (?:further )?amended\b"
    r"|\b(?:substitute|insert|omit|repeal)s?\b.{0,40}[“\"‘']"
    r"|\bafter (?:section|subsection|paragraph|article)\b"
    r"|\bfor [“\"‘'].{1,80}[”\"’'] substitute\b"
    r"|\bby (?:striking|inserting|adding|amending|redesignating)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A basic unit (article, section, transitory) with the provisions that stand in it, itself first."""

    head: Provision
    parts: tuple[Provision, ...]
    scope: str  # the eid of the decree, annex or schedule it stands in, "" for the main text
    amends: bool  # it changes another text: what it cites is that text's

    @property
    def words(self) -> str:
        """All its words, in order."""
        return "\n".join(part.printed for part in self.parts)


#: the kinds of unit a law's numbering runs through
UNIT_KINDS = frozenset({Kind.ARTICLE, Kind.TRANSITORY, Kind.DISPOSITION})
_SCOPES = frozenset({Kind.DECREE, Kind.ANNEX, Kind.SCHEDULE})


def is_unit(node: Provision, document: Document) -> bool:
    """Whether a provision is a basic unit: an article, a transitory, an English section."""
    return node.kind in UNIT_KINDS or (node.kind is Kind.SECTION and document.language == "en")


def units(document: Document) -> tuple[Unit, ...]:
    """The basic units of a document, in order."""
    found: list[Unit] = []

    def visit(node: Provision, scope: str) -> None:
        if is_unit(node, document):
            parts = tuple(node.walk())
            amends = bool(_AMENDS.search("\n".join(part.text for part in parts)))
            found.append(Unit(node, parts, scope, amends))
            return
        inner = node.eid if node.kind in _SCOPES else scope
        for child in node.children:
            visit(child, inner)

    for top in document.provisions:
        visit(top, "")
    return tuple(found)


def speaking(document: Document) -> Iterator[Provision]:
    """The provisions whose words are the law's own, containers left out."""
    for node in document.walk():
        if node.kind not in _SILENT and node.kind not in CONTAINERS:
            yield node


def quote(node: Provision, start: int, end: int) -> Quote:
    """Characters ``start`` to ``end`` of a provision's text, with the words around them."""
    text = node.text
    return Quote(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])
