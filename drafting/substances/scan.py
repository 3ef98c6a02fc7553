"""Reads a draft for chemicals: every number, every name, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from drafting.model import Document, Kind, Provision
from drafting.substances import amounts, cas
from drafting.substances.belief import believed, cited
from drafting.substances.breaks import broken
from drafting.substances.cas import Written
from drafting.substances.folding import KEPT
from drafting.substances.model import COLLECTIVE, ControlList, Entry
from drafting.substances.names import Named, NameIndex
from drafting.substances.places import HEADING, Place, Signs

_CONTAINERS = frozenset({Kind.TABLE, Kind.ANNEX, Kind.SCHEDULE})
_EXCEPT = re.compile(r"\b(?:excep|exclu|exent|exempt|salvo|except|other than)", re.IGNORECASE)


class Known:
    """Some control lists, made ready to be looked for in drafts. Never changed once built."""

    def __init__(self, lists: Iterable[ControlList]) -> None:
        self.lists = tuple(lists)
        self.entries = tuple(entry for known in self.lists for entry in known.entries)
        self.by_key: dict[str, tuple[Entry, ...]] = {}
        self.by_entry: dict[tuple[str, str], tuple[Entry, ...]] = {}
        for entry in self.entries:
            self.by_key[entry.key] = (*self.by_key.get(entry.key, ()), entry)
            place = (entry.list, entry.entry)
            self.by_entry[place] = (*self.by_entry.get(place, ()), entry)
        self.numbers = tuple(dict.fromkeys(entry.cas for entry in self.entries if entry.cas))
        self.names = NameIndex(self.entries)
        self.signs = Signs(self.lists)
        self.list = {known.id: known for known in self.lists}

    def related(self, one: str, other: str) -> bool:
        """Whether two keys are the same chemical, or one is the family or group the other belongs to."""
        return one == other or self._heads(one, other) or self._heads(other, one)

    def _heads(self, head: str, member: str) -> bool:
        """Whether one key is a family or group over the other."""
        heads = {(e.list, e.entry) for e in self.by_key.get(head, ()) if e.role in COLLECTIVE}
        below = self.by_key.get(member, ())
        own = {(entry.list, entry.entry) for entry in below}
        own |= {(self.list[entry.list].families_of, entry.family) for entry in below if entry.family}
        return bool(heads & own)


@dataclass(frozen=True, slots=True)
class Spot:
    """A provision that speaks of chemicals, or a row of a table that does.

    ``text`` is its printed words, to which all places refer. ``container`` is the eid of the table or annex
    it stands in (of its parent elsewhere). ``in_table`` says that it is a row of a table of chemicals,
    ``listing`` that it stands in a table or an annex, ``numbered`` that CAS numbers are announced there.
    """

    provision: Provision
    text: str
    container: str
    place: Place
    numbers: tuple[Written, ...] = ()
    names: tuple[Named, ...] = ()
    amounts: tuple[amounts.Amount, ...] = ()
    is_row: bool = False
    in_table: bool = False
    header: bool = False
    listing: bool = False
    numbered: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """The chemicals it names, by name."""
        return tuple(dict.fromkeys(key for named in self.names for key in named.keys))

    @property
    def heads(self) -> bool:
        """Whether it is a row with one cell: a heading for those below it."""
        return self.is_row and len([cell for cell in self.text.split("\t") if cell.strip()]) == 1

    @property
    def excepts(self) -> bool:
        """Whether its words make an exception."""
        return _EXCEPT.search(self.text) is not None


def scan(document: Document, known: Known) -> tuple[Spot, ...]:
    """The provisions of a draft that speak of chemicals, in document order."""
    rows = list(_placed(document, known))
    texts = [row.text for row in rows]
    named = known.names.find_in(texts)
    more_numbers, more_names = broken([row.provision for row in rows], texts, known.names)
    spots, company = [], set[str]()
    for which, row in enumerate(rows):
        numbers = (*cas.find(row.text), *more_numbers.get(which, ()))
        names = (*named.get(which, ()), *more_names.get(which, ()))
        spot = replace(row, numbers=numbers, names=names) if numbers or names else row
        if names or any(written.cas in known.by_key for written in numbers):
            company.add(spot.container)
        spots.append(spot)
    announced = _announced(document)
    settled = (_settled(spot, known, company, announced) for spot in spots)
    return tuple(spot for spot in settled if spot.numbers or spot.names or spot.in_table)


def _placed(document: Document, known: Known) -> Iterable[Spot]:
    """Every provision with its words, its container and the place the headings above it claim."""
    running: dict[str, Place] = {"": Place()}  # by eid: what holds for what comes next below it
    inside: dict[str, str] = {"": ""}
    begun: set[str] = set()
    for provision, parent in document.with_parents():
        above = parent.eid if parent else ""
        text = provision.printed
        is_row = provision.kind is Kind.ROW
        if _is_heading(provision) and not cas.find(text):
            running[above] = running.get(above, Place()).inside(known.signs.of_heading(text.strip()))
        place = running.get(above, Place()).inside(_claim(provision, text, known.signs))
        running[provision.eid] = place
        inside[provision.eid] = provision.eid if provision.kind in _CONTAINERS else inside.get(above, "")
        yield Spot(
            provision,
            text,
            inside[above] or above,
            place,
            is_row=is_row,
            header=is_row and above not in begun,
            listing=bool(inside[above]),
        )
        if is_row:
            begun.add(above)


def _is_heading(provision: Provision) -> bool:
    """Whether a row or paragraph does nothing but head those that follow it."""
    if provision.children or provision.heading:
        return False
    text = provision.printed.strip()
    if provision.kind is Kind.ROW:
        return len([cell for cell in text.split("\t") if cell.strip()]) == 1
    return (
        provision.kind in (Kind.PARAGRAPH, Kind.NOTE)
        and len(text) <= 120
        and not text.endswith((".", ";", ","))
    )


def _claim(provision: Provision, text: str, signs: Signs) -> Place:
    """What a provision's own heading, cells, label or opening words claim of it and of all below it."""
    if provision.kind is Kind.ROW:
        return _claim_of_row(text, signs)
    head = provision.heading or (text if provision.children else "")
    if head or provision.number or provision.label:
        for claim in _claims(head[: HEADING + 1], provision.number, provision.label, signs):
            if claim != Place():
                return claim._replace(weak=provision.kind is Kind.SCHEDULE)
    return signs.of_opening(text)


@lru_cache(maxsize=KEPT)
def _claim_of_row(text: str, signs: Signs) -> Place:
    claims = (signs.of_cell(cell) for cell in text.split("\t"))
    return next((claim for claim in claims if claim != Place()), Place())


@lru_cache(maxsize=KEPT)
def _claims(head: str, number: str, label: str, signs: Signs) -> tuple[Place, Place, Place]:
    return signs.of_heading(head), signs.of_cell(number), signs.of_cell(label)


def _announced(document: Document) -> dict[str, int]:
    """Where CAS numbers are announced: provisions, all below them, tables with the column."""
    found: dict[str, int] = {}
    for provision, parent in document.with_parents():
        above = parent.eid if parent else ""
        text = provision.printed
        if cas.mentioned(text):
            if provision.kind is Kind.ROW:
                columns = [place for place, cell in enumerate(text.split("\t")) if cas.mentioned(cell)]
                found.setdefault(above, columns[0] if len(columns) == 1 else -1)
            found.setdefault(provision.eid, -1)
        elif above in found and provision.kind is not Kind.ROW:
            found.setdefault(provision.eid, -1)
    return found


def _settled(spot: Spot, known: Known, company: set[str], announced: dict[str, int]) -> Spot:
    """The spot with the numbers that can be believed, abbreviations, quantities and malformed numbers."""
    container = spot.container
    announced_here = spot.provision.eid in announced or container in announced
    near = bool(spot.names) or container in company or announced_here
    if not (near or spot.numbers or spot.is_row):
        return spot
    numbers = [w for w in spot.numbers if _meant(w, spot, known, near=near, announced=announced_here)]
    speaks = bool(spot.names or numbers)
    in_table = spot.is_row and container in company and (speaks or not spot.header)
    if near:
        numbers += cas.find_malformed(spot.text, numbers)
    if in_table and not numbers:
        numbers += _cell(spot.text, announced.get(container, -1))
    names = spot.names
    if speaks:
        taken = set(spot.keys)
        more = [n for n in known.names.acronyms_in(spot.text) if not taken & set(n.keys)]
        names = tuple(sorted((*names, *more), key=lambda named: named.start))
    return replace(
        spot,
        numbers=tuple(sorted(numbers, key=lambda written: written.start)),
        names=names,
        amounts=tuple(amounts.find(spot.text)) if names or numbers else (),
        in_table=in_table,
        numbered=container in announced,
    )


def _meant(written: Written, spot: Spot, known: Known, *, near: bool, announced: bool) -> bool:
    """Whether a number is one of a chemical: by itself if it is listed, else by what stands around it."""
    if not (spot.names or announced) and cited(written, spot.text):
        return False
    if written.ok and written.plain and written.cas in known.by_key:
        return True
    return near and believed(
        written, spot.text, spot.numbers, spot.names, known.numbers, announced=announced, row=spot.is_row
    )


def _cell(text: str, column: int) -> list[Written]:
    """The cell in the column of CAS numbers, where it holds digits that are none."""
    cells = text.split("\t")
    if not 0 <= column < len(cells) or not cas.malformed_cell(cells[column]):
        return []
    start = sum(len(cell) + 1 for cell in cells[:column])
    cell = cells[column]
    lead = len(cell) - len(cell.lstrip())
    return [Written(cell.strip(), start + lead, start + len(cell.rstrip()), False, malformed=True)]
