"""Lengths of time in a sentence, and what each is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.clauses.clocks.vocabulary import Vocabulary, first
from drafting.clauses.marked import FIGURE, ORDINAL, Marked
from drafting.clauses.patterns import TIMES, unit_of
from drafting.model import Language

_UNIT = rf"(?:{'|'.join(TIMES.values())})\b"
_BEFORE = (
    r"(?:calendar|business|working|banking|sitting|clear|full|consecutive|natural"
    r"|additional|more|primer[oa]s|first|sitting|habiles|naturales)"
)
_AFTER = (
    r"(?:habil(?:es)?|natural(?:es)?|corridos|calendario|de calendario|laborables?|inhabiles|fatales"
    r"|administrativos|perentorios|improrrogables)"
    r"(?:,? (?:computad|contad)os en dias habiles)?"
)
LENGTH = re.compile(
    rf"(?:(?:no (?:sera |podra ser )?(?:menor|inferior) (?:de|a) |de |between |from )?(?P<least>{FIGURE})"
    rf"(?: ni mayor (?:de|a) | a | y | to | and ))?(?P<n>{FIGURE}|{ORDINAL})"
    rf"(?:[ -]{_BEFORE}){{0,2}}[ -](?P<unit>{_UNIT})"
    rf"(?: {_AFTER})?(?: {_AFTER})?(?! de salario|[ -]multa)"
)
_NEXT_DAY = re.compile(
    r"\b(?:al|el) dia (?P<how>habil )?siguiente\b|\bthe (?P<what>business |working )?day after\b"
)
#: "al año de su otorgamiento": one, though no figure says so
_ONE = re.compile(
    r"\b(?:al (?=\w+ (?:del?|contado|siguiente|si|de)\b)|dentro del (?=\w+ siguiente\b))(?P<unit>año|mes)\b ?"
)
_AROUND = 190


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time; ``start`` and ``end`` count characters of the marked words of its sentence."""

    start: int
    end: int
    value: float | None
    least: float | None
    unit: str
    counting: str
    role: str  # "" for one that no pattern knows


def lengths(marked: Marked, vocabulary: Vocabulary, language: Language) -> Iterator[Length]:
    """The time limits of a sentence in order, and (with no role) what might be one."""
    found = [_length(match, marked, vocabulary, language) for match in LENGTH.finditer(marked.words)]
    kept = [one for one in found if one is not None]
    kept += _again(kept, marked, vocabulary, language)
    for match in _ONE.finditer(marked.words):
        window = f"{marked.words[: match.start()]}¦{match[0].rstrip()}¦ {marked.words[match.end() :]}"
        if role := _role(window, vocabulary, language):
            unit, end = unit_of(match["unit"]), match.end("unit")
            kept.append(Length(match.start(), end, 1, None, unit, "", role))
    for match in _NEXT_DAY.finditer(marked.words):
        window = f"{marked.words[: match.start()]}¦{match[0]}¦{marked.words[match.end() :]}"
        if not first(vocabulary.words["next_day"][language], window):
            kept.append(_sized(match, 1, "working" if match["how"] or match["what"] else "", "deadline"))
    for match in _dates(marked, vocabulary, language):
        if not any(one.start < match.end() and match.start() < one.end for one in kept):
            kept.append(Length(match.start(), match.end(), None, None, "date", "", "deadline"))
    yield from sorted(kept, key=lambda one: one.start)


def _dates(marked: Marked, vocabulary: Vocabulary, language: Language) -> list[re.Match[str]]:
    return [match for one in vocabulary.words["date"][language] for match in one.finditer(marked.words)]


def _sized(match: re.Match[str], value: float, counting: str, role: str) -> Length:
    return Length(match.start(), match.end(), value, None, "days", counting, role)


def _length(
    match: re.Match[str], marked: Marked, vocabulary: Vocabulary, language: Language
) -> Length | None:
    start = match.start("least") if match["least"] else match.start("n")
    words = marked.words
    end = match.end()
    window = f"{words[max(0, start - _AROUND) : start]}¦{words[start:end]}¦{words[end : end + _AROUND]}"
    role = _role(window, vocabulary, language)
    if role != "limitation" and first(vocabulary.words["not"][language], window):
        return None
    counting = ""
    for name in ("working", "calendar"):
        if first(vocabulary.counting[name][language], words[start : match.end()]):
            counting = name
    least = marked.value(match["least"]) if match["least"] else None
    return Length(start, match.end(), marked.value(match["n"]), least, unit_of(match["unit"]), counting, role)


def _role(window: str, vocabulary: Vocabulary, language: Language) -> str:
    """What a length between two ¦ is for; "" where no pattern knows."""
    return next((name for name, group in vocabulary.roles if first(group[language], window)), "")


def _again(
    found: list[Length], marked: Marked, vocabulary: Vocabulary, language: Language
) -> Iterator[Length]:
    """ "... o de sesenta cuando ...": a figure that borrows the unit of the length before it."""
    for one in vocabulary.words["again"][language]:
        for match in one.finditer(marked.words):
            before = [other for other in found if other.end <= match.start() and other.role]
            if before and not any(other.start <= match.start("again") < other.end for other in found):
                of = before[-1]
                yield Length(
                    match.start("again"),
                    match.end("again"),
                    marked.value(match["again"]),
                    None,
                    of.unit,
                    of.counting,
                    of.role,
                )
