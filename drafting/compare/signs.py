"""The words by which a change tells what it touches: one table per meaning, both languages side by side."""

from __future__ import annotations

import re

from drafting.model import Significance

PENALTY = (
    r"prisi[oó]n|multas?|d[ií]as[- ]multa|sanci[oó]n(?:es)?|sancionad\w+|sancionar\w*|penas?\b|decomiso"
    r"|inhabilitaci[oó]n|clausura|arresto|delitos?"
    r"|imprison\w*|fined|(?:an?|civil|criminal|administrative) fines?|penalt(?:y|ies)|forfeit\w*|offen[cs]es?"
)
TIME = r"d[ií]as?|h[aá]biles|naturales|mes(?:es)?|años?|horas?|days?|months?|years?|hours?|weeks?"
AMOUNT = (
    r"pesos|d[oó]lares|euros|salarios? m[ií]nimos?|unidad(?:es)? de medida|UMA|UTM|unidades tributarias"
    r"|por ciento|kilogramos?|kg|toneladas?|gramos?|litros?"
    r"|dollars|per ?cent|kilograms?|ton(?:ne)?s?|grams?|lit(?:er|re)s?"
)
_DUTY = (
    r"deber[aá]n?|deben?|podr[aá]n?|pueden?|obligad[oa]s?|obligaci[oó]n(?:es)?|obligatori[oa]s?|prohib\w+"
    r"|tendr[aá]n? que|se abstendr[aá]n?|shall|must|may|required|prohibited"
)
_SCOPE = (
    r"tod[oa]s?|algun[oa]s?|cual(?:es)?quier(?:a)?|[uú]nicamente|s[oó]lo|solamente|salvo|excepto"
    r"|excepci[oó]n(?:es)?|exceptu\w+|exclusivamente"
    r"|ningun[oa]?|ning[uú]n|incluyendo|incluid[oa]s?|siempre que"
    r"|all|any|each|every|only|except|unless|other than|including|excluding|solely|provided that|none"
)
#: Offices are proper names: the capital letter is part of the sign.
_AUTHORITY = (
    r"Secretar[ií]as?|Autoridad(?:es)?|Comisi[oó]n|Instituto|Ministerios?|Ministr[oa]s?|Fiscal[ií]a"
    r"|Procuradur[ií]a|Director(?:a|es)?|Consejo|President[ea]|Ejecutivo|Congreso|Senado|Tribunal(?:es)?|Juez"
    r"|Jueces|Juzgados?|Servicio|Agencia|Gobierno"
    r"|Authority|Secretary|Minister|Ministry|Commission|Agency|Bureau|Board|Court|President|Administrator"
    r"|Council|Department"
)
_DIVISION = (
    r"art[ií]culos?|arts?\.|fracci[oó]n(?:es)?|incisos?|apartados?|cap[ií]tulos?|t[ií]tulos?|anexos?"
    r"|ap[eé]ndices?|secci[oó]n(?:es)?|sections?|subsections?|paragraphs?|schedules?|annex(?:es)?|§§?"
)
_NUMERAL = (
    r"un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|quince|veinte|treinta|cuarenta"
    r"|cincuenta|sesenta|noventa|cien|ciento|doscient\w+|quinient\w+|mil"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety|hundred"
    r"|thousand|[IVXLC]+"
)

#: What must stand in the struck or inserted words themselves.
SAID: tuple[tuple[Significance, re.Pattern[str]], ...] = (
    (Significance.PENALTY, re.compile(rf"\b(?:{PENALTY})", re.I)),
    (Significance.OBLIGATION, re.compile(rf"\b(?:{_DUTY})\b", re.I)),
    (Significance.DEADLINE, re.compile(rf"\b(?:plazos?|vencimiento|pr[oó]rroga|deadlines?|{TIME})\b", re.I)),
    (Significance.AMOUNT, re.compile(rf"[$€£]\s?\d|\d\s?%|\b(?:{AMOUNT})\b", re.I)),
    (Significance.SCOPE, re.compile(rf"\b(?:{_SCOPE})\b", re.I)),
    (Significance.AUTHORITY, re.compile(rf"\b(?:{_AUTHORITY})\b")),
    (
        Significance.CROSS_REFERENCE,
        re.compile(rf"(?:\b|(?=§))(?:{_DIVISION})\s*(?:[\dIVXLC(]|[a-z]\))", re.I),
    ),
)
#: A changed number right behind one of these words, or behind others of its series, is a reference.
REFERS = re.compile(
    rf"(?:\b|(?=§))(?:{_DIVISION})(?:\s+[\w.,()º°]+(?:\s+(?:y|e|o|a|al|and|or|to))?){{0,6}}\s*$", re.I
)
#: What a changed number measures, by the words right behind it.
MEASURES: tuple[tuple[Significance, re.Pattern[str]], ...] = (
    (Significance.DEADLINE, re.compile(rf"\W*(?:\w+\W+){{0,3}}?(?:{TIME})\b", re.I)),
    (Significance.AMOUNT, re.compile(rf"\W*(?:\w+\W+){{0,4}}?(?:{AMOUNT})\b", re.I)),
)
NUMBER = re.compile(rf"\d|\b(?:{_NUMERAL})\b", re.I)
#: A negation weighs where little else changed; in a whole new sentence it is one word of many.
NEGATES = re.compile(r"\W*(?:\w+\W+){0,2}?(?:no|nunca|ni|not|never|nor)\b(?:\W+\w+){0,2}\W*", re.I)
PUNISHES = re.compile(rf"\b(?:{PENALTY})", re.I)
DEFINES = re.compile(
    r"se entiende por|entender[aá]n? por|\bdefiniciones\b|\bmeans\b|\bdefinitions?\b",
    re.I,
)
CAS = re.compile(r"\b\d{2,7}-\d{2}-\d\b")
