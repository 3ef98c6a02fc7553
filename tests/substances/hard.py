"""Hard ways of writing chemicals, written before any was run; ``python -m tests.substances.hard`` lists what failed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting.model import Document
from drafting.substances.report import Examination
from tests.substances.drafts import annex, known, looked_at, text

FILE = Path(__file__).parent / "hard.toml"


@dataclass(frozen=True)
class Hard:
    """A draft, the chemicals it names, and the kinds of what should be said of it."""

    why: str
    document: Document
    finds: frozenset[str]
    says: tuple[str, ...]

    @property
    def examined(self) -> Examination:
        """Everything that is said of it."""
        return looked_at(self.document)

    @property
    def found(self) -> frozenset[str]:
        """The chemicals found by number or by name; families and groups have no number."""
        spots = self.examined.spots
        by_number = {written.cas for spot in spots for written in spot.numbers if written.ok}
        by_name = {key for spot in spots for name in spot.names for key in name.keys if key in _numbered()}
        return frozenset(by_number | by_name)

    @property
    def said(self) -> tuple[str, ...]:
        """The kinds of what is said."""
        return tuple(sorted(one.kind for one in self.examined.findings))

    @property
    def right(self) -> bool:
        """Whether exactly these are found, and exactly that is said."""
        return self.found == self.finds and self.said == tuple(sorted(self.says))


@cache
def _numbered() -> frozenset[str]:
    return frozenset(key for key, entries in known().by_key.items() if any(one.cas for one in entries))


@cache
def hard() -> tuple[Hard, ...]:
    """All cases, in the order of the file."""
    made = []
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["cases"]:
        if "rows" in row:
            head, *below = (line.split("\t") for line in row["rows"])
            document = annex(below, header=head)
        else:
            document = text(row["words"], row.get("language", "es"))
        made.append(Hard(row["why"], document, frozenset(row["finds"]), tuple(row.get("says", ()))))
    return tuple(made)


if __name__ == "__main__":
    for case in hard():
        if not case.right:
            print(f"{case.why}: found {sorted(case.found)}, is {sorted(case.finds)}; said {case.said}")
    print(sum(case.right for case in hard()), "of", len(hard()))
