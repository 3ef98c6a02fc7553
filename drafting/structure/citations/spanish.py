"""Spanish citations.

Descending ("artículo 12, fracción III, inciso a)"), ascending ("inciso a) de la fracción III del artículo
12"), lists ("artículos 5, fracción II, y 7") and ranges ("artículos 5 a 9").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from drafting.model import Kind
from drafting.structure.citations.model import Citation, Step, Whose
from drafting.structure.citations.spanish_words import (
    AGAIN,
    AND_MORE,
    ARABIC,
    BEFORE,
    BEFORE_ALL,
    CONSTITUTIONAL,
    DOTTED,
    DOWN,
    FIRST,
    IN_ITS,
    LEVELS,
    NEXT,
    ONE_OF_ALL,
    ORDINALS,
    OTHER,
    OWN,
    RANGE,
    THIS,
    TRANSITORY,
    UP,
    WORD,
)
from drafting.structure.numbering import fold

#: letters before a word for a level in which its ordinals are looked for
_SAID_BEFORE = 90


class _Mention(NamedTuple):
    """One level with its numbers: "fracciones I y II"."""

    kind: Kind
    numbers: tuple[str, ...]
    through: str
    start: int
    end: int


def citations(text: str) -> tuple[Citation, ...]:
    """The provisions cited in a Spanish text, in order."""
    found: list[Citation] = []
    for chain in _chains(list(_mentions(text)), text):
        found.extend(_cited(chain, text))
    return tuple(_attributed(found, text))


def _mentions(text: str) -> Iterator[_Mention]:
    at, listing = 0, False  # listing: an article was named, and what stood last was a part of it
    while True:
        if listing and (again := AGAIN.match(text, at)):
            mention = _numbered(text, Kind.ARTICLE, again.start("n"), again)
        else:
            word = WORD.search(text, at)
            if word is None or word.lastgroup is None:
                return
            before, at = at, word.end()
            found = _named(text, word, before, LEVELS[int(word.lastgroup[1:])][1])
            if found is None:
                continue
            mention = found
        inner = _rank(mention.kind) > _rank(Kind.ARTICLE)
        listing = inner and (listing or _hangs_on_article(text, mention))
        yield mention
        at = mention.end


def _hangs_on_article(text: str, mention: _Mention) -> bool:
    """Whether an inner level hangs on an article named just before it."""
    return bool(
        re.search(rf"(?:{ARABIC}|(?i:{ORDINALS})),?\s+\Z", text[max(0, mention.start - 24) : mention.start])
    )


def _named(text: str, word: re.Match[str], after: int, kind: Kind) -> _Mention | None:
    """The level a word names, with its numbers behind it, or an ordinal before it (behind ``after``)."""
    said = text[max(after, word.start() - _SAID_BEFORE) : word.start()]
    before = BEFORE.search(said)
    first = FIRST[kind].match(text, word.end())
    if before and kind in (Kind.PARAGRAPH, Kind.TRANSITORY) and (not first or kind is Kind.PARAGRAPH):
        several = BEFORE_ALL.search(said) if word[0][-1] in "sS" and kind is Kind.PARAGRAPH else None
        numbers = tuple(ONE_OF_ALL.findall(several[0])) if several else (before["n"],)
        return _Mention(kind, numbers, "", word.start() - len((several or before)[0]), word.end())
    return (
        _numbered(text, kind, word.start(), first, several=word[0][-1] in "sS." or kind is Kind.FRACTION)
        if first
        else None
    )


def _numbered(text: str, kind: Kind, start: int, first: re.Match[str], *, several: bool = True) -> _Mention:
    """Behind "apartado" one number, behind "apartados" as many as are listed."""
    numbers, end, through = [first["n"]], first.end(), ""
    while several and (more := NEXT[kind].match(text, end)) and not _is_quantity(text, more.end()):
        numbers.append(more["n"])
        end = more.end()
    if reach := RANGE[kind].match(text, end):
        through, end = reach["n"], reach.end()
    tail = TRANSITORY.match(text, end)
    if tail and kind is Kind.ARTICLE:
        kind, end = Kind.TRANSITORY, tail.end()
    return _Mention(kind, tuple(numbers), through, start, end)


def _is_quantity(text: str, at: int) -> bool:
    return bool(re.match(r"\s*(?:%|d[ií]as|meses|años|horas|veces|por ciento)", text[at : at + 12]))


def _chains(mentions: list[_Mention], text: str) -> Iterator[tuple[_Mention, ...]]:
    """Mentions that name one place together, outermost first."""
    at = 0
    while at < len(mentions):
        chain = [mentions[at]]
        at += 1
        while at < len(mentions):
            between = (
                text[chain[-1].end : mentions[at].start]
                if not _turned(chain)
                else text[chain[0].end : mentions[at].start]
            )
            following = mentions[at]
            if _holds(chain[-1], following) and not _turned(chain) and DOWN.fullmatch(between):
                chain.append(following)
            elif _holds(following, chain[0]) and UP.fullmatch(text[_end(chain) : following.start]):
                chain.insert(0, following)
            else:
                break
            at += 1
        yield tuple(chain)


def _holds(outer: _Mention, inner: _Mention) -> bool:
    """Whether what one names can stand in what the other names: everything numbered has paragraphs."""
    if _rank(inner.kind) > _rank(outer.kind):
        return True
    single = len(outer.numbers) == 1 and not outer.through
    return inner.kind is Kind.PARAGRAPH and outer.kind is not Kind.PARAGRAPH and single


def _turned(chain: list[_Mention]) -> bool:
    return len(chain) > 1 and chain[0].start > chain[-1].start


def _end(chain: list[_Mention]) -> int:
    return max(mention.end for mention in chain)


_RANK = {
    Kind.TITLE: 0, Kind.ANNEX: 0, Kind.CHAPTER: 1, Kind.ARTICLE: 2, Kind.TRANSITORY: 2, Kind.DISPOSITION: 2,
    Kind.APARTADO: 3, Kind.PARAGRAPH: 4, Kind.FRACTION: 5, Kind.INCISO: 6, Kind.SUBINCISO: 7,
}  # fmt: skip


def _rank(kind: Kind) -> int:
    return _RANK[kind]


def _cited(chain: tuple[_Mention, ...], text: str) -> Iterator[Citation]:
    start, end = min(m.start for m in chain), max(m.end for m in chain)
    above = tuple(Step(mention.kind, mention.numbers[0]) for mention in chain[:-1])
    unit = chain[0].kind in (Kind.ARTICLE, Kind.TRANSITORY)
    here = not unit and _rank(chain[0].kind) > _rank(Kind.ARTICLE)
    *rest, last = chain[-1].numbers
    if len(chain) == 1 or len(chain[0].numbers) == 1:
        for number in rest:
            yield Citation(start, end, text[start:end], (*above, Step(chain[-1].kind, number)), here=here)
        final = Citation(start, end, text[start:end], (*above, Step(chain[-1].kind, last)), here=here)
        yield replace(final, through=chain[-1].through)
    else:  # "artículos 5 y 7, fracción II": the fraction is of the last
        for number in chain[0].numbers[:-1]:
            yield Citation(start, end, text[start:end], (Step(chain[0].kind, number),), here=here)
        above = (Step(chain[0].kind, chain[0].numbers[-1]), *above[1:])
        for number in chain[-1].numbers:
            yield Citation(start, end, text[start:end], (*above, Step(chain[-1].kind, number)), here=here)


def _attributed(found: list[Citation], text: str) -> Iterator[Citation]:
    """Of which text each is cited: what follows the last of a list holds for the whole list."""
    said: list[Citation] = []
    found = [replace(one, steps=tuple(_levels(one.steps))) for one in found]
    whose, following = Whose.UNSAID, None
    for one in reversed(found):
        own = _own_tail(text, one.end)
        if own is None and following is not None and _listed(text[one.end : following.start + 1]):
            own = whose
        if own is None and one.start > 0 and IN_ITS.search(text[max(0, one.start - 12) : one.start]):
            own = Whose.OTHER
        whose = own or Whose.UNSAID
        here = one.here or bool(THIS.match(text, one.end))
        said.append(replace(one, whose=whose, here=here))
        following = one
    return iter(reversed(said))


def _levels(steps: tuple[Step, ...]) -> Iterator[Step]:
    """ "24.2" is apartado 2 of article 24; an inciso with an ordinal is a paragraph."""
    for step in steps:
        dotted = DOTTED.fullmatch(step.number)
        if dotted and step.kind is Kind.ARTICLE:
            yield Step(Kind.ARTICLE, dotted[1])
            yield Step(Kind.APARTADO, dotted[2])
        elif step.kind is Kind.INCISO and len(step.number) > 4:
            yield Step(Kind.PARAGRAPH, step.number)
        else:
            yield step


def _own_tail(text: str, at: int) -> Whose | None:
    more = AND_MORE.match(text, at)
    at = more.end() if more else at
    if OWN.match(text, at) or THIS.match(text, at):
        return Whose.OWN
    return Whose.OTHER if OTHER.match(text, at) or CONSTITUTIONAL.match(text, at) else None


def _listed(between: str) -> bool:
    """Whether one list holds both: the words between two citations, and the first letter of the second."""
    words = re.findall(r"\w+", fold(between[:-1]))
    ended = re.search(r"\.\s+[A-ZÁÉÍÓÚ]", between)
    return (
        len(between) <= 41
        and not ended
        and set(words)
        <= {
            "y",
            "o",
            "e",
            "u",
            "asi",
            "como",
            "los",
            "las",
            "el",
            "la",
            "del",
            "de",
            "ni",
            "en",
            "su",
            "caso",
            "al",
            "a",
        }
    )
