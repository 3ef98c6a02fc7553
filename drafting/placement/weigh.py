"""From hits to layers: what each rule comes to, which layer wins, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drafting.model import Layer
from drafting.placement.rules import RuleBook
from drafting.placement.signals import Hit

LAYERS = tuple(Layer)

#: each further passage of the same rule counts for less; no rule counts more than this
MOST = 2.2

#: what is listed below words that say what the article is about
GOVERNED = 0.35


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much each layer has: the best first, with shares that sum to one."""

    shares: tuple[tuple[Layer, float], ...]

    @property
    def best(self) -> Layer:
        """The layer the words speak for."""
        return self.shares[0][0]

    @property
    def confidence(self) -> float:
        """The share of the best layer."""
        return self.shares[0][1]


def strengths(hits: Iterable[Hit], counted: Mapping[int, float]) -> dict[str, float]:
    """What each rule comes to. ``counted`` weighs the pieces of the unit; more passages add less and less."""
    sums: dict[str, float] = {}
    for hit in hits:
        sums[hit.rule] = sums.get(hit.rule, 0.0) + hit.strength * counted.get(hit.piece, 1.0)
    return {rule: MOST * (1 - math.exp(-total / MOST)) for rule, total in sums.items()}


def verdict(found: Mapping[str, float], own: Layer | None, book: RuleBook) -> Verdict:
    """The layers by what speaks for them, as shares. ``own`` is the instrument's layer, if it is known."""
    scores = dict.fromkeys(LAYERS, 0.0)
    if own is not None:
        scores[own] += book.prior
    for rule_id, strength in found.items():
        rule = book.by_id[rule_id]
        layer = rule.layer or own
        if layer is not None:
            scores[layer] += rule.weight * strength * SCALE
    top = max(scores.values())
    powers = {layer: math.exp(score - top) for layer, score in scores.items()}
    total = sum(powers.values())
    shares = sorted(
        ((layer, power / total) for layer, power in powers.items()), key=lambda item: (-item[1], item[0])
    )
    return Verdict(tuple(shares))


#: weights to log-odds; with ``prior`` the one number fitted on the labelled texts (bench/placement.py)
SCALE = 0.6
