"""The computed identifier of a provision, in the manner of Akoma Ntoso's eId.

``art_12__fr_III__inc_a`` is inciso a) of fracción III of article 12; ``art_12-bis`` stands after article 12.
A basic unit's path starts at itself, because a law's articles are numbered through its titles and chapters;
only what lies in a decree, an annex, a schedule or a numbered set of transitories keeps that path in front.
A label used twice gets ``~2``: "~" cannot occur in a number. Source of the manner: OASIS Akoma Ntoso
Naming Convention 1.0, section 5 (eId), with the field's Spanish names for Spanish levels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import is_

from drafting.model import Document, Kind, Provision
from drafting.structure.numbering import canonical, fold

TOKEN: dict[Kind, str] = {
    Kind.PREFACE: "preface",
    Kind.DECREE: "decree",
    Kind.BOOK: "book",
    Kind.PART: "part",
    Kind.TITLE: "title",
    Kind.SUBTITLE: "subtitle",
    Kind.CHAPTER: "chp",
    Kind.SUBCHAPTER: "subchp",
    Kind.DIVISION: "div",
    Kind.SECTION: "sec",
    Kind.ARTICLE: "art",
    Kind.SUBSECTION: "subsec",
    Kind.PARAGRAPH: "par",
    Kind.SUBPARAGRAPH: "subpar",
    Kind.CLAUSE: "clause",
    Kind.SUBCLAUSE: "subclause",
    Kind.APARTADO: "apt",
    Kind.FRACTION: "fr",
    Kind.INCISO: "inc",
    Kind.SUBINCISO: "sub",
    Kind.TRANSITORIES: "transitories",
    Kind.TRANSITORY: "trans",
    Kind.DISPOSITION: "disp",
    Kind.ANNEX: "annex",
    Kind.SCHEDULE: "sched",
    Kind.TABLE: "table",
    Kind.ROW: "row",
    Kind.NOTE: "note",
}

_ABSOLUTE = {Kind.ARTICLE, Kind.TRANSITORY, Kind.DISPOSITION}
_SCOPES = {Kind.DECREE, Kind.ANNEX, Kind.SCHEDULE}
_UNSAFE = re.compile(r"[^\w.\-]+")


def assign(document: Document) -> Document:
    """A copy of ``document`` in which every provision has its eid; no two are the same."""
    used: dict[str, int] = {}  # eid -> how often it was asked for again
    language = document.language
    tops = tuple(
        _place(node, "", "", index, used, language)
        for node, index in _numbered(document.provisions, language)
    )
    return replace(document, provisions=tops)


def _place(
    node: Provision, path: str, scope: str, index: int, used: dict[str, int], language: str
) -> Provision:
    basic = node.kind in _ABSOLUTE or (node.kind is Kind.SECTION and language == "en")
    base = scope if basic else path
    eid = _free("__".join(part for part in (base, token(node, index, language)) if part), used)
    inner = eid if node.kind in _SCOPES or (node.kind is Kind.TRANSITORIES and node.number) else scope
    kids = tuple(
        _place(child, eid, inner, position, used, language)
        for child, position in _numbered(node.children, language)
    )
    if eid == node.eid and all(map(is_, kids, node.children)):
        return node
    return replace(node, eid=eid, children=kids)


def token(node: Provision, index: int = 1, language: str = "") -> str:
    """One step of an eid: ``art_12-bis``; where a provision has no number, its place among its kind."""
    name = _name(node, language)
    number = _UNSAFE.sub("-", canonical(node.number)).strip("-")
    if node.kind is Kind.DISPOSITION and " " in node.number.strip():
        sort, _, rest = node.number.strip().partition(" ")
        return f"{name}-{fold(sort)}_{canonical(rest)}"
    return f"{name}_{number or index}"


def _name(node: Provision, language: str) -> str:
    """In English "(2)" is a paragraph too, so text without a label is *flush* and leaves ``par_2`` to it."""
    flush = language == "en" and node.kind is Kind.PARAGRAPH and not node.label
    return "flush" if flush else TOKEN[node.kind]


def _numbered(nodes: tuple[Provision, ...], language: str) -> Iterator[tuple[Provision, int]]:
    seen: dict[str, int] = {}
    for node in nodes:
        name = _name(node, language)
        seen[name] = seen.get(name, 0) + 1
        yield node, seen[name]


def _free(eid: str, used: dict[str, int]) -> str:
    candidate, count = eid, used.get(eid, 0)
    while candidate in used:
        count += 1
        candidate = f"{eid}~{count + 1}"
    used[eid] = count
    used[candidate] = 0
    return candidate
