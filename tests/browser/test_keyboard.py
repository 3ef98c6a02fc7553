"""The main tasks, done with the keyboard alone: nothing here is clicked."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import LAW, Server, Visitor, settled

#: the text of what has the focus, through shadow roots; of what scrolls as a whole, none
HELD = """() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    return node?.matches("body, main") ? "" : (node?.getAttribute("aria-label") || node?.textContent || "").trim();
}"""


def tab_to(page: Page, words: str, most: int = 80) -> None:
    """Press Tab until what has the focus is called ``words`` or has them in its name."""
    for _ in range(most):
        page.keyboard.press("Tab")
        held = page.evaluate(HELD)
        if words in held and len(held) < 200:  # and not a part of the page that holds it
            return
    raise AssertionError(f"{words!r} is not reached by Tab; the last stop is {page.evaluate(HELD)!r}")


def test_a_draft_is_opened_from_home_and_an_article_of_it(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(server.url)
    settled(page)
    tab_to(page, "Lea el borrador 12")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Borrador 12")).to_be_visible()
    settled(page)
    tab_to(page, "Filtrar el índice")
    page.keyboard.type("articulo 30")
    tab_to(page, "Artículo 30", most=4)
    page.keyboard.press("Enter")
    page.wait_for_url("**provision=art_30**")
    expect(page.locator(".row.unit", has_text="Artículo 30.-").first).to_be_in_viewport()


def test_a_note_in_the_margin_is_reached_and_opened(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=8&margin=placement,checklist")
    expect(page.locator(".margin-note").first).to_be_attached()
    settled(page)
    page.keyboard.press("m")
    page.keyboard.press("Tab")
    note = page.locator(".margin-note [aria-expanded]").first
    page.keyboard.press("Enter")
    expect(page.locator(".margin-note.open")).to_have_count(1)
    expect(note.or_(page.locator(".margin-note.open")).first).to_be_in_viewport()


def test_a_comparison_is_walked_from_change_to_change(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=12")
    settled(page)
    tab_to(page, "Comparar con el borrador 11")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare?**", timeout=60_000)
    expect(page.locator(".redline .row").first).to_be_visible()
    settled(page)
    for number in (1, 2):
        page.keyboard.press("n")
        expect(page.locator(".bar")).to_contain_text(f"Cambio {number} de")
        expect(page.locator(".row.current").first).to_be_in_viewport()


def test_a_mapping_is_confirmed_and_taken_back(own_server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{own_server.url}/checklist?instrument={LAW}&alone=1&requirement=DEF-04")
    expect(page.locator(".requirement .offer").first).to_be_visible()
    settled(page)
    page.keyboard.press("1")
    page.keyboard.press("c")
    expect(page.locator(".requirement .mapping")).to_have_count(1)
    settled(page)
    page.keyboard.press("u")
    expect(page.locator(".requirement .mapping")).to_have_count(0)


def test_a_word_is_searched_and_its_place_opened(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/lists?instrument={LAW}")
    settled(page)
    page.keyboard.press("/")
    page.keyboard.type("inspeccion internacional")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    expect(page.locator(".search .hit").first).to_be_visible()
    settled(page)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/draft?**provision=**")
    expect(page.get_by_role("heading", level=1, name="Borrador")).to_be_attached()


def test_the_tour_is_walked_and_closed(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(server.url)
    settled(page)
    tab_to(page, "Hacer el recorrido")
    page.keyboard.press("Enter")
    expect(page.locator(".tour .place")).to_have_text("Recorrido, 1 de 11")
    settled(page)
    assert page.evaluate(HELD) == page.locator(".tour h2").inner_text(), (
        "the card has the focus when it comes"
    )
    tab_to(page, "Siguiente", most=4)
    page.keyboard.press("Enter")
    expect(page.locator(".tour .place")).to_have_text("Recorrido, 2 de 11")
    settled(page)
    tab_to(page, "Terminar el recorrido", most=4)
    page.keyboard.press("Enter")
    expect(page.locator(".tour .place")).to_have_count(0)


def test_the_focus_returns_to_where_it_was_when_a_list_of_keys_closes(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/checklist?instrument={LAW}&alone=1&requirement=DEF-04")
    expect(page.locator(".requirement .offer").first).to_be_visible()
    settled(page)
    tab_to(page, "No aplica…")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    assert page.evaluate(HELD) == "No aplica…"
