"""How well suggestions find what a careful reader labelled: recall and mean reciprocal rank, against baselines.

``python -m tests.checklist.measure`` prints the table; ``--misses`` lists what was not found among the first five.
"""

from __future__ import annotations

import sqlite3
import sys
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting import corpus, files
from drafting.checklist.model import Checklist
from drafting.checklist.query import query
from drafting.checklist.suggest import suggestions
from drafting.checklist.units import units
from drafting.model import Document
from tests.corpora.conftest import corpora
from tests.marked import SETS, marked

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@dataclass(frozen=True, eq=False)
class Labelled:
    name: str
    document: Document
    real: bool
    answers: dict[str, tuple[str, ...]]


Ranking = dict[str, list[str]]  # requirement -> eids, best first
Ranker = Callable[[Checklist, Labelled], Ranking]


@cache
def labelled() -> tuple[Labelled, ...]:
    found = []
    for path in sorted((HERE / "labels").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        base = corpora() if data["real"] else ROOT
        if base is None:
            continue
        file = base / data["file"]
        document = files.read_document(file.read_bytes(), file.name, data["language"])
        answers = {item: tuple(eids) for item, eids in data["answers"].items()}
        found.append(Labelled(path.stem, document, data["real"], answers))
    return tuple(found)


@dataclass
class Figures:
    asked: int = 0
    at: tuple[int, int, int] = (0, 0, 0)
    reciprocal: float = 0.0
    pairs: int = 0
    pairs_at_5: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(
            self.asked + other.asked,
            tuple(a + b for a, b in zip(self.at, other.at, strict=True)),  # type: ignore[arg-type]
            self.reciprocal + other.reciprocal,
            self.pairs + other.pairs,
            self.pairs_at_5 + other.pairs_at_5,
        )

    def cells(self) -> list[str]:
        count = max(self.asked, 1)
        rates = [f"{hits / count:.3f}" for hits in self.at]
        return [
            str(self.asked),
            *rates,
            f"{self.reciprocal / count:.3f}",
            f"{self.pairs_at_5 / max(self.pairs, 1):.3f}",
        ]


def figures(ranking: Ranking, text: Labelled) -> Figures:
    total = Figures()
    for item, eids in text.answers.items():
        ranked = ranking.get(item, [])
        places = [place for place, eid in enumerate(ranked) if inside(eid, eids)]
        first = places[0] if places else None
        hits = tuple(int(first is not None and first < k) for k in (1, 3, 5))
        inside5 = sum(any(inside(eid, (wanted,)) for eid in ranked[:5]) for wanted in eids)
        total += Figures(1, hits, 1 / (first + 1) if first is not None else 0.0, len(eids), inside5)  # type: ignore[arg-type]
    return total


def marked_figures(which: str) -> Figures:
    """Suggestions on a set of texts written after the ranking."""
    checklist = corpus.legal_authorities()
    texts = [Labelled(text.name, text.document, False, text.answers) for text in marked(which)]
    return sum((figures(ours(checklist, text), text) for text in texts), Figures())


def inside(eid: str, wanted: Sequence[str]) -> bool:
    return any(eid == one or eid.startswith(one + "__") for one in wanted)


def plain(what: Callable[[Checklist, str, str], list[str]]) -> Ranker:
    """SQLite's full-text search with its BM25 over articles, asked with the words of ``what``."""

    @cache
    def rank(checklist: Checklist, text: Labelled) -> Ranking:
        document = text.document
        with sqlite3.connect(":memory:") as base:
            base.execute(
                "CREATE VIRTUAL TABLE law USING fts5(eid UNINDEXED, text, tokenize='unicode61 remove_diacritics 2')"
            )
            for unit in units(document):
                base.execute(
                    "INSERT INTO law VALUES (?, ?)",
                    (unit.provision.eid, " ".join(p.printed for p in unit.parts)),
                )
            ranking = {}
            for item in checklist.requirements:
                asked = " OR ".join(
                    '"' + term.replace('"', " ") + '"' for term in what(checklist, item.id, document.language)
                )
                rows = base.execute(
                    "SELECT eid FROM law WHERE law MATCH ? ORDER BY rank, rowid LIMIT 10", (asked,)
                )
                ranking[item.id] = [eid for (eid,) in rows]
        return ranking

    return rank


def _terms(checklist: Checklist, item: str, language: str) -> list[str]:
    found = checklist.requirement(item)
    assert found
    return _words(" ".join(found.terms[language]))


def _text(checklist: Checklist, item: str, language: str) -> list[str]:
    found = checklist.requirement(item)
    assert found
    return _words(found.text(language))


def _words(text: str) -> list[str]:
    """The words of a text, each once, without the shortest."""
    words = "".join(c if c.isalnum() else " " for c in text).lower().split()
    return list(dict.fromkeys(word for word in words if len(word) > 2))


@cache
def ours(checklist: Checklist, text: Labelled) -> Ranking:
    document = text.document
    found = suggestions(query(checklist, corpus.lexicon(), document.language), document, top=20)
    return {one.requirement: [candidate.eid for candidate in one.candidates] for one in found}


RANKERS: dict[str, Ranker] = {
    "full-text search of the terms": plain(_terms),
    "BM25 of the requirement's text": plain(_text),
    "suggestions": ours,
}


def table(rankers: dict[str, Ranker] = RANKERS) -> str:
    checklist = corpus.legal_authorities()
    lines = [
        "| text | requirements | recall at 1 | at 3 | at 5 | MRR | all labelled pairs at 5 |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for name, ranker in rankers.items():
        sums: dict[str, Figures] = {}
        for text in labelled():
            got = figures(ranker(checklist, text), text)
            for group in (
                text.name,
                "real laws" if text.real else "own texts",
                "Spanish" if text.document.language == "es" else "English",
                "all",
            ):
                sums[group] = sums.get(group, Figures()) + got
        groups = [group for group in sums if group in ("real laws", "own texts", "Spanish", "English", "all")]
        if name == "suggestions":
            groups = [group for group in sums if group not in groups] + groups
        lines += [f"| {name}: {group} | {' | '.join(sums[group].cells())} |" for group in groups]
    for which in SETS if "suggestions" in rankers else ():
        lines.append(f"| suggestions: {which} set | {' | '.join(marked_figures(which).cells())} |")
    return "\n".join(lines)


def statuses() -> str:
    """How often a requirement with each suggested status was answered by the reader's judgment."""
    checklist = corpus.legal_authorities()
    counts: dict[tuple[str, str], list[int]] = {}
    later = [
        Labelled(text.name, text.document, False, text.answers) for which in SETS for text in marked(which)
    ]
    for text, group in [
        *((text, "real laws" if text.real else _sort(text)) for text in labelled()),
        *((text, "second and third set") for text in later),
    ]:
        asked = query(checklist, corpus.lexicon(), text.document.language)
        for one in suggestions(asked, text.document):
            cell = counts.setdefault((group, one.status.value), [0, 0])
            cell[0] += 1
            cell[1] += one.requirement in text.answers
    lines = ["| texts | suggested | requirements | of these answered |", "|---|---|--:|--:|"]
    for (group, status), (all_, answered) in sorted(counts.items()):
        lines.append(f"| {group} | {status} | {all_} | {answered / all_:.2f} |")
    return "\n".join(lines)


def _sort(text: Labelled) -> str:
    return "seeds" if text.name.startswith("seed") else "own texts in other words"


def misses() -> str:
    checklist = corpus.legal_authorities()
    lines = []
    for text in labelled():
        ranking = ours(checklist, text)
        for item, eids in text.answers.items():
            ranked = ranking.get(item, [])
            places = [place for place, eid in enumerate(ranked) if inside(eid, eids)]
            if not places or places[0] >= 5:
                lines.append(
                    f"{text.name} {item}: wanted {', '.join(eids)} at {places[:1]}; got {', '.join(ranked[:5])}"
                )
    return "\n".join(lines)


if __name__ == "__main__":
    print(misses() if "--misses" in sys.argv else f"{table()}\n\n{statuses()}")
