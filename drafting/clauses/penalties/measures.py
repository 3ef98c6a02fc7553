"""Sanctions that take away or shut, from plain words to patterns: "suspender" of a "licencia".

Pure: ``corpus`` reads ``corpus/clauses/measures.toml`` and hands the words over. The patterns see texts as
``drafting.clauses.marked`` makes them: small letters without accents, every figure one letter. A group ``it``
says where in a match the word that names the sanction stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from drafting.clauses.english import gerund_of, past_of
from drafting.clauses.marked import FIGURE, fold
from drafting.clauses.spanish import future, participle
from drafting.model import Language

_TEMPERED = "[^.;:]"
#: how far a modal may stand before the verb it allows: "may, by notice in writing to the holder, suspend"
_ALLOWED_FROM, _PASSIVE_FROM = 200, 200
#: words that may stand between a verb and what it is done to: a length of time, other verbs, adverbs
_TIME = (
    r"(?: (?:hasta|por|de|un|una|plazo|termino|periodo|entre|y|a|no|mayor|que|excede\w*"
    rf"|for|up|to|of|period|not|more|less|than|exceeding|dias?|mes|meses|años?|days?|months?|years?|term|{FIGURE})){{0,9}}"
)
_OTHER_ES = (
    r"(?:,? (?:[yoeu]|y/o) (?:la |el |de )?\w+|, (?:la |el )?\w+|"
    r" (?:temporal|definitiv|total|parcial|inmediat|provisional|preventiv|immediat)\w*){0,6}"
)
_OTHER_EN = (
    r"(?:,? (?:or|and|and/or) (?:\w+ly )?\w+|,? \w+|, for [^.;:,]{3,80},"
    r"|, in whole or in part,|, by [^.;:]{3,60},){0,4}"
    r"(?: (?:of|in|the|to))*"
)
_DET_ES = (
    r"(?: (?:la|el|los|las|su|sus|dich[oa]s?|un|una|cualquier|cualquiera de|tod[oa]s?|tales?|est[ea]s?"
    r"|es[ea]s?|del?|al|(?:respectiv|mencionad|referid|indicad|citad)[oa]s?|correspondientes?)){1,4}"
    r"(?: \w+ (?:[yoeu]|y/o)(?: (?:la|el|los|las))?| \w+,){0,3}"
)
_DET_EN = (
    r"(?: (?:an?|the|any|all|such|his|her|its|their|that|those|each|every|one or more|either|this)){1,3}"
    r"(?: \w+(?:\x27s?)?)?(?: \w+ (?:or|and)| \w+,){0,3}"
)
#: what makes of a title something else: "licence fee", "the permit holder"
_NOT_ITSELF = r"(?! (?:applications?|fees?|holders?|number|conditions?|requests?))"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure in plain words of one language; ``things`` are what it is done to, none for a person."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    phrases: tuple[str, ...]
    things: tuple[str, ...]


def imposing(measure: Measure, language: Language) -> tuple[tuple[str, str], ...]:
    """Patterns of what imposes a measure by itself, each with letters that every match has."""
    thing = things(measure.things, language)
    made: list[tuple[str, str]] = []
    for verb in map(fold, measure.verbs):
        made += _spanish(verb, thing) if language == "es" else _english(verb, thing)
    return tuple(made)


def naming(measure: Measure, language: Language) -> tuple[tuple[str, str], ...]:
    """Patterns of what names a measure, with such letters: it counts where something else imposes."""
    thing = things(measure.things, language)
    made = [(max(fold(one).split("…")[0].split(), key=len), phrase(one)) for one in measure.phrases]
    of, other, which = ("(?:del?|en)", _OTHER_ES, _DET_ES) if language == "es" else ("of", _OTHER_EN, _DET_EN)
    for noun in map(fold, measure.nouns):
        own = plural(noun, language)
        if not thing:
            made.append((noun[:-1], rf"\b{own}\b"))
            continue
        behind = rf"(?={other} {of}(?:{which})? {thing}\b)"
        made.append((noun[:-1], rf"\b(?P<it>{own})\b{behind}"))
        if language == "en":
            made.append((noun[:-1], rf"\b{thing} (?:\w+ (?:or|and) )?(?P<it>{own})\b"))
    return tuple(made)


def commanding(verbs: Sequence[str], phrases: Sequence[str], language: Language) -> tuple[str, ...]:
    """Patterns of the words that impose whatever a sentence names."""
    made = [phrase(one) for one in phrases]
    for verb in map(fold, verbs):
        made += _imposes_es(verb) if language == "es" else _imposes_en(verb)
    return tuple(made)


def phrase(words: str) -> str:
    """A phrase as a pattern; "…" stands for up to four words."""
    parts = [r"\s".join(map(re.escape, part.split())) for part in fold(words).split("…")]
    return r"\b" + r"\s(?:[\w\x27]+\s){0,4}?".join(part.strip() for part in parts) + r"\b"


def things(words: Sequence[str], language: Language) -> str:
    """What a measure is done to, in the singular and in the plural; "" for nothing."""
    if not words:
        return ""
    both = "|".join(plural(fold(one), language) for one in sorted(words, key=len, reverse=True))
    return rf"(?:{both})\b{_NOT_ITSELF if language == 'en' else ''}"


def plural(word: str, language: Language) -> str:
    """A noun, and its plural: "licencia(s)", "autorización/autorizaciones", "facility/facilities"."""
    bare = re.escape(word)
    if language == "es":
        return rf"{bare}(?:es)?" if word[-1] not in "aeiouys" else rf"{bare}s?"
    return rf"{re.escape(word[:-1])}(?:y|ies)" if word.endswith("y") else rf"{bare}s?"


def _spanish(verb: str, thing: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with letters that it has."""
    head, _, tail = verb.partition(" ")
    rest = "".join(rf" {re.escape(word)}" for word in tail.split())
    to = rf"(?={_OTHER_ES}{_TIME}{_DET_ES} {thing})" if thing else ""
    come, done = rf"{future(head)}an?{rest}\b", rf"{participle(head)}[oa]s?{rest}\b"
    yield future(head), rf"(?<!\bno )\b(?P<it>{come}){to}"
    yield (
        future(head),
        rf"(?<!\bno )(?<!en caso de )\b(?:se|le|les) (?P<it>{come})"
        if not thing
        else rf"\b{thing}{_TEMPERED}{{0,80}}? se (?:les? )?(?P<it>{come})",
    )
    modal = (
        r"\b(?:podran?|puede|pueden|debera|deberan|pudiendo|proced(?:era|e|en|eran) a|ordenara?|ordenar)\b"
        r"(?! no\b)"
    )
    yield head, rf"{modal}{_TEMPERED}{{0,{_ALLOWED_FROM}}}?\b(?P<it>{head}(?:se)?{rest}\b){to}"
    before = rf"\b{thing}{_TEMPERED}{{0,{_PASSIVE_FROM}}}?" if thing else ""
    if thing:  # "otorgar el permiso, suspenderlo o cancelarlo"
        yield f"{head}l", rf"{before}\b(?P<it>{head}(?:l[oa]s?)\b)"
    yield participle(head), rf"{before}\b(?:seran?|podran? ser|quedaran?)(?: \w+,?){{0,3}}? (?P<it>{done})"


def _english(verb: str, thing: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb, each with letters that it has."""
    head, _, tail = verb.partition(" ")
    rest = "".join(rf" {re.escape(word)}" for word in tail.split())
    to = rf"(?={_OTHER_EN}{_TIME}{_DET_EN} {thing})" if thing else ""
    modal = r"\b(?:may|shall|must|can|will)\b(?! (?:not|apply)\b)"
    past = past_of(head)  # a pattern
    root = "".join(
        one for one, _ in takewhile(lambda both: both[0] == both[1], zip(head, past, strict=False))
    )
    free = r"(?<!\bto )(?<!\bor to )(?<!\bthat )"
    yield head, rf"{modal}{_TEMPERED}{{0,{_ALLOWED_FROM}}}?{free}\b(?P<it>{head}{rest}\b){to}"
    before = rf"\b{thing}{_TEMPERED}{{0,{_PASSIVE_FROM}}}?" if thing else ""
    if thing:  # "revoke a licence, or suspend it for such period as it thinks fit"
        may = rf"{modal}{_TEMPERED}{{0,{_ALLOWED_FROM}}}?"
        yield head, rf"{may}{before}{free}\b(?P<it>{head}{rest}\b)(?= (?:it|them)\b)"
    if thing:
        yield root, rf"\bthat{_DET_EN} {thing}{_TEMPERED}{{0,60}}? be (?P<it>{past}{rest}\b)"
    be = r"\b(?:(?:may|shall|must|will)(?: also| thereupon)? be|that [^.;:]{3,60}? be)"
    yield root, rf"{before}{be}(?: \w+,?){{0,4}}? (?P<it>{past}{rest}\b)"


def _imposes_es(verb: str) -> Iterator[str]:
    head, _, tail = verb.partition(" ")
    rest = "".join(rf" {re.escape(word)}" for word in tail.split())
    present = re.escape(head[:-2]) + ("an?" if head.endswith("ar") else "en?")
    yield rf"\b{future(head)}an?{rest}\b"
    yield rf"\bpodran?\b{_TEMPERED}{{0,90}}\b{head}(?:se)?{rest}\b"
    yield rf"\b(?:sera|seran|es|son|podra ser|podran ser) (?:\w+ )?{participle(head)}[oa]s?{rest} con\b"
    yield rf"\bse (?:le |les )?{present}{rest}\b"


def _imposes_en(verb: str) -> Iterator[str]:
    head, _, tail = verb.partition(" ")
    rest = "".join(rf" {re.escape(word)}" for word in tail.split())
    yield rf"\b(?:may|shall|must)(?:,[^.;:]{{3,90}},)?(?: \w+)? {head}{rest}\b"
    yield rf"\b(?:may|shall|must) be (?:\w+ )?{past_of(head)}\b"
    yield rf"\b{gerund_of(head)}{rest}\b(?= (?:a|an|the) (?:fine|penalty|sanction))"
