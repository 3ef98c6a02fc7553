"""Planted errors and traps, written before they were run; ``python -m tests.substances.critic`` lists what failed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafting.model import Document
from drafting.substances.report import Examination
from tests.substances.drafts import annex, looked_at, text

HERE = Path(__file__).parent

#: so many of the traps, the first ones, have no chemical in them
EMPTY = 20


@dataclass(frozen=True)
class Case:
    """A draft, and what should be said of it: (kind, words), None for nothing."""

    name: str
    document: Document
    wrong: tuple[str, str] | None
    empty: bool = False

    @property
    def right(self) -> bool:
        """Whether exactly that is said, and nothing found where there is nothing."""
        examined = looked_at(self.document)
        said = [(one.kind, " ".join(one.quote.exact.split())) for one in examined.findings]
        return said == ([self.wrong] if self.wrong else []) and not (self.empty and examined.spots)

    @property
    def said(self) -> Examination:
        """Everything that is said of it."""
        return looked_at(self.document)


@cache
def planted() -> tuple[Case, ...]:
    """The planted errors."""
    return tuple(_cases("errors"))


@cache
def traps() -> tuple[Case, ...]:
    """What only looks like a number of a chemical."""
    return tuple(_cases("traps"))


def figures() -> tuple[int, int, int, int]:
    """Errors said as planted, of how many; traps of which nothing is said, of how many."""
    return (
        sum(case.right for case in planted()), len(planted()), sum(case.right for case in traps()), len(traps()),
    )  # fmt: skip


def _cases(which: str) -> Iterator[Case]:
    rows = tomllib.loads((HERE / "critic.toml").read_text(encoding="utf-8"))[which]
    for place, row in enumerate(rows, start=1):
        wrong = (row["kind"], row["wrong"]) if "kind" in row else None
        if "rows" in row:
            head, *below = (line.split("\t") for line in row["rows"])
            document = annex(below, header=head)
        else:
            document = text(row["words"], row["language"])
        yield Case(f"{which}-{place}", document, wrong, empty=wrong is None and place <= EMPTY)


if __name__ == "__main__":
    for case in (*planted(), *traps()):
        if not case.right:
            found = [(one.kind, one.quote.exact) for one in case.said.findings]
            print(
                case.name, "expected", case.wrong, "said", found, [spot.text for spot in case.said.spots][:2]
            )
    print(*figures())
