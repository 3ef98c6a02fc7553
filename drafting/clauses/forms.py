"""The forms in which a law commands and allows, of one verb: "conservarán", "deberá conservar", "shall keep".

Patterns over plain words (lower case, no accents); each has a group ``verb`` where the verb stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from drafting.model import Language

#: to whom something falls, where the verb comes after its long name
_WHOSE = r"(?:\s(?:de|del|al?)\s[^.;:,]{3,110}?)?"
_OBLIGED = (
    r"(?:deber(?:a|an|ian?)|deben?|debiendo|han? de|habran? de|tendran? que|tienen? que|tendran? a su cargo"
    r"|tendran? como|obligad[oa]s?(?: solamente)?(?: al?)?|se obligan? a|proced(?:era|eran?|en?) a"
    r"|se encargaran? de|se abstendran? de no"
    r"|(?:es|son|sera|seran|tendran?|tienen?|en|constituyen?)\s(?:la |el |una |un )?"
    rf"(?:obligacion(?:es)?|deber(?:es)?|responsabilidad|competencia|atribucion(?:es)?|funcion(?:es)?){_WHOSE}(?: de)?"
    rf"|(?:correspond(?:e|en|era|eran)|compet(?:e|en|era|eran)|incumb(?:e|en|ira|iran)){_WHOSE})"
)
_ALLOWED = (
    r"(?:podran?|pueden?|facultad[oa]s? (?:para|a)|derecho (?:a|de)|facultad(?:es)? (?:para|de)"
    r"|autorizad[oa]s? (?:para|a)|competentes? para|encargad[oa]s? de"
    r"|(?:faculta|autoriza|habilita)(?:se|ra|n|ran)?\sal?\s[^.;:]{3,110}?\s(?:para|a)"
    r"|(?:encomienda|encarga|comete|delega)(?:se|ra|n|ran)?\s(?:al?|en)\s[^.;:,]{3,110}?)"
)
_SHALL = (
    r"(?:shall|must|will|(?:is|are|shall be) (?:required|obliged|bound|under (?:a|an) (?:duty|obligation)) to"
    r"|(?:is|are) to|ha(?:s|ve) to|ha(?:s|ve) (?:a|the) (?:duty|obligation) to"
    r"|(?:duty|duties|responsibility|functions?) of [^.;:]{3,80}?(?: (?:is|are|shall be))? to)"
)
_MAY = (
    r"(?:may|(?:is|are|shall be) (?:hereby )?(?:authori[sz]ed|empowered|competent) to"
    r"|(?:ha(?:s|ve)|exercise)\b[^.;:]{0,60}? (?:power|authority|jurisdiction|right)s? to)"
)
_ENSURE = r"(?:ensure|make sure|see to it|satisfy \w+|take care|provide|procure)(?:,[^.;:]{3,60},)? that"
_ENSURE_ES = r"(?:velar|cuidar|asegurar|garantizar|procurar|cerciorar)(?:an?|se|a)?(?:,[^.;:]{3,60},)?(?: de| por)? que"
#: what never stands right before a verb: "by order", "a report"
_VERBAL = "".join(
    rf"(?<!\b{word} )" for word in ("by", "a", "an", "the", "of", "in", "any", "such", "no", "this", "its")
)
_MODALS = {
    name: (said, re.compile(rf"\b(?:{said})"))
    for name, said in (
        ("ensure", _ENSURE), ("ensure_es", _ENSURE_ES), ("obliged", _OBLIGED), ("allowed", _ALLOWED),
        ("shall", _SHALL), ("may", _MAY),
    )
}  # fmt: skip
_IRREGULAR = {
    "hacer": "hecho", "poner": "puesto", "resolver": "resuelto", "inscribir": "inscrito", "decir": "dicho",
    "escribir": "escrito", "cubrir": "cubierto", "volver": "vuelto", "abrir": "abierto",
}  # fmt: skip
_PARTICIPLES = {
    "keep": "kept", "give": "given", "make": "made", "send": "sent", "hold": "held", "put": "put",
    "submit": "submitted", "take": "taken", "bring": "brought", "tell": "told", "hear": "heard", "pay": "paid",
    "permit": "permitted", "withhold": "withheld", "lay": "laid", "set": "set", "affix": "affixed",
    "bear": "borne", "draw": "drawn", "draw up": "drawn", "refer": "referred", "compel": "compelled",
    "fix": "fixed", "find": "found", "seek": "sought", "write": "written", "wear": "worn",
}  # fmt: skip
#: verbs whose stem changes beyond rule in the present
_STRONG_ES = {
    "mantener": ("mantien", "manteng"), "tener": ("tien", "teng"), "poner": ("pon", "pong"),
    "hacer": ("hac", "hag"), "excluir": ("excluy",), "sustituir": ("sustituy",), "destruir": ("destruy",),
    "instruir": ("instruy",), "constituir": ("constituy",), "contar": ("cuent",), "rendir": ("rind",),
    "conocer": ("conoc", "conozc"), "pedir": ("pid",), "oir": ("oy", "oig"), "negar": ("nieg",),
    "contribuir": ("contribuy",), "satisfacer": ("satisfac", "satisfag"), "proponer": ("propon", "propong"),
    "imponer": ("impon", "impong"), "reponer": ("repon", "repong"), "disponer": ("dispon", "dispong"),
    "cerrar": ("cierr",), "advertir": ("adviert",), "requerir": ("requier",), "expedir": ("expid",),
    "impedir": ("impid",), "medir": ("mid",), "ejercer": ("ejerc", "ejerz"), "proteger": ("proteg", "protej"),
    "corregir": ("corrig", "corrij"), "recoger": ("recog", "recoj"), "designar": ("design",),
    "emitir": ("emit",), "dirigir": ("dirig", "dirij"), "entender": ("entiend",), "atender": ("atiend",),
    "mostrar": ("muestr",), "aprobar": ("aprueb",), "comprobar": ("comprueb",), "revocar": ("revoc", "revoqu"),
}  # fmt: skip


class Shape(NamedTuple):
    """One form of a verb; its group ``verb`` is where the verb stands.

    ``passive``: nobody is said to do it; ``free``: allowed, not commanded; ``item``: only where a list's lead
    commands; ``below``: in a clause of its own; ``present``: a command only if the subject stands beside it;
    ``ensured``: only in an item of "shall ensure that:".
    """

    pattern: re.Pattern[str]
    passive: bool = False
    free: bool = False
    item: bool = False
    below: bool = False
    present: bool = False
    ensured: bool = False
    wide: bool = False  # what it is done to may stand before it


class Gated(NamedTuple):
    """A form with what must stand in a sentence before it is worth looking for."""

    shape: Shape
    gate: re.Pattern[str]  # the verb itself in this form
    modal: str  # which of MODALS commands or allows it, "" for none


@cache
def shapes(verb: str, language: Language) -> tuple[Gated, ...]:
    """The forms of a verb: made when a text first has it, since most texts have few of them."""
    made = _spanish(verb) if language == "es" else _english(verb)
    return tuple(Gated(one, _gate(one.pattern.pattern), _modal(one.pattern.pattern)) for one in made)


@lru_cache(maxsize=512)
def commands(words: str, modal: str) -> bool:
    """Whether a sentence has any of the words that command ("obliged", "shall") or allow at all."""
    return _MODALS[modal][1].search(words) is not None


def _modal(source: str) -> str:
    return next((name for name, (said, _) in _MODALS.items() if said in source), "")


@cache
def _compiled_gate(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _gate(source: str) -> re.Pattern[str]:
    """The groups of a pattern that hold the verb, alone."""
    found: list[str] = []
    for opening in re.finditer(r"\(\?P<verb2?>", source):
        depth, at = 1, opening.end()
        while depth:
            char = source[at]
            at += 2 if char == "\\" else 1
            depth += (char == "(") - (char == ")")
        found.append(source[opening.end() : at - 1])
    return _compiled_gate("|".join(found))


def _spanish(verb: str) -> Iterator[Shape]:
    head, _, tail = verb.partition(" ")
    own = head.endswith("rse")  # inscribirse: the "se" is the verb's own, nobody is left unsaid
    head = head.removesuffix("se") if own else head
    rest = "".join(rf"\s+(?:\w+\s+){{0,2}}?{re.escape(word)}" for word in tail.split())
    infinitive = re.escape(head) + (r"(?:se)" if own else r"(?:lo|la|los|las|le|les)?")
    future, participle = rf"{_future(head)}(?:a|an)", rf"{_participle(head)}(?:a|os|as|o)"
    present, both = rf"{_indicative(head)}n?", _present(head)
    linked = (
        r"(?:[^.;:]{0,150}?(?:,|\by|\bo|\be|\bu|\bni))?\s+(?:(?:a|de)\s+)?"
        r"(?:(?!(?:antes|despues|sin|para|de|al|por|que|en|con)\b)\w+\s+){0,3}?(?:a\s+)?"
    )
    no = r"(?<!\bno )(?<!\bni )(?<!\bno se )(?<!\bno lo )(?<!\bno la )(?<!\bno le )"
    reflexive = r"\bse\s+(?:l[aeo]s?\s+)?"
    if own:
        yield Shape(re.compile(rf"{no}{reflexive}(?P<verb>{future}\b{rest})"))
        yield Shape(re.compile(rf"(?<!\bno ){reflexive}(?P<verb>{present}\b{rest})"), free=True, present=True)
    else:
        yield from _passives(head, future, participle, present, rest, linked, no, reflexive)
        yield Shape(re.compile(rf"{no}(?<!\bse )\b(?P<verb>{present}\b{rest})"), free=True, present=True)
    yield Shape(re.compile(rf"(?<!\bno )(?<!\bse )\b{_OBLIGED}{linked}(?P<verb>{infinitive}\b{rest})"))
    yield Shape(
        re.compile(rf"(?<!\bno )(?<!solo )\b{_ALLOWED}{linked}(?P<verb>{infinitive}(?:se)?\b{rest})"),
        free=True,
    )
    yield Shape(
        re.compile(
            rf"{no}\b{_ENSURE_ES}\b[^.;:]{{0,130}}?(?<!\bno )\b"
            rf"(?P<verb>(?:{both}|(?<=\bsea ){participle}|(?<=\bsean ){participle}|(?<=\beste ){participle}|(?<=\besten ){participle}|(?<=\bhaya ){participle})\b{rest})"
        ),
        wide=True,
    )
    that = r"\b(?:que|quien|quienes|cual)\b[^.;:]{0,90}?(?<!\bse )(?<!se le )(?<!se les )"
    yield Shape(re.compile(rf"{that}\b(?P<verb>{both}\b{rest})"), free=True, below=True)
    first = (
        r"^\W*(?:al? (?:la |el |los |las )?[^.;:,]{3,60}, para\s+)?"
        r"(?:\w+(?:se)?,\s+|\w+\s+[yeou]\s+|[^.;:]{0,120}?(?:,|\by|\be|\bo)\s+)?"
    )
    yield Shape(re.compile(rf"{first}(?P<verb>{infinitive}\b{rest})"), item=True)
    yield Shape(
        re.compile(rf"^[^.;:]{{0,90}}?(?<!\bno )\b(?P<verb>(?:{both}|{participle})\b{rest})"), ensured=True
    )


def _passives(
    head: str, future: str, participle: str, present: str, rest: str, linked: str, no: str, reflexive: str
) -> Iterator[Shape]:
    """Spanish forms in which nobody, or an agent behind "por", does it; first the plain future."""
    yield Shape(re.compile(rf"{no}(?<!\bse )(?<!se le )(?<!se les )\b(?P<verb>{future}\b{rest})"))
    yield Shape(re.compile(rf"(?<!\bno ){reflexive}(?P<verb>{future}\b{rest})"), passive=True)
    yield Shape(
        re.compile(rf"(?<!\bno )\b(?:se\s+)?{_OBLIGED}{linked}(?P<verb>{re.escape(head)}se\b{rest})"),
        passive=True,
    )
    bare = r"(?<!\bno )\b(?:" + _OBLIGED + r"(?:\s+\w+)?\s+ser|seran?|queda(?:ra|ran|n)?)"
    yield Shape(re.compile(rf"{bare}\s+(?:\w+\s+){{0,2}}?(?P<verb>{participle}\b{rest})"), passive=True)
    yield Shape(
        re.compile(rf"(?<!\bno )\b(?:se\s+){_OBLIGED}\s+(?P<verb>{re.escape(head)}\b{rest})"), passive=True
    )
    yield Shape(
        re.compile(rf"(?<!\bno )\b{_ALLOWED}{linked}(?P<verb>{re.escape(head)}se\b{rest})"),
        passive=True,
        free=True,
    )
    agent = r"(?=[^.;:]{0,60}\bpor\s)"
    yield Shape(
        re.compile(
            rf"(?<!\bno )\b(?:es|son|sea|sean|podran? ser|pueden? ser|ha sido|han sido)\s+"
            rf"(?:\w+\s+)?(?P<verb>{participle}\b{rest}){agent}"
        ),
        passive=True, free=True,
    )  # fmt: skip
    yield Shape(
        re.compile(rf"(?P<verb>\b{participle}\b{rest})(?=\s+por\s)"), passive=True, free=True, below=True
    )
    yield Shape(
        re.compile(rf"(?<!\bno ){reflexive}(?P<verb>{present}\b{rest})"),
        passive=True,
        free=True,
        present=True,
    )


def _english(verb: str) -> Iterator[Shape]:
    head, _, tail = verb.partition(" ")
    rest = "".join(rf"\s+(?:[\w']+\s+){{0,2}}?{re.escape(word)}" for word in tail.split())
    linked = (
        r"(?:[^.;:]{0,140}?(?:,|\band|\bor))?(?:\s+as soon as (?:may be|(?:is |are )?(?:reasonably )?\w+ble))?"
        rf"\s+(?:(?!not\b|be\b|for\b|of\b)\w+\s+){{0,3}}?{_VERBAL}"
    )
    past = past_of(head)
    yield Shape(re.compile(rf"\b{_SHALL}(?!\s+not\b){linked}(?P<verb>{head}\b{rest})"))
    yield Shape(
        re.compile(rf"\b{_SHALL}(?!\s+not\b)\s+(?:\w+\s+)?be\s+(?:\w+\s+)?(?P<verb>{past}\b{rest})"),
        passive=True,
    )
    yield Shape(re.compile(rf"\b{_MAY}(?!\s+not\b){linked}(?P<verb>{head}\b{rest})"), free=True)
    yield Shape(
        re.compile(rf"\bmay\s+be\s+(?:(?!not\b)\w+\s+){{0,2}}?(?P<verb>{past}\b{rest})"),
        passive=True,
        free=True,
    )
    yield Shape(
        re.compile(
            rf"\b(?:{_SHALL}(?!\s+not\b)[^.;:]{{0,60}}?\s)?{_ENSURE}\b[^.;:]{{0,130}}?"
            rf"(?:\b(?:is|are|be|been|being)\s+(?:\w+\s+){{0,2}}?(?P<verb>{past}\b{rest})"
            rf"|{_VERBAL}\b(?P<verb2>{head}s?\b{rest}))"
        ),
        wide=True,
    )
    yield Shape(
        re.compile(
            rf"\b{_SHALL}(?!\s+not\b)\s+(?:\w+\s+)?(?:cause\s(?:[^.;:]{{1,80}}?\s)?to\s+be"
            rf"|have\s+(?:it|them|(?:the|its|his|a|an|each|every)\s+(?:\w+\s+){{1,3}}?))"
            rf"\s*(?:\w+\s+)?(?P<verb>{past}\b{rest})"
        ),
        wide=True,
    )
    yield Shape(
        re.compile(
            rf"\b(?:responsible|responsibility) for\s+(?:\w+\s+){{0,2}}?(?P<verb>{gerund_of(head)}\b{rest})"
        )
    )
    yield Shape(
        re.compile(
            rf"\b(?:shall|must|may|will)\s+not\s+(?:\w+\s+)?(?P<verb>{head}\b{rest})"
            r"(?=[^.;]{0,160}\b(?:unless|except|until|without|save)\b)"
        ),
        free=True,
    )
    yield Shape(re.compile(rf"\bto\s+(?:\w+ly\s+)?(?P<verb>{head}\b{rest})"), free=True, below=True)
    yield Shape(re.compile(rf"{_VERBAL}\b(?P<verb>{head}s\b{rest})"), free=True, below=True, present=True)
    yield Shape(
        re.compile(rf"\bthat\s+the\s+[^.;:]{{0,50}}?\b(?P<verb>{head}\b{rest})"), free=True, below=True
    )
    agent = r"(?=[^.;]{0,60}\bby\s)"
    yield Shape(
        re.compile(rf"\b(?:is|are)\s+(?:(?!not\b)\w+\s+){{0,2}}?(?P<verb>{past}\b{rest}){agent}"),
        passive=True, free=True,
    )  # fmt: skip
    yield Shape(re.compile(rf"\b(?P<verb>{past}\b{rest})(?=\s+by\s)"), passive=True, free=True, below=True)
    yield Shape(
        re.compile(
            rf"^\W*(?:to\s+)?(?:\w+\s+(?:and\s+|or\s+)?|\w+,\s+\w+,?\s+(?:and|or)\s+)?(?P<verb>{head}\b{rest})"
        ),
        item=True,
    )
    yield Shape(
        re.compile(
            rf"^\W*\w+\b[^.;:]{{3,120}}?(?:,|\band|\bor)\s+(?:\w+ly\s+)?(?P<verb>{head}\b{rest})"
            r"(?=\s+(?:the|an?|any|it|them|to|all|such|each|its|that|every)\b)"
        ),
        item=True,
    )
    yield Shape(re.compile(rf"^\W*(?:the\s+)?(?P<verb>{gerund_of(head)}\b{rest})"), item=True)
    yield Shape(
        re.compile(rf"^[^.;:]{{0,90}}?(?<!not )\b(?P<verb>(?:{past}|{head}s?)\b{rest})"), ensured=True
    )


def past_of(head: str) -> str:
    """The past participle of an English verb."""
    regular = head + "d" if head.endswith("e") else re.sub(r"(?<=[^aeiou])y$", "i", head) + "ed"
    return _PARTICIPLES.get(head, regular)


def gerund_of(head: str) -> str:
    """The gerund of an English verb, as a pattern."""
    if head.endswith("e") and not head.endswith("ee"):
        return head[:-1] + "ing"
    return head + r"\w?ing"


def stem_of(head: str, language: Language) -> str:
    """What all forms of a verb begin with."""
    head = head.removesuffix("se") if head.endswith("rse") else head
    if language == "en":
        return _common([head, past_of(head), gerund_of(head).replace(r"\w?", "")])
    return _common([head, _future(head), _participle(head), *_stems(head)])


def _common(forms: list[str]) -> str:
    letters = zip(*forms, strict=False)
    return "".join(one[0] for one in takewhile(lambda column: len(set(column)) == 1, letters))


def _future(head: str) -> str:
    """The stem of a Spanish future: "conservar", "tendr", "har"."""
    for ending, stem in (
        ("satisfacer", "satisfar"),
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
    """The present of the third person, both moods."""
    return rf"(?:{'|'.join(sorted(map(re.escape, _stems(head))))})(?:an?|en?)"


def _indicative(head: str) -> str:
    """The present indicative of the third person: "otorga", "resuelve"."""
    ending = "a" if head.endswith("ar") else "e"
    stem = head[:-2]
    stems = {stem, re.sub(r"o(?=[^aeiou]+$)", "ue", stem), *_STRONG_ES.get(head, ())}
    return rf"(?:{'|'.join(sorted(map(re.escape, stems)))}){ending}"


def _stems(head: str) -> set[str]:
    stem = head[:-2]
    return {
        stem,
        re.sub(r"o(?=[^aeiou]+$)", "ue", stem),
        re.sub(r"g$", "gu", stem),
        re.sub(r"c$", "qu", stem),
        re.sub(r"z$", "c", stem),
        *_STRONG_ES.get(head, ()),
    }
