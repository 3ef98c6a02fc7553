"""The labelled development set of penalties and clocks: rows read before any pattern was written."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from drafting import files
from drafting.model import Document
from tests.corpora.conftest import corpora

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

#: a row of the labels, and a row of ours, as one key: provision, kind or length, figures, unit
Key = tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """A labelled text: rows that must be found, what counts neither way, what was read (everything if empty)."""

    law: str
    path: Path | None
    rows: tuple[Key, ...]
    either: tuple[str, ...]
    read: frozenset[str]

    def document(self) -> Document:
        """The text as a tree."""
        assert self.path is not None
        return files.read_document(self.path.read_bytes(), self.path.name)


def texts(kind: str) -> tuple[Text, ...]:
    """The labelled texts of ``kind`` ("penalties", "clocks"); without a path those that are not on this machine."""
    tables = tomllib.loads((HERE / f"labels_{kind}.toml").read_text(encoding="utf-8"))["texts"]
    return tuple(
        Text(
            table["law"],
            _path(table["path"]),
            tuple(tuple(row.split()) for row in table["rows"]),
            tuple(table.get("either", ())),
            frozenset(table.get("read", ())),
        )
        for table in tables
    )


def _path(named: str) -> Path | None:
    if not named.startswith("corpora:"):
        return ROOT / named
    home = corpora()
    found = home / named.removeprefix("corpora:") if home else None
    return found if found and found.exists() else None


@dataclass(frozen=True)
class Score:
    """What was found, what was missed, what was made up."""

    hits: tuple[Key, ...]
    missed: tuple[Key, ...]
    extra: tuple[Key, ...]

    @property
    def recall(self) -> float:
        """Of the labelled rows."""
        return len(self.hits) / max(1, len(self.hits) + len(self.missed))

    @property
    def precision(self) -> float:
        """Of the rows that were said."""
        return len(self.hits) / max(1, len(self.hits) + len(self.extra))


def score(text: Text, said: Iterable[Key], depth: int = 99) -> Score:
    """Rows said against rows labelled, compared in their first ``depth`` parts."""
    left = Counter(row[:depth] for row in text.rows)
    hits: list[Key] = []
    extra: list[Key] = []
    for row in said:
        if text.read and row[0] not in text.read:
            continue
        if left[row[:depth]] > 0:
            left[row[:depth]] -= 1
            hits.append(row)
        elif not _either(text, row):
            extra.append(row)
    return Score(tuple(hits), tuple(left.elements()), tuple(extra))


def _either(text: Text, row: Key) -> bool:
    line = " ".join(row)
    return any(
        line.startswith(found if " " in found else (found + " ", found + "_")) for found in text.either
    )


def total(scores: Iterable[Score]) -> Score:
    """All scores as one."""
    found = list(scores)
    return Score(
        tuple(row for one in found for row in one.hits),
        tuple(row for one in found for row in one.missed),
        tuple(row for one in found for row in one.extra),
    )
