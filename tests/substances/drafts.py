"""Drafts made from the control lists: tables and prose, with whatever dash and line break, and errors on order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from drafting import corpus
from drafting.files import read_document
from drafting.model import Document, Kind, Provision
from drafting.structure.eid import assign
from drafting.substances.model import ControlList, Entry
from drafting.substances.report import Examination, examine
from drafting.substances.scan import Known

#: every way a hyphen reaches a law
DASHES = (
    "-",
    "\u2010",
    "\u2011",
    "\u2012",
    "\u2013",
    "\u2014",
    "\u2212",
    "\u00ad",
    " - ",
    "-\n",
    " \u2013 ",
    "\u2011\n",
    "-\u00a0",
)


@cache
def lists() -> tuple[ControlList, ...]:
    return tuple(one for one in corpus.control_lists() if one.default)


@cache
def known() -> Known:
    return Known(lists())


def looked_at(document: Document) -> Examination:
    return examine(document, known(), corpus.reference_wording())


def text(words: str, language: str = "es") -> Document:
    """A draft as a plain text file has it."""
    return read_document(words.encode(), "draft.txt", language)  # type: ignore[arg-type]


class Line(NamedTuple):
    """A row of an annex: where it says it stands, the name, the number, the threshold."""

    label: str
    name: str
    cas: str
    amount: str


def lines(language: str = "es") -> list[Line]:
    """A row for every row of the Convention that controls something, and for every item of the Australia Group
    that is not in it by number, as a national annex would carry them."""
    thresholds = {
        "1A": "Cualquier cantidad",
        "1B": "Cualquier cantidad",
        "2A": "100 kg",
        "2B": "1 t",
        "3A": "30 t",
        "3B": "30 t",
    }
    treaty, group = lists()
    found = [
        Line(_dotted(entry), entry.name(language), entry.cas or "—", thresholds[entry.part])
        for entry in treaty.entries
        if entry.controlled
    ]
    found += [
        Line(f"GA.{entry.entry}", entry.name(language), entry.cas, "Sin umbral")
        for entry in group.entries
        if entry.cas not in treaty.numbers
    ]
    return found


def _dotted(entry: Entry) -> str:
    return f"{entry.part[0]}.{entry.part[1]}.{entry.entry[2:]}"


def annex(
    rows: Iterable[Sequence[str]],
    *,
    header: Sequence[str] = ("Apartado", "Sustancia", "Número CAS", "Umbral"),
) -> Document:
    """A law of one article with the rows in its annex, as a tree."""
    cells = [tuple(header), *rows]
    table = Provision(Kind.TABLE, children=tuple(Provision(Kind.ROW, text="\t".join(row)) for row in cells))
    return laid_out(
        Provision(Kind.ARTICLE, number="1", label="Artículo 1.-", text="El listado figura en el Anexo I."),
        Provision(Kind.ANNEX, number="I", label="ANEXO I", heading="LISTADO", children=(table,)),
    )


def prose(paragraphs: Iterable[str]) -> Document:
    """A law whose fractions are the paragraphs."""
    fractions = (
        Provision(Kind.FRACTION, number=str(n), label=f"{n}.", text=words)
        for n, words in enumerate(paragraphs, start=1)
    )
    head = Provision(
        Kind.ARTICLE, number="1", label="Artículo 1.-", text="Se controlan:", children=tuple(fractions)
    )
    return laid_out(head)


def laid_out(*provisions: Provision) -> Document:
    return assign(Document("es", "Ley", provisions))


def changed(rows: list[Line], cas: str, /, **fields: str) -> list[Line]:
    """The rows, with the one of that number changed."""
    assert sum(row.cas == cas for row in rows) == 1
    return [row._replace(**fields) if row.cas == cas else row for row in rows]


def with_dash(cas: str, dash: str) -> str:
    return cas.replace("-", dash)


__all__ = [
    "DASHES",
    "Line",
    "annex",
    "changed",
    "known",
    "laid_out",
    "lines",
    "lists",
    "looked_at",
    "prose",
    "text",
    "with_dash",
]
