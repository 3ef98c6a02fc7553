"""Citations of provisions in the words of a law: "artículo 12, fracción III", "section 5(2)(a)"."""

from functools import lru_cache

from drafting.model import Language
from drafting.structure.citations import english, spanish
from drafting.structure.citations.model import Citation, Step, Whose

__all__ = ["Citation", "Step", "Whose", "citations"]


@lru_cache(maxsize=20_000)  # an edit leaves nearly all texts of a law as they are
def citations(text: str, language: Language) -> tuple[Citation, ...]:
    """The provisions cited in ``text``, in order. Offsets count code points of ``text``."""
    if language == "es":
        return spanish.citations(text)
    return english.citations(text)
