"""What is wrong, or worth a look, with the chemicals of a draft: each with the very words it is said of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from drafting.model import Quote
from drafting.substances.beside import beside, name_cell, nearest_name
from drafting.substances.cas import Written, digits_of
from drafting.substances.mending import likely
from drafting.substances.model import COLLECTIVE, Entry
from drafting.substances.places import NOWHERE, Place
from drafting.substances.scan import Known, Spot

Severity = Literal["info", "warning", "error"]

#: the kinds, the weightiest first
KINDS: dict[str, Severity] = {
    "wrong_check_digit": "error",
    "malformed_number": "error",
    "name_number": "error",
    "wrong_place": "error",
    "exception_listed": "error",
    "on_no_list": "warning",
    "unknown_name": "warning",
    "wrong_entry": "warning",
    "twice": "warning",
    "amount_differs": "warning",
    "number_absent": "warning",
    "near_name": "info",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in a provision, at ``quote``.

    ``cas`` is the number it is about ("" where there is none), ``words`` what is printed, ``intended`` the
    numbers that were likely meant, ``entries`` what the lists say, ``place`` what the draft claims,
    ``other`` the eid of another provision that has to do with it.
    """

    kind: str
    eid: str
    uid: str
    quote: Quote
    cas: str = ""
    words: str = ""
    intended: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    place: Place = NOWHERE
    other: str = ""

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return KINDS[self.kind]


def findings(spots: tuple[Spot, ...], known: Known) -> tuple[Finding, ...]:
    """All findings, in document order; those of one provision the weightiest first."""
    found: list[Finding] = []
    for spot in spots:
        found += _numbers(spot, known)
        found += _rows(spot, known)
    found += _places(spots, known)
    found += _twice(spots, known)
    found += _amounts(spots)
    order = {spot.provision.eid: place for place, spot in enumerate(spots)}
    weight = {kind: place for place, kind in enumerate(KINDS)}
    return tuple(sorted(found, key=lambda one: (order[one.eid], weight[one.kind])))


def quote_of(text: str, start: int, end: int) -> Quote:
    """The words at a place with those around them."""
    return Quote(text[start:end], text[max(0, start - 32) : start], text[end : end + 32])


def right_places(key: str, list_id: str, known: Known) -> tuple[Entry, ...]:
    """The entries of a list that control a chemical, by number or by a family it belongs to."""
    own = [entry for entry in known.by_key.get(key, ()) if entry.list == list_id and entry.controlled]
    for entry in known.by_key.get(key, ()):
        if entry.family and known.list[entry.list].families_of == list_id:
            own += [
                head for head in known.by_entry.get((list_id, entry.family), ()) if head.role in COLLECTIVE
            ]
    return tuple(dict.fromkeys(own))


def _finding(kind: str, spot: Spot, start: int, end: int, **facts: object) -> Finding:
    provision = spot.provision
    return Finding(kind, provision.eid, provision.uid, quote_of(spot.text, start, end), **facts)  # type: ignore[arg-type]


def _numbers(spot: Spot, known: Known) -> Iterator[Finding]:
    for written in spot.numbers:
        named = beside(spot, written)
        if written.malformed or not written.ok:
            yield _miswritten(spot, written, named.keys if named else (), known)
        elif written.cas not in known.by_key:
            if named and (numbers := _numbers_of(named.keys, known)):
                yield _mismatch(spot, written, named.keys, numbers, known)
            else:
                words = name_cell(spot) if spot.is_row else ""
                yield _finding("on_no_list", spot, written.start, written.end, cas=written.cas, words=words)
        elif named and not any(known.related(written.cas, key) for key in named.keys):
            yield _mismatch(spot, written, named.keys, _numbers_of(named.keys, known), known)
        elif spot.in_table and not spot.names:
            yield from _other_name(spot, written, known)


def _numbers_of(keys: Iterable[str], known: Known) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.cas for key in keys for entry in known.by_key.get(key, ()) if entry.cas))


def _miswritten(spot: Spot, written: Written, keys: tuple[str, ...], known: Known) -> Finding:
    """A number that is none, with the likely one: that of the name beside it, if it is near."""
    near = likely(written.cas, known.numbers)
    if written.malformed:
        same = tuple(cas for cas in known.numbers if digits_of(cas) == digits_of(written.cas))
        near = tuple(dict.fromkeys((*same, *near)))
    named = _numbers_of(keys, known)
    both = tuple(cas for cas in near if cas in named)
    intended = both or (named if len(named) == 1 else near)
    entries = tuple(entry for cas in intended for entry in known.by_key.get(cas, ()))
    kind = "malformed_number" if written.malformed else "wrong_check_digit"
    return _finding(
        kind, spot, written.start, written.end, cas=written.cas, intended=intended, entries=entries
    )


def _mismatch(
    spot: Spot, written: Written, keys: tuple[str, ...], numbers: tuple[str, ...], known: Known
) -> Finding:
    named = next(n for n in spot.names if n.keys == keys)
    entries = tuple(entry for key in keys for entry in known.by_key.get(key, ()))
    words = " ".join(spot.text[named.start : named.end].split())
    return _finding(
        "name_number",
        spot,
        written.start,
        written.end,
        cas=written.cas,
        words=words,
        intended=numbers,
        entries=entries,
    )


def _other_name(spot: Spot, written: Written, known: Known) -> Iterator[Finding]:
    """A listed number in a row whose name is not one of its names: misspelt, or another chemical's."""
    words = name_cell(spot)
    if not words:
        return
    key, likeness = nearest_name(words, known, written.cas)
    start = spot.text.index(words)
    facts = {"cas": written.cas, "words": words, "entries": known.by_key[written.cas]}
    if key == written.cas:
        if likeness < 100:
            yield _finding("near_name", spot, start, start + len(words), **facts)
    else:
        yield _finding("unknown_name", spot, start, start + len(words), **facts)


def _rows(spot: Spot, known: Known) -> Iterator[Finding]:
    """Rows of a table of chemicals without any number."""
    if not spot.in_table or spot.numbers or (spot.heads and not spot.names):
        return
    words = name_cell(spot)
    if not words:
        return
    start = spot.text.index(words)
    if not spot.names:
        yield _finding("unknown_name", spot, start, start + len(words), words=words)
    elif spot.numbered and not spot.excepts:
        entries = tuple(entry for key in spot.keys for entry in known.by_key[key])
        if all(entry.cas for entry in entries):
            yield _finding(
                "number_absent", spot, start, start + len(words), words=words,
                intended=_numbers_of(spot.keys, known), entries=entries,
            )  # fmt: skip


def chemicals(spot: Spot, known: Known) -> tuple[str, ...]:
    """The keys of the chemicals a spot is about: by its numbers, else by its names.

    A number that does not belong to the name beside it says nothing of where that chemical stands: the name
    does.
    """
    numbers = [w for w in spot.numbers if w.ok and w.cas in known.by_key]
    found: list[str] = []
    for written in numbers:
        named = beside(spot, written)
        if named and not any(known.related(written.cas, key) for key in named.keys):
            found += named.keys
        else:
            found.append(written.cas)
    return tuple(dict.fromkeys(found)) or (spot.keys if not any(w.ok for w in spot.numbers) else ())


def _places(spots: tuple[Spot, ...], known: Known) -> Iterator[Finding]:
    """Chemicals under the wrong schedule, part or number, or listed where they are excepted."""
    claimed = [
        (s, key) for s in spots if s.place.list and (s.listing or s.numbers) for key in chemicals(s, known)
    ]
    judged = [(spot, key, _judge(spot, key, known)) for spot, key in claimed]
    weak: dict[str, Counter[bool]] = defaultdict(Counter)
    follow: dict[str, Counter[bool]] = defaultdict(Counter)
    for spot, _, verdict in judged:
        if spot.place.weak:
            weak[spot.place.words][verdict in ("wrong_place", "exception_listed")] += 1
        if spot.place.number:
            follow[spot.place.list][verdict == "wrong_entry"] += 1
    for spot, key, verdict in judged:
        if not verdict or (spot.place.weak and weak[spot.place.words][True] > weak[spot.place.words][False]):
            continue
        if verdict == "wrong_entry" and follow[spot.place.list][True] * 4 > follow[spot.place.list][False]:
            continue  # the draft numbers the entries its own way
        written = next((w for w in spot.numbers if w.cas == key), None)
        named = next((n for n in spot.names if key in n.keys), None)
        start, end = (
            (written.start, written.end) if written else (named.start, named.end) if named else (0, 0)
        )
        entries = right_places(key, spot.place.list, known) or known.by_key[key]
        words = " ".join(spot.text[named.start : named.end].split()) if named else ""
        cas = written.cas if written else known.by_key[key][0].cas
        yield _finding(verdict, spot, start, end, cas=cas, words=words, entries=entries, place=spot.place)


def _judge(spot: Spot, key: str, known: Known) -> str:
    place = spot.place
    entries = known.by_key.get(key, ())
    right = right_places(key, place.list, known)
    if not right:
        excepted = any(entry.list == place.list and not entry.controlled for entry in entries)
        if excepted:
            return "" if spot.excepts else "exception_listed"
        return "wrong_place"
    if place.part and not any(entry.part.startswith(place.part) for entry in right):
        return "wrong_place"
    if place.number:
        exact = f"{place.part}{place.number}" if place.part else place.number
        if not any(entry.entry == exact for entry in right):
            return "wrong_entry"
    return ""


def _twice(spots: tuple[Spot, ...], known: Known) -> Iterator[Finding]:
    """A chemical that stands twice in the same list of a draft."""
    first: dict[tuple[str, str, str], str] = {}
    for spot in spots:
        keys = chemicals(spot, known)
        if not spot.listing or spot.excepts or len(keys) != 1:
            continue
        (key,) = keys
        slot = (spot.container, spot.place.list, key)
        if slot in first:
            written = next((w for w in spot.numbers if w.cas == key), None)
            named = next((n for n in spot.names if key in n.keys), None)
            mark = written or named
            if mark is not None:
                cas = written.cas if written else ""
                yield _finding(
                    "twice", spot, mark.start, mark.end, cas=cas, words=spot.text[mark.start : mark.end],
                    entries=known.by_key[key], other=first[slot],
                )  # fmt: skip
        else:
            first[slot] = spot.provision.eid


def _amounts(spots: tuple[Spot, ...]) -> Iterator[Finding]:
    """A threshold that differs from those of all other chemicals of the same part."""
    groups: dict[tuple[str, str, str], list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.in_table and len(spot.place.part) == 2 and len(spot.amounts) == 1:
            groups[(spot.container, spot.place.list, spot.place.part)].append(spot)
    for rows in groups.values():
        values = Counter(
            (row.amounts[0].grams, row.amounts[0].unit == "%", row.amounts[0].value) for row in rows
        )
        common, count = values.most_common(1)[0]
        if count < 4 or count * 4 < len(rows) * 3:
            continue
        usual = next(
            row.amounts[0] for row in rows
            if (row.amounts[0].grams, row.amounts[0].unit == "%", row.amounts[0].value) == common
        )  # fmt: skip
        for row in rows:
            amount = row.amounts[0]
            same = amount.grams == usual.grams if usual.grams is not None else amount[:2] == usual[:2]
            if not same and "*" not in row.text:
                cas = next((w.cas for w in row.numbers), "")
                yield _finding(
                    "amount_differs", row, amount.start, amount.end, cas=cas, words=amount.words,
                    place=row.place._replace(words=usual.words),
                )  # fmt: skip
