from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from drafting.model import Draft, Instrument, Layer
from drafting.workbench import Workbench

LAW = Instrument("law", "Ley de Sustancias", "LS", "es", Layer.STATUTE, 1)

FIRST = """LEY DE SUSTANCIAS

CAPÍTULO I
Disposiciones generales

Artículo 1.- Esta ley es de orden público.

Artículo 2.- Para los efectos de esta ley se entiende por:

I. Autoridad: la Autoridad Nacional;

II. Exportación: la salida de sustancias del país.

CAPÍTULO II
Sanciones

Artículo 3.- Se impondrá prisión de dos a seis años a quien omita la declaración.
"""

#: article 1 Bis is new, the penalty is another, everything else is as it was
SECOND = FIRST.replace(
    "Artículo 2.-", "Artículo 1 Bis.- Rige en todo el territorio.\n\nArtículo 2.-"
).replace("dos a seis años", "uno a cuatro años")


def at_work(directory: Path, **options: object) -> Workbench:
    """A workbench whose clock stands still and whose uids are counted."""
    numbers = count(1)
    settings = {
        "who": "drafter",
        "mint": lambda: f"u{next(numbers)}",
        "now": lambda: datetime(2026, 3, 1, 10, 30, tzinfo=UTC),
        **options,
    }
    return Workbench(directory, **settings)  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    """A workbench with one instrument and no draft."""
    desk = at_work(tmp_path / "data")
    desk.add_instrument(LAW)
    return desk


@pytest.fixture
def drafts(desk: Workbench) -> list[Draft]:
    return [
        desk.import_draft("law", text.encode(), f"{n}.txt").draft for n, text in enumerate((FIRST, SECOND))
    ]
