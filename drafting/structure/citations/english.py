"""English citations: "section 5(2)(a)", "sections 5 to 9", "subsection (2)", "section 2 of that Act"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafting.model import Kind
from drafting.structure.citations.model import Citation, Step, Whose

_LEVELS: tuple[tuple[str, Kind], ...] = (
    (r"sub-?sections?", Kind.SUBSECTION),
    (r"sub-?paragraphs?", Kind.SUBPARAGRAPH),
    (r"sub-?clauses?", Kind.SUBCLAUSE),
    (r"sections?|secs?\.|(?-i:ss?\.(?=\s?\d))|§§?", Kind.SECTION),
    (r"articles?|arts?\.|regulations?(?=\s+\d)|rules?(?=\s+\d)", Kind.ARTICLE),
    (r"paragraphs?|paras?\.?", Kind.PARAGRAPH),
    (r"clauses?", Kind.CLAUSE),
    (r"schedules?|annex(?:es)?|appendix", Kind.SCHEDULE),
    (r"chapters?", Kind.CHAPTER),
    (r"parts?", Kind.PART),
)
_BRACKETS = r"(?:\((?:\d{1,3}[A-Z]{0,2}|[a-z]{1,3}|[A-Z]{1,2}|[ivxl]+)\))"
_PLAIN = r"\d{1,5}[A-Z]{0,3}(?:[.\-]\d{1,4}[A-Za-z]?)*"
_UNIT = rf"{_PLAIN}{_BRACKETS}*"
_INNER = rf"{_BRACKETS}+"
_ROMAN = r"[IVXL]+\b|\d{1,3}[A-Z]?\b|[A-Z]\b"
_NUMBERS = {
    Kind.SECTION: _UNIT, Kind.ARTICLE: rf"{_UNIT}|[IVXL]+\b", Kind.SUBSECTION: _INNER,
    Kind.PARAGRAPH: rf"{_INNER}|{_UNIT}", Kind.SUBPARAGRAPH: _INNER, Kind.CLAUSE: rf"{_INNER}|{_UNIT}",
    Kind.SUBCLAUSE: _INNER,
    Kind.SCHEDULE: _ROMAN, Kind.CHAPTER: _ROMAN, Kind.PART: _ROMAN,
}  # fmt: skip
_WORD = re.compile(
    "|".join(rf"(?P<k{n}>(?<!\w)(?:{stem}))" for n, (stem, _) in enumerate(_LEVELS)), re.IGNORECASE
)
_FIRST = {kind: re.compile(rf"\s*(?P<n>{one})(?!\w)") for kind, one in _NUMBERS.items()}
_NEXT = {
    kind: re.compile(rf"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?P<n>{one})(?!\w)")
    for kind, one in _NUMBERS.items()
}
_RANGE = {kind: re.compile(rf"\s*(?:to|through|–|—)\s*(?P<n>{one})(?!\w)") for kind, one in _NUMBERS.items()}
_UP = re.compile(r"\s*,?\s*(?:of|to|in)\s+(?:the\s+)?", re.IGNORECASE)
_OWN = re.compile(
    r"\s*,?\s*(?:of|in|to|under)\s+(?:this|the present)\s+"
    r"(?:act|law|regulations?|order|chapter|part|title|section|article|schedule|decree|bill)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\s*,?\s*(?:of|in|to|under)\s+(?:(?:the|that|such|those|said|title|chapter|part|subtitle|annex|an?)\b|[A-Z]|\d+\s+(?:U\.?S\.?C|C\.?F\.?R))"
    r"|\s*,?\s*\(?\d+\s+(?:U\.?S\.?C|C\.?F\.?R)|,\s+United States Code",
)
_CODE = re.compile(r"(?:U\.?S\.?C\.?|C\.?F\.?R\.?|Stat\.|Title \d+,?)\s*\Z")
_THIS = re.compile(
    r"\s*,?\s*of\s+this\s+(?:section|article|subsection|paragraph|regulation)\b", re.IGNORECASE
)
_BRACKET = re.compile(r"\(([^)]+)\)")
_YEAR = re.compile(r"(?:19|20)\d\d")  # "Regulations 2009"
_MORE = re.compile(rf"(?:,?\s+(?:and\s+|or\s+)?{_BRACKETS}+)+")  # "706(a) and (b) of the Act"
_ORDINAL = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|last|final|penultimate"
)
#: "the second paragraph"; behind the first of several only before a plural: "first and second paragraphs"
_BEFORE = re.compile(
    rf"\b(?:(?:{_ORDINAL})(?:\s*,\s*|,?\s+(?:and|or)\s+))*(?P<n>{_ORDINAL})\s+\Z", re.IGNORECASE
)
_ORDINALS = re.compile(rf"\b(?:{_ORDINAL})\b", re.IGNORECASE)
_BELOW = (Kind.SUBSECTION, Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.CLAUSE, Kind.SUBCLAUSE)


def citations(text: str) -> tuple[Citation, ...]:
    """The provisions cited in an English text, in order."""
    found: list[Citation] = []
    for one in _mentions(text):
        group = [one]
        while found and found[-1].here and _stands_in(found[-1], group[0], text):
            listed = [
                inner for inner in found if (inner.start, inner.end) == (found[-1].start, found[-1].end)
            ]
            del found[-len(listed) :]
            group = [_joined(inner, group[0], text) for inner in listed]
        found += group
    return tuple(_attributed(found, text))


def _stands_in(inner: Citation, outer: Citation, text: str) -> bool:
    """Whether one citation goes on with the other: "paragraph (a) of subsection (1) of section 5"."""
    if not _UP.fullmatch(text[inner.end : outer.start]):
        return False
    if not outer.here:
        return True
    own, up = inner.steps[0], outer.steps[0]
    return not _ORDINALS.fullmatch(up.number) and (
        bool(_ORDINALS.fullmatch(own.number)) or _BELOW.index(own.kind) > _BELOW.index(up.kind)
    )


def _joined(inner: Citation, outer: Citation, text: str) -> Citation:
    words, steps = text[inner.start : outer.end], (*outer.steps, *inner.steps)
    through = inner.through or outer.through
    return replace(outer, start=inner.start, words=words, steps=steps, through=through)


def _mentions(text: str) -> Iterator[Citation]:
    at = 0
    while (word := _WORD.search(text, at)) is not None and word.lastgroup is not None:
        kind = _LEVELS[int(word.lastgroup[1:])][1]
        at = word.end()
        first = _FIRST[kind].match(text, at)
        if first is None and kind is Kind.PARAGRAPH:
            yield from _counted(text, word)
        if first is None or (kind is Kind.ARTICLE and _YEAR.fullmatch(first["n"])):
            continue
        numbers, end, through = [first["n"]], first.end(), ""
        while more := _NEXT[kind].match(text, end):
            numbers.append(more["n"])
            end = more.end()
        if reach := _RANGE[kind].match(text, end):
            through, end = reach["n"], reach.end()
        for place, number in enumerate(numbers):
            steps = tuple(_steps(kind, number))
            here = kind in _BELOW
            last = place == len(numbers) - 1
            yield Citation(
                word.start(), end, text[word.start() : end], steps, here=here, through=through if last else ""
            )
        at = end


def _counted(text: str, word: re.Match[str]) -> Iterator[Citation]:
    """ "the second paragraph", "the first and second paragraphs"."""
    before = _BEFORE.search(text[max(0, word.start() - 80) : word.start()])
    if before is None:
        return
    several = word[0][-1] in "sS"
    start = word.start() - before.end() + before.start(0 if several else "n")
    for number in _ORDINALS.findall(before[0]) if several else [before["n"]]:
        words = text[start : word.end()]
        yield Citation(start, word.end(), words, (Step(Kind.PARAGRAPH, number),), here=True)


def _steps(kind: Kind, number: str) -> Iterator[Step]:
    """ "5(2)(a)" is section 5, subsection (2), paragraph (a); which level a bracket is, the text decides."""
    plain = number.split("(", 1)[0]
    at = _BELOW.index(kind) if kind in _BELOW else -1
    if plain:
        yield Step(kind, plain)
        at += 1
    for bracket in _BRACKET.findall(number):
        yield Step(_BELOW[min(max(at, 0), len(_BELOW) - 1)], bracket)
        at += 1


def _attributed(found: list[Citation], text: str) -> Iterator[Citation]:
    said: list[Citation] = []
    whose, following = Whose.UNSAID, None
    for one in reversed(found):
        own = _tail(text, one)
        if own is None and following is not None and len(text[one.end : following.start]) <= 12:
            own = whose if one.start != following.start else following.whose
        whose = own or Whose.UNSAID
        here = one.here or bool(_THIS.match(text, one.end))
        following = replace(one, whose=whose, here=here)
        said.append(following)
    return iter(reversed(said))


def _tail(text: str, one: Citation) -> Whose | None:
    more = _MORE.match(text, one.end)
    one = replace(one, end=more.end()) if more else one
    if _OWN.match(text, one.end) or _THIS.match(text, one.end):
        return Whose.OWN
    if _OTHER.match(text, one.end) or _CODE.search(text[max(0, one.start - 14) : one.start]):
        return Whose.OTHER
    return None
