"""Whether a text speaks of what a requirement is about: a tax return is no declaration of chemicals.

How a provision speaks does not tell its subject; the text as a whole does. A provision that names the subject
itself is never doubted.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafting.checklist.features import Features
from drafting.checklist.query import Query

#: what is left of a likelihood in a text that never names the subject: too little for "partly"
_FOREIGN = 0.35
#: the same for a requirement of either subject: what it asks may be met, but by a law on something else
_FOREIGN_BOTH = 0.75
#: from this share of its units on a text speaks of a subject
_ENOUGH = 0.12


class Subjects:
    """What a text says of the subjects of a checklist (the scopes of its requirements)."""

    def __init__(self, asked: Query, read: Sequence[Features], title: str) -> None:
        """``read`` are the units of the text in order. A checklist without scopes has no subjects."""
        scopes = {item.requirement.scope for item in asked.asked}
        self._words = asked.subjects if scopes - {"both"} else {}
        named = frozenset(asked.reader.concepts(title))
        self._shares = {
            name: 1.0 if words & named else sum(_names(words, one) for one in read) / max(len(read), 1)
            for name, words in self._words.items()
        }

    def doubt(self, scope: str, candidates: Sequence[Features]) -> float:
        """From 1 (no doubt) down: how much of the likelihood of a requirement's candidates is left."""
        names = [name for name in self._words if scope in (name, "both")]
        if not names or any(_names(self._words[name], one) for name in names for one in candidates):
            return 1.0
        least = _FOREIGN_BOTH if scope == "both" else _FOREIGN
        share = min(1.0, max(self._shares[name] for name in names) / _ENOUGH)
        return least + (1 - least) * share


def _names(words: frozenset[str], one: Features) -> bool:
    return not (words.isdisjoint(one.words) and words.isdisjoint(one.heading) and words.isdisjoint(one.above))
