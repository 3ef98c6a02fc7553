"""Text without what spelling varies: case, accents, blanks, hyphens, brackets; Greek letters spelt out.

``sulph`` and ``sulf`` fold to the same, as all "ph" fold to "f", which also makes α, alpha and alfa one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: as many texts are remembered, so that a new draft costs what its new lines cost
KEPT = 40_000

_GREEK = {
    "α": "alfa", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon",
    "κ": "kappa", "λ": "lambda", "μ": "mu", "π": "pi", "σ": "sigma", "ω": "omega",
}  # fmt: skip


class _Table(dict[int, str | None]):
    """What a character folds to, worked out once for each that occurs."""

    def __missing__(self, code: int) -> str | None:
        low = unicodedata.normalize("NFKD", chr(code)).casefold()
        kept = "".join(_GREEK.get(c, c) for c in low if c.isalnum())
        self[code] = kept or None
        return self[code]


_TABLE = _Table()


@lru_cache(maxsize=KEPT)
def fold(text: str) -> str:
    """The letters and digits of ``text`` in their common form, nothing between them."""
    return text.translate(_TABLE).replace("ph", "f")


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """``fold(text)`` and, for each of its characters, where in ``text`` it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for letter in _TABLE[ord(sign)] or "":
            if letter == "h" and letters and letters[-1] == "p":
                letters[-1] = "f"
                continue
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


class _Plain(dict[int, str | None]):
    """A character in small letters without its accents."""

    def __missing__(self, code: int) -> str | None:
        low = unicodedata.normalize("NFD", chr(code).casefold())
        self[code] = "".join(c for c in low if not unicodedata.combining(c)) or None
        return self[code]


_PLAIN = _Plain()


@lru_cache(maxsize=KEPT)
def words(text: str) -> str:
    """``text`` in small letters without accents, blanks made single: for phrases of ordinary words."""
    return " ".join(text.translate(_PLAIN).split())
