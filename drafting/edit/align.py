"""Which typed line was which line before: kept, reworded, new or gone."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

#: how alike two lines must be to be one reworded (of 100)
_ALIKE = 45
#: pairs of lines compared letter by letter between two kept lines, and letters of each
_MOST, _LETTERS = 2500, 600


def pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """From places in ``new`` to places in ``old``, in order: equal lines, and those reworded between."""
    found: dict[int, int] = {}
    behind_old = behind_new = 0
    kept = [
        (op.src_start + step, op.dest_start + step)
        for op in LCSseq.opcodes(list(old), list(new))
        if op.tag == "equal"
        for step in range(op.src_end - op.src_start)
    ]
    for i, j in [*kept, (len(old), len(new))]:
        found |= _between(old, new, range(behind_old, i), range(behind_new, j))
        if i < len(old):
            found[j] = i
        behind_old, behind_new = i + 1, j + 1
    return found


def _between(old: Sequence[str], new: Sequence[str], mine: range, typed: range) -> dict[int, int]:
    """The lines of a stretch in which none is equal."""
    if not mine or not typed:
        return {}
    if len(mine) == len(typed):
        return dict(zip(typed, mine, strict=True))  # as many as before: each was reworded where it stands
    if len(mine) * len(typed) > _MOST:
        return dict(zip(typed, mine, strict=False))
    score = [[_likeness(old[i], new[j]) for j in typed] for i in mine]
    best = [[0.0] * (len(typed) + 1) for _ in range(len(mine) + 1)]
    for a in range(len(mine) - 1, -1, -1):
        for b in range(len(typed) - 1, -1, -1):
            best[a][b] = max(best[a + 1][b], best[a][b + 1], score[a][b] + best[a + 1][b + 1])
    found, a, b = {}, 0, 0
    while a < len(mine) and b < len(typed):
        if score[a][b] and best[a][b] == score[a][b] + best[a + 1][b + 1]:
            found[typed[b]] = mine[a]
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return found


def _likeness(one: str, two: str) -> float:
    found = fuzz.ratio(one[:_LETTERS], two[:_LETTERS])
    return found if found >= _ALIKE else 0.0
