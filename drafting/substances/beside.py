"""Which name stands with which number, and how near a name is to one of the lists'."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz, process

from drafting.substances.amounts import find as find_amounts
from drafting.substances.belief import BETWEEN
from drafting.substances.cas import Written, malformed_cell
from drafting.substances.folding import fold
from drafting.substances.model import COLLECTIVE
from drafting.substances.names import Named
from drafting.substances.scan import Known, Spot

_SAME_NAME = 80  # likeness at which a name beside the right number is a misprint of that chemical's name
_LENGTH = 3  # letters more or fewer that a misprint may have
_LONG, _LONG_NAME = 40, 93


def beside(spot: Spot, written: Written) -> Named | None:
    """The name a number belongs to by where it stands.

    The one just before it, or just behind it where the provision gives numbers first. In a row with one
    number it is the row's name, wherever it stands; as many names as numbers belong together in their order.
    """
    if not spot.names:
        return None
    if len(spot.numbers) == 1 and spot.is_row:
        return _one_of(spot, written)
    if paired := _in_order(spot, written):
        return paired
    number_first = min(w.start for w in spot.numbers) < spot.names[0].start
    if number_first:
        after = [named for named in spot.names if named.start >= written.end]
        if after and BETWEEN.fullmatch(spot.text[written.end : after[0].start]):
            return after[0]
        return None
    before = [named for named in spot.names if named.end <= written.start]
    if before and BETWEEN.fullmatch(spot.text[before[-1].end : written.start]):
        return before[-1]
    return None


def _in_order(spot: Spot, written: Written) -> Named | None:
    """Names together and then as many numbers, or the other way: the first with the first."""
    numbers, names = spot.numbers, spot.names
    if len(numbers) != len(names) or len(names) < 2:
        return None
    if names[-1].end <= numbers[0].start or numbers[-1].end <= names[0].start:
        return names[numbers.index(written)]
    return None


def _one_of(spot: Spot, written: Written) -> Named | None:
    """The name of a row: one that has the number if there is one, else the first."""
    for named in spot.names:
        if written.cas in named.keys:
            return named
    return spot.names[0]


def name_cell(spot: Spot) -> str:
    """The cell of a row with the chemical's name: the longest that is no quantity, label or number."""
    best = ""
    for cell in spot.text.split("\t"):
        text = cell.strip()
        letters = sum(sign.isalpha() for sign in text)
        if letters < 4 or text == spot.place.words or malformed_cell(text) or _is_amount(text):
            continue
        if any(text.startswith(spot.text[w.start : w.end]) for w in spot.numbers):
            continue
        if letters > sum(sign.isalpha() for sign in best):
            best = text
    return best


def _is_amount(text: str) -> bool:
    return any(len(amount.words) + 2 >= len(text) for amount in find_amounts(text))


def nearest_name(words: str, known: Known, cas: str) -> tuple[str, float]:
    """The number's chemical and how near the words are to its name (0 to 100); "" if they are not near.

    A misprint keeps a name's length: what lacks a whole part of it ("ethylene glycol") is another chemical.
    """
    folded = fold(words)
    own = [form for form in known.names.forms.get(cas, []) if abs(len(form) - len(folded)) <= _LENGTH]
    if own and (hit := process.extractOne(folded, own, scorer=fuzz.ratio, score_cutoff=_SAME_NAME)):
        return cas, hit[1]
    return "", 0.0


def with_families(spots: tuple[Spot, ...], known: Known) -> tuple[Spot, ...]:
    """The spots, with the rows recognised that print the long name of a family a little otherwise.

    Only long names are taken by likeness: two short ones may differ in a letter and be two chemicals.
    """
    long = {
        form: entry.key
        for entry in known.entries
        if entry.role in COLLECTIVE
        for form in known.names.forms.get(entry.key, ())
        if len(form) >= _LONG
    }
    return tuple(_recognised(spot, long) if spot.in_table and not spot.names else spot for spot in spots)


def _recognised(spot: Spot, long: dict[str, str]) -> Spot:
    words = name_cell(spot)
    folded = fold(words)
    if len(folded) < _LONG:
        return spot
    hit = process.extractOne(folded, long.keys(), scorer=fuzz.ratio, score_cutoff=_LONG_NAME)
    if hit is None:
        return spot
    start = spot.text.index(words)
    return replace(spot, names=(Named((long[hit[0]],), start, start + len(words)),))
