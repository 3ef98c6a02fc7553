"""The chemicals of a draft against the control lists: everything at once."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.model import Document
from drafting.substances.beside import with_families
from drafting.substances.cas import Written
from drafting.substances.coverage import Coverage, coverage
from drafting.substances.findings import Finding, findings
from drafting.substances.model import Entry, Wording
from drafting.substances.references import references
from drafting.substances.scan import Known, Spot, scan


@dataclass(frozen=True, slots=True)
class Sighting:
    """A CAS number in a draft: where, what it is on, and the names that stand with it."""

    spot: Spot
    written: Written
    entries: tuple[Entry, ...]
    names: tuple[str, ...]

    @property
    def on(self) -> tuple[Entry, ...]:
        """The entries that control it; an exception controls nothing."""
        return tuple(entry for entry in self.entries if entry.controlled)


@dataclass(frozen=True, slots=True)
class Examination:
    """What a draft has of each list, its numbers, what was found, and the provisions concerned."""

    lists: tuple[Coverage, ...]
    numbers: tuple[Sighting, ...]
    findings: tuple[Finding, ...]
    spots: tuple[Spot, ...]


def examine(document: Document, known: Known, wording: Wording) -> Examination:
    """Everything the lists say of a draft."""
    spots = with_families(scan(document, known), known)
    return Examination(
        lists=coverage(spots, known, references(document, known.lists, wording)),
        numbers=tuple(_sighting(spot, written, known) for spot in spots for written in spot.numbers),
        findings=findings(spots, known),
        spots=spots,
    )


def _sighting(spot: Spot, written: Written, known: Known) -> Sighting:
    entries = known.by_key.get(written.cas, ()) if written.ok else ()
    own = [named for named in spot.names if written.cas in named.keys]
    shown = own if len(spot.numbers) > 1 else spot.names
    names = tuple(dict.fromkeys(" ".join(spot.text[n.start : n.end].split()) for n in shown))
    return Sighting(spot, written, entries, names)
