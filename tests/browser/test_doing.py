"""What it does: asked, followed to the article, corrected, supposed other, compared, reviewed, taken along."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx import Document as Word
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from drafting.workbench import Workbench
from tests.browser.conftest import Server, Visitor, settled

EXPORTS = "ley-control-exportaciones"
PAGE = f"doing?instrument={EXPORTS}"
WORDS = {
    "es": {
        "locale": "es-MX", "reason": "Motivo (queda con la corrección)", "keep": "Guardar", "by": "Corregido por Oficina de pruebas",
        "open": "Descargar", "make": "Preparar la carpeta", "take": "Descargar la carpeta",
        "years": "9 años", "title": "Carpeta de la reunión", "longer": "Días de más frente al texto",
    },
    "en": {
        "locale": "en-GB", "reason": "Reason (kept with the correction)", "keep": "Save", "by": "Corrected by Oficina de pruebas",
        "open": "Download", "make": "Prepare the briefing", "take": "Download the briefing",
        "years": "9 years", "title": "Briefing", "longer": "Days more than in the text",
    },
}  # fmt: skip


def keeping(page: Page) -> object:
    """The row of the clock that says how long documents are kept."""
    return page.locator(".rows_ tbody tr", has_text="conservarán").first


def next_draft(server: Server) -> int:
    """A new draft of the Export Control Law that changes another article."""
    desk = Workbench(server.directory, who="Importación")
    text = desk.source(desk.draft(EXPORTS).id).decode("utf-8")
    changed = text.replace("quince días hábiles", "veinte días hábiles")
    assert changed != text
    return desk.import_draft(EXPORTS, changed.encode(), "5.txt").draft.number


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_clock_is_followed_corrected_and_the_correction_survives_the_next_draft(
    own_server: Server, visit: Callable[..., Visitor], language: str
) -> None:
    say = WORDS[language]
    visitor = visit(locale=say["locale"])
    page = visitor.open(f"{own_server.url}/{PAGE}&tab=clocks")
    keeping(page).locator("th a").click()  # type: ignore[attr-defined]
    expect(page.locator("mark.on-pointed")).to_have_text("siete años")
    expect(page).to_have_url(re.compile(r"/draft\?.*provision=art_40"))
    page.go_back()
    keeping(page).locator(".pen").click()  # type: ignore[attr-defined]
    expect(page.locator(".doing_panel mark")).to_have_text("siete años")
    page.locator("#f_length").fill("9")
    page.get_by_role("button", name=say["keep"], exact=True).click()  # without a reason nothing is kept
    expect(page.get_by_label(say["reason"])).to_be_focused()
    page.get_by_label(say["reason"]).fill("Se acordó con la industria")
    page.get_by_role("button", name=say["keep"], exact=True).click()
    expect(page.locator(".doing_panel .marked_")).to_contain_text(say["by"])
    expect(keeping(page)).to_contain_text(say["years"])  # type: ignore[arg-type]
    number = next_draft(own_server)
    page = visitor.open(f"{own_server.url}/{PAGE}&tab=clocks&draft={number}")
    expect(keeping(page)).to_contain_text(say["years"])  # type: ignore[arg-type]
    expect(keeping(page).locator(".marked_")).to_contain_text(say["by"])  # type: ignore[attr-defined]
    assert visitor.faults == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_briefing_is_made_in_sight_and_opens(
    own_server: Server, visit: Callable[..., Visitor], language: str, tmp_path: Path
) -> None:
    say = WORDS[language]
    visitor = visit(locale=say["locale"])
    page = visitor.open(f"{own_server.url}/{PAGE}&tab=clocks")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name=say["open"], exact=True).click()
    make = page.get_by_role("button", name=say["make"])
    expect(make).to_be_in_viewport(ratio=1)  # without scrolling in what opened
    make.click()
    with page.expect_download(timeout=120_000) as caught:
        page.get_by_role("button", name=say["take"]).click(timeout=120_000)
    path = tmp_path / caught.value.suggested_filename
    caught.value.save_as(path)
    assert path.name.endswith(f"_{language}.docx")
    made = Word(str(path))
    assert made.paragraphs[0].text == say["title"]
    assert len(made.tables) == 14
    assert visitor.faults == []


@pytest.mark.office
@pytest.mark.parametrize("language", ["es", "en"])
def test_the_briefing_is_a_pdf_with_every_instrument(
    own_server: Server, visit: Callable[..., Visitor], language: str, tmp_path: Path
) -> None:
    from drafting.workbench.output import pdf_available

    if not pdf_available():
        pytest.skip("no LibreOffice on this machine")
    say = WORDS[language]
    page = visit(locale=say["locale"]).open(f"{own_server.url}/{PAGE}")
    page.get_by_role("button", name=say["open"], exact=True).click()
    page.get_by_role("radio", name="PDF").click()
    settled(page)
    page.get_by_role("button", name=say["make"]).click()
    with page.expect_download(timeout=240_000) as caught:
        page.get_by_role("button", name=say["take"]).click(timeout=240_000)
    caught.value.save_as(tmp_path / "briefing.pdf")
    data = (tmp_path / "briefing.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) > 3


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_clock_is_supposed_another_and_the_address_carries_it(
    server: Server, visit: Callable[..., Visitor], language: str
) -> None:
    say = WORDS[language]
    visitor = visit(locale=say["locale"])
    page = visitor.open(f"{server.url}/{PAGE}&tab=clocks")
    before = page.locator(".way_ .total").inner_text()
    page.locator(".way_ li.decision input").first.fill("60")
    page.locator(".way_ li.decision input").first.press("Tab")
    expect(page.locator(".way_ .total strong")).to_contain_text(say["longer"])
    page.locator(".way_ li.stop input").nth(1).fill("2")  # suspended twice
    page.locator(".way_ li.stop input").nth(1).press("Tab")
    expect(page.locator(".way_ li.changed")).to_have_count(2)
    settled(page)
    supposed = page.locator(".way_ .total").inner_text()
    page.goto(page.url)
    expect(page.locator(".way_ .total")).to_have_text(supposed)
    page.locator(".way_ .deeds button").click()
    expect(page.locator(".way_ .total")).to_have_text(before)
    expect(page).not_to_have_url(re.compile("whatif"))
    assert visitor.faults == []


def test_a_question_is_answered_by_rows_that_lead_to_their_words(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.open(f"{server.url}/{PAGE}")
    page.keyboard.press("q")
    page.keyboard.type("¿Qué pasa si la autoridad no contesta en 39 días?")
    page.keyboard.press("Enter")
    first = page.locator(".answers li").first
    expect(first).to_contain_text("se entiende negado")
    expect(page).to_have_url(re.compile("ask="))
    first.locator("a").click()
    expect(page.locator("mark.on-pointed")).to_be_visible()
    page.go_back()
    page.get_by_label("Pregunte al borrador").fill("who signs the licence?")
    page.get_by_role("button", name="Preguntar", exact=True).click()
    expect(page.locator(".answers li").first).to_contain_text("Secretaría de Economía")
    page.get_by_label("Pregunte al borrador").fill("zzz")
    page.get_by_role("button", name="Preguntar", exact=True).click()
    expect(page.locator(".answers .none")).to_be_visible()
    assert visitor.faults == []


def test_a_row_that_was_missed_is_added_by_its_words_and_set_aside_again(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.open(f"{own_server.url}/{PAGE}&tab=clocks&row=%2Bart_40")
    words = page.get_by_label("Las palabras en que descansa")
    words.fill("cuando ésta los requiera")
    page.locator("#f_length").fill("3")
    page.get_by_label("Motivo (queda con la corrección)").fill("Es un plazo")
    page.get_by_role("button", name="Agregar", exact=True).click()
    added = page.locator(".rows_ tbody tr", has_text="cuando ésta los requiera").first
    expect(added).to_contain_text("Agregado por Oficina de pruebas")
    page.get_by_role("button", name="Deshacer (u)").click()
    expect(page.locator(".rows_ tbody tr", has_text="Agregado por")).to_have_count(0)
    page.locator(".doing_panel .shut").or_(page.locator(".rows_ .pen").first).first.click()
    assert visitor.faults == []


def test_rows_are_walked_followed_and_corrected_by_keys(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.open(f"{server.url}/{PAGE}&tab=penalties")
    expect(page.locator(".rows_")).to_be_visible()
    for key in ("j", "j", "ArrowDown", "k"):
        page.keyboard.press(key)
    second = page.locator(".rows_ tbody tr").nth(1)
    expect(second.locator("th a")).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator(".doing_panel")).to_contain_text(second.locator("th a").inner_text())
    page.keyboard.press("Escape")
    expect(page.locator(".doing_panel")).to_have_count(0)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/draft"))
    assert visitor.faults == []


def test_two_drafts_are_compared_and_the_table_is_taken_along(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.open(f"{server.url}/{PAGE}&tab=penalties&against=1")
    row = page.locator(".became tr", has_text="Artículo 45").first
    expect(row.locator("del")).to_contain_text("8 a 20 años")
    expect(row.locator("ins")).to_contain_text("6 a 18 años")
    page.get_by_role("button", name="Descargar", exact=True).click()
    for name in ("Tabla en Word", "Tabla en Excel"):
        with page.expect_download() as caught:
            page.get_by_role("button", name=name).click()
        data = Path(caught.value.path()).read_bytes()
        if name.endswith("Word"):
            assert len(Word(io.BytesIO(data)).tables) == 4
        else:
            assert len(load_workbook(io.BytesIO(data)).sheetnames) >= 4
    assert visitor.faults == []


def test_a_review_is_recorded_and_what_changed_since_goes_back_and_stands_in_the_margins(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.open(f"{own_server.url}/{PAGE}&tab=reviewed")
    expect(page.locator(".reviewed_ .none")).to_be_visible()
    settled(page)
    page.get_by_text("Anotar que un órgano revisó el borrador 4").click()
    page.get_by_role("button", name="Anotar", exact=True).click()
    expect(page.locator(".reviewed_ [role=alert]")).to_be_visible()  # without a body and a day
    Workbench(own_server.directory, who="Consejería").clauses.reviewed.mark(
        EXPORTS, "OPAQ", date(2026, 9, 10), note="Suficiente"
    )
    number = next_draft(own_server)
    page = visitor.open(f"{own_server.url}/{PAGE}&tab=reviewed&draft={number}")
    back = page.locator(".reviewed_ tbody tr").first
    expect(back.locator("del").first).to_contain_text("quince")
    expect(back.locator("ins").first).to_contain_text("veinte")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Lo que debe volver a OPAQ, en Word").click()
    assert len(Word(str(caught.value.path())).tables) == 1
    page = visitor.open(f"{own_server.url}/compare?instrument={EXPORTS}&draft={number}&against=4")
    expect(page.locator(".brings-head")).to_contain_text("sin cubrir")
    page = visitor.open(f"{own_server.url}/draft?instrument={EXPORTS}&draft={number}&margin=review")
    expect(page.locator(".margin-note.by-review").first).to_contain_text("OPAQ")
    assert visitor.faults == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("tab", ["penalties", "clocks", "deciders", "duties", "delegations", "reviewed"])
def test_no_tab_is_wider_than_its_screen(
    server: Server, visit: Callable[..., Visitor], tab: str, width: int
) -> None:
    page = visit(viewport={"width": width, "height": 844}).open(f"{server.url}/{PAGE}&tab={tab}")
    expect(page.locator(".doing h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
