"""The words of Spanish citations: levels, numbers, what joins them, and what says of which text they are."""

from __future__ import annotations

import re

from drafting.model import Kind
from drafting.structure.numbering import MULTIPLICATIVES

LEVELS: tuple[tuple[str, Kind], ...] = (
    (r"art[ií]culos?|arts?\.", Kind.ARTICLE),
    (r"transitorios?", Kind.TRANSITORY),
    (r"fracci(?:ones|[oó]n)\b|fracc?s?\.", Kind.FRACTION),
    (r"incisos?|letras?|literal(?:es)?", Kind.INCISO),
    (r"apartados?", Kind.APARTADO),
    (r"numeral(?:es)?", Kind.SUBINCISO),
    (r"disposici(?:ones|[oó]n)\s+(?:adicional|transitoria|final|derogatoria)(?:es|s)?", Kind.DISPOSITION),
    (r"p[aá]rrafos?", Kind.PARAGRAPH),
    (r"cap[ií]tulos?", Kind.CHAPTER),
    (r"t[ií]tulos?", Kind.TITLE),
    (r"anexos?|ap[eé]ndices?", Kind.ANNEX),
)
_LATIN = (
    "(?i:"
    + "|".join(sorted(MULTIPLICATIVES[:13], key=len, reverse=True)).replace("quater", "qu[aá]ter")
    + ")"
)
ORDINALS = (
    "primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|s[eé]ptim[oa]|octav[oa]|noven[oa]|d[eé]cim[oa]"
    "|[uú]ltim[oa]|pen[uú]ltim[oa]|[uú]nic[oa]"
)
#: as paragraphs are counted, to the thirties: "décimo primero", "undécimo", "vigésimo tercer"
COUNTED = (
    r"(?:(?:d[eé]cim[oa]|vig[eé]sim[oa]|trig[eé]sim[oa])(?:\s+|(?<=cimo)))(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]"
    r"|quint[oa]|sext[oa]|s[eé]ptim[oa]|octav[oa]|noven[oa])"
    rf"|und[eé]cim[oa]|duod[eé]cim[oa]|vig[eé]sim[oa]|trig[eé]sim[oa]|{ORDINALS}"
)
_TENTHS = "d[eé]cim[oa]|vig[eé]sim[oa]|trig[eé]sim[oa]|cuadrag[eé]sim[oa]|decimo|vigesimo"
ARABIC = (
    r"\d{1,4}(?:\.\d{1,3})*(?:\s?[°ºª]|o\b|\.o)?"
    rf"(?:[- ]{_LATIN}\b)?(?:[- ][A-H]\b(?!\)))?(?:(?<=[A-Za-z])[- ]\d\b)?"
)
_ROMAN = rf"[IVXLCDM]+\b(?:[- ](?:{_LATIN}|[A-ZÑ])\b)?"
_LETTER = r"[\"“«]?[a-zñA-ZÑ][\"”»]?\)|[\"“«][a-zñA-ZÑ][\"”»]|[a-zñA-ZÑ](?=[\s,;.]|$)"
_NUMBERS: dict[Kind, str] = {
    Kind.ARTICLE: rf"{ARABIC}|(?i:{ORDINALS})\b",
    Kind.TRANSITORY: rf"{ARABIC}|(?i:{ORDINALS})\b",
    Kind.DISPOSITION: rf"{ARABIC}|(?i:{ORDINALS})\b|(?i:{_TENTHS})\s?\w*",
    Kind.FRACTION: _ROMAN,
    Kind.INCISO: rf"{_LETTER}|(?i:{COUNTED})\b",  # in Chile an inciso is a paragraph and has an ordinal
    Kind.APARTADO: rf"{ARABIC}|[A-ZÑ]\b",
    Kind.SUBINCISO: rf"{ARABIC}",
    Kind.PARAGRAPH: rf"(?i:{COUNTED})\b",
    Kind.CHAPTER: rf"{_ROMAN}|(?i:{ORDINALS})\b|{ARABIC}",
    Kind.TITLE: rf"{_ROMAN}|(?i:{ORDINALS})\b|{ARABIC}",
    Kind.ANNEX: rf"{_ROMAN}|(?i:{ORDINALS})\b|{ARABIC}|[A-Z]\b",
}
WORD = re.compile("|".join(rf"(?P<k{n}>\b(?:{stem}))" for n, (stem, _) in enumerate(LEVELS)), re.IGNORECASE)
FIRST = {
    kind: re.compile(rf"\s+(?:n[uú]meros?\s+|(?:N[°ºo]\.?)\s*)?(?P<n>{one})")
    for kind, one in _NUMBERS.items()
}
NEXT = {
    kind: re.compile(rf"(?:\s*,\s*(?:[yeo]\s+)?|\s+[yeou]\s+(?:del?\s+|el\s+|al\s+)?)(?P<n>{one})")
    for kind, one in _NUMBERS.items()
}
RANGE = {kind: re.compile(rf"\s+(?:a|al|hasta el)\s+(?P<n>{one})") for kind, one in _NUMBERS.items()}
#: "segundo párrafo"; behind the first of several only before a plural: "primer y segundo párrafos"
BEFORE = re.compile(rf"(?P<n>\b(?i:{COUNTED}))\s+\Z")
BEFORE_ALL = re.compile(rf"\b(?i:{COUNTED})(?:(?:\s*,\s*|\s+[yo]\s+)(?i:{COUNTED}))+\s+\Z")
ONE_OF_ALL = re.compile(rf"\b(?i:{COUNTED})\b")
DOWN = re.compile(r"\s*,\s*(?:en su\s+)?|\s+", re.IGNORECASE)
UP = re.compile(
    r"\s*,?\s*(?:del?|de la|de los|de las|ambos del)\s+(?:(?:propio|mismo|citado|referido)\s+)?",
    re.IGNORECASE,
)
AGAIN = re.compile(
    rf"(?:\s*,?\s+(?:y|o|e|así como)\s+(?:del?\s+|el\s+)?|\s*,\s+)(?P<n>{ARABIC})(?![\w%)])"
    r"(?!\s+(?:d[ií]as|meses|años|horas|por|veces))"
)
_ALL = r"\s*,?\s*(?:todos\s+|ambos\s+)?"
_TEXTS = (
    "ley|reglamento|c[oó]digo|decreto|acuerdo|texto refundido|real decreto|constituci[oó]n|convenci[oó]n"
    "|tratado|convenio|directiva|estatuto"
)
OWN = re.compile(
    rf"{_ALL}(?:de|del|en|a)\s+(?:est[ea]\s+(?:mism[oa]\s+)?|(?:la|el)?\s*presente\s+|propi[oa]\s+)"
    rf"(?:{_TEXTS}|ordenamiento|orden|norma|ordenanza|texto)",
    re.IGNORECASE,
)
OTHER = re.compile(
    rf"{_ALL}(?:de|del|en)\s+(?:l[ao]s?\s+|el\s+|un[ao]?\s+)?"
    r"(?:(?:citad|mencionad|referid|propi|dich|ant)[oa]s?\s+)?"
    rf"(?:[A-ZÁÉÍÓÚ]|{_TEXTS}|d\.?f\.?l)",
)
AND_MORE = re.compile(r"(?:\.?[a-z]\)|\.\d+\.?º?)*(?:\s+y\s+(?:siguientes|ss\.))?")
DOTTED = re.compile(r"(\d+)\.(\d+)")
TRANSITORY = re.compile(r"(?:(?<=[oº°])\.)?\s+transitorios?\b", re.IGNORECASE)
CONSTITUTIONAL = re.compile(r"\.?\s*,?\s*constitucional", re.IGNORECASE)
IN_ITS = re.compile(r"(?:en|de|por|a|con)\s+sus?\s+\Z", re.IGNORECASE)
THIS = re.compile(
    r"\s*,?\s*(?:de|del|en)\s+(?:est[ea]|(?:el\s+)?presente)\s+(?:mismo\s+)?art[ií]culo", re.IGNORECASE
)
