"""The labelled development set: which provision of which text belongs in which layer."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting import files
from drafting.model import Document, Layer
from tests.corpora.conftest import corpora

HERE = Path(__file__).parent
LETTERS = {"S": Layer.STATUTE, "R": Layer.REGULATION, "E": Layer.EXECUTIVE_ORDER}


@dataclass(frozen=True)
class Text:
    """One labelled text: ``labels`` are eid, layer and the word why."""

    law: str
    root: str
    file: str
    instrument: Layer
    labels: tuple[tuple[str, Layer, str], ...]

    @property
    def path(self) -> Path | None:
        """Where the text is, None for a real law that is not on this machine."""
        roots = {"own": HERE / "data", "seeds": HERE.parent.parent / "seeds", "corpora": corpora()}
        root = roots[self.root]
        return root / self.file if root else None


def texts() -> tuple[Text, ...]:
    """All labelled texts, also those whose words are not on this machine."""
    rows = tomllib.loads((HERE / "labels.toml").read_text(encoding="utf-8"))["texts"]
    return tuple(
        Text(row["law"], row["root"], row["file"], Layer(row["instrument"]), tuple(_labels(row["labels"])))
        for row in rows
    )


def _labels(lines: str) -> Iterator[tuple[str, Layer, str]]:
    for line in lines.split("\n"):
        if line.strip():
            eid, letter, why = line.split(" ", 2)
            yield eid, LETTERS[letter], why


@dataclass(frozen=True)
class Fresh:
    """A text written after the rules: its provisions in order, each with its layer."""

    law: str
    instrument: Layer
    document: Document
    layers: tuple[Layer, ...]


@cache
def fresh(name: str = "fresh") -> tuple[Fresh, ...]:
    """The texts of a file written after the rules: "fresh", or "critic", which tries to mislead."""
    rows = tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))["texts"]
    made = []
    for row in rows:
        words = [provision.split(" ", 1) for provision in row["provisions"]]
        text = "\n\n".join([row["title"], *(said for _, said in words)])
        document = files.read_document(text.encode(), "fresh.txt", row["language"])
        layers = tuple(LETTERS[letter] for letter, _ in words)
        made.append(Fresh(row["law"], LETTERS[row["instrument"]], document, layers))
    return tuple(made)


@cache
def read(path: Path) -> Document:
    """The text as the workbench reads it."""
    return files.read_document(path.read_bytes(), path.name, None)
