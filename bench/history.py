"""What opening a history, a blame and the matrix costs from the store: the seeded law, and a large generated one.

``python -m bench history`` prints a Markdown table. CPU time, the best of three, each time as another process
would find it: nothing is remembered between two openings.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.cost import best, seconds
from bench.law import law, printed, revised
from drafting.compare.blame import blame
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench

LARGE = Instrument("large", "Ley de prueba", "Ley", "es", Layer.STATUTE, 9)
SEEDED = "ley-federal-quimica"


def rows(articles: int = 1_200, drafts: int = 12) -> list[tuple[str, str]]:
    """What was measured and the result, in the order of the table; ``articles`` 0 leaves the large law out."""
    with tempfile.TemporaryDirectory() as place:
        directory = Path(place)
        Workbench(directory, who="bench").seed()
        found = list(_opened(directory, SEEDED))
        if articles:
            spent = _large(directory, articles, drafts)
            found.append((f"{articles:,} articles: importing a draft, comparison kept", f"{spent:.2f} s"))
            found += _opened(directory, LARGE.slug)
    return found


def _opened(directory: Path, slug: str) -> Iterator[tuple[str, str]]:
    desk = Workbench(directory, who="bench")
    matrix = desk.matrix(slug)
    busiest = max(matrix.rows, key=lambda row: len({cell.turns for cell in row.cells}))
    eid = next(cell.eid for cell in reversed(busiest.cells) if cell.eid)
    size = f"{len(matrix.rows):,} articles in {len(matrix.drafts)} drafts"
    history = desk.history(slug, busiest.uid)
    steps: dict[str, Callable[[], object]] = {
        f"history of {eid}, by its eid": lambda: Workbench(directory).history(slug, eid),
        f"history of {eid}, by its uid": lambda: Workbench(directory).history(slug, busiest.uid),
        f"blame of {eid}": lambda: blame(history),
        "matrix": lambda: Workbench(directory).matrix(slug),
        "matrix again": lambda: desk.matrix(slug),
    }
    for name, step in steps.items():
        yield f"{size}: {name}", f"{best(step) * 1000:.0f} ms"


def _large(directory: Path, articles: int, drafts: int) -> float:
    """Keep that many drafts of a generated law; seconds for the last one."""
    desk = Workbench(directory, who="bench", now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    desk.add_instrument(LARGE)
    text = law(articles)
    spent = 0.0
    for number in range(1, drafts + 1):
        data = printed(text).encode("utf-8")
        spent = seconds(lambda number=number, data=data: desk.import_draft(LARGE.slug, data, f"{number}.txt"))
        text = revised(text, seed=number + 1)
    return spent
