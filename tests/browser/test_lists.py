"""Control lists: the overlap narrows the table, the search finds any spelling, a finding leads to its words."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import LAW, Server, Visitor


def test_the_overlap_the_search_and_the_way_to_the_clause(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/lists?instrument={LAW}&draft=12")
    expect(page.locator(".lists h1")).to_have_text("Listas de control")
    rows = page.locator(".lists .crossing tbody tr:visible")
    expect(rows).to_have_count(139)
    page.get_by_role("button", name="solo como excepción: 1").press("Enter")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("100-37-8")
    page.locator(".lists .key").last.get_by_role("button", name="Todas").click()
    page.get_by_label("Buscar por nombre, número o entrada").fill("oxicloruro fosforo")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("CAQ 3.B.5")
    expect(page.locator(".cover").first).to_contain_text("completa por remisión")
    page.get_by_role("link", name="La disposición: Artículo 27").click()
    expect(page.locator(".row.current")).to_contain_text("Listado Nacional")
    page.go_back()
    expect(page.locator(".lists h1")).to_be_visible()


def test_when_a_chemical_came_and_went_is_seen_and_leads_to_the_words(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit(locale="en-GB").open(f"{server.url}/lists?instrument={LAW}&draft=12")
    rows = page.locator(".lists .scroll tbody tr:visible")
    expect(page.locator(".lists .strip li")).to_have_count(12)
    page.get_by_role("button", name="Draft 4").click()
    expect(rows).to_have_count(12)
    page.get_by_label("Search the chemicals by draft").fill("2387495-99-8")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Added in draft 4: ANEXO I, row")
    rows.get_by_role("link", name="Added in draft 4").click()
    expect(page.locator(".row.current")).to_contain_text("2387495-99-8")
    page.go_back()
    page.get_by_role("button", name="Draft 6").click()
    page.get_by_label("Search the chemicals by draft").fill("107-44-8")
    rows.get_by_role("link", name="Removed in draft 6").click()
    expect(page).to_have_url(re.compile(r"/compare\?.*"))
    for field in ("draft=6", "against=5", "provision="):
        expect(page).to_have_url(re.compile(field))
