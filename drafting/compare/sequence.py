"""What stayed in place: the heaviest increasing subsequence."""

from __future__ import annotations

from collections.abc import Sequence


def heaviest_increasing(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The positions of a strictly increasing subsequence of ``values`` with the greatest total weight.

    ``values`` are distinct and ``weights`` positive; among equals the one found first wins. Time is
    n log n: a Fenwick tree of prefix maxima over the ranks of the values.
    """
    rank = {value: place for place, value in enumerate(sorted(values), start=1)}
    if all(rank[value] == place for place, value in enumerate(values, start=1)):
        return list(range(len(values)))
    best: list[tuple[int, int]] = [(0, -1)] * (len(values) + 1)  # total weight, position that reaches it
    before = [-1] * len(values)
    top = (0, -1)
    for position, value in enumerate(values):
        total, before[position] = _best_below(best, rank[value] - 1)
        reached = (total + weights[position], position)
        _raise(best, rank[value], reached)
        if reached[0] > top[0]:
            top = reached
    kept = []
    position = top[1]
    while position >= 0:
        kept.append(position)
        position = before[position]
    return kept[::-1]


def _best_below(tree: list[tuple[int, int]], index: int) -> tuple[int, int]:
    found = (0, -1)
    while index > 0:
        if tree[index][0] > found[0]:
            found = tree[index]
        index -= index & -index
    return found


def _raise(tree: list[tuple[int, int]], index: int, reached: tuple[int, int]) -> None:
    while index < len(tree):
        if reached[0] > tree[index][0]:
            tree[index] = reached
        index += index & -index
