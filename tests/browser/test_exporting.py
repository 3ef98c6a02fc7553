"""Export: what is chosen stays in the address, the file is looked at before it is made, and then handed over."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from drafting import office
from tests.browser.conftest import LAW, Server, Visitor

PLACE = f"export?instrument={LAW}&draft=12&against=11"


def prepared(page: Page, name: str) -> bytes:
    """The file of that name, prepared and downloaded."""
    page.get_by_role("button", name=f"Preparar {name}").click()
    with page.expect_download(timeout=90_000) as caught:
        page.get_by_role("button", name=f"Descargar {name}").click(timeout=90_000)
    assert caught.value.suggested_filename == name
    return Path(caught.value.path()).read_bytes()


def test_a_redline_is_prepared_and_handed_over(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    page.get_by_label("Autor de los cambios").fill("Comisión de Salud")
    page.get_by_label("Autor de los cambios").press("Enter")
    page.wait_for_url("**Comisi**")
    data = prepared(page, f"{LAW}_borrador-11-12_cambios.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode("utf-8")
    assert "Comisión de Salud" in body
    assert "<w:del " in body


def test_a_table_is_shown_before_it_is_made_and_choices_survive_a_reload(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    page.get_by_role("radio", name="Cuadro comparativo").click()
    page.get_by_role("textbox", name="Columna en blanco").fill("Justificación")
    page.get_by_role("textbox", name="Columna en blanco").press("Enter")
    expect(page.locator(".preview th").last).to_have_text("Justificación")
    expect(page.locator(".preview ins").first).to_be_visible()
    page.get_by_role("radio", name="Hoja de cálculo").click()
    page.wait_for_url("**xlsx**")
    page.reload()
    expect(page.locator(".preview th").last).to_have_text("Justificación")
    sheet = load_workbook(io.BytesIO(prepared(page, f"{LAW}_borrador-11-12_cuadro.xlsx"))).active
    assert "Justificación" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_more_drafts_and_a_third_text_change_the_columns(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    many = visit().open(f"{server.url}/{PLACE}&export=kind-table~texts-9,10")
    expect(many.locator(".preview th")).to_have_count(4)
    assert prepared(many, f"{LAW}_borrador-9-10-11-12_cuadro.docx")[:2] == b"PK"
    three = visit().open(
        f"{server.url}/export?instrument={LAW}&draft=10&against=8&third=11&export=kind-table"
    )
    expect(three.locator(".preview th").first).to_contain_text("Texto base")
    assert prepared(three, f"{LAW}_borrador-8-10-11_cuadro.docx")[:2] == b"PK"


def test_clean_text_and_the_original_file_leave_too(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}&export=kind-clean")
    assert prepared(page, f"{LAW}_borrador-12.docx")[:2] == b"PK"
    page.get_by_role("radio", name="Archivo original").click()
    name = f"{LAW}_borrador-12_original.txt"
    with page.expect_download() as caught:
        page.get_by_role("button", name=f"Descargar {name}").click()
    assert caught.value.suggested_filename == name


@pytest.mark.office
@pytest.mark.skipif(not office.available(), reason="no LibreOffice on this machine")
def test_a_pdf_is_made_where_libreoffice_is(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}&export=kind-clean~format-pdf")
    assert prepared(page, f"{LAW}_borrador-12.pdf")[:5] == b"%PDF-"


@pytest.mark.office
@pytest.mark.skipif(not office.available(), reason="no LibreOffice on this machine")
def test_long_work_can_be_stopped(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}&export=kind-annotated~format-pdf")
    page.get_by_role("button", name="Preparar").click()
    page.get_by_role("button", name="Detener").click()
    expect(page.get_by_text("Detenido: nada quedó a medias.")).to_be_visible()
    expect(page.get_by_role("button", name="Preparar")).to_be_visible()
    expect(page.get_by_role("button", name="Descargar")).to_have_count(0)
