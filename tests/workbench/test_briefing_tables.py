"""The tables of the briefing: whose decisions stand where, and what still waits for an answer."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from drafting.model import Instrument, Layer
from drafting.review.model import State
from drafting.workbench import Workbench
from drafting.workbench.briefing import export
from tests.workbench.conftest import FIRST

DECIDING = FIRST.replace(
    "Sanciones\n", "Sanciones\n\nArtículo 2 Bis.- La Secretaría de Economía otorgará las licencias.\n"
)


@pytest.fixture
def law(desk: Workbench) -> Workbench:
    desk.import_draft("law", DECIDING.encode(), "1.txt", on=date(2026, 1, 10))
    return desk


def rows(desk: Workbench) -> list[tuple[str, ...]]:
    book = load_workbook(BytesIO(export(desk, "xlsx", language="es")))
    return [
        tuple(str(cell) for cell in row if cell is not None)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
    ]


def test_only_what_waits_is_a_question(law: Workbench) -> None:
    draft = law.draft("law")
    node = next(one for one in law.document(draft.id).walk() if one.eid == "art_3")
    kept = law.reviews.add(draft.id, node.uid, "¿Desde cuándo?")
    assert any("¿Desde cuándo?" in row for row in rows(law))
    law.reviews.settle(kept.key, state=State.ACCEPTED, answer="Desde enero.")
    assert not any("¿Desde cuándo?" in row for row in rows(law))


def test_a_body_stands_with_the_instrument_in_which_it_decides(law: Workbench) -> None:
    law.add_instrument(Instrument("rules", "Reglamento de Sustancias", "RS", "es", Layer.REGULATION, 2))
    law.import_draft("rules", DECIDING.replace("LEY DE", "REGLAMENTO DE").encode(), "2.txt")
    found = [row[0] for row in rows(law) if len(row) > 2 and any("Economía" in cell for cell in row[:2])]
    assert len(found) == 2
    assert len(set(found)) == 2, "each with its own instrument"
