"""Where quoted words stand in a provision: the text-quote selector of W3C Web Annotations, blanks aside.

Blanks do not count, because a file that came back may have other ones than the draft it was made from.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafting.model import Quote

#: so many characters around the words tell their place from others
AROUND = 60


def quote_of(printed: str, start: int, end: int) -> Quote:
    """The words from ``start`` to ``end`` as a quote with what stands around them."""
    return Quote(printed[start:end], printed[:start][-AROUND:], printed[end:][:AROUND])


def find(printed: str, quote: Quote) -> tuple[int, int] | None:
    """Where the quoted words stand, as characters from and to; None if they do not.

    Of several places the one whose surroundings agree best, among equals the first. A quote without words is
    a point: it stands behind its prefix or before its suffix, whichever agrees for longer, if any does.
    """
    letters, places = _letters(printed)
    wanted = _letters(quote.exact)[0]
    before, behind = _letters(quote.prefix)[0], _letters(quote.suffix)[0]
    if not wanted:
        return _point(printed, letters, places, before, behind)
    best: tuple[int, int] | None = None
    at = letters.find(wanted)
    while at >= 0:
        agree = _agreement(letters, at, at + len(wanted), before, behind)
        if best is None or agree > best[0]:
            best = agree, at
        at = letters.find(wanted, at + 1)
    if best is None:
        return None
    return places[best[1]], places[best[1] + len(wanted) - 1] + 1


def _point(printed: str, letters: str, places: list[int], before: str, behind: str) -> tuple[int, int] | None:
    """Behind the letter before it (blanks follow), at the head before the first."""
    found = [(_agreement(letters, at, at, before, behind), -at) for at in range(len(letters) + 1)]
    agree, at = max(found, default=(0, 0))
    if not agree and (before or behind):
        return None
    place = places[-at - 1] + 1 if at else (places[0] if places else len(printed))
    return place, place


def _agreement(letters: str, start: int, end: int, before: str, behind: str) -> int:
    ahead = _common(reversed(letters[max(0, start - len(before)) : start]), reversed(before))
    return ahead + _common(letters[end : end + len(behind)], behind)


def _common(one: Iterable[str], two: Iterable[str]) -> int:
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        count += 1
    return count


def _letters(text: str) -> tuple[str, list[int]]:
    """The characters that are not blank, and where each stands."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    return "".join(text[at] for at in places), places
