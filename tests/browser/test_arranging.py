"""Fractions and chapters in the browser: put in, moved, numbered on, with the citations read before they change."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from drafting.edit.entries import entry_of, words_of
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, settled, start
from tests.browser.test_access import AXE, FOUND, ready

ADDED = "Publicar cada año la memoria de sus inspecciones"


@pytest.fixture(scope="module")
def arranging(
    tmp_path_factory: pytest.TempPathFactory, workspace: Callable[[Path], Path]
) -> Iterator[Server]:
    """One server for all of these: every test has a working copy of its own."""
    running = start(workspace(tmp_path_factory.mktemp("arranging") / "data"))
    yield running
    running.stop()


def opened(
    server: Server, page: Page, eid: str, tab: str = "", *, law: str = LAW
) -> tuple[Workbench, int, str]:
    """A working copy of the law's last draft with one provision open."""
    desk = Workbench(server.directory, who="Oficina de pruebas")
    draft = desk.draft(law)
    copy = desk.editing.begin(draft.id)
    uid = next(node.uid for node in desk.document(draft.id).walk() if node.eid == eid)
    page.goto(f"{server.url}/edit?instrument={law}&copy={copy.id}&provision={uid}&tab={tab}")
    page.locator(".edit-parts h1" if tab else "textarea[name=body]").first.wait_for()
    settled(page)
    return desk, copy.id, uid


def printed(server: Server, copy: int) -> str:
    return Workbench(server.directory).editing.document(copy).printed


def told(page: Page, words: str) -> None:
    expect(page.locator(".st-key-edit_notices [data-testid=stAlert]").first).to_contain_text(words)


def test_a_fraction_is_put_in_by_the_keyboard_and_taken_back_and_forth(
    arranging: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.page
    _, copy, _ = opened(arranging, page, "art_14", "items")
    page.get_by_role("button", name="Agregar después de II.", exact=True).press("Enter")
    page.keyboard.type(ADDED)
    expect(page.get_by_role("button", name="Agregar como II Bis")).to_be_visible()
    page.keyboard.press("Control+Enter")
    told(page, "se recorrieron")
    assert f"III. {ADDED};\nIV. Marina;" in printed(arranging, copy)
    page.get_by_role("button", name="Deshacer", exact=True).click()
    expect(page.locator(".edit-parts li")).to_have_count(8)
    assert ADDED not in printed(arranging, copy)
    page.keyboard.press("Control+Alt+y")
    expect(page.locator(".edit-parts li")).to_have_count(9)
    assert ADDED in printed(arranging, copy)
    page.get_by_role("button", name="Pasos…").click()
    expect(page.get_by_text("Artículo 14, III")).to_be_visible()
    assert visitor.faults == []


def test_what_is_typed_is_saved_before_the_fractions_are_arranged(
    arranging: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    _, copy, _ = opened(arranging, page, "art_14")
    field = page.locator("textarea[name=body]")
    field.fill(field.input_value().replace("Marina", "Marina Armada"))
    page.get_by_role("button", name="Fracciones…").click()
    expect(page.locator(".edit-parts li").nth(2)).to_contain_text("Marina Armada")
    page.get_by_role("button", name="Subir III.", exact=True).click()
    told(page, "Artículo 14")
    page.get_by_role("button", name="Volver al texto").click()
    expect(page.locator("textarea[name=body]")).to_have_value(re.compile(r"II\. Marina Armada;"))
    expect(page.locator(".editor .status")).not_to_contain_text("Sin guardar")
    assert "II. Marina Armada;\nIII. Defensa Nacional;" in printed(arranging, copy)


def test_citations_that_would_change_are_read_first(arranging: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().page
    desk, copy, uid = opened(arranging, page, "art_19", "items")
    before = printed(arranging, copy)
    from drafting.edit.pointing import pointed

    document = desk.editing.document(copy)
    cited = next(one for one in pointed(document) if one.target and "fracci" in one.around)
    home = entry_of(document, next(node.eid for node in document.walk() if node.uid == cited.target))
    label = next(node.label for node in document.walk() if node.uid == cited.target)
    page.goto(f"{arranging.url}/edit?instrument={LAW}&copy={copy}&provision={home.uid}&tab=items")
    page.get_by_role("button", name=f"Agregar después de {label}", exact=True).first.wait_for()
    settled(page)
    first = page.locator(".edit-parts li").first
    first.get_by_role("button", name="Agregar después de").click()
    page.locator(".edit-parts textarea").fill(ADDED)
    first.locator(".more button.main").click()
    step = page.locator(".st-key-pending_step")
    expect(step).to_contain_text(cited.around)
    assert printed(arranging, copy) == before, "nothing is saved before it is read"
    page.get_by_role("button", name="Dejarlo como está").click()
    expect(page.locator(".edit-parts h1")).to_be_visible()
    assert printed(arranging, copy) == before
    assert uid


def test_a_new_chapter_gets_an_article_and_the_chapters_behind_it_run_on(
    arranging: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    desk, copy, _ = opened(arranging, page, "title_2__chp_II", "chapters")
    row = page.locator(".edit-parts li", has_text="DEL CONSEJO")
    row.get_by_role("button", name="Agregar después de").click()
    page.locator(".edit-parts textarea").fill("DE LA TRANSPARENCIA")
    page.get_by_role("button", name="Agregar como Capítulo III").click()
    told(page, "CAPÍTULO III")
    assert "CAPÍTULO III\nDE LA TRANSPARENCIA\nCAPÍTULO IV\nDE LA COORDINACIÓN" in printed(arranging, copy)
    page.locator(".edit-parts li", has_text="DE LA TRANSPARENCIA").get_by_role("link").click()
    expect(page.locator(".editor h1")).to_have_text("CAPÍTULO III")
    page.get_by_role("button", name="Agregar un artículo al final").click()
    expect(page.locator(".editor h1")).to_have_text("Artículo 18 Bis")
    document = desk.editing.document(copy)
    chapter = next(node for node in document.walk() if node.heading == "DE LA TRANSPARENCIA")
    assert [child.number for child in chapter.children] == ["18 Bis"]


def test_a_citation_broken_by_typing_is_mended_in_one_click(
    arranging: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    _, copy, _ = opened(arranging, page, "art_9")
    page.locator("input[name=label]").fill("Artículo 900.-")
    page.keyboard.press("Control+Enter")
    mend = page.locator(".edit-said .broken button.mend").first
    mend.click()
    told(page, "Remisiones corregidas")
    text = printed(arranging, copy)
    assert "Artículo 900.-" in text, "what was typed was saved with it"
    assert "artículo 900 de esta Ley" in text


COUNTED = """LEY DE PRUEBA

Artículo 1.- La autoridad anota las licencias.

Cada mes se publica la lista.

Artículo 2.- Rige el segundo párrafo del artículo 1.
"""


def test_a_paragraph_typed_above_moves_what_counts_those_below(
    arranging: Server, visit: Callable[..., Visitor]
) -> None:
    desk = Workbench(arranging.directory, who="Oficina de pruebas")
    desk.add_instrument(Instrument("contada", "Ley de Prueba", "LP", "es", Layer.STATUTE))
    desk.import_draft("contada", COUNTED.encode(), "ley.txt")
    page = visit().page
    _, copy, _ = opened(arranging, page, "art_1", law="contada")
    field = page.locator("textarea[name=body]")
    field.fill(field.input_value().replace("Cada mes", "Lo hace cada día.\nCada mes"))
    page.keyboard.press("Control+Enter")
    broken = page.locator(".edit-said .broken")
    expect(broken).to_contain_text("segundo → tercer")
    broken.locator("button.mend").first.click()
    told(page, "Remisiones corregidas")
    assert "Rige el tercer párrafo del artículo 1." in printed(arranging, copy)


def test_a_discarded_copy_leaves_nothing_to_warn_of(arranging: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().page
    opened(arranging, page, "art_14")
    page.locator("textarea[name=body]").press_sequentially("Sin guardar. ")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("button", name="Más").click()
    page.get_by_role("button", name="Descartar esta copia").click()
    told(page, "descart")
    settled(page)
    page.reload()
    page.locator("h1").first.wait_for()
    assert asked == []


def test_what_is_typed_in_a_provision_that_is_taken_out_is_not_asked_for_again(
    arranging: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    _, copy, uid = opened(arranging, page, "art_14")
    page.locator("textarea[name=body]").press_sequentially("Sin guardar. ")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("button", name="Quitar").click()
    page.get_by_role("button", name="Suprimir: desaparece del texto").click()
    expect(page.locator(".editor .none")).to_contain_text("se suprimió")
    settled(page)
    page.reload()
    page.locator(".edit-rail").wait_for()
    assert asked == []
    assert uid not in {node.uid for node in Workbench(arranging.directory).editing.document(copy).walk()}


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here: npm ci in tests/axe")
@pytest.mark.parametrize("tab", ["items", "chapters", "steps"])
def test_axe_finds_nothing_serious_where_parts_are_arranged(
    arranging: Server, visit: Callable[..., Visitor], tab: str
) -> None:
    page = visit().page
    desk, copy, uid = opened(arranging, page, "art_14", "items")
    entry = entry_of(desk.editing.document(copy), uid)
    words = words_of(entry.node)
    desk.editing.write(copy, uid, type(words)(words.label, "Del Consejo", words.body), seen=1)
    page.goto(f"{arranging.url}/edit?instrument={LAW}&copy={copy}&provision={uid}&tab={tab}")
    page.locator(".st-key-narrow h1, .edit-parts h1").first.wait_for()
    settled(page)
    if tab != "steps":
        page.get_by_role("button", name="Agregar después de").first.click()
    ready(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(FOUND) == []
