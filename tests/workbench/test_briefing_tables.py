"""The tables of the briefing: whose decisions stand where, and what still waits for an answer."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from drafting.model import Instrument, Layer
from drafting.review.model import State
from drafting.workbench import Workbench
from drafting.workbench.briefing import Briefing, export
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


def test_missing_requirements_are_counted_by_section_and_only_the_ten_most_urgent_are_told(
    law: Workbench,
) -> None:
    made = Briefing(law, "es").report(("law",))
    gaps = law.checklists.sheet("", ["law"]).gaps()
    assert len(gaps) > 10
    tables = {table.name: table for table in made.tables}
    counted = tables["Requisitos que faltan, por apartado de la lista"]
    assert sum(int(row.cells[1].text) for row in counted.rows) == len(gaps)
    told = tables["Requisitos que faltan: los más urgentes"].rows
    assert [row.cells[0].text for row in told] == [*(one.requirement.id for one in gaps[:10]), ""]
    assert f"({len(gaps) - 10})" in told[-1].cells[1].text
    assert "Informe de faltantes" in told[-1].cells[1].text


def test_a_wrong_cas_number_is_among_the_first_things_to_decide(law: Workbench) -> None:
    wrong = DECIDING.replace(
        "Sanciones\n", "Sanciones\n\nArtículo 2 Ter.- Se controla el sarín (CAS 107-44-9).\n"
    )
    law.import_draft("law", wrong.encode(), "3.txt", on=date(2026, 1, 12))
    made = Briefing(law, "es").report(("law",))
    assert [table.name for table in made.tables[:3]] == [
        "De un vistazo",
        "Dónde está cada borrador",
        "Números CAS equivocados: por decidir",
    ]
    assert ["107-44-9" in row.cells[1].text for row in made.tables[2].rows] == [True]
    assert made.tables[0].rows[0].cells[1].text == "1"
