"""A template of one's own from a file of any kind."""

import csv
import io
from datetime import date

import pytest
from docx import Document as Word
from openpyxl import Workbook

from drafting import corpus
from drafting.checklist.editions import Carried, passages
from drafting.errors import BadRequest, DraftingError
from drafting.workbench import template_files

ROWS = [
    ["No.", "Sección", "Requisito", "Nivel"],
    ["DEF-01", "Definiciones", "Definir arma química por su finalidad.", "Ley"],
    ["PRO-01", "Prohibiciones", "Prohibir el empleo de armas químicas.", "Ley"],
]
TODAY = date(2026, 11, 22)


def as_csv() -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(ROWS)
    return out.getvalue().encode("cp1252")


def as_xlsx() -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def as_docx() -> bytes:
    file, out = Word(), io.BytesIO()
    file.add_paragraph("Lista de verificación")
    file.add_table(1, 1).cell(0, 0).text = "otra tabla"
    table = file.add_table(0, 4)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "name"), [(as_csv, "own.csv"), (as_xlsx, "own.xlsx"), (as_docx, "own.docx")]
)
def test_a_table_of_any_kind_becomes_a_template(make: object, name: str) -> None:
    found = template_files.read(make(), name, on=TODAY)  # type: ignore[operator]
    assert (found.id, found.edition, found.dated, found.name("es")) == ("own", "1", TODAY, "own")
    assert [(item.id, item.text("es")) for item in found.requirements] == [
        ("DEF-01", "Definir arma química por su finalidad."),
        ("PRO-01", "Prohibir el empleo de armas químicas."),
    ]


def test_a_toml_file_says_all_itself() -> None:
    path = corpus.DIRECTORY / "checklists" / "legal-authorities.toml"
    assert template_files.read(path.read_bytes(), path.name, on=TODAY) == corpus.legal_authorities()
    assert template_files.looked_at(path.read_bytes(), path.name).checklist == corpus.legal_authorities()


def test_it_is_looked_at_before_it_is_kept_and_columns_can_be_chosen() -> None:
    seen = template_files.looked_at(as_xlsx(), "own.xlsx")
    assert seen.headings == tuple(ROWS[0])
    assert seen.read_as.columns == {"id": 0, "section": 1, "text": 2, "layer": 3}
    found = template_files.read(
        as_xlsx(), "own.xlsx", on=TODAY, columns={"text": 1}, template_id="x", name="Equis"
    )
    assert (found.id, found.name("es"), found.requirements[0].text("es")) == ("x", "Equis", "Definiciones")
    with pytest.raises(BadRequest, match="column 9"):
        template_files.read(as_xlsx(), "own.xlsx", on=TODAY, columns={"text": 8})
    with pytest.raises(BadRequest, match="song"):
        template_files.read(as_xlsx(), "own.xlsx", on=TODAY, columns={"song": 1})


def test_a_new_edition_knows_its_requirements_by_id_and_by_text() -> None:
    old = template_files.read(as_csv(), "own.csv", on=TODAY)
    changed = [
        ROWS[0],
        ["D-1", *ROWS[1][1:]],
        ["PRO-01", "Prohibiciones", "Prohibir el empleo de toda arma química.", "Ley"],
    ]
    out = io.StringIO()
    csv.writer(out).writerows(changed)
    new = template_files.read(out.getvalue().encode(), "own.csv", on=TODAY, edition="2")
    hows = {passage.new.id: passage.how for passage in passages(old, new) if passage.new}
    assert hows == {"D-1": Carried.RENAMED, "PRO-01": Carried.RESTATED}


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "own.csv"),
        (b"\x00\x01", "own.csv"),
        (b"PK\x03\x04broken", "own.xlsx"),
        (b"not = [toml", "own.toml"),
        (b"\xff\xfe", "own.toml"),
        ("Artículo 1. Sin tabla.".encode(), "own.txt"),
        (b"PK\x03\x04broken", "own.docx"),
        (b"a" + b"[" * 5000, "own.toml"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence_that_names_it(data: bytes, name: str) -> None:
    with pytest.raises(DraftingError) as wrong:
        template_files.read(data, name, on=TODAY)
    assert name in str(wrong.value)
