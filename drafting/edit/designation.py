"""Designations: the number in "Artículo 12 Bis.-", and the same designation with another number."""

from __future__ import annotations

import re

from drafting.model import Block, Kind, Language, Provision
from drafting.structure import english, spanish

_TAIL = " .-–—:;°º\t"
#: where a number stands in the designation of an article: figures, and what makes an inserted one of it
FIGURES = re.compile(
    r"(?P<value>\d+)(?P<dotted>(?:\.\d+)*)(?P<ordinal>\s?\.?[°ºª]|\.?(?-i:o)\b)?"
    r"(?P<more>(?:[\s-](?:bis|ter|qu[aá]ter|quinquies|sexies|septies|octies|nonies|decies|[A-ZÑ]\b)(?:\s\d+)?)"
    r"|[A-Z]{1,2}\b)?",
    re.IGNORECASE,
)


def number_in(label: str, like: Provision, language: Language) -> str:
    """The number that a designation bears, where ``like`` is what bears it; "" if it bears none."""
    if not label.strip():
        return ""
    grammar = english if language == "en" else spanish
    for probe in (f"{label} X", label):
        mark = grammar.recognise(Block(probe), series="transitoria" if like.kind is Kind.TRANSITORY else "")
        if mark is not None and mark.number and mark.label.strip() == label.strip():
            return str(mark.number)
    found = FIGURES.search(label)
    if found:
        more = (found["more"] or "").rstrip()
        return f"{found['value']}{found['dotted'] or ''}{more}"
    return label.split(" ", 1)[-1].strip(_TAIL) if like.number else ""


def relabelled(label: str, printed: str) -> str:
    """The designation with ``printed`` in the place of its number; "" where no figures stand in it."""
    found = FIGURES.search(label)
    return label[: found.start()] + printed + label[found.end() :] if found else ""
