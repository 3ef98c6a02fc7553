"""How much of a list a draft carries: in its own text, by a clause that refers to the list, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from drafting.substances.findings import right_places
from drafting.substances.model import COLLECTIVE, ControlList, Entry
from drafting.substances.references import Reference
from drafting.substances.scan import Known, Spot

#: carried: the draft lists the chemicals; by_reference: a clause takes the list in; incidental: some are
#: named, but the draft does not set out to carry the list; absent: nothing of it
Status = Literal["carried", "by_reference", "incidental", "absent"]
_SOME = 5  # chemicals of a list, and of no other, from which a draft is taken to carry it
_MOST = 0.6


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a draft has of one list.

    ``found`` and ``missing`` are the rows of the list that control something; ``by_family`` are the missing
    ones that a family carried in the draft covers, each with the family. ``extra`` are the numbers of the
    draft that it gives as this list's, or as nobody's, and that are not on it. ``exceptions`` are the
    list's exceptions that the draft does not repeat. ``references`` are the clauses that take the list in,
    the plainest first.
    """

    list: ControlList
    status: Status
    found: tuple[Entry, ...]
    missing: tuple[Entry, ...]
    by_family: tuple[tuple[Entry, Entry], ...] = ()
    extra: tuple[str, ...] = ()
    exceptions: tuple[Entry, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the draft has the whole list, in its text or by a clause."""
        return self.status == "by_reference" or (self.status == "carried" and not self.missing)

    @property
    def listed(self) -> int:
        """How many CAS numbers the list controls."""
        return len(self.list.numbers)

    @property
    def found_numbers(self) -> tuple[str, ...]:
        """The CAS numbers of the list that the draft has, by number or by name."""
        return tuple(dict.fromkeys(entry.cas for entry in self.found if entry.cas))

    @property
    def missing_numbers(self) -> tuple[str, ...]:
        """The CAS numbers of the list that the draft lacks; none where a clause takes the list in."""
        if self.status == "by_reference":
            return ()
        return tuple(dict.fromkeys(entry.cas for entry in self.missing if entry.cas))


def coverage(
    spots: tuple[Spot, ...], known: Known, references: dict[str, tuple[Reference, ...]]
) -> tuple[Coverage, ...]:
    """What the draft has of each list."""
    present = _present(spots, known)
    return tuple(_of(one, spots, known, present, references.get(one.id, ())) for one in known.lists)


def _present(spots: tuple[Spot, ...], known: Known) -> frozenset[str]:
    """The keys of the chemicals the draft lists. A mention elsewhere does not count beside a table or
    annex.
    """
    listing = [spot for spot in spots if spot.listing]
    counted = listing if len(listing) >= _SOME else list(spots)
    found: set[str] = set()
    for spot in counted:
        if spot.excepts and any(not e.controlled for key in _keys(spot, known) for e in known.by_key[key]):
            continue
        found.update(_keys(spot, known))
    return frozenset(found)


def _keys(spot: Spot, known: Known) -> tuple[str, ...]:
    numbers = tuple(w.cas for w in spot.numbers if w.ok and w.cas in known.by_key)
    return tuple(dict.fromkeys((*numbers, *spot.keys)))


def _of(
    one: ControlList,
    spots: tuple[Spot, ...],
    known: Known,
    present: frozenset[str],
    references: tuple[Reference, ...],
) -> Coverage:
    rows = [entry for entry in one.entries if entry.controlled]
    found = tuple(entry for entry in rows if entry.key in present)
    missing = tuple(entry for entry in rows if entry.key not in present)
    exceptions = tuple(entry for entry in one.entries if not entry.controlled)
    printed = {key for spot in spots for key in _keys(spot, known)}
    return Coverage(
        list=one,
        status=_status(one, found, spots, known, references),
        found=found,
        missing=missing,
        by_family=tuple(_by_family(missing, one, known, present)),
        extra=_extra(one, spots, known),
        exceptions=tuple(entry for entry in exceptions if entry.key not in printed),
        references=references,
    )


def _status(
    one: ControlList,
    found: tuple[Entry, ...],
    spots: tuple[Spot, ...],
    known: Known,
    references: tuple[Reference, ...],
) -> Status:
    claimed = sum(spot.place.list == one.id and (spot.listing or bool(spot.numbers)) for spot in spots)
    own = sum(all(e.list == one.id for e in known.by_key[entry.key]) for entry in found)
    numbers = {entry.cas for entry in found if entry.cas}
    if found and (claimed >= 2 or own >= _SOME or len(numbers) >= _MOST * max(1, len(one.numbers))):
        return "carried"
    if references:
        return "by_reference"
    return "incidental" if found else "absent"


def _by_family(
    missing: tuple[Entry, ...], one: ControlList, known: Known, present: frozenset[str]
) -> list[tuple[Entry, Entry]]:
    found = []
    for entry in missing:
        heads = known.by_entry.get((one.families_of, entry.family), ()) if entry.family else ()
        heads = (*heads, *(e for e in known.by_entry.get((one.id, entry.entry), ()) if e.role in COLLECTIVE))
        head = next((e for e in heads if e.key in present and e.key != entry.key), None)
        if head is not None:
            found.append((entry, head))
    return found


def _extra(one: ControlList, spots: tuple[Spot, ...], known: Known) -> tuple[str, ...]:
    """Numbers the draft gives as this list's, or as nobody's, that are not on it."""
    found: list[str] = []
    for spot in spots:
        for written in spot.numbers:
            if not written.ok:
                continue
            if written.cas not in known.by_key:
                if spot.place.list in ("", one.id):
                    found.append(written.cas)
            elif (
                spot.place.list == one.id
                and not spot.excepts
                and not right_places(written.cas, one.id, known)
            ):
                found.append(written.cas)
    return tuple(dict.fromkeys(found))
