"""What a lawyer cites: the articles and sections of a text, each with its headings and its parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafting.model import CONTAINERS, Document, Kind, Provision

#: what is cited by itself wherever it stands
_BASIC = frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION})
_OUTSIDE = frozenset({Kind.PREFACE, Kind.NOTE})
_WHOLE = frozenset({Kind.ANNEX, Kind.SCHEDULE})

#: words of an article that only enacts
_ENACTING = 60


@dataclass(frozen=True, slots=True)
class Unit:
    """An article, a section, a transitory, an annex: the candidate for an answer.

    ``above`` are the headings of the divisions it stands in, the outermost first; ``parts`` its own words and
    those of everything inside, in order.
    """

    provision: Provision
    above: tuple[str, ...]
    parts: tuple[Provision, ...]
    wrapping: bool = False  # an article of the decree around a law, not of the law
    margin: str = ""  # its marginal note, where the law has one on the line above

    @property
    def heading(self) -> str:
        """Its own heading, else its marginal note."""
        return self.provision.heading or self.margin


def units(document: Document) -> tuple[Unit, ...]:
    """The units of a text in order; a text without any (a memorandum, a letter) gives its paragraphs."""
    found = tuple(unit for unit in _units(document.provisions, (), cited=True) if not _opens(unit))
    return found or tuple(_units(document.provisions, (), cited=False))


def _units(
    provisions: tuple[Provision, ...], above: tuple[str, ...], *, cited: bool, wrapping: bool = False
) -> Iterator[Unit]:
    for provision in provisions:
        if provision.kind in _OUTSIDE and (cited or provision.kind is Kind.NOTE):
            continue
        if _gathers(provision) or provision.kind is Kind.PREFACE:
            margin = provision.heading if _notes(provision) else ""
            headings = (*above, provision.heading) if provision.heading and not margin else above
            inner = wrapping or provision.kind is Kind.DECREE
            found = _units(provision.children, headings, cited=cited, wrapping=inner)
            yield from (replace(unit, margin=margin) for unit in found) if margin else found
        elif provision.kind in _BASIC or provision.kind in _WHOLE or not cited:
            parts = tuple(part for part in provision.walk() if part.kind is not Kind.NOTE)
            yield Unit(provision, above, parts, wrapping)


def _notes(provision: Provision) -> bool:
    """Whether a division is nothing but the marginal note of the one section in it."""
    return provision.kind is Kind.DIVISION and [child.kind for child in provision.children] == [Kind.SECTION]


def _opens(unit: Unit) -> bool:
    """Whether it only says which law the decree issues ("Se expide la Ley ..., para quedar como sigue:")."""
    return unit.wrapping and sum(len(part.text.split()) for part in unit.parts) <= _ENACTING


def _gathers(provision: Provision) -> bool:
    """Whether it only gathers units: a chapter, a Spanish sección, a schedule made of sections."""
    if provision.kind in CONTAINERS:
        return True
    inner = provision.walk()
    next(inner)
    if provision.kind in _WHOLE or provision.kind is Kind.SECTION:
        return any(part.kind in _BASIC for part in inner)
    return False
