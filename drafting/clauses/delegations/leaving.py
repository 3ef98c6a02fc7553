"""How something is left to a lower rule, from plain words to patterns.

Pure; ``corpus`` reads ``corpus/clauses/leaving.toml`` and hands the words over.

The patterns see plain words: small letters without accents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.clauses.sentences import plain
from drafting.model import Language

#: how far a verb may stand before the document it is done by, and behind it
_BEFORE, _BEHIND = 140, 110
_DET = {  # "el decreto" is one that is known
    "es": r"(?:(?:un|una|su|(?:el |la |los |las )?(?:correspondientes?|respectiv[oa]s?)) )?",
    "en": r"(?:(?:an?|the|any|such|further|additional|appropriate) )?",
}
#: what a verb that leaves something ends in: tenses to come, infinitives, "se fijen", "fijado"
_ENDING = (
    r"(?:an?|en?|[aei]ran?|[aei]r|[aei]rse|[aei]rl[oa]s?|[ai]d[oa]s?|can?|quen?"
    r"|drl[oa]s?|dran?|iend[oa]|ando)"
)
#: a document that is one case's, not a rule: "por orden judicial", "mediante decreto número 5"
_ONE_CASE = {
    "es": (
        r"(?!(?: |-)?(?:judicial|fundad|motivad|escrita|verbal|interno|con fuerza|ley\b|legislativ|n[uº°o.]"
        r"|\d|de fecha|de (?:la |el |los )?(?:juez|jueces|tribunal|autoridad judicial|ley)"
        r"|alfabetic|cronologic|[^.;:,]{0,40} n[uº°o.]+ ?\d))"
    ),
    "en": r"(?! (?:of (?:the|a|any) (?:court|tribunal|judge)|made on|no\b|\d|and regulations of))",
}


def leaving(
    verbs: Sequence[str], leads: Sequence[str], documents: Sequence[str], language: Language
) -> tuple[str, ...]:
    """Patterns of what is left to one of the documents: the verb before or behind it."""
    if not documents:
        return ()
    by = rf"\b(?:{_either(leads)}) {_DET[language]}(?:{_either(documents)})\b{_ONE_CASE[language]}"
    if language == "es":
        does = rf"\b(?:{'|'.join(_root(plain(verb)) for verb in verbs)}){_ENDING}\b"
        return (
            rf"{does}[^.;:]{{0,{_BEFORE}}}? {by}",
            rf"{by}[^.;:]{{0,{_BEHIND}}}?{does}",
        )
    does = rf"\b(?:{_either(verbs)})(?:d|ed|s)?\b"
    modal = r"\b(?:may|shall|must|is to|are to|authori[sz]ed to)\b"
    return (
        rf"{modal}[^.;:]{{0,100}}?,? {by}[^.;:]{{0,{_BEHIND}}}?{does}",
        rf"{modal} (?:be )?{does}[^.;:]{{0,80}}? {by}",
    )


def said(phrases: Sequence[str]) -> tuple[str, ...]:
    """Phrases as patterns; "…" stands for up to nine words."""
    made = []
    for words in phrases:
        parts = [r"\s".join(map(re.escape, part.split())) for part in plain(words).split("…")]
        made.append(r"\b" + r"\s(?:[\w,\x27]+\s){0,9}?".join(parts) + r"\b")
    return tuple(made)


def changing(verbs: Sequence[str], things: Sequence[str]) -> tuple[str, ...]:
    """Acts, as ``delegations.toml`` writes them, of a body that may change lists and annexes."""
    return tuple(f"{plain(verb)} ~ {_either(things)}" for verb in verbs)


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(plain(one)) for one in sorted(words, key=len, reverse=True))


def _root(verb: str) -> str:
    bare = verb[:-2]
    return rf"(?:{bare}|{bare}zc)" if verb.endswith("cer") else bare
