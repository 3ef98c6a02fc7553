"""Held-out provisions: texts in the manner of many countries, labelled while writing, before any rule was looked at.

None of them is the law of any country; the sentences are ours. A line ``@ S`` stands before a provision (an article or
what is listed below one) and says where its content belongs: S statute, R regulation, E executive order. A clause on
the instrument's own name, object or beginning belongs where it stands. ``real.toml`` has provisions
drawn at random from the real laws. ``python -m tests.placement.held SET`` lists every disagreement.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting import corpus, files
from drafting.model import Document, Kind, Layer, Provision
from drafting.placement import RuleBook, classify
from tests.corpora.conftest import corpora
from tests.placement.labelled import read

HERE = Path(__file__).parent / "held"
SETS = ("first", "second", "third", "fourth", "fifth", "sixth")

#: sets written or drawn when everything was done: nothing is mended for them, and no table is made from them
UNTOUCHED = frozenset({"sixth", "real-third"})

#: draws from the real laws
REAL = ("real", "real-second", "real-third")
_LAYERS = {"S": Layer.STATUTE, "R": Layer.REGULATION, "E": Layer.EXECUTIVE_ORDER}


@dataclass(frozen=True, eq=False)
class Held:
    """One text and its labels (eid, layer), in the order of its provisions."""

    name: str
    document: Document
    labels: tuple[tuple[str, Layer], ...]


@dataclass(frozen=True)
class Said:
    """One label, and what is said of that provision."""

    text: str
    eid: str
    layer: Layer
    said: Layer
    confidence: float
    rules: tuple[str, ...]


@cache
def held(which: str) -> tuple[Held, ...]:
    """The texts of a set, by name. Fails where a labelled line begins no provision."""
    return tuple(_read(path) for path in sorted((HERE / which).glob("*.txt")))


def said(which: str, book: RuleBook | None = None) -> Iterator[Said]:
    """Every label with what is said; an article's paragraph of which nothing is said apart goes with it."""
    book = book or corpus.placement_rules()
    for text in texts(which):
        placed = {one.eid: one for one in classify(text.document, book).provisions}
        for eid, layer in text.labels:
            one = placed[next(known for known in _upwards(eid) if known in placed)]
            yield Said(text.name, eid, layer, one.belongs, one.confidence, one.rules)


def texts(which: str) -> tuple[Held, ...]:
    """The texts of a set, written or drawn from real laws."""
    return real(which) if which in REAL else held(which)


@cache
def real(which: str = "real") -> tuple[Held, ...]:
    """The provisions of one draw from the real laws, where these are on this machine."""
    root = corpora()
    rows = tomllib.loads((HERE / f"{which}.toml").read_text(encoding="utf-8"))["texts"] if root else ()
    made = []
    for row in rows:
        lines = (line.split(" ", 2) for line in row["labels"].strip().split("\n"))
        labels = tuple((eid, _LAYERS[letter]) for eid, letter, _ in lines)
        made.append(Held(row["file"], read(root / row["file"]), labels))
    return tuple(made)


def _upwards(eid: str) -> Iterator[str]:
    parts = eid.split("__")
    return ("__".join(parts[:length]) for length in range(len(parts), 0, -1))


def _read(path: Path) -> Held:
    lines: list[str] = []
    labels: list[tuple[str, Layer]] = []
    waiting = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            waiting = line[2:].strip()
            continue
        if waiting and line.strip():
            labels.append((line, _LAYERS[waiting]))
            waiting = ""
        lines.append(line)
    document = files.read_document("\n".join(lines).encode(), path.name, None)
    nodes = list(document.walk())
    found = []
    for line, layer in labels:
        place = _place(line, nodes, path.stem)
        while nodes[place].kind is Kind.DIVISION:  # a marginal note: what is labelled is the section below it
            place += 1
        found.append((nodes[place].eid, layer))
        nodes = nodes[place + 1 :]
    return Held(path.stem, document, tuple(found))


def _place(line: str, nodes: list[Provision], name: str) -> int:
    wanted = _letters(line)[:40]
    for place, node in enumerate(nodes):
        if _letters(" ".join(part.printed for part in node.walk())).startswith(wanted):
            return place
    raise AssertionError(f"{name}: no provision begins {line[:60]!r}")


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


if __name__ == "__main__":
    from bench.placement import scores

    rows = list(said(sys.argv[1]))
    for row in rows:
        if row.said is not row.layer:
            print(row.text, row.eid, f"is {row.layer}, said {row.said} {row.confidence}", *row.rules)
    print(len(rows), "provisions: accuracy, macro-F1", scores((row.layer, row.said) for row in rows))
