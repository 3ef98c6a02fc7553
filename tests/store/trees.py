"""A short notation for what a test stores: one provision a line, indented under its parent.

``kind number | heading | text | uid`` — what is missing is empty; the uid defaults to kind and number.
"""

from datetime import UTC, date, datetime
from itertools import count

from drafting.model import Document, Instrument, Kind, Layer, Provision
from drafting.store import NewDraft, Stamp
from drafting.structure import eid

STAMP = Stamp("legal counsel", datetime(2026, 3, 1, 9, 30, tzinfo=UTC))
LAW = Instrument("law", "Ley Federal de Sustancias", "LFS", "es", Layer.STATUTE, 1)
REGULATION = Instrument("regulation", "Reglamento de la Ley", "RLFS", "es", Layer.REGULATION, 2)

TEXT = """
chapter I | Disposiciones generales
  article 1 | | Esta ley es de orden público.
  article 2 | | Para los efectos de esta ley se entiende por:
    fraction I | | Autoridad: la Autoridad Nacional;
    fraction II | | Exportación: la salida de sustancias del país.
chapter II | Infracciones y sanciones
  article 3 | | Se sancionará con multa a quien omita la declaración.
"""


def tree(text: str, title: str = "Ley") -> Document:
    """The document that the notation describes, with eids and uids."""
    lines = [line for line in text.splitlines() if line.strip()]
    tops, rest = _siblings(lines, 0)
    assert not rest, f"not indented under anything: {rest[0]}"
    return eid.assign(Document("es", title, tops))


def _siblings(lines: list[str], depth: int) -> tuple[tuple[Provision, ...], list[str]]:
    found = []
    while lines and _depth(lines[0]) == depth:
        name, heading, text, uid = ([part.strip() for part in lines[0].split("|")] + [""] * 3)[:4]
        kind, _, number = name.partition(" ")
        children, lines = _siblings(lines[1:], depth + 1)
        label = f"{kind.upper()} {number}."
        uid = uid or f"{kind}-{number}-{'' if kind in ('article', 'chapter') else text[:9]}"
        found.append(Provision(Kind(kind), number, heading, text, children, label, uid=uid))
    return tuple(found), lines


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip())) // 2


_files = count(1)


def draft(
    document: Document | None = None,
    *,
    data: bytes | None = None,
    instrument: str = "law",
    number: int | None = None,
    file_name: str = "law.txt",
    stage: str = "working",
) -> NewDraft:
    """A draft to store; without ``data`` its file is like no other."""
    return NewDraft(
        instrument=instrument,
        stage=stage,
        date=date(2026, 3, 1),
        author="Legal Affairs",
        note="a note",
        file_name=file_name,
        data=data if data is not None else f"file {next(_files)}".encode(),
        document=document or tree(TEXT),
        number=number,
    )
