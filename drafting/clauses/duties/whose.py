"""Whose a duty is: a person's, or a public body's, a thing's, nobody's."""

from __future__ import annotations

import re

from drafting.clauses.acts import Form
from drafting.clauses.bodies import Bodies
from drafting.clauses.subjects import THING, Turn, acts_now, subject_of

#: to whom a body tells something: then it is no duty of theirs
_TO_PERSON = re.compile(
    r"\bal? (?:la persona |l[oa]s? )?(?:interesad|"
    r"solicitante|visitad|inspeccionad|presunto|quien"
    r"|sujeto obligado|infractor|sancionad|promovente|particular|contribuyente)"
    r"|\bdel? (?:los |las? )?(?:contribuyente|interesad|solicitante)"
    r"|\bto (?:the |a |any |that |an )?(?:person|applicant|holder|owner|licensee|permittee)\b"
)
#: who a noun that is in no list is, by its ending: "el armador", "la operadora", "los regantes"
_SOMEBODY = re.compile(
    r"(?:el|la|los|las|cada|tod[oa]s? (?:el|la|los|las)?)\s*(?:jefe|jefa|piloto|capitan|\w+(?:or|ora"
    r"|ante|ente|ista|ario|ero|ado|ano))(?:es|s)?\b"
)
#: what has a purpose or contains something, and owes nothing: "las inspecciones tendrán por objeto"
_MATTER = re.compile(
    r"(?:la|el|los|las) (?:inspecci|intercambio|listado|listas?\b|actas?\b|dictamen|orden(?:es)?\b"
    r"|titulo|capitulo|modo|forma|manera|periodicidad)"
)
#: what the State itself passes on: "las leyes se comunicarán al Ejecutivo"; an appeal that "será presentado"
_OF_STATE = re.compile(
    r"^\W*(?:la|las|el|los|tod[oa]s? (?:la|el|las|los)?) ?"
    r"(?:ley(?:es)?\b|decretos?\b|sentencias?\b|recursos?\b|demandas?\b|reclamaci)"
)
#: what courts write of: nobody the law speaks to serves a judgment
_COURT = re.compile(r"\b(?:resolucion(?:es)?|audiencias?|estado diario|sentencias?|traslado|autos)\b")
_GOVERNED = re.compile(
    r"\b(?:de|del|a|al|ante|por|con|conforme|to|by|of|from|with)\s+(?:la |el |las |los |the |est[ae] )?$"
)
_STATE = re.compile(
    r"\b(?:tribunal|juez|jueces|ministerio|estado mexicano|el estado|federacion|congreso|funcionarios"
    r"|inspectores|verificadores"
    r"|servidor(?:es)? public|servidoras publicas|autoridad(?:es)?|dependencias?"
    r"|organos?|consejo|comision|comite"
    r"|integrantes?|grupo (?:tecnico|de acompañamiento)"
    r"|reglamento|esta ley|acuerdo|the secretary|agency|director|board|commission|court"
    r"|the independent reviewer)\b"
)
#: "el titular del órgano", "las dependencias responsables": no person of those the law speaks to
_OF_BODY = re.compile(
    r"titular(?:es)? (?:de (?:los|las|la|el)|del)\s+(?:\w+ )?(?:organos?|organismos?|dependencias?"
    r"|entidad(?:es)? federativas?|unidad(?:es)? administrativas?|tribunal\w*)\b"
)
_IN_CHARGE = re.compile(r"\b(?:dependencias?|autoridad(?:es)?|organos?) $")
_PURPOSE = re.compile(
    r"\b(?:a fin de|a efectos? de|con (?:el|la) (?:objeto|fin|finalidad|proposito) de|con miras a"
    r"|tendentes? a|destinad[oa]s? a|que permitan?|para (?:\w+[aei]r\b)"
    r"|in order to|so as to|designed to|sufficient to"
    r"|with a view to)[^,;]*$"
)
#: "el modo en que deberán informar", "the process the consumer must follow"
_SPOKEN_OF = re.compile(r"\ben (?:el|la|los|las)?\s?(?:que|cual(?:es)?)\s*$")


def by_body(turn: Turn, form: Form, bodies: Bodies) -> bool:
    """Whether a body, or the State, is who does it: then it is no duty of a person."""
    low = turn.sentence.plain
    if subject_of(turn, form, bodies):
        return True
    clause = low[: form.head]
    if not form.passive and _thing_acts(low, form, bodies):
        return True  # "la licencia conservará su vigencia", "the notice shall contain"
    if form.passive and (_TO_PERSON.search(low[form.end : form.end + 90]) or _OF_STATE.match(clause)):
        return True
    person = bodies.person(clause)
    if person and _OF_BODY.match(clause, person.start()):
        return True
    if person and _IN_CHARGE.search(clause, 0, person.start()):
        person = None  # "las dependencias responsables"
    state = list(_STATE.finditer(clause))
    if state and (person is None or person.start() < state[-1].start()) and not form.passive:
        opening = clause[: state[-1].start()]
        return not _GOVERNED.search(opening)
    if form.passive and not person and form.end < len(low) and _COURT.search(low):
        return True  # "la resolución se notificará por el estado diario"
    if form.passive and not person and turn.carried and not turn.first:
        return True
    return not form.passive and person is None and bool(turn.lead)


def idle(low: str, form: Form) -> bool:
    """Whether a verb says what something is for, or how a duty is done that stands elsewhere."""
    if form.passive or form.below:
        return False
    return bool(_PURPOSE.search(low[form.head : form.start]) or _SPOKEN_OF.search(low[: form.head]))


def persons_act(low: str, form: Form, turn: Turn, bodies: Bodies) -> bool:
    """Whether somebody stands right before a verb in the present: "los titulares comunican"."""
    if form.passive or not acts_now(low, form):
        return False
    own = low[low.rfind(",", 0, form.start) + 1 : form.start]
    who = bodies.person(own) or (_SOMEBODY.match(own.strip()) and not THING.match(own.strip()))
    return bool(who) and not any(one.subject and one.end <= form.start for one in turn.mentions)


def _thing_acts(low: str, form: Form, bodies: Bodies) -> bool:
    """Whether a paper or a time is the subject, and nobody who could owe anything."""
    start = max(low.rfind(mark, 0, form.head) for mark in ".;:") + 1
    clause = low[start : form.head].lstrip()
    thing = THING.match(clause) or _MATTER.match(clause)
    return bool(thing) and "," not in clause and bodies.person(clause) is None
