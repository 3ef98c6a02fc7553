"""Is this Spanish or English? Decided by the words that no law of either can avoid."""

from __future__ import annotations

import re

from drafting.model import Language

_WORD = re.compile(r"[a-záéíóúüñ]+", re.IGNORECASE)
#: With the names of the provisions, which a text of three words has too. "a" is a word of both languages.
_SPANISH = frozenset(
    ("el", "la", "los", "las", "de", "del", "que", "en", "y", "por", "con", "una", "se", "al", "su", "para",
     "artículo", "articulo", "artículos", "capítulo", "capitulo", "título", "titulo", "anexo")
)  # fmt: skip
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "in", "that", "by", "for", "or", "is", "be", "this", "shall", "on",
     "section", "sections", "article", "articles", "chapter", "schedule")
)  # fmt: skip
_ENOUGH = 20_000  # characters: the opening of a law tells its language


def detect(text: str) -> Language:
    """The language of ``text``; Spanish where nothing tells them apart."""
    words = [word.lower() for word in _WORD.findall(text[:_ENOUGH])]
    spanish = sum(word in _SPANISH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return "en" if english > spanish else "es"
