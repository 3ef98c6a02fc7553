"""Tasks that a noun names, and whose they are: "la vigilancia corresponde al", "is responsible for"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.clauses.bodies import Mention
from drafting.clauses.deciders.model import Function
from drafting.clauses.subjects import Turn
from drafting.model import Language


class Given(NamedTuple):
    """A body with a task that a noun names, and the words that say so."""

    body: Mention
    start: int
    end: int


_OF = 200  # how far before a body the words stand that give it something to do
_ROLE = 60  # characters behind "is" in which the role must be named
_BREAK = re.compile(r"[,.;:]|\b(?:que|cuando|si|quien|cuyo|donde)\b")
#: who has the task that a noun names: "la vigilancia corresponde al Servicio"
_ALLOTTED = {
    "es": re.compile(
        r"\b(?:(?:correspond|compet|incumb|atribu|encomiend|comet|encarg|asign|confia)\w+\b[^.;:]{0,60}?\b(?:al?|en)"
        r"|(?:habra|existira|funcionara|radicara|se (?:llevara|establece|crea|abrira|abre)) (?:en|ante)"
        r"|(?:correspond|compet|incumb|atribu)\w+\b[^.;:]{0,150}?\by al?"
        r"|(?:est\w+|correra|queda\w*|sera\w*|son|es) (?:de )?(?:a cargo|responsabilidad|competencia) del?"
        r"|(?:ejerc\w+|ejercid[oa]s?|llev\w+ a cabo|realiz\w+|efectu\w+|practic\w+) por)"
        r"\s*(?:(?:la|el|los|las)\s+)?(?:persona titular de (?:la|el)\s+)?$"
    ),
    "en": re.compile(
        r"\b(?:responsibility of|vested in|assigned to|conferred (?:up)?on|entrusted to|exercised by"
        r"|rests? with|carried out by"
        r"|performed by|undertaken by|allotted to)\s+(?:the|an?)?\s*$"
    ),
}
#: "será competente para la tramitación la Dirección": whose it is stands last
_COMPETENT = re.compile(r"\W*(?:sera|seran|es|son)\b[^.;:,]{0,40}\bcompetentes? para\b")
#: what a body has to do, before the noun that names it: "es responsable de la inspección de"
_HAS = {
    "es": re.compile(
        r"(?:,[^.;:]{3,80},)?\s+(?:(?:es|son|sera|seran) (?:\w+ )?"
        r"(?:responsables?|encargad[oa]s?|competentes?) (?:del?|para|en)"
        r"|tendran? a su cargo|tienen? a su cargo|se encargaran? del?"
        r"|ejerceran?|ejercen?|asumiran?)(?: (?:la|el|las|los))?\s+"
    ),
    "en": re.compile(
        r"(?:,[^.;:]{3,80},)?\s+(?:(?:is|are|shall be|must be) (?:\w+ )?"
        r"(?:responsible for|in charge of|(?:charged|tasked|entrusted) with)"
        r"|(?:shall )?ha(?:ve|s) (?:charge|responsibility|the (?:care|management)) (?:of|for))"
        r"(?: (?:the|all|any))?\s+"
    ),
}
#: what a body is, before the noun of its role: "que funcionará como órgano de consulta"
_IS = {
    "es": re.compile(
        r"(?:,[^.;:]{3,80},|,)?\s+(?:que |el cual |la cual )?"
        r"(?:(?:es|sera|son|seran|actua\w*|funciona\w*|se desempeñ\w+|se constitu\w+|fungi\w+|funge|servira"
        r"|operara)\b(?: como| en)?|tendran? (?:el )?caracter de|como)"
    ),
    "en": re.compile(
        r"(?:,[^.;:]{3,80},|,)?\s+(?:which |who )?"
        r"(?:is|are|shall be|acts?|serves?|functions?|shall (?:act|serve|function))\b(?: as)?"
    ),
}


def named_tasks(turn: Turn, function: Function, language: Language) -> Iterator[Given]:
    """The bodies to which a sentence gives the function by a noun."""
    things, roles = function.things[language], function.roles[language]
    low = turn.sentence.plain
    first = things.search(low) if things and turn.mentions and not turn.lead else None
    for one in turn.mentions if first else ():
        assert things is not None
        assert first is not None
        yield from _allotted(low, one, first, language)
        if one.subject and (has := _HAS[language].match(low, one.end)):
            match = things.match(low, has.end())
            if match:
                yield Given(one, one.start, match.end())
    for one in turn.mentions if roles else ():
        assert roles is not None
        be = _IS[language].match(low, one.end)
        match = roles.search(low, be.end(), be.end() + _ROLE) if be else None
        if be and match and not _BREAK.search(low, be.end(), match.start()):
            yield Given(one, one.start, match.end())


def _allotted(low: str, one: Mention, match: re.Match[str], language: Language) -> Iterator[Given]:
    """Where the task that ``match`` names is said to be a body's: "la vigilancia corresponde al ..."."""
    inverted = _COMPETENT.match(low)
    given = _ALLOTTED[language].search(low[: one.start], max(0, one.start - _OF))
    last = inverted and one.subject and one.start > inverted.end()
    if (given or last) and not (last and one.start < match.start()):
        yield Given(one, min(match.start(), one.start), max(match.end(), one.end))
