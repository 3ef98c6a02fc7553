"""Spanish verbs of a law: "conservarán", "deberá conservar", "será conservado por"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.clauses.shapes import Shape

#: to whom something falls, where the verb comes after its long name
_WHOSE = r"(?:\s(?:de|del|al?)\s[^.;:,]{3,110}?)?"
OBLIGED = (
    r"(?:deber(?:a|an|ian?)|deben?|debiendo|han? de|habran? de|tendran? que|tienen? que|tendran? a su cargo"
    r"|(?:tendran?|tienen?) (?:como|por|la|el|su) (?:(?:la|el|su) )?"
    r"(?:funcion(?:es)?|objeto|objetivo|finalidad|fin|mision|cometido|tarea|encargo)"
    r"(?: principal(?:es)?)?(?: (?:la|el))?(?: de)?"
    r"|tendran? como|obligad[oa]s?(?: solamente)?(?: al?)?|se obligan? a|proced(?:era|eran?|en?) a"
    r"|se encargaran? de|se abstendran? de no"
    r"|(?:es|sera|resulta) (?:preciso|necesario|obligatorio|menester)"
    r"|(?:es|son|sera|seran|tendran?|tienen?|en|estan? en|constituyen?|bajo)\s(?:la |el |una |un )?"
    rf"(?:obligacion(?:es)?|deber(?:es)?|responsabilidad|competencia|atribucion(?:es)?"
    rf"|funcion(?:es)?){_WHOSE}(?: de)?"
    rf"|(?:correspond(?:e|en|era|eran)|compet(?:e|en|era|eran)|incumb(?:e|en|ira|iran)){_WHOSE})"
)
ALLOWED = (
    r"(?:podran?|pueden?|facultad[oa]s? (?:para|a)|derecho (?:a|de)|facultad(?:es)? (?:para|de)"
    r"|autorizad[oa]s? (?:para|a)|competentes? para|encargad[oa]s? de"
    r"|(?:faculta|autoriza|habilita)(?:se|ra|n|ran)?\sal?\s[^.;:]{3,110}?\s(?:para|a)"
    r"|(?:encomienda|encarga|comete|delega)(?:se|ra|n|ran)?\s(?:al?|en)\s[^.;:,]{3,110}?)"
)
ENSURE_ES = (
    r"(?:(?:velar|cuidar|asegurar|garantizar|procurar|cerciorar)(?:an?|se|a)?"
    r"(?:,[^.;:]{3,60},)?(?: de| por)? que"
    r"|(?:es|sera|resulta) (?:preciso|necesario|obligatorio|indispensable|menester) que)"
)
_IRREGULAR = {
    "hacer": "hecho", "poner": "puesto", "resolver": "resuelto", "inscribir": "inscrito", "decir": "dicho",
    "escribir": "escrito", "cubrir": "cubierto", "volver": "vuelto", "abrir": "abierto",
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
    "mostrar": ("muestr",), "aprobar": ("aprueb",), "comprobar": ("comprueb",),
    "revocar": ("revoc", "revoqu"),
}  # fmt: skip


def spanish(verb: str) -> Iterator[Shape]:
    """The forms of a verb with its tail ("dar de baja"), the plainest first."""
    head, _, tail = verb.partition(" ")
    own = head.endswith("rse")  # inscribirse: the "se" is the verb's own, nobody is left unsaid
    head = head.removesuffix("se") if own else head
    rest = "".join(rf"\s+(?:\w+\s+){{0,2}}?{re.escape(word)}" for word in tail.split())
    infinitive = re.escape(head) + (r"(?:se)" if own else r"(?:lo|la|los|las|le|les)?")
    to_come, done = rf"{future(head)}(?:a|an)", rf"{participle(head)}(?:a|os|as|o)"
    present, both = rf"{_indicative(head)}n?", _present(head)
    been = "|".join(rf"(?<=\b{word} ){done}" for word in ("sea", "sean", "este", "esten", "haya"))
    linked = (
        r"(?:[^.;:]{0,150}?(?:,|\by|\bo|\be|\bu|\bni))?\s+(?:(?:a|de)\s+)?"
        r"(?:(?!(?:antes|despues|sin|para|de|al|por|que|en|con)\b)\w+\s+){0,3}?(?:a\s+)?"
    )
    no = r"(?<!\bno )(?<!\bni )(?<!\bno se )(?<!\bno lo )(?<!\bno la )(?<!\bno le )"
    reflexive = r"\bse\s+(?:l[aeo]s?\s+)?"
    if own:
        yield Shape(rf"{no}{reflexive}(?P<verb>{to_come}\b{rest})")
        yield Shape(rf"(?<!\bno ){reflexive}(?P<verb>{present}\b{rest})", free=True, present=True)
    else:
        yield from _passives(head, to_come, done, present, rest, linked, no, reflexive)
        yield Shape(rf"{no}(?<!\bse )\b(?P<verb>{present}\b{rest})", free=True, present=True)
    yield Shape(rf"(?<!\bno )(?<!\bse )\b{OBLIGED}{linked}(?P<verb>{infinitive}\b{rest})")
    yield Shape(
        rf"(?<!\bno )(?<!solo )\b{ALLOWED}{linked}(?P<verb>{infinitive}(?:se)?\b{rest})",
        free=True,
    )
    yield Shape(
        rf"{no}\b{ENSURE_ES}\b[^.;:]{{0,130}}?(?<!\bno )\b"
        rf"(?P<verb>(?:{both}|{been})\b{rest})",
        wide=True,
    )
    that = r"\b(?:que|quien|quienes|cual)\b[^.;:]{0,90}?(?<!\bse )(?<!se le )(?<!se les )"
    yield Shape(rf"{that}\b(?P<verb>{both}\b{rest})", free=True, below=True)
    first = (
        r"^\W*(?:al? (?:la |el |los |las )?[^.;:,]{3,60}, para\s+)?"
        r"(?:\w+(?:se)?,\s+|\w+\s+[yeou]\s+|[^.;:]{0,120}?(?:,|\by|\be|\bo)\s+)?"
    )
    yield Shape(rf"{first}(?P<verb>{infinitive}\b{rest})", item=True)
    yield Shape(rf"^[^.;:]{{0,90}}?(?<!\bno )\b(?P<verb>(?:{both}|{done})\b{rest})", ensured=True)


def _passives(
    head: str, to_come: str, done: str, present: str, rest: str, linked: str, no: str, reflexive: str
) -> Iterator[Shape]:
    """Spanish forms in which nobody, or an agent behind "por", does it; first the plain future."""
    yield Shape(rf"{no}(?<!\bse )(?<!se le )(?<!se les )\b(?P<verb>{to_come}\b{rest})")
    yield Shape(rf"(?<!\bno ){reflexive}(?P<verb>{to_come}\b{rest})", passive=True)
    yield Shape(
        rf"(?<!\bno )\b(?:se\s+)?{OBLIGED}{linked}(?P<verb>{re.escape(head)}se\b{rest})",
        passive=True,
    )
    bare = r"(?<!\bno )\b(?:" + OBLIGED + r"(?:\s+\w+)?\s+ser|seran?|queda(?:ra|ran|n)?)"
    both = r"(?:\w+[aei]d[oa]s?\b[^.;:,]{0,40}?\s[ye]\s+)?"  # "serán conocidas y sancionadas"
    yield Shape(rf"{bare}\s+(?:\w+\s+){{0,2}}?{both}(?P<verb>{done}\b{rest})", passive=True)
    yield Shape(rf"(?<!\bno )\b(?:se\s+){OBLIGED}\s+(?P<verb>{re.escape(head)}\b{rest})", passive=True)
    yield Shape(
        rf"(?<!\bno )\b{ALLOWED}{linked}(?P<verb>{re.escape(head)}se\b{rest})",
        passive=True,
        free=True,
    )
    agent = r"(?=[^.;:]{0,60}\bpor\s)"
    yield Shape(
        rf"(?<!\bno )\b(?:es|son|sea|sean|podran? ser|pueden? ser|ha sido|han sido)\s+"
        rf"(?:\w+\s+)?(?P<verb>{done}\b{rest}){agent}",
        passive=True,
        free=True,
    )
    yield Shape(rf"(?P<verb>\b{done}\b{rest})(?=\s+por\s)", passive=True, free=True, below=True)
    yield Shape(
        rf"(?<!\bno ){reflexive}(?P<verb>{present}\b{rest})",
        passive=True,
        free=True,
        present=True,
    )


def future(head: str) -> str:
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


def participle(head: str) -> str:
    """The stem of a Spanish participle: "conservad", "puest"."""
    for ending, stem in _IRREGULAR.items():
        if head.endswith(ending):
            return head.removesuffix(ending) + stem[:-1]
    return head[:-2] + ("ad" if head.endswith("ar") else "id")


def _present(head: str) -> str:
    """The present of the third person, both moods."""
    if head == "dar":
        return "(?:dan?|den)"  # "de" is no form of it
    return rf"(?:{'|'.join(sorted(map(re.escape, stems(head))))})(?:an?|en?)"


def _indicative(head: str) -> str:
    """The present indicative of the third person: "otorga", "resuelve"."""
    if head == "dar":
        return "da"
    ending = "a" if head.endswith("ar") else "e"
    stem = head[:-2]
    stems = {stem, re.sub(r"o(?=[^aeiou]+$)", "ue", stem), *_STRONG_ES.get(head, ())}
    return rf"(?:{'|'.join(sorted(map(re.escape, stems)))}){ending}"


def stems(head: str) -> set[str]:
    """What the forms of the present begin with."""
    stem = head[:-2]
    return {
        stem,
        re.sub(r"o(?=[^aeiou]+$)", "ue", stem),
        re.sub(r"g$", "gu", stem),
        re.sub(r"c$", "qu", stem),
        re.sub(r"z$", "c", stem),
        *_STRONG_ES.get(head, ()),
    }


def words_es(head: str) -> frozenset[str]:
    """Every form of a verb that the shapes look for, as plain words."""
    head = head.removesuffix("se") if head.endswith("rse") else head
    bound = (head + clitic for clitic in ("", "se", "lo", "la", "los", "las", "le", "les"))
    present = (stem + ending for stem in stems(head) for ending in ("a", "an", "e", "en"))
    done = (participle(head) + ending for ending in ("a", "as", "o", "os"))
    return frozenset((*bound, *present, *done, future(head) + "a", future(head) + "an"))
