"""Who points at what below and above an article: fractions, incisos, paragraphs; titles, chapters, sections.

``citing`` follows the numbers of articles. Here every other step of a citation is followed: "artículo 12,
fracción III, inciso a)", "la fracción III" inside its own article, "Capítulo III del Título Segundo". What
cannot be told for certain is told as such, never guessed. A paragraph ("segundo párrafo") is told by its mark
(see ``paragraphs``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.edit.citing import NUMBERED, by_number, in_quotes
from drafting.edit.counting import beside, holder_of
from drafting.edit.entries import HEADS, Entry, entries
from drafting.edit.paragraphs import counted_in, counts
from drafting.edit.series import ANNEXES, DIVISIONS, ITEMS, annex_word
from drafting.model import Document, Kind, Provision
from drafting.structure.citations import Citation, Step, Whose, citations
from drafting.structure.citations.spanish_words import LEVELS
from drafting.structure.numbering import canonical, fold

_MARKS = ' ()[]"“”«».,;:'
_WORDS = {kind: re.compile(rf"(?<!\w)(?:{stem})", re.IGNORECASE) for stem, kind in LEVELS}
_ANY = re.compile("|".join(rf"(?<!\w)(?:{stem})" for stem, _ in LEVELS), re.IGNORECASE)
#: behind a citation without a number of its own article: "la fracción III del artículo anterior"
_ELSEWHERE = re.compile(
    r"\s*,?\s*(?:del?|de\s+los|de\s+dichos?|ambas\s+del)\s+(?:(?:mismo|citado|referido|dicho|propio)\s+)?"
    r"(?:art[ií]culos?|preceptos?|numeral(?:es)?)\b(?!\s+(?:presente|\d))|\s+of\s+(?:that|those)\b",
    re.IGNORECASE,
)
#: "a Schedule 1 chemical": the number may be that of a list of another text
_NAMED = re.compile(
    r"\s+(?:(?:toxic|listed|scheduled)\s+)?(?:chemical|substance|precursor|facilit|product|agent)",
    re.IGNORECASE,
)
#: words for divisions that ``structure.citations`` does not read
_OTHERS = re.compile(
    r"(?<!\w)(?P<word>secci[oó]n|libro|subt[ií]tulo)\s+(?P<number>[IVXLC]+\b|\d+|[a-záéíóú]+(?:er|[oa])\b"
    r"(?:\s+[a-záéíóú]+[oa]\b)?)",
    re.IGNORECASE,
)
_KINDS = {"sec": Kind.SECTION, "lib": Kind.BOOK, "sub": Kind.SUBTITLE}
_PARTS = re.compile(
    r"fracci|inciso|apartado|numeral|letra|literal|fracs?\.|t[ií]tulo|cap[ií]tulo|secci|libro|p[aá]rrafo|anexo"
    r"|ap[eé]ndice"
)
_ENGLISH = re.compile(r"\(\w{1,4}\)|chapter|part|title|paragraph|schedule|annex|appendix", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pointed:
    """A number by which a provision points at a part of an article or at a division: ``text[start:end]``.

    ``target`` is the uid of what it names; "" with a reason in ``why`` ("quoted", "twice") or without one.
    ``ranged``: it begins or ends a range ("I a III").
    """

    uid: str
    start: int
    end: int
    number: str
    around: str
    target: str
    why: str = ""
    ranged: bool = False


def pointed(document: Document) -> Iterator[Pointed]:
    """All of them, of this text only, in document order."""
    law = _Law(document)
    for entry in law.entries:
        for node in (entry.node, *entry.inside):
            if node.kind is not Kind.NOTE and node.text:
                yield from _Reading(law, node, entry).run()


class _Law:
    """What is looked up again and again while a law is read."""

    def __init__(self, document: Document) -> None:
        self.language = document.language
        self.annexes = [node for node in document.walk() if node.kind in ANNEXES and node.number]
        self.entries = list(entries(document))
        self.book = {number: uid for number, uid in by_number(self.entries).items() if uid}
        self.heads = {entry.uid: entry.node for entry in self.entries}
        self.divisions = [node for node in document.walk() if node.kind in DIVISIONS]
        self.above = {child.uid: parent for child, parent in document.with_parents()}


class _Reading:
    """One provision's text read."""

    def __init__(self, law: _Law, node: Provision, home: Entry) -> None:
        self.law, self.node, self.home = law, node, home

    def run(self) -> Iterator[Pointed]:
        text = self.node.text
        pattern = _PARTS if self.law.language == "es" else _ENGLISH
        if not pattern.search(text.lower()):
            return
        seen: set[int] = set()
        cursor: dict[tuple[int, int], int] = {}
        for one in citations(text, self.law.language):
            if one.whose is Whose.OTHER:
                continue
            for made in self._one(one, cursor):
                if made.start not in seen:
                    seen.add(made.start)
                    yield made
        if self.law.language == "es":
            yield from (made for made in self._others() if made.start not in seen)
        for by in beside(self.node, self.law.above, self.law.language):
            yield Pointed(self.node.uid, by.start, by.end, text[by.start : by.end], by.words, by.mark)

    def _one(self, one: Citation, cursor: dict[tuple[int, int], int]) -> Iterator[Pointed]:
        """The steps of one citation, each with the provision it leads to."""
        words, at = self.node.text[one.start : one.end], cursor.get((one.start, one.end), 0)
        base: Provision | None = None
        sure = True
        places: list[int] = []
        for place, step in enumerate(one.steps):
            base, sure = self._leads(one, step, base, first=place == 0, sure=sure)
            numbers = [step.number]
            if one.through and place == len(one.steps) - 1:
                numbers.append(one.through)
            counted = step.kind is Kind.PARAGRAPH and counts(step.number)
            for which, number in enumerate(numbers):
                target = base if not which else self._beside(step, number, base)
                to = counted_in(base, number) if counted else target.uid if target is not None else ""
                span = _span(words, step.kind, number, places[-1] if places else at, at)
                if span is None:
                    continue
                places.append(span[1])
                if step.kind not in NUMBERED | {Kind.TRANSITORY, Kind.DISPOSITION}:
                    yield self._made(one, span, to, sure=sure)
        if places:
            cursor[(one.start, one.end)] = max(places)

    def _made(self, one: Citation, span: tuple[int, int], to: str, *, sure: bool) -> Pointed:
        start, end = one.start + span[0], one.start + span[1]
        text = self.node.text
        why = "quoted" if to and in_quotes(text, one.start) else "" if sure else "twice"
        if one.steps[0].kind in ANNEXES and _NAMED.match(text, one.end):
            why = why or "named"
        around = text[one.start : one.end]
        return Pointed(self.node.uid, start, end, text[start:end], around, to, why, bool(one.through))

    def _leads(
        self, one: Citation, step: Step, base: Provision | None, *, first: bool, sure: bool
    ) -> tuple[Provision | None, bool]:
        """What a step leads to, and whether that is certain."""
        if not first and base is None:
            return None, sure
        if base is not None and base.kind in ANNEXES and step.kind in NUMBERED:
            return _article(base, step)  # an annex has articles of its own
        if step.kind in ANNEXES:
            return self._annex(one, step)
        if step.kind in NUMBERED:
            return self.law.heads.get(self.law.book.get(canonical(_bare(step.number)), "")), sure
        if step.kind in DIVISIONS or step.kind in (Kind.PART, Kind.TITLE, Kind.CHAPTER):
            return self._division(step, base)
        if step.kind is Kind.PARAGRAPH and counts(step.number):
            # what stands in a paragraph that is counted is looked for in all of what it is a paragraph of
            return base or self._holder(one), sure
        if step.kind not in ITEMS:
            return None, sure
        if first and (self.home.divides or _ELSEWHERE.match(self.node.text, one.end)):
            return None, sure
        return _inside(base or self.home.node, step)

    def _holder(self, one: Citation) -> Provision | None:
        """Whose paragraphs are counted; where one of several is not there, they are another's."""
        found = holder_of(self.node, one, self.home.node, self.law.above)
        said = citations(self.node.text, self.law.language)
        listed = [other.steps[0].number for other in said if other.start == one.start]
        return found if all(counted_in(found, number) for number in listed) else None

    def _annex(self, one: Citation, step: Step) -> tuple[Provision | None, bool]:
        """The annex or schedule of that number, called by the same word."""
        said = fold(one.words)
        wanted = canonical(_bare(step.number))
        same = [n for n in self.law.annexes if canonical(n.number) == wanted and annex_word(n) in said]
        return (same[0] if len(same) == 1 else None), len(same) <= 1

    def _beside(self, step: Step, number: str, first: Provision | None) -> Provision | None:
        """The end of a range: it stands beside its beginning."""
        if first is None:
            return None
        if step.kind in ANNEXES:
            wanted = canonical(_bare(number))
            like = (n for n in self.law.annexes if annex_word(n) == annex_word(first))
            return next((n for n in like if canonical(n.number) == wanted), None)
        holder = self.law.above[first.uid]
        return _inside(holder, Step(step.kind, number))[0] if holder else None

    def _division(self, step: Step, base: Provision | None) -> tuple[Provision | None, bool]:
        """A title or chapter: below the one named with it, else near the text, else the only one."""
        wanted = canonical(_bare(step.number))
        same = [n for n in self.law.divisions if n.kind is step.kind and canonical(n.number) == wanted]
        if base is not None:
            same = [n for n in same if any(child.uid == n.uid for child in base.walk())]
        elif len(same) > 1:
            near = [up for up in (*self.home.above, self.home.node) if up.kind in DIVISIONS]
            inner = [n for n in same if any(n.uid == child.uid for up in near for child in up.children)]
            same = inner if len(inner) == 1 else same
        return (same[0] if len(same) == 1 else None), len(same) <= 1

    def _others(self) -> Iterator[Pointed]:
        """ "Sección Segunda del Capítulo II", "Libro Primero"."""
        text = self.node.text
        for match in _OTHERS.finditer(text):
            kind = _KINDS[match["word"].lower()[:3]]
            step = Step(kind, match["number"])
            base, sure = self._upwards(text, match.end())
            target, single = self._division(step, base)
            if target is None and single:
                continue
            one = Citation(match.start(), match.end(), match[0], (step,))
            span = (match.start("number") - match.start(), match.end("number") - match.start())
            to = target.uid if target is not None else ""
            yield self._made(one, span, to, sure=sure and single)

    def _upwards(self, text: str, at: int) -> tuple[Provision | None, bool]:
        for one in citations(text, self.law.language):
            if at <= one.start <= at + 12 and re.fullmatch(
                r"\s*,?\s*del?(?:\s+la)?\s+", text[at : one.start]
            ):
                base: Provision | None = None
                sure = True
                for place, step in enumerate(one.steps):
                    base, sure = self._leads(one, step, base, first=place == 0, sure=sure)
                return base, sure
        return None, True


def _inside(holder: Provision, step: Step) -> tuple[Provision | None, bool]:
    """The numbered part of an article that a step names: of its kind first, the outer before the inner."""
    wanted = canonical(_bare(step.number))
    level = [child for child in holder.children if child.kind not in HEADS]
    other: list[Provision] = []
    while level:
        fits = [n for n in level if n.label and canonical(_bare(n.number)) == wanted and n.kind in ITEMS]
        exact = [n for n in fits if n.kind is step.kind]
        if exact:
            return (exact[0] if len(exact) == 1 else None), len(exact) == 1
        other = other or fits
        level = [child for node in level for child in node.children]
    return (other[0] if len(other) == 1 else None), len(other) <= 1


def _article(annex: Provision, step: Step) -> tuple[Provision | None, bool]:
    """An article of an annex."""
    wanted = canonical(_bare(step.number))
    fits = [n for n in annex.walk() if n.kind is step.kind and canonical(n.number) == wanted]
    return (fits[0] if len(fits) == 1 else None), len(fits) <= 1


def _span(words: str, kind: Kind, number: str, after: int, least: int) -> tuple[int, int] | None:
    """Where in the words of a citation a number of this kind stands."""
    bare = number.strip(_MARKS)
    token = re.compile(rf"(?<![\w]){re.escape(bare)}(?!\w)")
    region = _region(words, kind)
    regions = [region]
    if kind is Kind.PARAGRAPH and region[0]:  # "segundo párrafo"
        regions.append((0, region[0]))
    for low, high in regions:
        for begin in (after, least, 0):
            found = token.search(words, max(begin, low), high)
            if found:
                return found.span()
    return None


def _region(words: str, kind: Kind) -> tuple[int, int]:
    """From the word for a level to that of the next."""
    word = _WORDS.get(kind)
    found = word.search(words) if word else None
    if found is None:
        return 0, len(words)
    following = _ANY.search(words, found.end())
    return found.end(), following.start() if following else len(words)


def _bare(number: str) -> str:
    return number.strip(_MARKS)
