"""Verbs of a law in the forms in which it commands: "conservarán", "deberá conservar", "shall keep".

An entry of the data names a verb, and what it must (``~``) or must not (``!~``) be said of:
``"presentar ~ declaracion"``. Spanish entries are infinitives without accents, English ones bare verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from drafting.model import Language

_CLITIC = r"(?:se|me|lo|la|los|las|le|les|selos?|selas?)?"
_OBLIGED = (
    r"(?:deber(?:a|an|ian?)|deben?|han? de|habran? de|tendran? que|tienen? que|tendran? a su cargo"
    r"|obligad[oa]s?(?: solamente)?(?: al?)?|obligacion de|el deber de|se obligan? a|correspond(?:e|era) a"
    r"|corresponde|correspondera)"
)
_ALLOWED = (
    r"(?:podran?|pueden?|facultad[oa]s? (?:para|a)|derecho (?:a|de)|facultades? (?:para|de)"
    r"|competente para|encargad[oa]s? de)"
)
_SHALL = (
    r"(?:shall|must|will|(?:is|are) (?:required|obliged|under a duty) to|has to|have to|has a duty to"
    r"|it (?:is|shall be) the duty of [^.;:]{3,60}? to)"
)
_MAY = r"(?:may|is authorized to|are authorized to|has the power to|is empowered to)"
_IRREGULAR = {
    "hacer": "hecho", "poner": "puesto", "resolver": "resuelto", "inscribir": "inscrito", "decir": "dicho",
    "escribir": "escrito",
}  # fmt: skip
_PARTICIPLES = {
    "keep": "kept", "give": "given", "make": "made", "send": "sent", "hold": "held", "put": "put",
    "submit": "submitted", "take": "taken", "bring": "brought", "tell": "told",
}  # fmt: skip
_START = re.compile(r"\b\w{1,3}")
_AFTER, _BEFORE = 110, 170  # how far from the verb its object is looked for


class Form(NamedTuple):
    """An act found: where its verb stands; ``passive`` if nobody is said to do it, ``free`` if allowed."""

    start: int
    end: int
    passive: bool
    free: bool
    head: int = 0  # where its subject must stand before: the verb, or the word that commands it
    below: bool = False  # in a clause of its own: "que la Secretaría determine"
    item: bool = False
    present: bool = False  # "la Comisión otorga": a command only where a body does it


class _Shape(NamedTuple):
    """One form of a verb; its group ``verb`` is where the verb stands."""

    pattern: re.Pattern[str]
    passive: bool = False
    free: bool = False
    item: bool = False
    below: bool = False
    present: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the data, ready to be looked for in the plain words of a sentence."""

    entry: str
    stem: str  # letters that every form of the verb begins with
    verb: str = field(repr=False)
    language: Language = field(repr=False)
    wanted: re.Pattern[str] | None = field(repr=False)
    barred: re.Pattern[str] | None = field(repr=False)

    def find(self, words: str, *, item: bool = False, powers: bool = False) -> Form | None:
        """The first place where the act is commanded (or, with ``powers``, allowed) in plain words.

        ``item``: the words are an item of a list whose lead commands or allows.
        """
        for form in self.all(words, item=item, powers=powers):
            return form
        return None

    def all(self, words: str, *, item: bool = False, powers: bool = False) -> Iterator[Form]:
        """Every place where the act is commanded (or allowed), form by form."""
        if self.wanted and not self.wanted.search(words):
            return
        for shape in _shapes(self.verb, self.language):
            if (shape.free and not powers) or (shape.item and not item):
                continue
            for match in shape.pattern.finditer(words):
                start, end = match.span("verb")
                head = start if shape.item or shape.below else match.start()
                form = Form(
                    start, end, shape.passive, shape.free, head, shape.below, shape.item, shape.present
                )
                if self._speaks_of(words, form):
                    yield form

    def _speaks_of(self, words: str, form: Form) -> bool:
        after = words[form.start : form.end + _AFTER]
        clitic = words[form.start : form.end].endswith(("rlo", "rla", "rlos", "rlas"))
        said = form.passive or clitic or words[: form.start].endswith((" lo ", " la ", " los ", " las "))
        around = words[max(0, form.start - _BEFORE) : form.end + _AFTER] if said else after
        if self.wanted and not self.wanted.search(around):
            return False
        return not (self.barred and self.barred.search(around))


@lru_cache(maxsize=256)
def beginnings(words: str) -> frozenset[str]:
    """The first one, two and three letters of every word: which acts can be spoken of at all."""
    starts = set(_START.findall(words))
    return frozenset(starts | {one[:2] for one in starts} | {one[:1] for one in starts})


def among(entries: tuple[Act, ...], words: str) -> list[Act]:
    """The acts that plain words can speak of: most sentences are about something else."""
    starts = beginnings(words)
    return [one for one in entries if one.stem[:3] in starts and one.stem in words]


def act(entry: str, language: Language) -> Act:
    """An entry of the data as an act. Raises re.error for an object that is no pattern."""
    verb, _, barred = entry.partition("!~")
    verb, _, wanted = verb.partition("~")
    head = verb.split()[0]
    return Act(
        entry,
        _stem(head, language),
        verb.strip(),
        language,
        re.compile(rf"\b(?:{wanted.strip()})") if wanted.strip() else None,
        re.compile(rf"\b(?:{barred.strip()})") if barred.strip() else None,
    )


@cache
def _shapes(verb: str, language: Language) -> tuple[_Shape, ...]:
    """The forms of a verb: made when a text first has it, since most texts have few of them."""
    return tuple(_spanish(verb) if language == "es" else _english(verb))


def _spanish(verb: str) -> Iterator[_Shape]:
    head, _, tail = verb.partition(" ")
    own = head.endswith("rse")  # inscribirse: the "se" is the verb's own, nobody is left unsaid
    head = head.removesuffix("se") if own else head
    rest = "".join(rf"\s+(?:\w+\s+){{0,2}}?{re.escape(word)}" for word in tail.split())
    infinitive = re.escape(head) + (r"(?:se)" if own else r"(?:lo|la|los|las|le|les)?")
    future, participle = rf"{_future(head)}(?:a|an)", rf"{_participle(head)}(?:a|os|as|o)"
    linked = (
        r"(?:[^.;:]{0,150}?(?:,|\by|\bo|\be|\bu|\bni))?\s+(?:a\s+)?"
        r"(?:(?!(?:antes|despues|sin|para|de|al|por|que|en|con)\b)\w+\s+){0,3}?(?:a\s+)?"
    )
    no = r"(?<!\bno )(?<!\bni )(?<!\bno se )(?<!\bno lo )(?<!\bno la )(?<!\bno le )"
    reflexive = r"\bse\s+(?:l[aeo]s?\s+)?"
    if own:
        yield _Shape(re.compile(rf"{no}{reflexive}(?P<verb>{future}\b{rest})"))
    else:
        yield _Shape(re.compile(rf"{no}(?<!\bse )(?<!se le )(?<!se les )\b(?P<verb>{future}\b{rest})"))
        yield _Shape(re.compile(rf"(?<!\bno ){reflexive}(?P<verb>{future}\b{rest})"), passive=True)
        yield _Shape(
            re.compile(rf"(?<!\bno )\b(?:se\s+)?{_OBLIGED}{linked}(?P<verb>{re.escape(head)}se\b{rest})"),
            passive=True,
        )
        bare = r"(?<!\bno )\b(?:" + _OBLIGED + r"(?:\s+\w+)?\s+ser|seran?|queda(?:ra|ran|n)?)"
        yield _Shape(re.compile(rf"{bare}\s+(?:\w+\s+){{0,2}}?(?P<verb>{participle}\b{rest})"), passive=True)
        yield _Shape(
            re.compile(rf"(?<!\bno )\b(?:se\s+){_OBLIGED}\s+(?P<verb>{re.escape(head)}\b{rest})"),
            passive=True,
        )
    yield _Shape(re.compile(rf"(?<!\bno )(?<!\bse )\b{_OBLIGED}{linked}(?P<verb>{infinitive}\b{rest})"))
    yield _Shape(
        re.compile(rf"(?<!\bno )(?<!solo )\b{_ALLOWED}{linked}(?P<verb>{infinitive}(?:se)?\b{rest})"),
        free=True,
    )
    that = r"\b(?:que|quien|quienes|cual)\b[^.;:]{0,90}?(?<!\bse )(?<!se le )(?<!se les )"
    yield _Shape(re.compile(rf"{that}\b(?P<verb>{_present(head)}\b{rest})"), free=True, below=True)
    yield _Shape(
        re.compile(rf"(?<!\bno )(?<!\bse )\b(?P<verb>{_indicative(head)}n?\b{rest})"), free=True, present=True
    )
    first = (
        r"^\W*(?:al? (?:la |el |los |las )?[^.;:,]{3,60}, para\s+)?"
        r"(?:\w+(?:se)?,\s+|\w+\s+[yeou]\s+|[^.;:]{0,120}?(?:,|\by|\be)\s+)?"
    )
    yield _Shape(re.compile(rf"{first}(?P<verb>{infinitive}\b{rest})"), item=True)


def _english(verb: str) -> Iterator[_Shape]:
    head, _, tail = verb.partition(" ")
    rest = "".join(rf"\s+(?:[\w']+\s+){{0,2}}?{re.escape(word)}" for word in tail.split())
    linked = r"(?:[^.;:]{0,140}?(?:,|\band|\bor))?\s+(?:(?!not\b|be\b)\w+\s+){0,3}?"
    past = _past(head)
    yield _Shape(re.compile(rf"\b{_SHALL}(?!\s+not\b){linked}(?P<verb>{head}\b{rest})"))
    yield _Shape(
        re.compile(rf"\b{_SHALL}(?!\s+not\b)\s+(?:\w+\s+)?be\s+(?:\w+\s+)?(?P<verb>{past}\b{rest})"),
        passive=True,
    )
    yield _Shape(re.compile(rf"\b{_MAY}(?!\s+not\b){linked}(?P<verb>{head}\b{rest})"), free=True)
    yield _Shape(re.compile(rf"\b(?P<verb>{head}s\b{rest})"), free=True, below=True)
    yield _Shape(
        re.compile(rf"\bthat\s+the\s+[^.;:]{{0,50}}?\b(?P<verb>{head}\b{rest})"), free=True, below=True
    )
    agent = r"(?=[^.;]{0,60}\bby\s)"
    yield _Shape(
        re.compile(rf"\b(?:is|are)\s+(?:(?!not\b)\w+\s+){{0,2}}?(?P<verb>{past}\b{rest}){agent}"),
        passive=True, free=True,
    )  # fmt: skip
    yield _Shape(re.compile(rf"^\W*(?:\w+\s+(?:and\s+)?)?(?P<verb>{head}\b{rest})"), item=True)


def _past(head: str) -> str:
    """The past participle of an English verb."""
    regular = head + "d" if head.endswith("e") else re.sub(r"(?<=[^aeiou])y$", "i", head) + "ed"
    return _PARTICIPLES.get(head, regular)


def _stem(head: str, language: Language) -> str:
    """What all forms of a verb begin with."""
    head = head.removesuffix("se") if head.endswith("rse") else head
    if language == "en":
        return _common([head, _past(head)])
    forms = [head, _future(head), _participle(head), *_stems(head)]
    return _common(forms)


def _common(forms: list[str]) -> str:
    letters = zip(*forms, strict=False)
    return "".join(one[0] for one in takewhile(lambda column: len(set(column)) == 1, letters))


def _future(head: str) -> str:
    """The stem of a Spanish future: "conservar", "tendr", "har"."""
    for ending, stem in (
        ("hacer", "har"),
        ("ecir", "ir"),
        ("tener", "tendr"),
        ("poner", "pondr"),
        ("venir", "vendr"),
    ):
        if head.endswith(ending):
            return head.removesuffix(ending) + (stem if ending != "ecir" else "ir")
    return head


def _participle(head: str) -> str:
    """The stem of a Spanish participle: "conservad", "puest"."""
    for ending, stem in _IRREGULAR.items():
        if head.endswith(ending):
            return head.removesuffix(ending) + stem[:-1]
    return head[:-2] + ("ad" if head.endswith("ar") else "id")


def _present(head: str) -> str:
    """The regular present of the third person, both moods; the few verbs that change their stem too."""
    return rf"(?:{'|'.join(sorted(map(re.escape, _stems(head))))})(?:an?|en?)"


def _indicative(head: str) -> str:
    """The regular present indicative of the third person: "otorga", "resuelve"."""
    ending = "a" if head.endswith("ar") else "e"
    stem = head[:-2]
    stems = {stem, re.sub(r"o(?=[^aeiou]+$)", "ue", stem)}
    return rf"(?:{'|'.join(sorted(map(re.escape, stems)))}){ending}"


def _stems(head: str) -> set[str]:
    stem = head[:-2]
    return {
        stem,
        re.sub(r"o(?=[^aeiou]+$)", "ue", stem),
        re.sub(r"g$", "gu", stem),
        re.sub(r"c$", "qu", stem),
    }
