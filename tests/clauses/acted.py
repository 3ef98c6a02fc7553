"""Small laws for the tests of deciders, duties and delegations, and the labels read by hand."""

import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from drafting import files
from drafting.model import Document
from drafting.structure.numbering import fold
from drafting.workbench import acts
from tests.corpora.conftest import corpora

ROOT = Path(__file__).parent.parent.parent
LABELS = Path(__file__).parent / "labels_acts.toml"

HEAD = "LEY DE PRUEBA SOBRE SUSTANCIAS\n\nArtículo 1. Para los efectos de esta Ley se entiende por:\n\nI. Secretaría: la Secretaría de Economía, y\n\nII. Consejo: el Consejo Nacional de Sustancias.\n\n"


def law(*articles: str, head: str = HEAD) -> Document:
    """A law of these articles, numbered from 2."""
    text = head + "\n\n".join(f"Artículo {n}. {words}" for n, words in enumerate(articles, start=2))
    return files.read_document(text.encode(), "ley.txt", "es")


def act(*sections: str) -> Document:
    """An English act of these sections."""
    text = "SUBSTANCES ACT\n\n" + "\n\n".join(
        f"Section {n}. {words}" for n, words in enumerate(sections, start=1)
    )
    return files.read_document(text.encode(), "act.txt", "en")


def rules(found: Any) -> set[str]:
    return {alert.rule for alert in found.warnings}


@cache
def labels() -> list[dict[str, Any]]:
    return tomllib.loads(LABELS.read_text(encoding="utf-8"))["texts"]


#: from a text to what it says, as the labels write it
Reader = Callable[[Document], Iterable[tuple[str, ...]]]


def ours(kind: str) -> Reader:
    """What the program reads: functions, duties or delegations."""
    if kind == "functions":
        return lambda text: ((row.eid, fold(row.agency), row.function) for row in acts.deciders_of(text).rows)
    if kind == "duties":
        return lambda text: ((row.eid, row.kind) for row in acts.duties_of(text).rows)
    return lambda text: ((row.eid, row.instrument) for row in acts.delegations_of(text).rows)


def measured(kind: str, reader: Reader | None = None, *, seeds: bool | None = None) -> tuple[int, int, int]:
    """Of ``functions``, ``duties`` or ``delegations``: how many were found, invented, missed.

    ``seeds``: only our own drafts (True), only real laws (False); texts that are not here are left out.
    """
    read = reader or ours(kind)
    hits = false = missed = 0
    for text in labels():
        own = text["law"].startswith("seeds/")
        document = (
            None if seeds is not None and own is not seeds else document_of(text["law"], text["version"])
        )
        if document is None:
            continue
        got = {key for key in read(document) if _read(text[f"read_{kind}"], key[0])}
        want = {_wanted(kind, tuple(row)) for row in text[kind]}
        met = {one for one in want if any(_same(kind, one, other) for other in got)}
        false += sum(not any(_same(kind, one, other) for one in want) for other in got)
        hits, missed = hits + len(met), missed + len(want - met)
    return hits, false, missed


@cache
def document_of(law: str, version: str) -> Document | None:
    """A labelled text, None where it is not on this machine."""
    base = ROOT if law.startswith("seeds/") else corpora()
    path = base / law / version if base else None
    return files.read_document(path.read_bytes(), path.name) if path and path.is_file() else None


def _wanted(kind: str, row: tuple[str, ...]) -> tuple[str, ...]:
    return (row[0], fold(row[1]), row[2]) if kind == "functions" else row


def _same(kind: str, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if kind != "functions":
        return one == other
    return one[0] == other[0] and one[2] == other[2] and (one[1] in other[1] or other[1] in one[1])


def _read(read: list[str], eid: str) -> bool:
    return "*" in read or any(eid == one or eid.startswith(f"{one}__") for one in read)
