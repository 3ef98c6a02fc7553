"""Citations that were left behind: the number they name has come to mean something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafting.checks.model import Finding
from drafting.checks.text import Unit, quote, units
from drafting.model import Document, Kind, Language
from drafting.structure.citations import Citation, Whose, citations
from drafting.structure.numbering import canonical

_UNITS = (Kind.ARTICLE, Kind.SECTION)


class _Cited(NamedTuple):
    """Which unit a provision cites by which number, for the how-manieth time."""

    uid: str
    number: str
    turn: int


class _Place(NamedTuple):
    citation: Citation
    eid: str
    target: str  # the uid of the unit that has the number, "" if none has


def findings(document: Document, earlier: Sequence[Document]) -> Iterator[Finding]:
    """Citations that stood before a renumbering and were not moved along.

    ``earlier`` are the drafts before this one, the latest first; all carry uids. Followed back as long as its
    provision cites the same number, a citation first meant some unit; where that unit now has another number,
    and another one has this, the citation was left behind.
    """
    now = _places(document)
    numbers = {unit.head.uid: unit.head.number for unit in _cited_units(document)}
    meant = dict.fromkeys(now, "")
    open_ones = set(now)
    for draft in earlier:
        before = _places(draft)
        open_ones &= set(before)
        if not open_ones:
            break
        for key in open_ones:
            meant[key] = before[key].target
    nodes = {node.eid: node for node in document.walk()}
    for key, place in now.items():
        was = meant[key]
        if not was or not place.target or was == place.target or was not in numbers:
            continue
        if canonical(numbers[was]) == canonical(key.number):  # two units of that number: nobody can tell
            continue
        node, cited = nodes[place.eid], place.citation
        values = (("cited", cited.words), ("moved", numbers[was]))
        yield Finding("ref_moved", node.eid, node.uid, values, quote(node, cited.start, cited.end))


def _places(document: Document) -> Mapping[_Cited, _Place]:
    found: dict[_Cited, _Place] = {}
    targets: dict[str, str] = {}
    for unit in _cited_units(document):
        targets.setdefault(canonical(unit.head.number), unit.head.uid)
    for unit in units(document):
        if unit.amends:
            continue
        for part in unit.parts:
            if part.kind is Kind.NOTE or not part.uid:
                continue
            turns: dict[str, int] = {}
            for cited in _citations(part.text, document.language):
                first = cited.steps[0]
                if first.kind not in _UNITS or cited.whose is Whose.OTHER or cited.here:
                    continue
                number = canonical(first.number)
                turns[number] = turns.get(number, 0) + 1
                key = _Cited(part.uid, number, turns[number])
                found[key] = _Place(cited, part.eid, targets.get(number, ""))
    return found


def _cited_units(document: Document) -> Iterator[Unit]:
    """The units that a citation of this text can mean: those of its main text."""
    return (unit for unit in units(document) if unit.head.kind in _UNITS and not unit.scope)


@lru_cache(maxsize=20_000)
def _citations(text: str, language: Language) -> tuple[Citation, ...]:
    return citations(text, language)
