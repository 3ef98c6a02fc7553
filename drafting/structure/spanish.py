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
from drafting.structure.spanish_notes import note as note
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
#: 1o. | 12 Bis | 51 Bis 2 | 153-K | 1o.-A | 410 A | 5A | 152 TER H | 1.º | 23.º bis | 1,023 | 4.1.-
#: (9.3 is a reference, not a label, unless a stop and a dash come behind it)
_NUMBER = (
    r"(?:\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+(?:\.\d+){1,2}(?=\s?\.\s?[-–—])|\d+)"
    rf"(?:{_GRADE}(?:\s?\.\s?[-–][A-ZÑ](?=\s?\.?\s?[-–]))?)?"
    rf"(?:(?<=\d)[A-Z]{{1,2}}(?=\s?[.:°ºª–—-]|\s*$)|[-–][A-ZÑ]{{1,2}}(?![\w])|\s[-–]\s?[A-ZÑ](?=\s?(?:[.:]|$))|\s+[A-ZÑ](?=\s*(?:[.\-–—:]|$|\s[A-ZÁÉÍÓÚ¿\"“(]))|{_BIS})*"
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
    rf"(?P<label>(?:ART[IÍ]CULOS?|Art[ií]culos?)\s+(?P<number>{_NUMBER}(?:\s?,\s?{_NUMBER}){{0,8}}\.?\s+(?i:al?|y|e)\s+{_NUMBER})"
    rf"(?P<stop>{_STOP}))(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_UNNUMBERED = re.compile(
    rf"(?P<label>{_NAMED}\s+(?i:transitorio)(?P<stop>{_STOP}))(?P<gap>\s*)(?P<rest>.*)", re.DOTALL
)
#: Ecuador's articles that were put between others and bear no number: "Art. ...-", "Art. innumerado.-"
_BETWEEN = re.compile(
    rf"(?P<label>{_NAMED}\s*\(?(?:\.{{3}}|…|(?i:innumerado))\)?\s?\.?\s?[-–—]+)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
#: Costa Rica: "TRANSITORIO II- ...", "Transitorio único.- ..."
_TRANSITORY = re.compile(
    rf"(?P<label>(?:TRANSITORI[OA]|Transitori[oa])\s+(?P<number>[IVXLC]+|\d+[°ºª]?|(?i:{_SERIES}|[uú]nic[oa]))(?![\w])"
    rf"(?P<stop>{_STOP}))(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_DISPOSITION = re.compile(
    rf"(?P<label>(?i:disposici[oó]n)\s+(?i:complementaria\s+)?"
    r"(?P<sort>(?i:adicional|transitoria|derogatoria|reformatoria|final|modificatoria|general))"
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
#: Among the transitories, the gazette's date alone: those of that day's decree follow.
_OF_THE_DAY = re.compile(
    r"(?:(?:P|D|G)\.\s?O\.(?:\s?F\.)?|DOF|B\.\s?O\.)[\s,]+\d{1,2}\s+DE\s+[A-Z]+\s+DEL?\s+\d{4}\.?",
    re.IGNORECASE,
)
#: The Peruvian "complementarias" may gather a single disposition: "DISPOSICIÓN COMPLEMENTARIA DEROGATORIA".
_GATHERED = re.compile(
    r"DISPOSICI[OÓ]N(?:ES)?\s+(?:COMPLEMENTARIAS?\s+)?"
    r"(?:(?P<sort>ADICIONAL|FINAL|GENERAL)(?:ES)?|(?P<other>DEROGATORIA|MODIFICATORIA|REFORMATORIA)S?)[.:]?",
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


#: Behind a label these words make it a citation ("Art. 2 N° 3") or a row of a table of concordance.
_CITED = re.compile(r"(?:N[°ºo]\.?\s?\d|n[uú]m\.|letra\s|inc(?:iso|\.)\s|Art[ií]culos?\s+\d)", re.IGNORECASE)
_DIVISION = re.compile(
    rf"(?P<label>(?P<name>LIBRO|PARTE|(?:SUB)?{_spaced('TITULO')}|SUBCAP[IÍ]TULO|{_spaced('CAPITULO')}|(?:SUB)?SECCI[OÓ]N|P[AÁ]RRAFO)"
    rf"\s+(?P<number>(?:[IVXLC]+|\d+\.?\s?[°ºª]?|[A-Z])(?:[\s-]+(?:{_MULTI}|[A-Z](?=[.\s:]|$)))?(?=[\s.:\-–—]|$)|{_SERIES}(?:\s+{_MULTI})?"
    rf"|[uú]nic[oa]|preliminar|general|especial|final)(?![\w])(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
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


def _labelled(text: str) -> bool:
    """Whether what reads like a note is an article that was repealed: "ARTICULO 4° — (Artículo derogado
    ...)"."""
    match = _ARTICLE.match(text)
    return bool(match and match["stop"] and match["rest"][:1] in ("(", "<", "["))


def _gathers(text: str, after: str | None) -> bool:
    """Whether these words stand over dispositions: "Primera.- ..." follows. A chapter's heading may be the
    same."""
    if after is None:
        said = numbering.fold(text)
        return "general" not in said and ("disposiciones" in said or "complementaria" in said)
    return bool(((match := _BARE.match(after)) and match["stop"]) or _DISPOSITION.match(after))


def recognise(block: Block, *, series: str = "", after: str | None = None) -> Mark | None:
    """The division, unit or note that ``block`` opens, or None. ``after``: what the next block says, if
    known.

    ``series``: what a bare ordinal ("Primero.-") is here: "transitoria", "adicional" ...; "" nothing.
    """
    text = block.text
    if block.style in ("row", "note", "page") or not text:
        return None
    if note(text) and not _labelled(text):
        return Mark(Kind.NOTE, "", "", text)
    if series == "transitoria" and _OF_THE_DAY.fullmatch(text):
        return Mark(Kind.TRANSITORIES, "", text, rank=RANK[Kind.TRANSITORIES], series=series)
    return (
        _transitories(text, after)
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
    if between := _BETWEEN.match(block.text):
        return Mark(Kind.ARTICLE, "innumerado", between["label"], between["rest"], between["gap"])
    if (passing := _TRANSITORY.match(block.text)) and not passing["rest"][:1].islower():
        return Mark(
            Kind.TRANSITORY, _clean(passing["number"]), passing["label"], passing["rest"], passing["gap"]
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
    if _CITED.match(rest):
        return False
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


def _transitories(text: str, after: str | None) -> Mark | None:
    match = _TRANSITORIES.fullmatch(text)
    if match:
        rank = RANK[Kind.TRANSITORIES]
        return Mark(Kind.TRANSITORIES, match["number"] or "", text, rank=rank, series="transitoria")
    gathered = _GATHERED.fullmatch(text)
    if gathered and _gathers(text, after):
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
