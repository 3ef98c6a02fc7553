"""The words by which a change tells what it touches: one table per meaning, both languages side by side."""

from __future__ import annotations

import re

from drafting.model import Significance

PENALTY = (
    r"prisi[oó]n|multas?|d[ií]as[- ]multa|sanci[oó]n\w*|penas?\b|decomis\w+"
    r"|inhabilitaci[oó]n|clausura|arresto|delitos?|punib\w+|dolos[ao]\w*|culpos[ao]\w*|culpa\b|reinciden\w+"
    r"|imprison\w*|fined|(?:an?|civil|criminal|administrative) fines?|fines? of|penalt(?:y|ies)|forfeit\w*"
    r"|offen[cs]es?|knowingly|wil?lfully|negligen\w+"
)
#: What a sanction does to a licence or an office; "suspensión del plazo" is none.
SANCTION = (
    r"(?:suspensi[oó]n(?:es)?|suspendid[oa]s?|revocaci[oó]n(?:es)?|revocad[oa]s?|cancelaci[oó]n(?:es)?"
    r"|cancelad[oa]s?|clausurad[oa]s?|inhabilitad[oa]s?|amonestaci[oó]n(?:es)?|amonestad[oa]s?|suspension"
    r"|suspended|revocation|revoked|cancell?ation|cancell?ed|closure|confiscat\w+|disqualif\w+)\b"
)
_LENGTHS = r"d[ií]as?|mes(?:es)?|años?|horas?|semanas?|days?|months?|years?|hours?|weeks?"
TIME = rf"{_LENGTHS}|h[aá]biles|naturales"
AMOUNT = (
    r"veces|pesos|d[oó]lares|euros|salarios? m[ií]nimos?|unidad(?:es)? de medida|UMA|UTM|unidades tributarias"
    r"|por ciento|kilogramos?|kg|toneladas?|gramos?|litros?|umbral(?:es)?"
    r"|dollars|per ?cent|kilograms?|ton(?:ne)?s?|grams?|lit(?:er|re)s?|thresholds?"
)
#: A future tense commands in Spanish statutes ("informará"); these verbs only say what holds.
_HOLDS = (
    r"ser|habr|surtir|entrar|quedar|entender|considerar|bastar|corresponder|aplicar|estar|regir|comprender"
    r"|tomar|impondr|sancionar|castigar|constar|comenzar|exceder|computar|contar|durar|abarcar|reducir|elevar|duplicar|extinguir|podr|deber|tendr"
)
_DUTY = (
    r"deber[aá]n?|deben?|podr[aá]n?|pueden?|(?<!sujeto )(?<!sujetos )obligad[oa]s?|obligaci[oó]n(?:es)?"
    r"|obligatori[oa]s?|prohib\w+"
    r"|tendr[aá]n? (?:que|derecho|la obligaci[oó]n)|no (?:se )?requier\w+|requieren?|facultad[oa]s?"
    r"|responsables? solidari[oa]s?|facultativ[oa]s?|optativ[oa]s?"
    rf"|(?!(?:{_HOLDS})[aeiou]?r?[aá]n?\b)[a-zñáéíóúü]{{2,}}(?:[aei]r|dr|br|rr)án?(?:se)?"
    r"|solidari(?:[oa]s?|amente)|subsidiariamente|mancomunad\w+|responsab\w+ subsidiari[oa]s?"
    r"|jointly and severally|joint and several|jointly|severally|secondarily"
    r"|shall|must|(?<!\d )may(?! \d)|required|prohibited|entitled|is not liable"
)
_ASSENT = (
    r"autorizaci[oó]n|opini[oó]n|aprobaci[oó]n|consentimiento|acuerdo|avisos?|permisos?|dictamen|notificaci[oó]n"
    r"|audiencia|consulta|solicitud|pago|anuencia|visto bueno|verificaci[oó]n|inspecci[oó]n|inscripci[oó]n"
    r"|registro|licencia|orden|mandamiento|garant[ií]a|evaluaci[oó]n|autorizaciones|opiniones"
)
_ASSENT_ENGLISH = (
    r"approval|consent|authori[sz]ation|permission|notice|notification|opinion|consultation|agreement|review"
    r"|permit|licen[cs]e|inspection"
)
#: What must come first is a condition, and a condition is scope.
_CONDITION = (
    rf"previ[oa]s? (?:(?:su|la|el|una?) )?(?:{_ASSENT})|(?:{_ASSENT}) previ[oa]s?|previamente"
    r"|con sujeci[oó]n a|sujet[oa]s? a|a condici[oó]n de|condicionad[oa]s? a|a reserva de|a menos que"
    rf"|prior (?:\w+ ){{0,2}}?(?:{_ASSENT_ENGLISH})|written (?:{_ASSENT_ENGLISH})|subject to"
    r"|on condition that|conditional (?:up)?on|without prejudice|notwithstanding|save (?:as|for|where)"
)
_SCOPE = (
    r"tod[oa]s?|algun[oa]s?|cual(?:es)?quier(?:a)?|[uú]nicamente|s[oó]lo|solamente|salvo|excepto|nadie"
    r"|excepci[oó]n(?:es)?|exceptu\w+|excluy\w+|excluid[oa]s?|exclusivamente|aplicable a|adem[aá]s|tambi[eé]n"
    r"|ningun[oa]?|ning[uú]n|incluyendo|inclus[oi]v?[eo]?|incluid[oa]s?|siempre que|cuando|aun(?:que)?"
    r"|en los? (?:dem[aá]s )?casos?|trat[aá]ndose de|siempre y cuando|sin perjuicio|los dem[aá]s|las dem[aá]s"
    r"|una misma|un mismo|vari[oa]s|amb[oa]s|por s[ií] o por|con independencia|independientemente"
    r"|figuren o no|dolosa\w*|culpa grave|proporcional(?:es|idad)?|se orientan?|no procede|a quienes?"
    r"|all|any|each|every|only|except|unless|other than|including|excluding|solely|provided that|none|nobody"
    r"|whether or not|regardless|both|also|wherever|whenever"
)
#: Offices are proper names: the capital letter is part of the sign, and the name that follows with it.
OFFICE = (
    r"Secretar[ií]as?|Autoridad(?:es)?|Comisi[oó]n|Comit[eé]|Instituto|Ministerios?|Ministr[oa]s?|Fiscal[ií]a"
    r"|Procuradur[ií]a|Director(?:a|es)?|Consejo|President[ea]|Ejecutivo|Congreso|Senado|Tribunal(?:es)?|Juez"
    r"|Jueces|Juzgados?|Servicio|Agencia|Gobierno|Guardia|Estados? Partes?|Organizaci[oó]n"
    r"|Authority|Secretary|Minister|Ministry|Commission|Agency|Bureau|Board|Court|President|Administrator"
    r"|Council|Department|Organi[sz]ation|States? Part(?:y|ies)"
)
_OF_NAME = (
    r"(?: (?:de|del|de la|de los|de las|of|of the|for|for the))? [A-ZÁÉÍÓÚÑ]\w+"
    r"(?:(?: y| and|,)? (?:de |del |de la |of |of the )?[A-ZÁÉÍÓÚÑ]\w+)*"
)
_AUTHORITY = rf"(?:{OFFICE})(?:{_OF_NAME})?|[Rr]esoluci[oó]n judicial|OPAQ|OPCW"
_DIVISION = (
    r"art[ií]culos?|arts?\.|fracci[oó]n(?:es)?|incisos?|apartados?|cap[ií]tulos?|t[ií]tulos?|anexos?"
    r"|ap[eé]ndices?|secci[oó]n(?:es)?|sections?|subsections?|paragraphs?|schedules?|annex(?:es)?|§§?"
)
_NUMERAL = (
    r"un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+"
    r"|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien(?:to)?|\w+cient[oa]s|quinient[oa]s|mil"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|eleven|twelve|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundred|thousand|million|[IVXLC]+"
)

#: What must stand in the struck or inserted words themselves.
SAID: tuple[tuple[Significance, re.Pattern[str]], ...] = (
    (Significance.PENALTY, re.compile(rf"\b(?:{PENALTY}|{SANCTION})", re.I)),
    (Significance.OBLIGATION, re.compile(rf"\b(?:{_DUTY})\b", re.I)),
    (
        Significance.DEADLINE,
        re.compile(
            rf"\b(?:plazos?|vencimiento|vigencia|pr[oó]rroga|inmediat\w+|sin (?:demora|dilaci[oó]n)"
            rf"|h[aá]biles|(?<=d[ií]as )naturales"
            rf"|(?:business|working|calendar) days?|deadlines?|immediately|promptly|forthwith|without delay"
            rf"|(?:{_NUMERAL}|\d+)\)? (?:{TIME}))\b",
            re.I,
        ),
    ),
    (
        Significance.AMOUNT,
        re.compile(
            rf"[$€£]\s?\d[\d.,]*|\d[\d.,]*\s?%|\b(?:m[aá]xim[oa]s?|m[ií]nim[oa]s?|mitad"
            rf"|tercera parte|cuarta parte|maximum|minimum|{AMOUNT})\b",
            re.I,
        ),
    ),
    (Significance.SCOPE, re.compile(rf"\b(?:{_CONDITION}|{_SCOPE})\b", re.I)),
    (Significance.AUTHORITY, re.compile(rf"\b(?:{_AUTHORITY})\b")),
    (
        Significance.CROSS_REFERENCE,
        re.compile(rf"(?:\b|(?=§))(?i:{_DIVISION})\s*(?:[\dIVXLC(][\w.\-]*|[a-z]\))"),
    ),
)
#: A changed number right behind one of these words, or behind others of its series, is a reference.
REFERS = re.compile(
    rf"(?:\b|(?=§))(?:{_DIVISION})(?:\s+[\w.,()º°]+(?:\s+(?:y|e|o|a|al|and|or|to))?){{0,6}}\s*$", re.I
)
#: What a changed number measures, by the words right behind it.
MEASURES: tuple[tuple[Significance, re.Pattern[str]], ...] = (
    (Significance.DEADLINE, re.compile(rf"\W*(?:\w+\W+){{0,3}}?(?:{TIME})\b(?![- ]multa)", re.I)),
    (Significance.AMOUNT, re.compile(rf"\W*(?:\w+\W+){{0,4}}?(?:{AMOUNT})\b|\s?%", re.I)),
)
#: What is only halted or given up, so that its "suspensión" punishes nobody.
HALTED = re.compile(
    r" (?:del? |de los |of |of the |of any )?(?:plazos?|t[eé]rminos?|c[oó]mputo|procedimientos?|tr[aá]mites?"
    r"|actos?|terms?|periods?|time|proceedings?)\b",
    re.I,
)
SANCTIONS = re.compile(SANCTION, re.I)
#: What a draft says of itself above its text ("Borrador número 3. Etapa: ... Fecha: ...") is no law.
NOTICE = re.compile(
    r"\W*(?:borrador|proyecto|versi[oó]n|draft|version)\b[^.;:]{0,20}?(?:\d|n[uú]m|\bno\.|:)", re.I
)
#: A length of time that is the punishment itself: "nueve años [de prisión]", "[suspensión hasta por] un año".
_SENTENCE = (
    r"prisi[oó]n|multa|arresto|reclusi[oó]n|inhabilitaci[oó]n|suspensi[oó]n|clausura|trabajo"
    r"|imprisonment|imprisoned|prison|jail|disqualification|suspension"
)
SENTENCED = re.compile(rf"\b(?:{_SENTENCE})\b(?! del? (?:plazo|t[eé]rmino))[^.,;:]{{0,50}}$", re.I)
SENTENCES = re.compile(rf"[- ](?:(?:de|of|in) )?(?:{_SENTENCE})\b", re.I)
LENGTH = re.compile(rf"\W*(?:{_LENGTHS})\b", re.I)
#: The figure that stands right before a changed unit.
FIGURE_BEFORE = re.compile(rf"(?:(?:\d[\d.,]*|{_NUMERAL})(?: [ye] | and |\s+|\)\s*))+$", re.I)
#: What must come first was changed: "previa [opinión] autorización".
CONDITION_BEFORE = re.compile(r"\b(?:previ[oa]s?(?: su| la)?|prior(?: written)?)\s*$", re.I)
NUMBER = re.compile(rf"\d|\b(?:{_NUMERAL})\b", re.I)
#: A name that changed behind the word for an office: "la Secretaría de [Economía] Salud".
NAMED = re.compile(rf"\b(?:{OFFICE})(?: [A-ZÁÉÍÓÚÑ]\w+| (?:de|del|la|los|las|y|of|the|for|and))*\s*$")
#: A negation weighs where little else changed; in a whole new sentence it is one word of many.
NEGATES = re.compile(r"\W*(?:\w+\W+){0,2}?(?:no|nunca|ni|(?<!or )not|never|nor)\b(?:\W+\w+){0,2}\W*", re.I)
#: One more member of a series: "exporte[, reexporte] o transfiera", "[o altere el lugar]", "[ni a quienes]".
ALTERNATIVE = re.compile(
    r"\s*,?\s*(?:o|u|ni|or|nor)\s|\s*,?\s*(?:y|and)\s+(?:l[ao]s?|el|the|those|of)\b", re.I
)
SERIES_GOES_ON = re.compile(r"\s*(?:,|(?:[oyeu]|ni|or|and|nor)\s)", re.I)
PUNISHES = re.compile(rf"\b(?:{PENALTY})", re.I)
#: A provision that says who is punished and how: each of its words belongs to the offence.
OFFENCE = re.compile(
    r"\b(?:se impondr[aá]n?|ser[aá]n? (?:sancionad|castigad|penad)\w+|se sancionar[aá]n?|se castigar[aá]n?"
    r"|shall be (?:fined|imprisoned|punished|guilty)|is guilty of|commits an offen[cs]e)\b",
    re.I,
)
DEFINES = re.compile(
    r"se entiende por|entender[aá]n? por|\bdefiniciones\b|\bmeans\b|\bdefinitions?\b|\bthe term\b", re.I
)
EMPOWERS = re.compile(
    r"\bcorresponde(?:n|r[aá]n?)? (?:al?|a la|a las|a los)\b|\b(?:atribuciones|facultades)\b|\bse facultan?\b"
    r"|\bcompete(?:r[aá])? al?\b|\b(?:powers|functions) of the\b|\bhas (?:the )?(?:power|authority) to\b",
    re.I,
)
CAS = re.compile(r"\b\d{2,7}-\d{2}-\d\b")
