"""Comparative tables of drafts: named by number, stage and date."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from drafting.compare.table import Choices
from drafting.errors import BadRequest, NotFound
from drafting.model import Document, Instrument, Language, Layer, Mark
from drafting.workbench import Workbench, marks
from drafting.workbench.tables import with_extras
from tests.workbench.conftest import FIRST, SECOND

CHANGED = Choices(changed_only=True)
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
    data = desk.tables.two(ids[0], ids[1], format="docx", choices=CHANGED)
    for name in ("word/header.xml", "word/document.xml"):
        assert "Borrador 1 · Minuta · 1 de marzo de 2026" in part(data, name)
        assert "Borrador 2 · Minuta · 1 de marzo de 2026" in part(data, name)
    body = part(data, "word/document.xml")
    assert "orden público" not in body
    assert "Artículo 1 Bis" in body
    assert "orden público" in part(
        desk.tables.two(ids[0], ids[1], format="docx", choices=Choices()), "word/document.xml"
    )


def test_a_spreadsheet_holds_the_same_rows(desk: Workbench, ids: list[int]) -> None:
    sheet = load_workbook(BytesIO(desk.tables.two(ids[0], ids[1], format="xlsx", choices=CHANGED))).active
    names = [row[1] for row in sheet.iter_rows(values_only=True)]
    assert [name for name in names if name and name.startswith("Art")] == ["Artículo 1 Bis", "Artículo 3"]


def test_two_drafts_against_a_third(desk: Workbench, ids: list[int]) -> None:
    body = part(desk.tables.three(*ids, format="docx", choices=CHANGED), "word/document.xml")
    assert "A y B chocan" in body
    sheet = load_workbook(BytesIO(desk.tables.three(*ids, format="xlsx", choices=CHANGED))).active
    assert "A y B chocan" in [row[5] for row in sheet.iter_rows(values_only=True)]


def test_drafts_of_two_instruments_are_named_with_theirs(desk: Workbench, ids: list[int]) -> None:
    desk.add_instrument(Instrument("rule", "Reglamento", "RLS", "es", Layer.REGULATION, 2))
    other = desk.import_draft("rule", SECOND.encode(), "r.txt").draft.id
    header = part(desk.tables.two(ids[0], other, format="docx", choices=CHANGED), "word/header.xml")
    assert "LS: Borrador 1" in header
    assert "RLS: Borrador 1" in header


def test_the_same_drafts_give_the_same_bytes(desk: Workbench, ids: list[int]) -> None:
    for format in ("docx", "xlsx"):
        first, second = (desk.tables.two(ids[0], ids[1], format=format, choices=CHANGED) for _ in range(2))  # type: ignore[arg-type]
        assert first == second


def test_a_draft_that_is_not_there_is_said(desk: Workbench, ids: list[int]) -> None:
    with pytest.raises(NotFound):
        desk.tables.two(ids[0], 999, format="xlsx", choices=CHANGED)
    with pytest.raises(NotFound):
        desk.tables.three(ids[0], 999, ids[1], format="docx", choices=CHANGED)


def test_many_drafts_stand_side_by_side_each_against_the_one_before(desk: Workbench, ids: list[int]) -> None:
    body = part(desk.tables.many(ids, format="docx", choices=CHANGED), "word/document.xml")
    assert all(f"Borrador {number} · Minuta" in body for number in (1, 2, 3))
    sheet = load_workbook(BytesIO(desk.tables.many(ids, format="xlsx", choices=CHANGED))).active
    told = {row[1]: row[5] for row in sheet.iter_rows(values_only=True)}
    assert told["Artículo 1 Bis"] == "Texto 2: nuevo\nTexto 3: suprimido"
    assert told["Artículo 3"] == "Texto 2: modificado\nTexto 3: modificado"


def test_one_text_is_no_table_and_nine_are_too_many(desk: Workbench, ids: list[int]) -> None:
    for wrong in (ids[:1], ids * 3):
        with pytest.raises(BadRequest) as caught:
            desk.tables.many(wrong, format="docx", choices=CHANGED)
        assert "2" in caught.value.sentence("es")


def test_what_is_said_of_provisions_and_room_to_write_stand_beside_the_texts(
    desk: Workbench, ids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def say(document: Document, language: Language) -> list[Mark]:
        answer = Mark("checks", "art_3", "De acuerdo.", author="Jurídico")
        return [
            Mark("checks", "art_3", "La pena es menor que la del Código.", replies=(answer,)),
            Mark("checks", "art_2__fr_II", "No se transcribe: el artículo no cambió."),
        ]

    monkeypatch.setitem(marks.SAYERS, "checks", say)
    choices = with_extras(CHANGED, desk.document(ids[1]), kinds=["checks"], blank="Justificación")
    body = part(desk.tables.two(ids[0], ids[1], format="docx", choices=choices), "word/document.xml")
    for words in ("Revisión del texto", "Justificación", "menor que la del Código", "Jurídico: De acuerdo."):
        assert words in body
    assert "No se transcribe" not in body
    sheet = load_workbook(BytesIO(desk.tables.two(ids[0], ids[1], format="xlsx", choices=choices))).active
    (row,) = (row for row in sheet.iter_rows(values_only=True) if row[1] == "Artículo 3")
    assert row[5:] == ("La pena es menor que la del Código.\nJurídico: De acuerdo.", None)
    with pytest.raises(BadRequest):
        with_extras(CHANGED, desk.document(ids[1]), kinds=["horoscope"])
