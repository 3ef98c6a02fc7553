"""The words of legislation as ``corpus/language.toml`` has them: silent words, synonyms, forms of speech."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What matching knows of words, by language.

    ``silent`` words say nothing. Each row of ``synonyms`` maps a language to words and phrases that mean the
    same, in both languages where it has both. ``forms`` maps how a provision speaks ("definition",
    "prohibition") to the phrases that show it; ``subjects`` a scope of requirements to its words.
    """

    silent: dict[str, tuple[str, ...]] = field(hash=False, default_factory=dict)
    synonyms: tuple[dict[str, tuple[str, ...]], ...] = field(hash=False, default=())
    forms: dict[str, dict[str, tuple[str, ...]]] = field(hash=False, default_factory=dict)
    subjects: dict[str, dict[str, tuple[str, ...]]] = field(hash=False, default_factory=dict)
