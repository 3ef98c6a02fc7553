"""What names a provision or a chemical outright: "art. 12 Bis, fracción II", "CAS 107-44-8"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafting.model import Document, Instrument, Kind, Provision
from drafting.structure.citations import Citation, Step, citations
from drafting.structure.numbering import canonical, fold

#: how people shorten what a law spells out
_SHORT = ((r"arts?\.?", "artículo"), (r"secs?\.?", "section"), (r"transit?\.?", "transitorio"))
_BARE = re.compile(r"(?:n[oº]?\.? ?)?(\d{1,4}(?:\s*[-–]?\s*[a-z]{1,12})?)", re.IGNORECASE)
_CAS = re.compile(
    r"(?:cas\b(?:\s*(?:rn|no\.?|n[º°]\.?|n[úu]m(?:ero|\.)?))?[\s:]*)?(\d{2,7}-\d{2}-\d)", re.IGNORECASE
)
#: between a citation and the text it is of: "del Reglamento", "of the Act"
_OF = re.compile(r"[,\s]*(?:(?:del?|of)\s+)?(?:(?:la|el|los|las|the|this|est[ae])\s+)?", re.IGNORECASE)
_UNITS = frozenset({Kind.ARTICLE, Kind.SECTION})


class Pointed(NamedTuple):
    """What somebody named: a citation, how laws write it, and which instruments it can be of."""

    cited: Citation
    words: str
    instruments: tuple[Instrument, ...]


def pointed(words: str, instruments: Sequence[Instrument]) -> Pointed | None:
    """The provision that these words name and nothing else; None if they are words to be sought."""
    asked = " ".join(words.split())
    if '"' in asked or "“" in asked:
        return None
    if bare := _BARE.fullmatch(asked):
        asked = f"artículo {bare[1]}"
    for short, spelled in _SHORT:
        asked = re.sub(rf"^{short}\s+(?=\S)", f"{spelled} ", asked, flags=re.IGNORECASE)
    for language in ("es", "en"):
        found = citations(asked, language)
        if len(found) == 1 and found[0].start == 0 and not found[0].through:
            named = _named(asked[found[0].end :], instruments)
            if named:
                return Pointed(found[0], found[0].words, named)
    return None


def cas_number(words: str) -> str:
    """The CAS number that these words are, "" if they are something else."""
    found = _CAS.fullmatch(" ".join(words.split()).translate(str.maketrans("‐‑–−", "----")))
    return found[1] if found else ""


def place(document: Document, cited: Citation) -> tuple[Provision, ...]:
    """The way from the unit to the provision that a citation names, () if there is none.

    Where a level it names is not there ("segundo párrafo"), the way ends above it. Where there are several
    units of that number, the first outside of a decree.
    """
    _, *inner = cited.steps
    found: list[tuple[bool, tuple[Provision, ...]]] = []
    stack: list[tuple[bool, Provision]] = [(False, node) for node in reversed(document.provisions)]
    while stack:
        decreed, node = stack.pop()
        if names(cited, node.kind, node.number):
            found.append((decreed, _down(node, inner)))
        stack.extend((decreed or node.kind is Kind.DECREE, child) for child in reversed(node.children))
    return min(found, key=lambda one: one[0])[1] if found else ()


def names(cited: Citation, kind: Kind, number: str) -> bool:
    """Whether a unit of that kind and number is the one a citation begins with."""
    return _same(kind, cited.steps[0].kind) and canonical(number) == canonical(cited.steps[0].number)


def _down(node: Provision, steps: Sequence[Step]) -> tuple[Provision, ...]:
    chain = [node]
    for step in steps:
        wanted = _value(step.number)
        below = [one for one in chain[-1].walk() if one is not chain[-1] and _value(one.number) == wanted]
        if not below:
            break
        chain.append(next((one for one in below if one.kind is step.kind), below[0]))
    return tuple(chain)


def _same(kind: Kind, named: Kind) -> bool:
    return kind is named or (kind in _UNITS and named in _UNITS)


def _value(number: str) -> str:
    return re.sub(r"[^\w-]", "", canonical(number.strip("().")))


def _named(rest: str, instruments: Sequence[Instrument]) -> tuple[Instrument, ...]:
    """The instruments that what stands behind a citation names: all, if nothing does."""
    said = _OF.sub("", rest, count=1).strip(" .")
    words = fold(said).split()
    return tuple(one for one in instruments if all(word in _called(one) for word in words))


def _called(instrument: Instrument) -> set[str]:
    return set(re.findall(r"\w+", fold(f"{instrument.title} {instrument.short_title} {instrument.slug}")))
