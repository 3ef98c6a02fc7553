"""Whether a text says when it begins to bind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.model import Finding
from drafting.checks.text import units
from drafting.model import Document

_FORCE = re.compile(
    r"\bentrar[aá]n?\s+(?:\w+\s+){0,2}en\s+vig(?:or|encia)|\bentra\s+en\s+vig(?:or|encia)"
    r"|\bentrada\s+en\s+vig(?:or|encia)|\b(?:comenzar[aá]n?|empezar[aá]n?)\s+a\s+regir"
    r"|\b(?:empiezan?|comienzan?)\s+a\s+regir|\b(?:regir[aá]n?|rigen?)\s+(?:a\s+partir|desde)|\biniciar[aá]\s+su\s+vigencia|\bsurtir[aá]n?\s+(?:sus\s+)?efectos"
    r"|\bcom(?:e|es|ing)\s+into\s+(?:force|operation|effect)|\b(?:shall\s+)?takes?\s+effect|\bcommencement\b"
    r"|\beffective\s+(?:date|on)|\bin\s+force\s+(?:on|from)\b",
    re.IGNORECASE,
)

#: laws of states in which a law binds from its publication, or its enactment, unless it says otherwise
_AT_ONCE = re.compile(
    r"\bBe it enacted by the Senate and House of Representatives\b|\bBy the authority vested in me\b"
    r"|\bH\. Congreso Nacional ha (?:dado su aprobaci[oó]n|aprobado)\b",
    re.IGNORECASE,
)


def findings(document: Document) -> Iterator[Finding]:
    """One finding, on the last unit, if a text of five units or more never says when it begins to bind."""
    found = units(document)
    if len(found) < 5 or any(_FORCE.search(node.printed) for node in document.walk()):
        return
    if document.language == "en" and all("." in unit.head.number for unit in found):
        return  # sections of a code ("§ 740.2"): the order that puts them in says from when
    if any(_AT_ONCE.search(node.printed) for node in document.walk()):
        return
    last = found[-1].head
    yield Finding("no_entry_into_force", last.eid, last.uid)
