"""From hits to layers: what each rule comes to, which layer wins, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drafting.model import Layer
from drafting.placement.lean import lean
from drafting.placement.rules import RuleBook
from drafting.placement.signals import Hit

LAYERS = tuple(Layer)

#: each further passage of the same rule counts for less; no rule counts more than this
MOST = 2.2

#: what is listed below words that say what the article is about
GOVERNED = 0.35


@dataclass(frozen=True, slots=True)
class Verdict:
    """How much each layer has: the best first, with shares that sum to one.

    ``ruled`` is what the best has by the rules alone; 0 where only the words of the provision speak for it.
    """

    shares: tuple[tuple[Layer, float], ...]
    ruled: float = 0.0

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


def verdict(found: Mapping[str, float], own: Layer | None, book: RuleBook, words: str = "") -> Verdict:
    """The layers by what speaks for them, as shares. ``own`` is the instrument's layer, if it is known.

    ``words`` are those of the provision, folded: what they lean to is added (see ``lean``). Where the rules
    alone say that the provision is out of place, they are left to say it.
    """
    scores = dict.fromkeys(LAYERS, 0.0)
    if own is not None:
        scores[own] += book.prior
    for rule_id, strength in found.items():
        rule = book.by_id[rule_id]
        layer = rule.layer or own
        if layer is not None:
            scores[layer] += rule.weight * strength * SCALE
    ruled = _shares(scores)
    if not words or (own is not None and ruled[0][0] is not own and ruled[0][1] >= PLAIN):
        return Verdict(ruled, ruled[0][1])
    leant = lean(words, book.words)
    shares = _shares({layer: score + leant[layer] for layer, score in scores.items()})
    return Verdict(shares, ruled[0][1] if ruled[0][0] is shares[0][0] else 0.0)


def _shares(scores: Mapping[Layer, float]) -> tuple[tuple[Layer, float], ...]:
    top = max(scores.values())
    powers = {layer: math.exp(score - top) for layer, score in scores.items()}
    total = sum(powers.values())
    return tuple(
        sorted(
            ((layer, power / total) for layer, power in powers.items()), key=lambda item: (-item[1], item[0])
        )
    )


#: from here on what the rules say of a provision out of its place is not weighed against its words
PLAIN = 0.55

#: weights to log-odds; with ``prior`` the one number fitted on the labelled texts (bench/placement.py)
SCALE = 0.6
