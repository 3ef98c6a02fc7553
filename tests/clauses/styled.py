"""The labelled laws of ``tests/clauses/styles``: what a reader finds in each provision, and what the program does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from drafting import files
from drafting.model import Document, Layer
from drafting.structure.numbering import fold
from drafting.workbench import acts, clause_texts

HERE = Path(__file__).parent / "styles"
Kind = Literal["P", "C", "F", "D", "G"]
KINDS: dict[Kind, str] = {
    "P": "penalties", "C": "clocks", "F": "functions", "D": "duties", "G": "delegations",
}  # fmt: skip


#: the sets, and what is labelled in each
SETS: dict[str, tuple[Kind, ...]] = {
    "first": tuple(KINDS), "second": tuple(KINDS), "third-terms": ("P", "C"), "fourth-terms": ("P", "C"),
    "third-acts": ("F", "D", "G"), "fourth-acts": ("F", "D", "G"), "fifth-acts": ("F", "D"), "sixth-acts": ("F", "D"),
    "sixth-terms": ("P", "C", "G"), "seventh-terms": ("P", "C", "G"),
}  # fmt: skip


class Found(NamedTuple):
    """What is said of a provision: by a label, or by the program."""

    eid: str
    kind: Kind
    what: tuple[str, ...]
    start: str = ""
    silence: str = ""


@dataclass(frozen=True)
class Law:
    """One text with its labels."""

    name: str
    document: Document
    labels: tuple[Found, ...]


@cache
def laws(which: str) -> tuple[Law, ...]:
    """The texts of a set, by name. Fails where a line was not read as a provision."""
    return tuple(_law(path) for path in sorted((HERE / which).glob("*.txt")))


def _law(path: Path) -> Law:
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("@"))
    document = files.read_document(text.encode(), path.name)
    nodes = list(document.walk())
    labels: list[Found] = []
    waiting: list[str] = []
    for line in lines:
        if line.startswith("@ "):
            waiting.append(line)
        elif line.strip() and waiting:
            at = _place(line, nodes, path.name)
            labels += [_label(one, nodes[at].eid) for one in waiting]
            nodes, waiting = nodes[at:], []
    return Law(path.stem, document, tuple(labels))


def _place(line: str, nodes: list[object], name: str) -> int:
    wanted = _letters(line)[:60]
    for at, node in enumerate(nodes):
        if _letters(node.printed).startswith(wanted):  # type: ignore[attr-defined]
            return at
    raise AssertionError(f"{name}: no provision begins {line[:60]!r}")


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _label(line: str, eid: str) -> Found:
    kind, *rest = line.removeprefix("@ ").split()
    named = dict(part.split("=", 1) for part in rest if "=" in part)
    what = [part for part in rest if "=" not in part]
    if kind == "F":
        what = [what[0], fold(" ".join(what[1:]))]
    return Found(eid, kind, tuple(what), named.get("from", ""), named.get("silence", ""))  # type: ignore[arg-type]


def said(document: Document) -> Iterator[Found]:
    """What the program reads in a text."""
    costs = clause_texts.penalties_of(document, Layer.STATUTE)
    for row in costs.rows:
        figures = (_figure(row.minimum), _figure(row.maximum), row.unit or "-")
        yield Found(row.eid, "P", (row.kind, *figures))
    for clock in clause_texts.clocks_of(document, Layer.STATUTE).rows:
        what = ("-", "date", "-") if clock.unit == "date" else (
            _figure(clock.length), clock.unit, clock.counting or "-")  # fmt: skip
        yield Found(clock.eid, "C", what, clock.event or ("(said)" if clock.implied else ""), clock.silence)
    for cell in acts.deciders_of(document).rows:
        yield Found(cell.eid, "F", (cell.function, fold(cell.agency)))
    for duty in acts.duties_of(document, costs.rows, layer=Layer.STATUTE).rows:
        yield Found(duty.eid, "D", (duty.kind,))
    for left in acts.delegations_of(document).rows:
        yield Found(left.eid, "G", (left.instrument,))


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{int(value)}" if value == int(value) else f"{value:.10g}"


@dataclass(frozen=True)
class Score:
    """What was found, what was missed, what was made up; of clocks, how many starts and silences were read."""

    hits: tuple[Found, ...]
    missed: tuple[tuple[str, Found], ...]
    extra: tuple[tuple[str, Found], ...]
    starts: tuple[int, int]
    silences: tuple[int, int]

    @property
    def recall(self) -> float:
        """Of the labelled rows."""
        return len(self.hits) / max(1, len(self.hits) + len(self.missed))

    @property
    def precision(self) -> float:
        """Of the rows that were said."""
        return len(self.hits) / max(1, len(self.hits) + len(self.extra))


def score(which: str, kind: Kind, language: str = "") -> Score:
    """How a kind of row is read in a set, of one language or of both."""
    hits: list[Found] = []
    missed: list[tuple[str, Found]] = []
    extra: list[tuple[str, Found]] = []
    starts, silences = Counter[bool](), Counter[bool]()
    for law in laws(which):
        if language and law.document.language != language:
            continue
        left = [one for one in said(law.document) if one.kind == kind]
        left = list(dict.fromkeys(left)) if kind == "F" else left  # two sentences may say the same of a body
        for label in (one for one in law.labels if one.kind == kind):
            own = next((one for one in left if _same(label, one)), None)
            if own is None:
                missed.append((law.name, label))
                continue
            left.remove(own)
            hits.append(label)
            if label.start:
                starts[fold(label.start) in fold(own.start)] += 1
            if label.silence or own.silence in ("approved", "refused"):
                silences[label.silence == own.silence] += 1
        extra += [(law.name, one) for one in left]
    return Score(
        tuple(hits), tuple(missed), tuple(extra),
        (starts[True], starts.total()), (silences[True], silences.total()),
    )  # fmt: skip


def _same(label: Found, one: Found) -> bool:
    if label.eid != one.eid:
        return False
    if label.kind != "F":
        return label.what == one.what
    return label.what[0] == one.what[0] and (label.what[1] in one.what[1] or one.what[1] in label.what[1])


def main(which: str) -> None:
    """Print the figures of a set, and every disagreement."""
    for kind, name in KINDS.items():
        for language in ("es", "en"):
            found = score(which, kind, language)
            print(f"{name} {language}: {len(found.hits) + len(found.missed)} labelled,", end=" ")
            print(f"precision {found.precision:.2f}, recall {found.recall:.2f}", end=" ")
            print(found.starts if kind == "C" else "", found.silences if kind == "C" else "")
            for law, one in found.missed:
                print(f"  missed  {law} {one.eid} {' '.join(one.what)}")
            for law, one in found.extra:
                print(f"  made up {law} {one.eid} {' '.join(one.what)}")


if __name__ == "__main__":
    import sys

    main(*sys.argv[1:])
