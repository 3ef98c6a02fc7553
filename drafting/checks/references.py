"""Citations that lead nowhere: to what is not there, or to what was repealed in place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.model import Finding
from drafting.checks.text import Unit, quote, units
from drafting.model import Document, Kind, Provision
from drafting.structure.citations import Citation, Step, Whose, citations
from drafting.structure.numbering import canonical, fold, letter, ordinal, roman

_REPEALED = re.compile(
    r"\W*(?:\(?\s*)?(?:se deroga|derogad[oa]s?|abrogad[oa]|suprimid[oa]|repealed|omitted|deleted)\b\W*",
    re.IGNORECASE,
)
#: what shows, beside a citation, that it is of another text after all
_SAID_BEFORE = re.compile(
    r"\b(?:citad[oa]s?|mencionad[oa]s?|referid[oa]s?|aludid[oa]s?|said)\s+\Z", re.IGNORECASE
)
_OTHER_BEFORE = re.compile(
    r"(?<!esta )(?<!presente )(?<!this )"
    r"\b(?:Constituci[oó]n|C[oó]digo|Convenio|Convenci[oó]n|Tratado|Constitution|Code|Treaty)\b"
    r"[^.;()]{0,50}[,(]\s*\Z"
)
#: another text by its number or in the manner of registers: "Pub. L. 110-9, title II, §202", "c. Q-2, s. 20"
_REGISTERED = re.compile(
    r"\b(?:Pub\.\s?L\.\s[\d–-]+(?:,\s[^,;.]{1,20}\.?(?:\s\w+)?){0,3},\s*|c\.\s[A-Z\d][\w.-]*,\s*"
    r"|(?:Ley|Decreto|Reglamento)\s+N[º°o.]{1,2}\s*[\d./-]+(?:\s+de(?:l)?\s+[\d/]+)?,?\s+)\Z"
)
#: a line that is a designation: of an article that is quoted, or that heads a repealed one
_HEADS = re.compile(r"\W*\Z")
_HEADED = re.compile(r"\s*\Z|\s?\.(?:\s|[-–—])")
_OTHER_BEHIND = re.compile(
    r",\s+Pub\.\s?L\.|(?:\s?\(\w+\))*,?\s+(?:of\s+(?:title\s+\d|that\b|such\s+(?:Act|Code|title))|de\s+(?:(?:ést[ae]|aqu[eé]ll?[ao])\b|est[ae](?=\s*[,.;)])))",
    re.IGNORECASE,
)
_UNITS = (Kind.ARTICLE, Kind.SECTION)
_ANNEXES = frozenset({Kind.ANNEX, Kind.SCHEDULE})
#: a number so many times the highest of a text, and as large as this, is of another text
_FAR, _LARGE = 10, 300
_SEVERAL = re.compile(r"(\d{1,6})\s+(?:to|through|and|a|al|y)\s+(\d{1,6})")
#: so many numbers one unit stands for at most
_MOST = 500
#: levels that different laws call by different names: one may stand for another
_ALIKE = (
    frozenset({Kind.FRACTION}),
    frozenset({Kind.INCISO, Kind.SUBINCISO, Kind.APARTADO, Kind.FRACTION}),
    frozenset(
        {
            Kind.SUBSECTION,
            Kind.PARAGRAPH,
            Kind.SUBPARAGRAPH,
            Kind.CLAUSE,
            Kind.SUBCLAUSE,
            Kind.INCISO,
            Kind.APARTADO,
        }
    ),
)


def findings(document: Document) -> Iterator[Finding]:
    """Citations of this text's own provisions that are not there, or stand empty.

    What another text is cited for is left alone, and so is every unit that amends another text.
    """
    book = _Book(document)
    for unit in book.units:
        if unit.amends:
            continue
        for part in unit.parts:
            if part.kind is Kind.NOTE:
                continue
            for cited in citations(part.text, document.language):
                if cites_elsewhere(part.text, cited):
                    continue
                if rule := book.fault(cited):
                    words = (("cited", cited.words),)
                    yield Finding(rule, part.eid, part.uid, words, quote(part, cited.start, cited.end))


def cites_elsewhere(text: str, cited: Citation) -> bool:
    """Whether the words beside a citation say that it is of another text, or is no citation but a heading."""
    before = text[max(0, cited.start - 80) : cited.start]
    if _HEADS.match(text[: cited.start]) and _HEADED.match(text, cited.end):
        return True
    return bool(
        _REGISTERED.search(before)
        or _SAID_BEFORE.search(before)
        or _OTHER_BEFORE.search(before)
        or _OTHER_BEHIND.match(text, cited.end)
    )


class _Book:
    """The units of a document by number."""

    def __init__(self, document: Document) -> None:
        self.units = units(document)
        self._by_number: dict[tuple[str, str], list[Unit]] = {}
        self._kinds = {unit.head.kind for unit in self.units if unit.head.kind in _UNITS}
        highest = [int(number) for unit in self.units if (number := canonical(unit.head.number)).isdigit()]
        self._beyond = max(_FAR * max(highest, default=0), _LARGE)
        self._prefixes = {self._prefix(canonical(unit.head.number)) for unit in self.units}
        self._annexes = {
            (fold(node.label.strip(" .-–—“").partition(" ")[0]), _counted(node.number))
            for node in document.walk()
            if node.kind in _ANNEXES and node.number and node.label
        }
        for unit in self.units:
            for number in _numbers(unit.head.number):
                self._by_number.setdefault((_sort(unit.head.kind), number), []).append(unit)

    def fault(self, cited: Citation) -> str:
        """The rule a citation breaks; "" if all is well or nobody can tell."""
        if cited.steps[0].kind in _ANNEXES:
            return "ref_missing" if cited.whose is Whose.OWN and self._lacks_annex(cited) else ""
        if cited.whose is Whose.OTHER or cited.steps[0].kind not in _UNITS:
            return ""  # "la fracción III" alone may be of an article named in the sentence before
        first, *inner = cited.steps
        if cited.whose is Whose.UNSAID and first.kind not in self._kinds:
            return ""
        number = canonical(first.number)
        if not number[:1].isdigit() or self._prefix(number) not in self._prefixes:
            return ""
        found = self._by_number.get((_sort(first.kind), number))
        if not found and cited.whose is Whose.UNSAID and number.isdigit() and int(number) > self._beyond:
            return ""  # no slip of the pen: another text's
        if not found:
            return "ref_missing"
        if all(_is_repealed(one) for one in found):
            return "ref_repealed"
        if any(_reaches(one.head, inner) for one in found):
            return ""
        return "ref_missing"

    def _lacks_annex(self, cited: Citation) -> bool:
        """Whether "Anexo IV de esta Ley" names one that is not there; without any they are another file."""
        said = fold(cited.words)
        like = {number for word, number in self._annexes if word and word in said}
        return bool(like) and _counted(cited.steps[0].number) not in like

    @staticmethod
    def _prefix(number: str) -> str:
        """ "1002" of "1002.5": a number of another series is another text's."""
        return number.split(".", 1)[0] if "." in number else ""


def _counted(number: str) -> str:
    """ "II" and "2" are one number."""
    bare = canonical(number.strip(' "“”«»().'))
    return str(roman(bare) or bare)


def _numbers(number: str) -> list[str]:
    """The numbers that a unit stands for: "9903 to 9905" for three."""
    ends = _SEVERAL.fullmatch(number.strip())
    if ends and int(ends[1]) < int(ends[2]) <= int(ends[1]) + _MOST:
        return [canonical(number), *map(str, range(int(ends[1]), int(ends[2]) + 1))]
    return [canonical(number)]


def _is_repealed(unit: Unit) -> bool:
    """Whether nothing stands in a unit but that it was repealed; a heading may have stayed."""
    text = "\n".join(part.text for part in unit.parts).strip()
    return any(_REPEALED.fullmatch(words) for words in (unit.words.removeprefix(unit.head.label), text))


def _sort(kind: Kind) -> str:
    return "unit" if kind in _UNITS else kind.value


def _reaches(node: Provision, steps: list[Step]) -> bool:
    """Whether the steps lead from a unit to something in it; a level nobody marked is not missed."""
    places = [node]
    for step in steps:
        if step.kind is Kind.PARAGRAPH and not canonical(step.number)[:1].isdigit():
            continue
        if step.kind is Kind.PARAGRAPH and ordinal(step.number):
            continue
        inside = [one for place in places for one in place.walk() if one is not place]
        labelled = [one for one in inside if one.number and _may_be(one.kind, step.kind)]
        if not labelled:
            return True
        wanted = _value(step.number)
        places = [one for one in labelled if _value(one.number) == wanted]
        if not places and any(_marked(one.text, step.number) for one in inside):
            return True  # a mark in running text that nobody took for a level
        if not places:
            return step.kind is Kind.FRACTION and "-" in step.number  # XXIX-H, printed as H. under XXIX
    return True


def _marked(text: str, number: str) -> bool:
    """Whether a text holds the mark of a level: "..., y c) ...", or begins with "(4)", "4."."""
    bare = number.strip(' "“”«»().')
    mark = re.escape(bare)
    return bool(bare) and bool(re.search(rf"\A\(?{mark}[.)]\s|[,;:]\s+(?:[yoe]\s+)?\(?{mark}\)\s", text))


def _may_be(kind: Kind, named: Kind) -> bool:
    if named is Kind.FRACTION:
        return kind is Kind.FRACTION
    return any(kind in alike and named in alike for alike in _ALIKE[1:])


def _value(number: str) -> str:
    bare = re.sub(r"[^\w]", "", canonical(number.strip(' "“”«»().')))
    return bare.lower() if letter(bare) or roman(bare) else bare
