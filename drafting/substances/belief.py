"""Whether what has the form of a CAS number is one: laws, files, telephones and days are written so too."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from drafting.substances.cas import Written
from drafting.substances.folding import words
from drafting.substances.mending import likely
from drafting.substances.names import Named

#: what may stand between a name and its number
BETWEEN = re.compile(
    r"(?:[\s,;:.()\[\]–—/|*-]|\b(?:con|el|la|de|del|with|the|n[úu]m(?:ero)?s?|nos?|n[.º°]|registro|registry|number|reg"
    r"|CAS|RN|Chemical Abstracts Service|y|and|sales|salts|protonadas|alquilatadas"
    r"|correspondientes|corresponding|alkylated|protonated|o|or)\b|[º°])*",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:[\s,;/&]|\b(?:y|e|o|u|and|or)\b)*")
_REACH = 48
_ANNOUNCED = re.compile(r"\b(?:cas\b|c\.a\.s\.|chemical abstracts)[^;]*$")
#: what is called by such numbers and is no chemical
_THINGS = (
    r"acta|acuerdo|articulo|art|calle|cedula|codigo|contrato|convenio|cuenta|decision|decreto|directiva|expediente"
    r"|extension|factura|folio|fraccion|lote|ley|licencia|norma|oficio|partida|patente|pedimento|permiso|reglamento"
    r"|resolucion|rut|seccion|serie|sesion|tel|telefono"
    r"|account|act|batch|case|code|contract|directive|docket|extension|fax|file|heading|invoice|law|licen[cs]e|lot|order"
    r"|patent|permit|phone|pub\.|rule|reg|regulation|sec|section|serial|stat|subheading|telephone"
)
#: such a thing just before a number, or the initials of a code ("O.C.G.A."), or the sign of a section
_CITED = re.compile(
    rf"(?:§+|\b(?:[a-z]\.){{2,}}|\b(?:{_THINGS})(?:e?s)?(?: arancelaria| l)?)"
    r"[\s.,:]*(?:n(?:o|um|umero|umber|r)?s?[\s.:º°]*)?[\s(§]*$"
)
_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-\d")


def believed(
    written: Written, text: str, numbers: Sequence[Written], names: Sequence[Named],
    listed: Collection[str], *, announced: bool, row: bool,
) -> bool:  # fmt: skip
    """Whether a number in words that speak of chemicals is meant as one of a chemical.

    One of the lists' numbers is; so is one that is announced as a CAS number, that fills its cell, stands in
    brackets, beside a chemical's name or among listed numbers, or is a slip away from one. A number by which
    a law, a file or a telephone is called is not, nor is a day.
    """
    if written.cas in listed:
        return True
    before = words(text[max(0, written.start - _REACH) : written.start].rpartition("\t")[2])
    if _ANNOUNCED.search(before):
        return True
    if _CITED.search(before) or _DAY.fullmatch(written.cas):
        return False
    return (
        announced
        or (row and _alone(text, written))
        or text[: written.start].rstrip().endswith(("(", "["))
        or any(_joined(written, name.start, name.end, text, BETWEEN) for name in names)
        or any(_joined(written, o.start, o.end, text, _AND) for o in numbers if o.cas in listed)
        or (not written.ok and bool(likely(written.cas, tuple(listed))))
    )


def cited(written: Written, text: str) -> bool:
    """Whether it is that by which a law, a file or a telephone is called: "Expediente 107-07-3"."""
    return bool(
        _CITED.search(words(text[max(0, written.start - _REACH) : written.start].rpartition("\t")[2]))
    )


def _alone(text: str, written: Written) -> bool:
    """Whether it fills its cell."""
    cell = text[: written.start].rpartition("\t")[2] + text[written.end :].partition("\t")[0]
    return not cell.strip(" ()[].;,")


def _joined(written: Written, start: int, end: int, text: str, between: re.Pattern[str]) -> bool:
    gap = text[end : written.start] if end <= written.start else text[written.end : start]
    return between.fullmatch(gap) is not None
