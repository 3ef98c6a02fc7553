"""What opens a division or a basic unit in Spanish-language legislation.

Sources of the forms: the drafting practice of Mexico (fracción, inciso, transitorio, Bis/Ter), Spain
(Directrices de técnica normativa 2005: libro, título, capítulo, sección, artículo, disposiciones) and Chile.
A label counts only where it stands like one: capitalised, at the start of a paragraph, followed by a stop,
a heading or nothing. "artículo 372, produce:" is a reference that happens to start a line.
"""

from __future__ import annotations

import re

from drafting.model import Block, Kind
from drafting.structure import numbering
from drafting.structure.tree import RANK, Mark

_MULTI = rf"(?i:{'|'.join(numbering.MULTIPLICATIVES)}|qu[aá]ter)"
_ORDINAL = (
    r"(?:(?:un|duo)?d[eé]cim[oa]\w*|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|s[eé]p?tim[oa]|octav[oa]"
    r"|noven[oa]|(?:vi|tri|cuadra|quincua|sexa|septua|octo|nona)g[eé]sim[oa]\w*|(?:du|tri|sex)?cent[eé]sim[oa]"
    r"|(?:cuadrin|quin|septin|octin|nonin)gent[eé]sim[oa])"
)
_SERIES = rf"{_ORDINAL}(?:\s+{_ORDINAL}){{0,3}}"
_STOP = r"(?:\s?\.\s?[-–—]+|\s?\.|\s?[:)]|\s?[-–—]+)"

#: What may stand between a number and its Bis: 12 Bis, 14-BIS, 3o. Bis, 14.- Bis
_BIS = rf"(?:\s?\.?\s?[-–—]?\s?{_MULTI}(?![\w]))"
_GRADE = r"(?:\s?\.?\s?[°ºª]|[\s.]?[oa](?=[\s.\-–—]|$))"
#: 1o. | 12 Bis | 51 Bis 2 | 153-K | 1o.-A | 410 A | 152 TER H | 1.º | 23.º bis | 1,023
#: (9.3 is a reference, not a label)
_NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+)"
    rf"(?:{_GRADE}(?:\s?\.\s?[-–][A-ZÑ](?=\s?\.?\s?[-–]))?)?"
    rf"(?:[-–][A-ZÑ]{{1,2}}(?![\w])|\s[-–]\s?[A-ZÑ](?=\s?(?:[.:]|$))|\s+[A-ZÑ](?=\s*(?:[.\-–—:]|$|\s[A-ZÁÉÍÓÚ¿\"“(]))|{_BIS})*"
    rf"(?:(?<=\w)[\s-](?:\d{{1,2}}|[A-ZÑ])(?=\s*(?:[.\-–—:]|$)))?"
)
_ROMAN = r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?=\s?[.:\-–—]|\s*$)"
_NAMED = r"(?:ART[IÍ]CULO|Art[ií]culo|ART\.|Art\.)"
_ARTICLE = re.compile(
    rf"(?P<label>{_NAMED}\s+"
    rf"(?P<number>{_NUMBER}|{_ROMAN}|(?i:{_SERIES}{_BIS}?|[uú]nico)(?![\w]))"
    rf"(?P<transitory>\s+(?i:transitorio)\b)?(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
#: "Artículos 6 a 9.- Se derogan.": several articles that say one thing.
_RANGE = re.compile(
    rf"(?P<label>(?:ART[IÍ]CULOS?|Art[ií]culos?)\s+(?P<number>{_NUMBER}\.?\s+(?i:al?|y)\s+{_NUMBER})"
    rf"(?P<stop>{_STOP}))(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_UNNUMBERED = re.compile(
    rf"(?P<label>{_NAMED}\s+(?i:transitorio)(?P<stop>{_STOP}))(?P<gap>\s*)(?P<rest>.*)", re.DOTALL
)
_DISPOSITION = re.compile(
    rf"(?P<label>(?i:disposici[oó]n)\s+(?i:complementaria\s+)?"
    r"(?P<sort>(?i:adicional|transitoria|derogatoria|final|modificatoria))"
    rf"(?:\s+(?P<number>(?i:{_SERIES}|[uú]nica){_BIS}?|\d+\.?[ªº]?))?(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_BARE = re.compile(
    rf"(?P<label>(?P<number>(?i:{_SERIES}|[uú]nic[oa]){_BIS}?|\d+[oº°])(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_TRANSITORIES = re.compile(
    r"(?:ART[IÍ]CULOS?\s+|DISPOSICI[OÓ]N(?:ES)?\s+(?:COMPLEMENTARIAS?\s+)?|R[EÉ]GIMEN\s+)?T\s?R\s?A\s?N\s?S\s?I\s?T\s?O\s?R\s?I\s?[OA]\s?S?"
    r"(?P<tail>\s+(?:DEL?|A)\s[^.;,]{0,120}?(?:\((?P<number>\d+)\))?)?[.:]?",
    re.IGNORECASE,
)
#: The Peruvian "complementarias" may gather a single disposition: "DISPOSICIÓN COMPLEMENTARIA DEROGATORIA".
_GATHERED = re.compile(
    r"(?:DISPOSICI[OÓ]N(?:ES)?\s+COMPLEMENTARIAS?|DISPOSICIONES)\s+"
    r"(?:(?P<sort>ADICIONAL|FINAL)(?:ES)?|(?P<other>DEROGATORIA|MODIFICATORIA)S?)[.:]?",
    re.IGNORECASE,
)

_NAMES = {
    "libro": Kind.BOOK,
    "parte": Kind.PART,
    "titulo": Kind.TITLE,
    "subtitulo": Kind.SUBTITLE,
    "capitulo": Kind.CHAPTER,
    "subcapitulo": Kind.SUBCHAPTER,
    "seccion": Kind.SECTION,
    "subseccion": Kind.DIVISION,
    "parrafo": Kind.DIVISION,
    "apartado": Kind.DIVISION,
}


def _spaced(word: str) -> str:
    return r"\s?".join(re.sub("[IÍ]", "[IÍ]", re.sub("[OÓ]", "[OÓ]", char)) for char in word)


_DIVISION = re.compile(
    rf"(?P<label>(?P<name>LIBRO|PARTE|(?:SUB)?{_spaced('TITULO')}|SUBCAP[IÍ]TULO|{_spaced('CAPITULO')}|(?:SUB)?SECCI[OÓ]N|P[AÁ]RRAFO)"
    rf"\s+(?P<number>(?:[IVXLC]+|\d+\.?\s?[°ºª]?|[A-Z])(?:[\s-]+(?:{_MULTI}|[A-Z](?=[.\s:]|$)))?(?=[\s.:\-–—]|$)|{_SERIES}(?:\s+{_MULTI})?"
    rf"|[uú]nic[oa]|preliminar|general|especial)(?![\w])(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?P<label>(?:ANEXO|Anexo|AP[EÉ]NDICE|Ap[eé]ndice)S?"
    r"(?:\s+(?P<number>[IVXLC]+|\d+|[A-Z]|(?i:[uú]nico|primero|segundo|tercero|cuarto|quinto|uno|dos|tres))(?:[\s-]?[A-Z])?(?![\w]))?"
    rf"(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_DECREE = re.compile(r"(?P<label>DECRETO)\b(?P<gap>\s*)(?P<rest>.*)", re.DOTALL)
_INNER_TITLE = re.compile(
    r"(?:LEY|REGLAMENTO|C[OÓ]DIGO|ESTATUTO|TEXTO REFUNDIDO|CONSTITUCI[OÓ]N)\s[^a-zñáéíóú]+"
)

_REFORMED = r"(?:reformad|adicionad|derogad|recorrid|abrogad|reubicad|modificad|fe de erratas)"
_AMENDED = rf"(?:{_REFORMED[3:-1]}|sustituid|incorporad)"
_GAZETTE = r"(?:DOF|D\.\s?O\.\s?F\.|D\.\s?O\.|P\.\s?O\.|PO\b|G\.\s?O\.|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})"
_THING = (
    r"(?:art[ií]culo|p[aá]rrafo|fracci[oó]n|inciso|subinciso|apartado|numeral|denominaci[oó]n|ep[ií]grafe|t[ií]tulo"
    r"|cap[ií]tulo|secci[oó]n|libro|base|tabla|anexo|transitorio|nota|ley|reforma|fe de erratas)"
)
_NOTES = (
    re.compile(
        rf"{_THING}s?\b[^.;]{{0,160}}\b{_REFORMED}\w*\b.{{0,200}}{_GAZETTE}.*", re.IGNORECASE | re.DOTALL
    ),
    re.compile(rf"(?:reforma|fe de erratas)\b.{{0,60}}{_GAZETTE}.*", re.IGNORECASE | re.DOTALL),
    re.compile(rf"[(\[]\s*(?:{_REFORMED}\w*|[NF]\.\s*DE\s*E\.|nota\b)[^)\]]*[)\]]?", re.IGNORECASE),
    re.compile(
        rf"[(\[]\s*{_THING}s?\b[^)\]]{{0,160}}\b{_AMENDED}\w*\b(?=[^)\]]*\d)[^)\]]*[)\]]\.?", re.IGNORECASE
    ),
    re.compile(r"N\.\s*DE\s*E\.\s.*", re.DOTALL),
)


def note(text: str) -> bool:
    """Whether the paragraph is an editor's reform note ("Artículo reformado DOF 10-06-2011")."""
    return len(text) < 400 and any(pattern.fullmatch(text) for pattern in _NOTES)


def recognise(block: Block, *, series: str = "") -> Mark | None:
    """The division, unit or note that ``block`` opens, or None.

    ``series``: what a bare ordinal ("Primero.-") is here: "transitoria", "adicional" ...; "" nothing.
    """
    text = block.text
    if block.style in ("row", "note", "page") or not text:
        return None
    if note(text):
        return Mark(Kind.NOTE, "", "", text)
    return (
        _transitories(text)
        or _article(block)
        or _disposition(block)
        or _division(block)
        or _annex(block)
        or (_bare(block, series) if series else None)
        or _wrapper(text)
    )


def _article(block: Block) -> Mark | None:
    if gathered := _RANGE.match(block.text):
        number, rest = _clean(gathered["number"].replace(". ", " ")), gathered["rest"]
        if not rest[:1].islower() and not rest[:1].isdigit():
            return Mark(
                Kind.ARTICLE, number, gathered["label"], rest, gathered["gap"], heading=_styled(block)
            )
    if alone := _UNNUMBERED.match(block.text):
        return Mark(Kind.TRANSITORY, "", alone["label"], alone["rest"], alone["gap"], heading=_styled(block))
    match = _ARTICLE.match(block.text)
    if not match or not _stands_alone(match, block):
        return None
    number = " ".join(match["number"].split())
    words = not number[0].isdigit() and numbering.roman(number) is None
    kind = Kind.TRANSITORY if match["transitory"] else Kind.ARTICLE
    return Mark(
        kind, _clean(number), match["label"], match["rest"], match["gap"], words=words, heading=_styled(block)
    )


def _stands_alone(match: re.Match[str], block: Block) -> bool:
    """A stop, a capital or nothing behind the number; a comma or a small letter makes it a reference."""
    rest, stop = match["rest"], match["stop"]
    if not rest or _styled(block):
        return True
    if rest[0] in ",;/" or (rest[0].isdigit() and match["gap"] == ""):
        return False
    if stop and len(stop.strip()) > 1:
        return True
    return not rest[0].islower() and (bool(match["gap"]) or bool(stop))


def _disposition(block: Block) -> Mark | None:
    match = _DISPOSITION.match(block.text)
    if not match or not match["label"][0].isupper() or not _stands_alone(match, block):
        return None
    sort, number = match["sort"].lower(), match["number"] or ""
    if sort == "transitoria":
        return Mark(
            Kind.TRANSITORY, number, match["label"], match["rest"], match["gap"], words=True, heading=True
        )
    if not number and match["rest"]:
        return None
    return Mark(
        Kind.DISPOSITION,
        f"{sort} {number}".strip(),
        match["label"],
        match["rest"],
        match["gap"],
        heading=True,
    )


def _bare(block: Block, series: str) -> Mark | None:
    match = _BARE.match(block.text)
    if not match or not (block.text[0].isupper() or block.text[0].isdigit()):
        return None
    rest, number = match["rest"], _clean(match["number"])
    if rest and not (match["stop"] and not rest[0].islower()):
        return None
    if series != "transitoria":
        return Mark(Kind.DISPOSITION, f"{series} {number}", match["label"], rest, match["gap"], words=True)
    return Mark(Kind.TRANSITORY, number, match["label"], rest, match["gap"], words=not number[0].isdigit())


def _transitories(text: str) -> Mark | None:
    match = _TRANSITORIES.fullmatch(text)
    if match:
        rank = RANK[Kind.TRANSITORIES]
        return Mark(Kind.TRANSITORIES, match["number"] or "", text, rank=rank, series="transitoria")
    gathered = _GATHERED.fullmatch(text)
    if gathered:
        series = (gathered["sort"] or gathered["other"]).lower()
        return Mark(Kind.DIVISION, "", text, rank=RANK[Kind.TRANSITORIES], series=series)
    return None


def _division(block: Block) -> Mark | None:
    match = _DIVISION.match(block.text)
    if not match or not match["label"][0].isupper():
        return None
    rest = match["rest"]
    if rest and not _styled(block):
        loud = match["label"].isupper() or bool(match["stop"])
        if rest[0].islower() or len(rest) > 250 or (rest.endswith(".") and not loud) or rest[0] in ",;":
            return None
    name = numbering.fold("".join(match["name"].split()))
    kind = _NAMES[name]
    return Mark(
        kind, _clean(match["number"]), match["label"], rest, match["gap"], rank=RANK[kind], heading=True
    )


def _annex(block: Block) -> Mark | None:
    match = _ANNEX.match(block.text)
    if not match or len(block.text) > 250:
        return None
    rest, number = match["rest"], match["number"]
    titled = match["label"].isupper() and bool(number) and len(rest) <= 120 and rest[-1:] not in ".;:,"
    if rest and not _styled(block) and (rest[0].islower() or not (match["stop"] or rest.isupper() or titled)):
        return None
    if not number and rest and not _styled(block):
        return None
    return Mark(
        Kind.ANNEX, number or "", match["label"], rest, match["gap"], rank=RANK[Kind.ANNEX], heading=True
    )


def _wrapper(text: str) -> Mark | None:
    match = _DECREE.match(text)
    if (
        match
        and len(text) < 700
        and (not match["rest"] or numbering.fold(match["rest"]).startswith(("por ", "que ")))
    ):
        return Mark(Kind.DECREE, "", match["label"], match["rest"], match["gap"], rank=0, heading=True)
    if _INNER_TITLE.fullmatch(text) and len(text) < 300:
        return Mark(Kind.PREFACE, "", "", text, rank=0)
    return None


def _styled(block: Block) -> bool:
    return block.style == "heading"


def _clean(number: str) -> str:
    """ "1o" and "1.º" are 1, "1,023" is 1023, "14.- Bis" is 14 Bis; words and suffixes stay as printed."""
    bare = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", number)
    bare = re.sub(r"(?<=\d)(?:\s?\.?\s?[°ºª]|[\s.]?[oa](?=[\s.\-–—]|$)(?!\s+\d))", "", bare)
    bare = re.sub(rf"[\s.\-–—]+(?={_MULTI}(?!\w))", " ", bare)
    bare = re.sub(r"\s?\.\s?[-–](?=[A-ZÑ])", "-", bare)
    return " ".join(bare.split()).strip(".")
