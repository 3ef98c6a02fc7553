"""Bodies that a text makes or names itself: "créase la Oficina", "será la entidad competente"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafting.model import Language

#: a body that the text itself makes or names: "créase la Oficina ...", "X será la entidad competente"
_MADE = {
    "es": re.compile(
        r"(?:[Cc]réase|[Ss]e crea|[Cc]onstitúyese)\s+(?:la|el)"
        r"\s+(?P<made>[A-ZÁÉÍÓÚÑ]\w+(?:\s+(?:(?:de|del|para|y)\s+(?:(?:la|el|los|las)\s+)?)?[A-ZÁÉÍÓÚÑ]\w+){0,8})"
        r"(?=[^.;]{0,80}\b(?:organismo|entidad|órgano|ente|institución|autoridad|dependencia|comité|comisión)\b)"
        r"|\b(?:[Ll]a|[Ee]l)\s+(?P<named>[A-ZÁÉÍÓÚÑ]\w+(?:\s+(?:(?:de|del|y)\s+(?:(?:la|el|los|las)\s+)?)?[A-ZÁÉÍÓÚÑ]\w+){0,7})"
        r"(?:,\s+en\s+(?:adelante|lo sucesivo),?\s+(?:el\s+|la\s+)?[“\"«]?(?P<short>[A-ZÁÉÍÓÚÑ]\w+)"
        r"[”\"»]?)?,?\s+"
        r"(?:es|será|actuará como)\s+(?:la|el)\s+(?:entidad|autoridad|órgano|organismo|institución"
        r"|ente|dependencia)\b"
    ),
    "en": re.compile(
        r"(?:[Tt]here (?:is|shall be)|[Tt]here is hereby) (?:hereby )?(?:established|constituted"
        r"|created)\b[^.;]{0,60}?"
        r"\b(?:an?|the) (?:body (?:corporate )?)?(?:to be )?(?:known as "
        r"|called )?(?:the )?(?P<made>[A-Z][\w'-]+(?:\s+(?:(?:of|for|and)\s+)?(?:the\s+)?[A-Z][\w'-]+){0,7})"
        r"|^[“\"‘']?(?P<named>[A-Z]\w+(?:\s+[A-Z]\w+){0,4})[”\"’']?,?\s+means\s+(?:the\s+|an?\s+)?"
        r"(?:person|officer|body|authority|agency|official)\b[^.;]{0,80}\b(?:appointed|established|constituted|designated|holding)\b"
    ),
}  # fmt: skip
_ACRONYM = re.compile(
    r"\s*\(\s*(?:en adelante,?\s*)?(?:(?:la|el|the)\s+)?[“\"«]?(?P<short>[A-ZÁÉÍÓÚÑ]{3,12})[”\"»]?\s*\)"
)
_THING = re.compile(
    r"(?:Registro|Fondo|Programa|Plan|Sistema|Premio|Tasa|Impuesto|Régimen|Register|Fund|Plan|Programme|Program|Scheme|Record)\b"
)


def acronym(text: str, end: int) -> str:
    """The letters in brackets behind a body's name: "(SENASA)"; "" for none."""
    found = _ACRONYM.match(text, end)
    return found["short"] if found else ""


def made(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """The bodies that a text makes, each with its short name, "" where it gives none."""
    for found in _MADE[language].finditer(text):
        name = re.sub(r"^(?:La|El|Los|Las|The)\s+", "", found["made"] or found["named"])
        if not _THING.match(name):
            yield name, found.groupdict().get("short") or ""


@lru_cache(maxsize=64)
def exactly(names: frozenset[str]) -> re.Pattern[str]:
    """These names, and no longer words."""
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
