"""Numbers offered to a provision that is put between two: Bis and Ter, or a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.edit.designation import FIGURES, number_in, relabelled
from drafting.edit.entries import Entry, entries, entry_of
from drafting.edit.moving import Where
from drafting.edit.numerals import bare
from drafting.edit.series import ANNEXES, offered, series
from drafting.edit.series import relabelled as in_series
from drafting.model import Document, Kind, Provision
from drafting.structure.numbering import MULTIPLICATIVES, canonical, fold, ordinal, ordinal_words

#: how far the Latin series goes before a letter is better
_LATIN = MULTIPLICATIVES[:13]
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Offer:
    """A designation for a new provision, and how it comes about: ``next``, ``bis`` or ``letter``."""

    label: str
    number: str
    how: str


def offers(document: Document, anchor: str, where: Where) -> tuple[Offer, ...]:
    """Designations for a provision put beside ``anchor``, the most usual first; none is taken already.

    Empty where the neighbour has no number in figures. Raises NotFound.
    """
    before, kind = _before(document, anchor, where)
    if before is None:
        return ()
    label, found = before.node.label, FIGURES.search(before.node.label)
    taken = _taken(document, before)
    if before.node.kind in ANNEXES:
        return tuple(_annexes(document, before.node, taken))
    if found is None:
        return tuple(_in_words(label, before.node.number, taken))
    value = int(found["value"])
    stem = f"{found['value']}{found['dotted'] or ''}{found['ordinal'] or ''}"
    following = str(value + 1) + (found["ordinal"] or "" if value + 1 < 10 else "")
    ways = [("next", following)]
    if document.language == "es":
        ways += [("bis", one) for one in _latin(stem, found["more"] or "", label)]
        ways += [("letter", f"{stem}-{letter}") for letter in _LETTERS]
    else:
        ways += [("letter", one) for one in _lettered(stem, found["more"] or "")]
    made: dict[str, Offer] = {}
    for how, printed in ways:
        new = relabelled(label, printed)
        number = number_in(new, before.node, document.language)
        if how not in made and canonical(number) not in taken:
            made[how] = Offer(new, number, how)
    order = ("bis", "letter", "next") if kind != "last" else ("next", "bis", "letter")
    if document.language == "en" and kind != "last":
        order = ("letter", "next", "bis")
    return tuple(made[how] for how in order if how in made)


def untaken(document: Document, uid: str) -> str:
    """The designation of a provision; "" where another one bears its number too. Raises NotFound."""
    entry = entry_of(document, uid)
    return "" if canonical(entry.node.number) in _taken(document, entry, uid) else entry.node.label


def _taken(document: Document, like: Entry, but: str = "") -> set[str]:
    """The numbers of the series that a provision stands in, without those of the provision ``but``."""
    return {
        canonical(entry.node.number)
        for entry in entries(document)
        if entry.uid != but and entry.node.kind is like.node.kind and _series(entry) == _series(like)
    }


def _annexes(document: Document, node: Provision, taken: set[str]) -> Iterator[Offer]:
    """ "ANEXO IV" behind "ANEXO III", or "ANEXO III BIS", as annexes are numbered here."""
    row = series(document, node.uid)
    at = next((place for place, one in enumerate(row) if one.uid == node.uid), None)
    for place, printed in enumerate(offered(row, at, document.language) if at is not None else ()):
        number = printed.upper() if node.label.isupper() else printed
        if canonical(number) not in taken:
            yield Offer(in_series(node.label, node.number, number), bare(number), "bis" if place else "next")


def _in_words(label: str, number: str, taken: set[str]) -> Iterator[Offer]:
    """ "TERCERO.-" behind "SEGUNDO.-"; "SEGUNDO BIS.-" where the third is there already."""
    value = ordinal(number)
    if value is None or number not in label:
        return
    following = ordinal_words(value + 1, feminine=fold(number).endswith("a"))
    loud, first = number.isupper(), number[:1].isupper()
    for how, words in (("next", following), ("bis", f"{number} {'BIS' if loud else 'Bis'}")):
        new = (
            words.upper()
            if loud and how == "next"
            else words.capitalize()
            if first and how == "next"
            else words
        )
        if words and canonical(new) not in taken:
            yield Offer(label.replace(number, new, 1), new, how)


def _before(document: Document, anchor: str, where: Where) -> tuple[Entry | None, str]:
    """The numbered provision that will stand before the new one, and whether it is the last of its series."""
    entry = entry_of(document, anchor)
    all_of = list(entries(document))
    at = next(place for place, one in enumerate(all_of) if one.uid == entry.uid)
    until = at if where is Where.BEFORE else at + 1
    if where is Where.LAST:
        until += sum(1 for one in all_of if any(up.uid == entry.uid for up in one.above))
    numbered = [
        one for one in all_of if not one.divides and one.node.kind is not Kind.PREFACE and one.node.label
    ]
    kind = entry.node.kind if not entry.divides else None
    fits = [one for one in numbered if kind is None or one.node.kind is kind]
    behind = [one for one in fits if all_of.index(one) < until]
    if not behind:
        return (fits[0] if fits and where is Where.BEFORE else None), "first"
    later = [one for one in fits if all_of.index(one) >= until and _series(one) == _series(behind[-1])]
    return behind[-1], "middle" if later else "last"


def _series(entry: Entry) -> tuple[str, ...]:
    """What numbers a provision apart from others: the decree, annex or transitories it stands in."""
    apart = {Kind.DECREE, Kind.ANNEX, Kind.SCHEDULE, Kind.TRANSITORIES}
    return (entry.node.kind.value, *(node.uid for node in entry.above if node.kind in apart))


def _latin(stem: str, more: str, label: str) -> list[str]:
    """12 Bis, 12 Ter ... behind 12; 12 Ter, 12 Quater ... behind 12 Bis; in the capitals of the label."""
    own = re.sub(r"[\W\d]", "", more).lower().replace("á", "a")
    gap = "-" if more.startswith("-") and own in _LATIN else " "
    first = _LATIN.index(own) + 1 if own in _LATIN else 0
    loud = label.isupper() or (own in _LATIN and more.strip(" -").isupper())
    quiet = own in _LATIN and more.strip(" -").islower()
    names = [name.upper() if loud else name if quiet else name.capitalize() for name in _LATIN[first:]]
    return [f"{stem}{gap}{name}" for name in names]


def _lettered(stem: str, more: str) -> list[str]:
    """12A, 12B ... behind 12; 12B ... behind 12A."""
    own = re.sub(r"[\W\d]", "", more).upper()
    first = _LETTERS.index(own) + 1 if len(own) == 1 and own in _LETTERS else 0
    gap = "-" if more.startswith("-") else ""
    return [f"{stem}{gap}{letter}" for letter in _LETTERS[first:]]
