"""Whose paragraphs a citation counts that does not say so: "el segundo párrafo", "el párrafo anterior"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from drafting.edit.paragraphs import mark_of, paragraphs
from drafting.model import Kind, Language, Provision
from drafting.structure.citations import Citation

#: behind "el segundo párrafo": the part of the article in which the words stand
_OF_THIS = re.compile(
    r"\s*,?\s*(?:de|del|en)\s+(?:est[ea]|(?:la\s+)?presente)\s+(?:mism[oa]\s+)?"
    r"(?P<es>fracci[oó]n|inciso|apartado|numeral)\b"
    r"|\s*,?\s*(?:of|in)\s+this\s+(?P<en>subsection|paragraph|subparagraph|clause)\b",
    re.IGNORECASE,
)
_THIS_ARTICLE = re.compile(
    r"\s*,?\s*(?:de|del|en)\s+(?:este|presente)\s+(?:propio\s+|mismo\s+)?"
    r"(?:art[ií]culo|precepto)\b"
    r"|\s*,?\s*(?:of|in)\s+this\s+(?:section|article)\b",
    re.IGNORECASE,
)
#: another part, or another article, that is not called by its number
_OF_ANOTHER = re.compile(
    r"\s*,?\s*(?:del?|de\s+(?:la|las|los|cada|dich[oa]s?|es[ae]))\s+"
    r"(?:(?:mism[oa]|citad[oa]|referid[oa]|dich[oa]|propi[oa])\s+)?"
    r"(?:fracci[oó]n|inciso|apartado|numeral|anexo|disposici[oó]n|transitorio|precepto|art[ií]culos?)\b"
    r"|\s*,?\s*of\s+(?:that|those|the|each|any)\b",
    re.IGNORECASE,
)
#: what stands before a paragraph of its own; "artículo 37, letra e) e incisos segundo" goes on instead
_OPENS = re.compile(
    r"(?:(?:\A|[.;:]\s+)[\"“«(]?|\b(?:el|los|del?|al|en|este|presente|citad[oa]s?|the|this))\s*\Z",
    re.IGNORECASE,
)
_KINDS = {
    "fra": Kind.FRACTION, "inc": Kind.INCISO, "apa": Kind.APARTADO, "num": Kind.SUBINCISO,
    "subs": Kind.SUBSECTION, "para": Kind.PARAGRAPH, "subp": Kind.SUBPARAGRAPH, "clau": Kind.CLAUSE,
}  # fmt: skip
#: what "el párrafo anterior" needs to be said with, once it is called by its number
OF_THIS = {
    Kind.FRACTION: " de esta fracción", Kind.INCISO: " de este inciso", Kind.APARTADO: " de este apartado",
    Kind.SUBINCISO: " de este numeral",
}  # fmt: skip
_BESIDE: dict[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"\b(?:el|del|al)\s+(?P<words>p[aá]rrafo\s+(?P<n>(?:inmediato\s+)?anterior|precedente|siguiente|que\s+antecede))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\bthe\s+(?P<words>(?P<n>(?:immediately\s+)?preceding|previous|foregoing|following|next)\s+paragraph)\b",
        re.IGNORECASE,
    ),
}
_NEXT = re.compile(r"siguiente|following|next", re.IGNORECASE)


class Beside(NamedTuple):
    """ "anterior" at ``start`` of a text, the words it stands in, and the mark of the paragraph it means."""

    start: int
    end: int
    words: str
    mark: str


def holder_of(
    node: Provision, one: Citation, home: Provision, above: Mapping[str, Provision | None]
) -> Provision | None:
    """Whose paragraph a citation means that counts it and names neither article nor part.

    ``node`` is what it stands in, ``home`` the article. None where nobody can tell: "de dicha fracción", or
    inside a fraction that has paragraphs of its own.
    """
    around = _around(node, home, above)
    this = _OF_THIS.match(node.text, one.end)
    if this:
        said = (this["es"] or this["en"]).lower()
        kind = _KINDS.get(said[:3]) or _KINDS[said[:4]]
        return next((up for up in around if up.kind is kind and up.label), None)
    if _THIS_ARTICLE.match(node.text, one.end):
        return home
    if _OF_ANOTHER.match(node.text, one.end) or not _OPENS.search(node.text[: one.start]):
        return None
    own = [up for up in around if up is not home and len(paragraphs(up)) > 1]
    return None if own else home


def _around(node: Provision, home: Provision, above: Mapping[str, Provision | None]) -> list[Provision]:
    """The provision and what it stands in, up to the article, the nearest first."""
    found = [node]
    while found[-1].uid != home.uid and (up := above[found[-1].uid]) is not None:
        found.append(up)
    return found


def beside(node: Provision, above: Mapping[str, Provision | None], language: Language) -> Iterator[Beside]:
    """The paragraphs before and behind that a provision's words call so."""
    said = list(_BESIDE[language].finditer(node.text))
    if not said:
        return
    mark = mark_of(node)
    holder = node if mark != node.uid else above[node.uid]
    marks = [one.mark for one in paragraphs(holder)] if holder else []
    if mark not in marks:
        return
    at = marks.index(mark)
    for found in said:
        to = at + 1 if _NEXT.search(found["n"]) else at - 1
        if 0 <= to < len(marks):
            yield Beside(*found.span("n"), found["words"], marks[to])
