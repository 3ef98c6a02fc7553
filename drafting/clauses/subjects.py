"""Who is the subject of a verb in a sentence of law: a public body, a person, or a thing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafting.clauses.acts import Form
from drafting.clauses.bodies import Bodies, Mention, opens_with_subject
from drafting.clauses.sentences import Sentence, plain
from drafting.model import Document

#: what stands between two names of one series
LINK = re.compile(r"[\s,]*(?:\b(?:y|e|o|u|and|or)\b)?\s*(?:\b(?:la|el|los|las|the|an?|any)\b)?\s*")
_POST = re.compile(
    r"\s*(?:(?!cuando\b|si\b|que\b|como\b|donde\b|segun\b|quien\b|hasta\b)\w+\s+){0,3}?(?:(?:la|el"
    r"|los|las|su|the)\s+)?(?:persona titular de (?:la|el)\s+)?$"
)
_AGENT = re.compile(
    r"\b(?:por|by)\s+(?:(?:resolucion|decreto|acuerdo|acto|providencia|orden)(?:\s\w+)?\s+(?:del?)"
    r"\s*)?(?:la|el|los|las|su|the|an?)?\s*(?:personas? titular(?:es)? de (?:la|el|las)\s+)?$"
)
_THAT = re.compile(
    r",?\s+(?:que|quien|la cual|el cual|which|who|to)\s+(?:(?!\b(?:que|quien|which)\b)[^.;:]){0,75}$"
)
_TASKED = re.compile(
    r"(?:correspond\w+|faculta\w*|autoriza\w*|habilita\w*|compet\w+|encarga(?:se|n|ra|ran)?|incumb\w+|cometese|encomiend\w+"
    r"|(?:atribuci\w+|funci\w+|facultad(?:es)?|competencias?|responsabilidad(?:es)?|obligaci\w+) del?"
    r"|(?:functions?|powers?|duty|duties|responsibilit(?:y|ies)) of|conferred on|vested in)\b[^.:;]{0,60}$"
    r"|^\W*a(?:l| la| los| las)?\s*$"
)
#: "será competente para resolver las solicitudes la Dirección General": its subject comes last
_INVERTED = re.compile(
    r"^[^.;:,]{0,60}\b(?:sera|seran|es|son) (?:\w+ )?competentes? para$|^\W*competentes? para$"
)
#: what opens a clause that says nothing of who acts: "after consultation with the Board,"
_ASIDE = re.compile(
    r"(?:(?:and|or|y|o)\s+)?(?:if|when|whenever|where|wherever|unless|until|after|before|on|upon|in|at|by|with|without|subject|for|from"
    r"|within|under|as|to|not|prior|following|during|notwithstanding|having|through|pursuant|once|provided"
    r"|cuando|si|en|con|sin|por|para|de|del|a|al|ante|bajo|segun|conforme|previ[oa]s?|salvo|excepto"
    r"|una vez|dentro|mediante"
    r"|siempre|tras|antes|despues|durante|mientras|asi como|incluso|incluid[oa]s?|además|ademas"
    r"|particularmente)\b"
)
_NAMED = re.compile(
    r"(?:(?:and|or|y|e)\s+)?(?:the|an?|each|every|any|no|all|such|these|el|la|los|las|una?|toda?s?|cada|quien(?:es)?"
    r"|cualquiera?|ningun[ao]?|dich[oa]s?|ambos)\s+\w"
)
#: what keeps the words before a verb in the present tense from being its subject
_BOUND = re.compile(
    r"\b(?:que|cuando|si|quien|quienes|cuy[oa]s?|donde|como|no|se|podra|segun|cual(?:es)?)\b|[.;:]"
)
_LAW = re.compile(r"\s+(?:la|las|el|esta|dicha)\s+(?:presente\s+)?(?:ley|leyes|constitucion|reglamento)\b")
_TO_DO = re.compile(r",?\s+(?:to|which shall|which is to|que|para que)\s+(?:\w+ly\s+)?")
#: by whom a body acts, which is no other body's task
_THROUGH = re.compile(
    r"\b(?:por (?:medio|conducto|intermedio) de|a traves de|por|con|mediante|through|by means of)"
    r"(?:l| la| el| the)?\s*$"
)
#: the same, where the body cannot be who acts in a clause behind either
_BY_MEANS = re.compile(
    r"\b(?:por (?:medio|conducto|intermedio) de|a traves de|mediante|through|by means of)"
    r"(?:l| la| el| the)?\s*$"
)
_SUBORDINATE = re.compile(
    r"\b(?:whom|which|that|as|than|who|que|quien(?:es)?|cual(?:es)?|donde|como|if|where|when|si|cuando)\s+(?:the|an?|la|el|los|las)?\s*$"
)


#: what stands where a subject does and can do nothing: "la falta de respuesta", "los importes no deducidos"
THING = re.compile(
    r"^(?:la|el|los|las|dich[oa]s?|est[eao]s?|the|an?|such|this)\s+(?:falta|plazos?|importes?|retenci|solicitud|declaraci|licencia|autorizaci"
    r"|permiso|registro|inscripci|resoluci|informe|avisos?|recurso|multas?|penas?|sanci|instrumento|autorizacion|cancelaci|concesi|visita|expediente|incidente|accidente|ambiente|componente|remanente|horario|formulario|inventario|salario|mercado|estado|resultado|contenido|procedimiento|material|autorizaci|valor|notificaci|contrato|programa|infracci|acci[oó]n"
    r"|facultad|vigencia|presente ley|ley|decreto|silencio|certificado|validez|permits?\b"
    r"|licen[cs]es?\b|period"
    r"|application|failure|penalty|registration|notice\b|decision|approval|notification|disclosure|report\b|statement|register\b|certificate|regulations?|order\b|plan\b|fee\b)",
    re.IGNORECASE,
)
#: who does what a passive leaves unsaid: "el informe que el titular presente"
WHO_DOES = re.compile(
    r"\bque (?P<who>(?:el|la|los|las) [^,;.:]{3,60}?)"
    r" (?:present|rind|formul|entregu|hag|emit|solicit|declar)(?:en?|an?)\b"
)


_BEHIND, _AGENT_AT = 45, 110  # how far behind a verb its subject, or its agent, may stand


@dataclass(slots=True)
class Turn:
    """A sentence with the bodies it names, and who was spoken of when it began."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    carried: tuple[Mention, ...]  # the bodies that the sentence before had as its subject
    first: bool  # nothing stands before it in its provision
    lead: tuple[Mention, ...]  # the bodies that the list it is an item of was introduced with


def turns(document: Document, found: tuple[Sentence, ...], bodies: Bodies) -> list[Turn]:
    """The sentences of a text with the bodies in them, and whom an unsaid subject would be."""
    made: list[Turn] = []
    carried: tuple[Mention, ...] = ()
    spoken: dict[str, tuple[Mention, ...]] = {}  # of a lead that names nobody ("le corresponde:")
    unit = ""
    asked: dict[str, tuple[Mention, ...]] = {}  # one lead opens many items
    for sentence in found:
        if sentence.unit.eid != unit:
            carried, spoken, unit = (), {}, sentence.unit.eid
        lead: tuple[Mention, ...] = ()
        for words in sentence.leads:
            if words not in asked:
                asked[words] = tasked(words, bodies)
            named = asked[words]
            lead = named or spoken.get(words, ()) or lead
        mentions = bodies.find(sentence.text)
        made.append(Turn(sentence, mentions, carried, sentence.start < 3, lead))
        if sentence.leads and lead:
            continue  # an item of a list says nothing of the sentence behind it
        first = tuple(one for one in mentions if one.subject and _opens(sentence.plain, one))
        if first:
            carried = first
        elif opens_with_subject(sentence, document.language):
            carried = ()
        spoken[sentence.text] = carried
    return made


def tasked(words: str, bodies: Bodies) -> tuple[Mention, ...]:
    """The bodies that a lead gives tasks to: "Corresponde a la Autoridad:", "La Secretaría podrá:"."""
    low = plain(words)
    named = bodies.find(words)
    given = tuple(
        one
        for one in named
        if one.subject or (_TASKED.search(_before(low, one)) and not _THROUGH.search(low[: one.start]))
    )
    return given[-1:] if given else ()


def subject_of(turn: Turn, form: Form, bodies: Bodies) -> tuple[Mention, ...]:
    """The bodies that do what a verb says; () if it is a person, a thing, or nobody is said."""
    low = turn.sentence.plain
    if form.below and _LAW.match(low, form.end):
        return ()  # "que determine la ley"
    nearest = [
        one for one in turn.mentions if one.end <= form.head and not _BY_MEANS.search(low[: one.start])
    ]
    if beside := _beside_verb(turn, form, bodies, nearest):
        return (beside,)
    if form.passive:
        return ()
    if _INVERTED.search(low[: form.head] + low[form.head : form.start].rstrip()) and not nearest:
        after = [one for one in turn.mentions if one.start >= form.end and one.subject]
        return tuple(after[:1])
    if not form.below and (_of_another(low[: form.head], nearest) or _as_it_may(low, form, nearest)):
        return ()
    before = [
        one
        for one in nearest
        if _acts(low, one) and (form.below or not (_beside(low, one, form) or _done_to(low, one, form)))
    ]
    inside = [one for one in turn.mentions if form.head <= one.start < form.start and _tasked_at(low, one)]
    before += [one for one in inside if not _BY_MEANS.search(low[: one.start])]
    person = _person(turn, low[: form.head], bodies)
    if before and (person is None or person.start() < before[-1].start or _object(low, person, before[-1])):
        last = [before[-1]]
        for one in reversed(before[:-1]):  # "la Agencia y la Secretaría expedirán"
            if LINK.fullmatch(low[one.end : last[0].start]):
                last.insert(0, one)
        return tuple(last)
    if person is None and not before and not form.below:
        if turn.lead and (form.item or form.head < 3):
            return turn.lead
        if not opens_with_subject(turn.sentence, bodies.language) and turn.sentence.leads == ():
            return turn.carried
    return ()


def _beside_verb(turn: Turn, form: Form, bodies: Bodies, nearest: list[Mention]) -> Mention | None:
    """The body that stands behind the verb as who does it, or right before it in a clause of its own."""
    low = turn.sentence.plain
    for one in turn.mentions:  # "decidirá la Secretaría", "se impondrá por la Secretaría"
        between, apart = low[form.end : one.start], one.start - form.end
        behind = (
            bodies.language == "es" and 0 <= apart <= _BEHIND and one.subject and _POST.fullmatch(between)
        )
        if behind or (form.passive and 0 <= apart <= _AGENT_AT and _by(between)):
            return one
    last = nearest[-1] if nearest else None
    that = _THAT.fullmatch(low[last.end : form.head]) if last and not last.subject else None
    if that and (form.below or not that[0].startswith(" to ")):
        return last  # "pedir a la Secretaría que determine", "a la Secretaría, que resolverá"
    if last and form.below and _TO_DO.fullmatch(low[last.end : form.start]):
        return last  # "a Panel to advise it"
    return None


def acts_now(low: str, form: Form) -> bool:
    """Whether somebody stands right before a verb in the present tense: "los titulares comunican"."""
    clause = low[: form.start]
    own = re.sub(r"\s(?:se|lo|la|los|las|le|les)$", "", clause[clause.rfind(",") + 1 :].strip())
    return 3 < len(own) <= 130 and bool(_NAMED.match(own)) and not _BOUND.search(own)


def _beside(low: str, one: Mention, form: Form) -> bool:
    """Whether a body has a clause of its own: "a person to whom the Minister gave ... shall"."""
    return one.end < form.head - 25 and bool(_SUBORDINATE.search(low[max(0, one.start - 30) : one.start]))


def _done_to(low: str, one: Mention, form: Form) -> bool:
    """Whether a body is only what the verb before is done to: "shall not obstruct an inspector and shall"."""
    joined = re.fullmatch(r",?\s*(?:and|or|but)\s*", low[one.end : form.head])
    return bool(joined and re.search(r"\b(?:shall|must|may|will)\b", low[: one.start]))


def _as_it_may(low: str, form: Form, nearest: list[Mention]) -> bool:
    """Whether a body only says how: "in such manner as the Authority may direct"."""
    return bool(
        nearest
        and not low[nearest[-1].end : form.head].strip()
        and re.search(r"\b(?:as|than)\s+(?:the\s+)?$", low[: nearest[-1].start])
    )


def _of_another(before: str, named: list[Mention]) -> bool:
    """Whether the clause of a verb opens with somebody who is no body: "the owner of the place shall"."""
    start = max(before.rfind(mark) for mark in ".;:") + 1
    end = len(before)
    for part in reversed(re.split(r",", before[start:])):
        at = end - len(part)
        words = part.strip()
        end = at - 1
        if not words or _ASIDE.match(words):
            continue
        inside = [one for one in named if at <= one.start < at + len(part) + 1]
        if any(one.subject or _tasked_at(before, one) for one in inside):
            return False
        return bool(_NAMED.match(words)) and not _ASIDE.search(words[-12:]) and not THING.match(words)
    return False


def _by(between: str) -> bool:
    """Whether a passive's own agent follows: not "examined by a person appointed by the court"."""
    agent = _AGENT.search(between)
    return agent is not None and not re.search(
        r"\b(?:por|by)\s+(?:la|el|los|las|un|una|the|an?)\b", between[: agent.start()]
    )


def _person(turn: Turn, before: str, bodies: Bodies) -> re.Match[str] | None:
    """Whoever the law speaks to before a verb; "an authorised person" is a body."""
    person = bodies.person(before)
    if person and any(one.start <= person.start() < one.end for one in turn.mentions):
        return None
    return person


def _acts(low: str, one: Mention) -> bool:
    return one.subject or _tasked_at(low, one)


def _tasked_at(low: str, one: Mention) -> bool:
    return bool(_TASKED.search(_before(low, one)))


def _before(low: str, one: Mention) -> str:
    return re.sub(r"\b(?:la|el|los|las|the)\s*$", "", low[max(0, one.start - 60) : one.start])


def _object(low: str, person: re.Match[str], body: Mention) -> bool:
    """Whether the person stands between body and verb as what is acted on: "cuando el exportador ... ,"."""
    between = low[body.end : person.start()]
    return bool(
        re.search(r"\b(?:cuando|si|que|salvo|siempre que|if|when|where|that|whether|respecto)\b", between)
    )


def _opens(low: str, one: Mention) -> bool:
    """Whether a body begins its sentence, but for a clause before a comma."""
    before = low[: one.start].strip()
    return len(before) < 25 or re.sub(r"\s(?:el|la|los|las)$", "", before).endswith(",")
