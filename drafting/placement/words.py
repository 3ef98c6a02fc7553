"""The shape of the table of words that ``lean`` reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Words(NamedTuple):
    """Weights by word and by layer, in the order of ``Layer``, and what stands for no word at all."""

    weights: Mapping[str, tuple[float, ...]]
    none: tuple[float, ...]
    digest: str = ""


#: no table: the rules alone decide
NO_WORDS = Words({}, (0.0, 0.0, 0.0))
