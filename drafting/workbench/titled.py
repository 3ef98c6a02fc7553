"""What an instrument under a law is called after: the law's title as it will stand. Pure."""

from __future__ import annotations

import re

from drafting.model import Document, Language
from drafting.structure.casing import readable

#: what a title says of being only a draft, of the decree that brings a law out, and its article
_ONLY_A_DRAFT: dict[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"(?:(?:ante-? ?proyecto|proyecto|iniciativa|borrador|minuta)(?: (?:n[uú]m(?:ero|\.)? ?)?\d+)?"
        r"(?: con)?(?: de(?:l| la| los| las)?)?"
        r"|decreto (?:por el que|que|mediante el cual) (?:se )?(?:expide|crea|promulga|aprueba|emite)"
        r"|la|el|los|las) (?=\S)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:(?:preliminary |working |exposure )?draft(?: \d+)?(?: of| for)?|bill (?:for|entitled)"
        r"|proposed|the|an|a) (?=\S)",
        re.IGNORECASE,
    ),
}
_BILL = re.compile(r"\bbill(?=,? ?(?:\(?\d{4}\)?)?$)", re.IGNORECASE)
_FEMININE = re.compile(
    r"(?:ley|constituci[oó]n|norma|resoluci[oó]n|carta|orden|convenci[oó]n)\b", re.IGNORECASE
)
_FEMININE_MANY = re.compile(r"(?:leyes|reglas|normas|disposiciones|bases)\b", re.IGNORECASE)
_MANY = re.compile(r"(?:lineamientos|criterios|estatutos|procedimientos)\b", re.IGNORECASE)


def lawful(title: str, document: Document) -> str:
    """The title of a law without what says that it is a draft, in the letters that its text writes.

    "ANTEPROYECTO DE LEY FEDERAL DE PRECURSORES" is "Ley Federal de Precursores", "Export Control Bill" the
    "Export Control Act". A title that would be nothing then stays as it is.
    """
    language = document.language
    found = " ".join(title.split())
    while (begins := _ONLY_A_DRAFT[language].match(found)) is not None:
        found = found[begins.end() :]
    found = readable(found, document)
    if language == "en":
        found = _BILL.sub("Act", found)
    return found[:1].upper() + found[1:]


def of(title: str, language: Language, like: str = "") -> str:
    """The title behind the words for an instrument under it: "de la Ley…", "del Código…", "the … Act".

    An abbreviation ("LFP") has the article of ``like``, the whole title.
    """
    if language == "en":
        return f"the {title}"
    noun = like if like and title.isupper() else title
    if _FEMININE.match(noun):
        return f"de la {title}"
    if _FEMININE_MANY.match(noun):
        return f"de las {title}"
    return f"de los {title}" if _MANY.match(noun) else f"del {title}"
