"""The elements of Akoma Ntoso 3.0 (and of USLM 2, which names its levels alike) in our words.

Sources: OASIS LegalDocML "Akoma Ntoso Version 1.0 Part 2: Specifications" and the United States Legislative
Markup user guide. An element that stands in no table here is a paragraph of text: nothing is dropped.
"""

from __future__ import annotations

import re

from drafting.model import Kind, Language
from drafting.structure.numbering import roman

#: Who made a file, as ``akn.write`` signs it: such a file says the bare number of each label.
MAKER = "#workbench"
#: Levels whose name says what they are.
KINDS: dict[str, Kind] = {
    "tome": Kind.BOOK,
    "book": Kind.BOOK,
    "part": Kind.PART,
    "subpart": Kind.DIVISION,
    "title": Kind.TITLE,
    "subtitle": Kind.SUBTITLE,
    "chapter": Kind.CHAPTER,
    "subchapter": Kind.SUBCHAPTER,
    "division": Kind.DIVISION,
    "subdivision": Kind.DIVISION,
    "tblock": Kind.DIVISION,
    "section": Kind.SECTION,
    "article": Kind.ARTICLE,
    "rule": Kind.ARTICLE,
    "subsection": Kind.SUBSECTION,
    "paragraph": Kind.PARAGRAPH,
    "recital": Kind.PARAGRAPH,
    "subparagraph": Kind.SUBPARAGRAPH,
    "clause": Kind.CLAUSE,
    "subclause": Kind.SUBCLAUSE,
    "transitional": Kind.TRANSITORY,
    "attachment": Kind.ANNEX,
    "annex": Kind.ANNEX,
    "appendix": Kind.ANNEX,
    "schedule": Kind.SCHEDULE,
    "conclusions": Kind.DIVISION,
}
#: Levels whose name says only that they are one below.
ITEMS = frozenset({"point", "item", "subitem", "indent", "level", "alinea", "sublist"})
#: What stands before the first division.
FRONT = frozenset({"coverPage", "preface", "preamble"})
#: Never text: data about the document, and references by attribute only.
SILENT = frozenset({"meta", "toc", "tocItem", "documentRef", "componentRef", "del"})
NOTES = frozenset({"authorialNote", "footnote", "sidenote", "endnote"})
HEADINGS = frozenset({"heading", "subheading", "crossHeading"})
#: Words inside a paragraph. What is neither here nor a level begins and ends a paragraph, unless it stands
#: between words.
INLINE = frozenset({
    "a", "abbr", "affectedDocument", "amendingAction", "argument", "b", "br", "change", "committee",
    "concept", "cosponsor", "courtType", "date", "decoration", "def", "docCommittee", "docDate",
    "docIntroducer", "docJurisdiction", "docNumber", "docProponent", "docPurpose", "docStage", "docStatus",
    "docTitle", "docType", "docketNumber", "em", "embeddedText", "entity", "eol", "event", "extractText",
    "fillIn", "headingText", "i", "img", "inline", "ins", "judge", "lawyer", "legislature", "location",
    "marker", "mmod", "mod", "mref", "neutralCitation", "noteRef", "num", "object", "omissis", "opinion",
    "organization", "outcome", "party", "person", "placeholder", "quantity", "quotedText", "recordedTime",
    "ref", "relatedDocument", "remark", "rmod", "role", "rref", "scene", "span", "sponsor", "strong", "sub",
    "sup", "term", "time", "tocDesignator", "u",
})  # fmt: skip

#: The words before the number in a label.
_DESIGNATION = re.compile(
    r"(?:art[íi]culos?|article|art|secci[oó]n|section|sec|cap[íi]tulo|chapter|t[íi]tulo|title|libro|book|parte|part"
    r"|subpart|division|anexo|annex|appendix|ap[eé]ndice|schedule|clause|subtitle|subchapter|§+)\b[.\s]*|§+\s*",
    re.IGNORECASE,
)
_EDGES = " \t\n.,;:()[]«»“”\"'‘’-–—°º"
_ENGLISH = (Kind.SUBSECTION, Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.CLAUSE, Kind.SUBCLAUSE)


def number_of(label: str) -> str:
    """The bare number in a printed label: "Artículo 12 Bis.-" -> "12 Bis", "(a)" -> "a"."""
    opening = _DESIGNATION.match(label)
    bare = label[opening.end() :] if opening else label
    return " ".join(bare.strip(_EDGES).split()) or label.strip(_EDGES)


def item_kind(parent: Kind, label: str, language: Language) -> Kind:
    """What an item is called below ``parent``: one step down the language's own ladder."""
    number = number_of(label)
    if language == "en":
        if parent in (Kind.SECTION, Kind.ARTICLE) and len(number) == 1 and number.islower():
            return Kind.SUBSECTION  # (a) of a section in the United States
        if parent in _ENGLISH:
            return _ENGLISH[min(_ENGLISH.index(parent) + 1, len(_ENGLISH) - 1)]
        return Kind.PARAGRAPH
    if parent is Kind.FRACTION:
        return Kind.INCISO
    if parent in (Kind.INCISO, Kind.SUBINCISO):
        return Kind.SUBINCISO
    return Kind.FRACTION if number.isupper() and roman(number) is not None else Kind.INCISO


def language_of(code: str) -> Language | None:
    """Spanish or English for a code of two or three letters as these files have it; None for another."""
    start = code.strip().lower()[:2]
    return "es" if start in ("es", "sp") else "en" if start == "en" else None
