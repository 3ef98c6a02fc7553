"""What a unit of law says to a checklist, found once for each text and remembered by its digest."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from drafting.checklist.query import Phrase, Query
from drafting.checklist.units import Unit
from drafting.checklist.words import Token

#: telling words between two parts of a unit, so that a phrase seldom reaches from one into the next
_GAP = 3
#: how well a phrase must stand to show a form of speech
_PLAIN = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that stands in a unit: how well (0 to 1), and where (part, characters of its words)."""

    phrase: int
    grade: float
    part: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Features:
    """What a unit says: concepts counted over its words and over its headings, phrases and forms found.

    Parts are counted as those of the unit; -1 is the unit's own heading. Forms are by name, each with the
    phrase of the lexicon that shows it.
    """

    words: Counter[str] = field(hash=False)
    heading: frozenset[str]
    above: frozenset[str]
    by_part: tuple[frozenset[str], ...]
    found: tuple[Found, ...]
    headed: tuple[Found, ...]  # phrases in its own heading
    forms: dict[str, Found] = field(hash=False)
    head_forms: dict[str, Found] = field(hash=False)
    length: int


class Memory:
    """Features by the digest of a text: a new draft costs what changed. It forgets the oldest first."""

    def __init__(self, limit: int = 4000) -> None:
        self._limit = limit
        self._known: dict[bytes, Features] = {}

    def of(self, asked: Query, unit: Unit) -> Features:
        """The features of a unit for this query, from memory where its text is known.

        The headings above it are read anew: a chapter that is renamed or divided leaves its articles known.
        """
        digest = _digest(asked, unit)
        known = self._known.get(digest)
        if known is None:
            known = features(asked, unit)
            surplus = max(len(self._known) + 1 - self._limit, 0)
            for oldest in list(self._known)[:surplus]:  # a copy: other threads may be here
                self._known.pop(oldest, None)
            self._known[digest] = known
        return replace(known, above=_above(asked, unit.above))


def features(asked: Query, unit: Unit) -> Features:
    """What the words of a unit say to a query, whatever stands above it; pure."""
    reader = asked.reader
    heading = reader.tokens(unit.heading)
    stream: list[tuple[Token, int]] = []
    by_part: list[frozenset[str]] = []
    place = 0
    for number in range(len(unit.parts)):
        tokens = reader.tokens(words_of(unit, number))
        stream += [(token._replace(place=token.place + place), number) for token in tokens]
        by_part.append(frozenset(token.concept for token in tokens))
        place += (tokens[-1].place + 1 if tokens else 0) + _GAP
    opening = [(token, -1) for token in heading]
    return Features(
        words=Counter(token.concept for token, _ in stream),
        heading=frozenset(token.concept for token in heading),
        above=frozenset(),
        by_part=tuple(by_part),
        found=tuple(_phrases(stream, asked.phrases, asked.by_key)),
        headed=tuple(_phrases(opening, asked.phrases, asked.by_key)),
        forms=_forms(asked, stream),
        head_forms=_forms(asked, opening),
        length=len(stream),
    )


def _above(asked: Query, headings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token.concept for text in headings for token in asked.reader.tokens(text))


def words_of(unit: Unit, number: int) -> str:
    """The words of a part; the unit's own heading is counted apart, as part -1."""
    if number < 0:
        return unit.heading
    part = unit.parts[number]
    return part.text if number == 0 else f"{part.heading} {part.text}" if part.heading else part.text


def _forms(asked: Query, stream: list[tuple[Token, int]]) -> dict[str, Found]:
    found: dict[str, Found] = {}
    for hit in _phrases(stream, asked.forms, asked.forms_by_key):
        name = asked.form_names[asked.forms[hit.phrase].owner]
        if hit.grade >= _PLAIN and (name not in found or hit.grade > found[name].grade):
            found[name] = hit
    return found


def _phrases(
    stream: list[tuple[Token, int]], phrases: tuple[Phrase, ...], by_key: Mapping[str, tuple[int, ...]]
) -> Iterator[Found]:
    """Each phrase that stands in the stream, once, at its best place."""
    places: dict[str, list[int]] = {}
    for index, (token, _) in enumerate(stream):
        places.setdefault(token.concept, []).append(index)
    for key in places:
        for number in by_key.get(key, ()):
            best = _best(stream, places, key, phrases[number].concepts)
            if best:
                grade, first, last = best
                yield Found(
                    number, grade, stream[first][1], stream[first][0].start, _end(stream, first, last)
                )


def _end(stream: list[tuple[Token, int]], first: int, last: int) -> int:
    """Where the words end: in the part they began in, even if the phrase reaches into the next."""
    part = stream[first][1]
    return max(token.end for token, number in stream[first : last + 1] if number == part)


def _best(
    stream: list[tuple[Token, int]], places: Mapping[str, list[int]], key: str, concepts: tuple[str, ...]
) -> tuple[float, int, int] | None:
    """How well a phrase stands around its key, at the best of the key's places, and from where to where."""
    there = [places[concept] for concept in concepts if concept != key and concept in places]
    share = (len(there) + 1) / len(concepts)
    if share < 1 and (len(concepts) < 4 or share < 0.7):
        return None
    best: tuple[float, int, int] | None = None
    for index in places[key]:
        near = [_nearest(others, index) for others in there]
        first, last = min((index, *near)), max((index, *near))
        span = stream[last][0].place - stream[first][0].place + 1
        grade = share * share * _tightness(span, len(concepts))
        if grade and (best is None or grade > best[0]):
            best = grade, first, last
    return best


def _tightness(span: int, count: int) -> float:
    """1 for words side by side, less the more stand between, 0 beyond reach."""
    loose = span - count
    if loose <= count:
        return 1.0
    if loose <= 3 * count:
        return 0.7
    return 0.4 if loose <= 8 * count else 0.0


def _nearest(places: list[int], index: int) -> int:
    at = bisect_left(places, index)
    around = places[max(at - 1, 0) : at + 1]
    return min(around, key=lambda place: (abs(place - index), place))


def _digest(asked: Query, unit: Unit) -> bytes:
    made = blake2b(digest_size=16)
    for text in (asked.digest, unit.heading):
        made.update(text.encode() + b"\x1f")
    for number in range(len(unit.parts)):
        made.update(words_of(unit, number).encode() + b"\x1e")
    return made.digest()
