"""Illustrative laws, regulations and orders in the manner of many countries, labelled line by line.

None of them is the law of any country; the sentences are ours. A line ``@ S DEF-01 SCO-02`` stands before a
provision and says where its content belongs (S statute, R regulation, E executive order) and which requirements
of the template it answers: decided while writing, before any tool had read the text. The labels go by content; a
clause on the instrument's own name or beginning belongs where it stands.

``second`` was written after the rules and the ranking, and its misses were looked at: what was wrong in general
(reading of bare sections, words of other countries) was mended. ``third`` was written after that and nothing was
mended for it but how a text without a title is told apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting import files
from drafting.model import Document, Kind, Layer, Provision

HERE = Path(__file__).parent
SETS = ("second", "third")
_LAYERS = {"S": Layer.STATUTE, "R": Layer.REGULATION, "E": Layer.EXECUTIVE_ORDER}
_CITED = frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE})
_SPANISH = ("spanish", "mexican", "chilean", "colombian", "argentine")


@dataclass(frozen=True)
class Label:
    eid: str
    layer: Layer
    requirements: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Marked:
    """One text with its labels, in the order of its provisions."""

    name: str
    document: Document
    labels: tuple[Label, ...]

    @property
    def answers(self) -> dict[str, tuple[str, ...]]:
        """The provisions that answer each requirement."""
        found: dict[str, tuple[str, ...]] = {}
        for label in self.labels:
            for requirement in label.requirements:
                found[requirement] = (*found.get(requirement, ()), label.eid)
        return found


@cache
def marked(which: str) -> tuple[Marked, ...]:
    """The texts of a set, by name. Fails where a labelled provision was not read as one."""
    return tuple(_read(path) for path in sorted((HERE / which).glob("*.txt")))


def _read(path: Path) -> Marked:
    lines: list[str] = []
    labels: list[tuple[str, list[str]]] = []
    waiting: list[str] | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            waiting = line.split()[1:]
            continue
        if waiting and line.strip():
            labels.append((line, waiting))
            waiting = None
        lines.append(line)
    document = files.read_document("\n".join(lines).encode(), path.name, None)
    assert document.language == ("es" if path.stem.startswith(_SPANISH) else "en"), path.stem
    units = [node for node in document.walk() if node.kind in _CITED]
    found = []
    for line, (letter, *requirements) in labels:
        units = units[_place(line, units, path.stem) :]
        found.append(Label(units[0].eid, _LAYERS[letter], tuple(requirements)))
        units = units[1:]
    return Marked(path.stem, document, tuple(found))


def _place(line: str, units: Sequence[Provision], name: str) -> int:
    wanted = _letters(line)[:40]
    for place, unit in enumerate(units):
        if _letters(" ".join(part.printed for part in unit.walk())).startswith(wanted):
            return place
    raise AssertionError(f"{name}: no provision begins {line[:60]!r}")


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()
