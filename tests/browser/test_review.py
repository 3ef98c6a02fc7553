"""Review: a whole round, from the sending of a draft to the next one, with files reviewed in LibreOffice."""

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from drafting.model import Quote
from drafting.review.model import State
from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, settled
from tests.office.driving import has_uno
from tests.office.reviewing import Review, reviewed

REVIEWS = {
    "customs": Review(
        "Oficial de aduanas",
        [("fijar sus atribuciones", "determinar sus facultades")],
        [("depósitos fiscales", "¿Incluye los recintos militares?")],
    ),
    "health": Review("Oficial de salud", [("fijar sus atribuciones", "señalar sus competencias")]),
    "opcw": Review(
        "Legal officer",
        [
            ("la Autoridad Nacional permite", "+ por escrito"),
            ("es de interés público", "+ y observancia general"),
        ],
        [("inspecciones nacionales", "See Part II of the Verification Annex.")],
    ),
}
OFFICES = {"customs": "Aduanas", "health": "Salud", "opcw": "OPAQ"}


def choose(page: Page, text: str) -> None:
    """Open what the list has under these words."""
    page.locator(".needs .need", has_text=text).first.click()
    expect(page.locator(".sides .item.current")).to_contain_text(text)
    settled(page)


def said(page: Page) -> None:
    page.locator(".needs .need").first.wait_for()
    settled(page)


REASON = "Motivo o respuesta (lo leerá quien revisó)"


@pytest.mark.office
def test_a_whole_round(own_server: Server, visit: Callable[..., Visitor], tmp_path: Path) -> None:
    if shutil.which("soffice") is None or not has_uno():
        pytest.skip("LibreOffice with its Python bridge (uno) is not installed")
    visitor = visit()
    page, desk = visitor.page, Workbench(own_server.directory, who="Colega")
    page.goto(f"{own_server.url}/review?instrument={LAW}&tab=rounds")
    clean = send(page)
    take_back(page, reviewed(clean, list(REVIEWS.values()), tmp_path), tmp_path)
    landed_where_they_were_made(desk)
    page.get_by_role("radio", name="Decidir").click()
    said(page)
    settle_what_collides(page)
    settle_the_rest(page)
    make_the_next_draft(page, desk)
    page.goto(f"{own_server.url}/review?instrument={LAW}")
    said(page)
    the_matrix_says_all(page)
    assert desk.verify() == ()
    assert visitor.faults == []


def send(page: Page) -> bytes:
    """A round on draft 11 to three offices; the clean file of one package."""
    page.locator('[class*="st-key-round_draft_"] input').click()
    page.get_by_role("option", name="11 · ").click()
    for name in OFFICES.values():
        page.locator('[class*="st-key-round_to_"] input').fill(name)
        page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Abrir la ronda").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("La ronda 1 sobre el borrador 11 está abierta")
    with page.expect_download() as download:
        page.locator(".st-key-reviewer_customs").get_by_role("button", name="Paquete (.zip)").click()
    with zipfile.ZipFile(BytesIO(Path(download.value.path()).read_bytes())) as package:
        assert package.namelist() == ["00_oficio.docx", f"01_{LAW}_11_limpio.docx"]
        return package.read(f"01_{LAW}_11_limpio.docx")


def take_back(page: Page, files: list[bytes], folder: Path) -> None:
    for reviewer, data in zip(REVIEWS, files, strict=True):
        path = folder / f"{reviewer}.docx"
        path.write_bytes(data)
        page.locator(f".st-key-reviewer_{reviewer} input[type=file]").set_input_files(path)
        told = page.get_by_test_id("stAlert").first
        expect(told).to_contain_text(f"{reviewer}.docx de {OFFICES[reviewer]}")
        settled(page)


def landed_where_they_were_made(desk: Workbench) -> None:
    assert [one.draft for one in desk.reviews.returned(LAW, 1)] == [11, 11, 11]
    assert {(one.author, one.eid) for one in desk.reviews.proposals(LAW)} == {
        ("Oficial de aduanas", "art_1__fr_III"),
        ("Oficial de salud", "art_1__fr_III"),
        ("Legal officer", "art_6__fr_XIII"),
        ("Legal officer", "art_1"),
    }
    assert {(one.author, one.eid) for one in desk.reviews.comments(LAW)} == {
        ("Oficial de aduanas", "art_3"),
        ("Legal officer", "art_1__fr_V"),
    }


def settle_what_collides(page: Page) -> None:
    """Two accepted on the same words are in conflict until one of them is rejected."""
    choose(page, "determinar sus facultades")
    expect(page.locator(".sides .side")).to_have_count(2)
    expect(page.locator(".sides .wants").first).to_contain_text(
        "fijar sus atribuciones determinar sus facultades"
    )
    page.keyboard.press("a")
    expect(page.locator(".sides .item.current .state")).to_have_text("Aceptado")
    page.keyboard.press("j")
    expect(page.locator(".sides .item.current")).to_contain_text("señalar sus competencias")
    settled(page)
    page.keyboard.press("a")
    expect(page.locator(".sides .clash")).to_contain_text("chocan")
    page.get_by_label(REASON).fill("Se sigue a Aduanas")
    page.get_by_label(REASON).blur()
    page.keyboard.press("r")
    expect(page.locator(".sides .item.current .state")).to_have_text("Rechazado")
    expect(page.locator(".sides .clash")).to_have_count(0)


def settle_the_rest(page: Page) -> None:
    """Other words for a proposal, an answer to a comment."""
    choose(page, "observancia general")
    page.locator(".sides .item.current").get_by_role("button", name="Aceptar con otra redacción…").click()
    field = page.get_by_label("Redacción que se acepta")
    expect(page.get_by_text("Redacción que se acepta")).to_be_visible()
    above, below = page.locator(".sides .item.current .deeds").first.bounding_box(), field.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] < below["y"]
    field.fill("y de observancia general")
    page.get_by_role("button", name="Aceptar con esta redacción").click()
    expect(page.locator(".sides .item.current .state")).to_have_text("Aceptado con otra redacción")
    choose(page, "recintos militares")
    page.get_by_label(REASON).fill("Sí: son recintos fiscalizados.")
    page.locator(".sides .item.current").get_by_role("button", name="Contestar").click()
    expect(page.locator(".sides .item.current .state")).to_have_text("Contestado")


def make_the_next_draft(page: Page, desk: Workbench) -> None:
    page.get_by_role("radio", name="Siguiente borrador").click()
    page.get_by_role("button", name="Hacer el siguiente borrador").click()
    page.wait_for_url("**/compare**")
    expect(page.locator(".redline")).to_contain_text("determinar sus facultades")
    expect(page.get_by_test_id("stAlert")).to_contain_text("El borrador 13 se hizo con lo aceptado")
    made = desk.draft(LAW)
    text = desk.document(made.id).printed
    assert made.number == 13
    assert "es de interés público y de observancia general y tiene por objeto" in text
    assert "III. Crear la Autoridad Nacional y determinar sus facultades;" in text
    assert "señalar sus competencias" not in text


def the_matrix_says_all(page: Page) -> None:
    with page.expect_download() as download:
        page.get_by_role("button", name="Respuestas (Excel)").click()
    book = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    cells = "\n".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )
    for words in (
        "Aduanas (Oficial de aduanas)", "Se sigue a Aduanas", "Rechazado", "Borrador 13",
        "Sí: son recintos fiscalizados.", "See Part II",
    ):  # fmt: skip
        assert words in cells, words


def test_the_slower_of_two_is_told_and_a_decision_is_undone(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    desk = Workbench(own_server.directory, who="Colega")
    draft = desk.draft(LAW)
    node = next(node for node in desk.document(draft.id).walk() if node.eid == "art_3")
    words = " ".join(node.text.split()[:4])
    one = desk.reviews.add(draft.id, node.uid, "¿Desde cuándo?", quote=Quote(words))
    visitor = visit(locale="en-GB")
    page = visitor.page
    page.goto(f"{own_server.url}/review?instrument={LAW}&said={one.id}")
    said(page)
    expect(page.locator(".sides .item.current")).to_contain_text("¿Desde cuándo?")
    desk.reviews.settle(one.key, state=State.DEFERRED)
    page.locator(".sides .item.current").get_by_role("button", name="Accept").click()
    expect(page.get_by_test_id("stAlert").first).to_contain_text("Colega")
    expect(page.locator(".sides .item.current .state")).to_have_text("Deferred")
    assert desk.reviews.comment(one.key).state is State.DEFERRED
    page.keyboard.press("u")
    expect(page.locator(".sides .item.current .state")).to_have_text("Open")
    page.locator(".sides .item.current").get_by_role("button", name="Reply…").click()
    page.get_by_label("Your reply").fill("Since 1997.")
    page.get_by_role("button", name="Reply", exact=True).click()
    expect(page.locator(".sides .item.current .reply")).to_contain_text("Since 1997.")
    page.goto(f"{own_server.url}/draft?instrument={LAW}&margin=comment&provision=art_3")
    expect(page.locator(".margin-note", has_text="¿Desde cuándo?").first).to_be_visible()
    assert visitor.faults == []


def test_words_of_a_draft_are_selected_and_commented_in_its_margin(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.open(f"{own_server.url}/draft?instrument={LAW}&provision=art_3")
    row = page.locator(".row.current")
    row.wait_for()
    settled(page)
    row.dblclick(position={"x": 240, "y": 60})
    page.get_by_role("button", name="Comentar (c)").click()
    page.get_by_label("Comentario", exact=True).fill("¿Hace falta?")
    page.get_by_role("button", name="Guardar el comentario").click()
    expect(page.locator(".margin-note", has_text="¿Hace falta?")).to_be_visible()
    desk = Workbench(own_server.directory, who="Colega")
    (one,) = desk.reviews.comments(LAW)
    assert one.eid == "art_3"
    assert one.quote is not None
    assert one.quote.exact in one.words
    assert one.author == "Oficina de pruebas"
    page.keyboard.press("c")
    expect(page.get_by_label("Comentario", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    assert visitor.faults == []


def test_comments_of_both_sides_stand_in_compare_are_made_there_and_given_into_hands(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    desk = Workbench(own_server.directory, who="Colega")
    for number, text in ((11, "¿Hasta dónde?"), (12, "¿Y el ferrocarril?")):
        draft = desk.draft(LAW, number)
        node = next(node for node in desk.document(draft.id).walk() if node.eid == "art_3")
        desk.reviews.add(draft.id, node.uid, text)
    visitor = visit()
    page = visitor.open(f"{own_server.url}/compare?instrument={LAW}&draft=12&against=11&provision=art_3")
    page.get_by_role("button", name="Comentarios 2").click()
    expect(page.locator(".comments-old")).to_contain_text("¿Hasta dónde?")
    expect(page.locator(".comments-new")).to_contain_text("¿Y el ferrocarril?")
    settled(page)
    page.keyboard.press("m")
    expect(page.locator(".comments").first).to_be_focused()
    page.locator(".comments-new [role=button]").click()
    page.locator(".comments-new").get_by_role("button", name="A mí").click()
    expect(page.locator(".comments-new")).to_contain_text("asignado a: Oficina de pruebas")
    page.get_by_label("Qué comentarios").select_option("mine")
    expect(page.locator(".comments .margin-note")).to_have_count(1)
    page.get_by_label("Qué comentarios").select_option("")
    expect(page.locator(".comments .margin-note")).to_have_count(2)
    settled(page)
    row = page.locator(".redline .row", has=page.locator(".comments")).first
    row.locator(".cell-old .text").first.dblclick(position={"x": 120, "y": 10})
    page.get_by_role("button", name="Comentar (c)").click()
    page.get_by_label("Comentario", exact=True).fill("¿Así estaba?")
    page.get_by_role("button", name="Guardar el comentario").click()
    expect(page.locator(".comments-old")).to_contain_text("¿Así estaba?")
    made = next(one for one in desk.reviews.comments(LAW) if one.text == "¿Así estaba?")
    assert (made.draft, made.eid, made.quote is not None) == (11, "art_3", True)
    page.goto(f"{own_server.url}/")
    page.get_by_role("link", name="3 comentarios y propuestas").click()
    page.wait_for_url("**/review**")
    page.get_by_label("Asignado a").select_option("me")
    expect(page.locator(".needs .need")).to_have_count(1)
    assert visitor.faults == []
