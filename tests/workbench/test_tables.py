"""Comparative tables of drafts: named by number, stage and date."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from drafting.errors import NotFound
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench
from tests.workbench.conftest import FIRST, SECOND

THIRD = FIRST.replace("dos a seis años", "tres a nueve años")


@pytest.fixture
def ids(desk: Workbench) -> list[int]:
    texts = (FIRST, SECOND, THIRD)
    return [
        desk.import_draft("law", text.encode(), f"{n}.txt", stage="minuta").draft.id
        for n, text in enumerate(texts)
    ]


def part(data: bytes, name: str) -> str:
    return ZipFile(BytesIO(data)).read(name).decode()


def test_a_word_table_names_both_drafts_by_number_stage_and_date(desk: Workbench, ids: list[int]) -> None:
    data = desk.export_table(ids[0], ids[1], format="docx")
    for name in ("word/header.xml", "word/document.xml"):
        assert "Borrador 1 · Minuta · 1 de marzo de 2026" in part(data, name)
        assert "Borrador 2 · Minuta · 1 de marzo de 2026" in part(data, name)
    body = part(data, "word/document.xml")
    assert "orden público" not in body
    assert "Artículo 1 Bis" in body
    assert "orden público" in part(
        desk.export_table(ids[0], ids[1], format="docx", changed_only=False), "word/document.xml"
    )


def test_a_spreadsheet_holds_the_same_rows(desk: Workbench, ids: list[int]) -> None:
    sheet = load_workbook(BytesIO(desk.export_table(ids[0], ids[1], format="xlsx"))).active
    names = [row[1] for row in sheet.iter_rows(values_only=True)]
    assert [name for name in names if name and name.startswith("Art")] == ["Artículo 1 Bis", "Artículo 3"]


def test_two_drafts_against_a_third(desk: Workbench, ids: list[int]) -> None:
    body = part(desk.export_three(*ids, format="docx"), "word/document.xml")
    assert "A y B chocan" in body
    sheet = load_workbook(BytesIO(desk.export_three(*ids, format="xlsx"))).active
    assert "A y B chocan" in [row[5] for row in sheet.iter_rows(values_only=True)]


def test_drafts_of_two_instruments_are_named_with_theirs(desk: Workbench, ids: list[int]) -> None:
    desk.add_instrument(Instrument("rule", "Reglamento", "RLS", "es", Layer.REGULATION, 2))
    other = desk.import_draft("rule", SECOND.encode(), "r.txt").draft.id
    header = part(desk.export_table(ids[0], other, format="docx"), "word/header.xml")
    assert "LS: Borrador 1" in header
    assert "RLS: Borrador 1" in header


def test_the_same_drafts_give_the_same_bytes(desk: Workbench, ids: list[int]) -> None:
    for format in ("docx", "xlsx"):
        first, second = (desk.export_table(ids[0], ids[1], format=format) for _ in range(2))  # type: ignore[arg-type]
        assert first == second


def test_a_draft_that_is_not_there_is_said(desk: Workbench, ids: list[int]) -> None:
    with pytest.raises(NotFound):
        desk.export_table(ids[0], 999, format="xlsx")
    with pytest.raises(NotFound):
        desk.export_three(ids[0], 999, ids[1], format="docx")
