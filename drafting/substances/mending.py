"""Which number was meant: the known CAS numbers one slip away from what was written."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from drafting.substances.cas import digits_of


def likely(written: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known numbers one slip away: one digit wrong, two neighbours exchanged, one missing or too many.

    Numbers of the same length come first: a wrong digit is likelier than a lost one.
    """
    digits = digits_of(written)
    near = [
        (len(digits_of(cas)) != len(digits), cas)
        for cas in known
        if OSA.distance(digits, digits_of(cas), score_cutoff=1) <= 1
    ]
    return tuple(cas for _, cas in sorted(near))
