"""What a provision's words lean to where the rules are silent or close: a table of words with weights. Pure.

The table is made from the labelled provisions (``bench/placement_words.py``): a logistic regression over
words, cut to their first letters, and pairs of them. It makes no finding by itself and weighs less than a
rule that speaks plainly; it says which layer the words of a provision are more like.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise

from drafting.model import Layer
from drafting.placement.lines import KEPT
from drafting.placement.words import Words

#: so many letters of a word count: "licencia" and "licencias" are one
STEM = 6

#: log-odds of the table against those of the rules; fitted on the labelled texts, as ``weigh.SCALE`` is
SHARE = 1.2

#: with so many known words, what they lean to counts for half
FEW = 8

#: so much of a provision is read
LONGEST = 6000

_WORD = re.compile(r"[a-z]{2,}|[0-9]+")


def features(folded: str) -> set[str]:
    """The words of a folded text and pairs of neighbours, cut to their first letters; any number is "0"."""
    stems = ["0" if word[0] <= "9" else word[:STEM] for word in _WORD.findall(folded[:LONGEST])]
    return {*stems, *map(" ".join, pairwise(stems))}


def lean(folded: str, words: Words) -> dict[Layer, float]:
    """What each layer has by the words of a folded text: logarithms of shares."""
    return dict(zip(Layer, _lean(folded, _Kept(words)), strict=True))


class _Kept:
    """A table compared by its digest alone."""

    __slots__ = ("words",)

    def __init__(self, words: Words) -> None:
        self.words = words

    def __hash__(self) -> int:
        return hash(self.words.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self.words.digest == other.words.digest


@lru_cache(maxsize=KEPT)
def _lean(folded: str, kept: _Kept) -> tuple[float, ...]:
    weights, none, _ = kept.words
    found = [weights[word] for word in features(folded) if word in weights]
    length = math.sqrt(len(found)) or 1.0
    # fsum: a set has no order, and what is said may not hang on it
    sums = [start + math.fsum([one[at] for one in found]) / length for at, start in enumerate(none)]
    top = max(sums)
    total = top + math.log(sum(math.exp(one - top) for one in sums))
    share = SHARE * len(found) / (len(found) + FEW)
    return tuple((one - total) * share for one in sums)
