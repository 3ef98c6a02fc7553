"""Slips of words: deadlines without a beginning, penalties the wrong way round, duties said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.model import Finding
from drafting.checks.text import quote, speaking
from drafting.model import Document, Language, Provision
from drafting.structure.figures import read

#: a point behind a capital alone ("H. Ayuntamiento") or a short form ends no sentence
_SENTENCE = re.compile(
    r"[^.;]*(?:(?:[.;](?!\s)|(?<=\b[A-Z])\.|(?<=\b[aA]rt)\.|(?<=\b[nN][oº])\.|(?<=\b[nN]úm)\.)[^.;]*)*[.;]?\s*"
)

_TERM: dict[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"(?<!por )(?<!durante )\b(?:(?:(?:en|dentro de|con)\s+)?un|(?:en|con)\s+el|dentro\s+del)\s+"
        r"(?:plazo|t[eé]rmino)\s+"
        r"(?:m[aá]ximo\s+|improrrogable\s+|no mayor\s+)*"
        r"(?:de|a|no mayor (?:de|a)|que no exceda(?:r[aá])? de)\s+[\w\s()]{1,40}?"
        r"\b(?:d[ií]as?|meses|mes|horas?|años?)\b(?:\s+(?:h[aá]biles|naturales|calendario))?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\bwithin\s+(?:a\s+period\s+of\s+)?[\w\s()-]{1,30}?\b(?:days?|months?|hours?|years?|weeks?)\b(?!\s+period)",
        re.IGNORECASE,
    ),
}
#: what says from when a time runs
_BEGINS: dict[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"\b(?:(?:la|el) cual|quien|una vez|en caso de|solicit\w+|petici[oó]n|requerimiento|durar"
        r"|residencia|antig[uü]edad|experiencia"
        r"|a la entrada en vigor"
        r"|contad[oa]s?|siguientes?|posterior(?:es)?|a partir|desde|despu[eé]s|antes|anteriores|previos?"
        r"|previa(?:mente)?|de anticipaci[oó]n|de antelaci[oó]n|se computa|computad[oa]s?|transcurrid[oa]s?"
        r"|transferid[oa]s?|entregad[oa]s?"
        r"|vez que|cuando|al recibir|recibid[oa]|notificad[oa]|que (?:se )?señale|prorrog\w+|vencid\w+"
        r"|vencimiento|vigencia|al d[ií]a|inmediat\w+|por cada|cada|de que dispone)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:sent out"
        r"|after|before|from|of|following|beginning|since|prior|when|once|upon|thereafter|receipt|receiving|each"
        r"|every|preceding)\b",
        re.IGNORECASE,
    ),
}
_WAS = r"(?:is|are|was|were|has|have|has\s+been|have\s+been)\s+"
_DONE = (
    r"(?:found|lost|stolen|withdrawn|turned\s+down|refused|rejected|denied|revoked|cancelled|suspended|changed"
    r"|served|notified)"
)
_HAPPENS = (
    r"(?:finds?|discovers?|receives?|becomes?|learns?|differs?|disagrees?|fails?|objects|dies|leaves|changes"
    r"|occurs?|arises?|ceases?)"
)
#: an event that the sentence sets as its condition, and what is to be done then: "if a record is found to be
#: wrong, correct it within 30 days"; not what is done further on ("..., it goes to a board, which ...")
_CONDITION: dict[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"\bsi\b[^.;]{0,120}\b(?:es|fue|fuer[ae]|ha\s+sido|hubier[ae]\s+sido)\s+\w+[ai]d[oa]s?\b"
        r"(?!.*,\s*(?:que|quien|(?:el|la)\s+cual)\b)"
        r"|\b(?:que|quien(?:es)?)\s+(?:se\s+)?(?:advierta|detecte|descubra|conozca|encuentre|reciba|pierda|cese)n?\b",
        re.IGNORECASE | re.DOTALL,
    ),
    "en": re.compile(
        rf"\b(?:(?:if|where|whenever|in\s+case)\b[^.;]{{0,120}}?\b(?:{_WAS}(?:\w+ly\s+)?{_DONE}|{_HAPPENS})"
        rf"|who(?:se)?\b[^.;]{{0,140}}?\b{_WAS}{_DONE}"
        r"|who\s+(?:gives\s+up|ceases|leaves|discovers|finds|becomes|learns|loses|receives))\b(?!.*,\s*(?:which|who)\b)",
        re.IGNORECASE | re.DOTALL,
    ),
}
#: "Presentado el recurso, ...": what was done before opens the sentence
_OPENED = re.compile(
    r"\W*(?!(?:Estado|Senado|Juzgado|Jurado|Partido|Diputad|Abogad|Emplead|Asociad)\w*\b)"
    r"[A-ZÁÉÍÓÚ]\w+(?:[ai]d|ech|ist|iert|uelt|rit)[oa]s?\s+\w+"
)
_PENALTY = re.compile(
    r"\b(?:prisi[oó]n|multa|pena|sanci[oó]n|inhabilitaci[oó]n|suspensi[oó]n|clausura|arresto|fine|imprisonment|penalty)\b",
    re.IGNORECASE,
)
_UNITS = (
    r"d[ií]as|meses|años|veces|unidades|pesos|horas|salarios|days|months|years|dollars|pounds|euros|units"
)
_SPAN = re.compile(
    rf"\b(?:de|entre|desde|of|between|from)\s+[\w\s.,$]{{1,70}}?\s(?:a|y|hasta|to|and)\s+[\w\s.,$]{{1,60}}?\s(?:{_UNITS})\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(.+)\s+and\s+(.+)", re.IGNORECASE)
_SLIPS: dict[Language, re.Pattern[str]] = {
    "es": re.compile(
        r"\b(?:deber[aá]n?\s+podr[aá]n?|podr[aá]n?\s+deber[aá]n?|podr[aá]n?\s+obligatoriamente"
        r"|(?:deber[aá]n?|podr[aá]n?)\s+y/o\s+(?:deber[aá]n?|podr[aá]n?)"
        r"|deber[aá]n?\s+(?:optativa|opcional|potestativa)mente|deber[aá]n?\s+de\s+\w+[aei]r"
        r"|deber[aá]n?,?\s+si\s+as[ií]\s+lo\s+(?:desean?|estiman?\s+conveniente),?)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:shall\s+may|may\s+shall|must\s+may|may\s+must|shall\s+and/or\s+may"
        r"|may\s+be\s+(?:required|obliged)\s+to,?\s+at\s+(?:its|their)\s+option"
        r"|shall,?\s+if\s+(?:it|they)\s+so\s+wish(?:es)?,?)\b",
        re.IGNORECASE,
    ),
}


def findings(document: Document) -> Iterator[Finding]:
    """The slips of words, in document order."""
    for node in speaking(document):
        yield from _deadlines(node, document.language)
        yield from _spans(node)
        for slip in _SLIPS[document.language].finditer(node.text):
            yield _finding("modal_slip", node, slip.start(), slip.end())


def _deadlines(node: Provision, language: Language) -> Iterator[Finding]:
    """Times that run from nowhere: nothing in the sentence says when they begin."""
    for sentence in _SENTENCE.finditer(node.text):
        for term in _TERM[language].finditer(sentence[0]):
            before, behind = sentence[0][: term.start()], sentence[0][term.end() :]
            around = f"{before} {behind}"
            if_so = _CONDITION[language].search(before) or _CONDITION[language].match(behind.lstrip(" ,"))
            begun = _BEGINS[language].search(around) or if_so
            if not (begun or _OPENED.match(around)):
                start = sentence.start() + term.start()
                yield _finding("deadline_no_start", node, start, start + len(term[0]))


def _spans(node: Provision) -> Iterator[Finding]:
    """Penalties whose least is more than their most."""
    if not _PENALTY.search(node.text):
        return
    for span in _spans_of_one(node.text):
        # "between ten and five": read as one, it would be fifteen
        halves = _BETWEEN.search(span[0])
        found = [figure for half in (halves.groups() if halves else (span[0],)) for figure in read(half)]
        values = [figure.number * (figure.days or found[-1].days or 1) for figure in found]
        if len(values) == 2 and values[0] > values[1]:
            yield _finding("penalty_inverted", node, span.start(), span.end())


def _spans_of_one(text: str) -> Iterator[re.Match[str]]:
    """Spans of a single penalty: "of a fine of $25,000 or to imprisonment for 18 months" is none."""
    for span in _SPAN.finditer(text):
        named = list(_PENALTY.finditer(text, span.start(), span.end()))
        found = _SPAN.search(text, named[-1].end(), span.end()) if named else span
        if found:
            yield found


def _finding(rule: str, node: Provision, start: int, end: int) -> Finding:
    words = node.text[start:end].strip()
    return Finding(rule, node.eid, node.uid, (("words", words),), quote(node, start, end))
