"""The first five minutes: what this is, the tour, sample texts put away and brought back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from drafting.ui.tour import STEPS
from tests.browser.conftest import LAW, Server, Visitor, settled


def test_a_fresh_home_says_what_this_is_and_offers_three_doors(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit(locale="en").open(server.url)
    expect(page.locator(".welcome .lead")).to_contain_text("Nothing you import leaves this machine")
    expect(page.locator(".welcome .choice li")).to_have_count(3)
    page.get_by_role("link", name="Compare it with draft 11").click()
    page.wait_for_url("**/compare?**against=11**")
    expect(page.get_by_role("heading", name="against draft 11")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_tour_leads_through_the_real_pages_and_is_closed_for_good(
    server: Server, visit: Callable[..., Visitor], width: int
) -> None:
    visitor = visit(viewport={"width": width, "height": 900})
    page = visitor.open(server.url)
    page.get_by_role("button", name="Hacer el recorrido").click()
    for number, step in enumerate(STEPS, start=1):
        expect(page.locator(".tour .place")).to_have_text(f"Recorrido, {number} de {len(STEPS)}")
        page.wait_for_url(f"**/{'' if step.page == 'home' else step.page}?**")
        expect(page.locator(".tour-part")).to_be_visible()
        page.locator(".tour .on").click()
    expect(page.locator(".tour")).to_have_count(0)
    page.goto(server.url)
    expect(page.locator(".welcome .choice li")).to_have_count(3)
    expect(page.get_by_role("button", name="Hacer el recorrido")).to_have_count(0)
    assert visitor.faults == []


def test_the_tour_is_part_of_the_address_and_ends_with_escape(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=12&tour=2")
    expect(page.locator(".tour h2")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".tour h2")).to_have_count(0)
    assert "tour" not in page.url
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=12&tour=99")
    settled(page)
    expect(page.locator(".tour")).to_have_count(0)


def test_the_samples_are_put_away_in_one_click_and_brought_back(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(own_server.url)
    page.get_by_role("button", name="Apartar los textos de muestra").click()
    expect(page.get_by_role("heading", name="Su propio espacio")).to_be_visible()
    page.goto(f"{own_server.url}/draft?instrument={LAW}")
    expect(page.locator("[data-testid=stMainBlockContainer]")).not_to_contain_text("Artículo 1")
    page.goto(own_server.url)
    page.get_by_role("button", name="Traer de vuelta los textos de muestra").click()
    expect(page.get_by_role("heading", name="Taller de redacción legislativa")).to_be_visible()
    expect(page.locator(".card")).to_have_count(4)
