"""Control lists: the overlap narrows the table, the search finds any spelling, a finding leads to its words."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import LAW, Server, Visitor


def test_the_overlap_the_search_and_the_way_to_the_clause(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/lists?instrument={LAW}&draft=12")
    expect(page.locator(".lists h1")).to_have_text("Listas de control")
    rows = page.locator(".lists tbody tr:visible")
    expect(rows).to_have_count(139)
    page.get_by_role("button", name="solo como excepción: 1").press("Enter")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("100-37-8")
    page.get_by_role("button", name="Todas").click()
    page.get_by_label("Buscar por nombre, número o entrada").fill("oxicloruro fosforo")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("CAQ 3.B.5")
    expect(page.locator(".cover").first).to_contain_text("completa por remisión")
    page.get_by_role("link", name="La disposición: Artículo 27").click()
    expect(page.locator(".row.current")).to_contain_text("Listado Nacional")
    page.go_back()
    expect(page.locator(".lists h1")).to_be_visible()
