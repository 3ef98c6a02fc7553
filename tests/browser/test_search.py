"""The search from any page: the field, where it leads, results in their place, keys, filters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LAW, Server, Visitor, settled

FIELD = "input[data-seek]"


def asked(page: Page, words: str) -> None:
    page.locator(FIELD).wait_for()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    page.locator(".search h1").wait_for()
    settled(page)


@pytest.mark.parametrize("start", ["", f"compare?instrument={LAW}&draft=11&against=9", "log"])
def test_a_slash_seeks_from_any_page(server: Server, visit: Callable[..., Visitor], start: str) -> None:
    visitor = visit()
    page = visitor.open(f"{server.url}/{start}")
    settled(page)
    asked(page, "licencias exportacion")
    assert "q=licencias+exportacion" in page.url
    expect(page.locator(".hit").first).to_contain_text("licencia")
    expect(page.locator(".hit mark").first).to_be_visible()
    page.go_back()
    page.wait_for_url(f"{server.url}/{start}")
    assert visitor.faults == []


def test_a_result_leads_straight_to_the_place(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/search?q=licencia+exportación")
    settled(page)
    page.locator(".hit a.main").first.click()
    page.wait_for_url("**/draft?**provision=**")
    row = page.locator(".row.current")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("licencia")
    assert "q=" not in page.url
    page.go_back()  # one step, however many fields the jump has changed
    page.wait_for_url("**/search?q=licencia+exportaci%C3%B3n")
    expect(page.locator(".search h1")).to_have_text("licencia exportación")


def test_keys_go_through_the_results_and_enter_opens(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/search?q=licencia+exportación")
    settled(page)
    links = page.locator("a.main")
    page.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/draft?**")


def test_what_is_named_is_gone_to_in_the_instrument_that_is_open(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/draft?instrument=reglamento-ley-quimica")
    settled(page)
    page.locator(FIELD).fill("art. 12")
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**/draft?**provision=art_12*")
    assert "instrument=reglamento-ley-quimica" in page.url


def test_filters_narrow_and_stay_in_the_address(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/search?q=licencia+exportación")
    settled(page)
    button = page.get_by_role("group", name="Instrumento").get_by_role("button", name="Ley Federal Química")
    count = int(button.inner_text().split()[-1])
    button.click()
    page.wait_for_url(f"**within={LAW}*")
    settled(page)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".hit .where").first).to_contain_text("Ley Federal Química")
    assert page.locator("section", has_text="En los textos").locator(".hit").count() == min(count, 20)
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")


def test_older_drafts_are_folded_under_the_newest(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/search?q=licencia+exportación&within={LAW}")
    settled(page)
    older = page.locator(".hit details").first
    older.locator("summary").click()
    door = older.locator("a").first
    number = door.inner_text().split()[-1]
    door.click()
    page.wait_for_url(f"**draft={number}*")


def test_more_of_what_was_found_is_a_click_away(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/search?q=Autoridad+Nacional")
    settled(page)
    texts = page.locator("section", has_text="En los textos")
    assert texts.locator(".hit").count() == 20
    texts.locator("button.more").click()
    expect(texts.locator(".hit").nth(25)).to_be_attached()


def test_nothing_found_says_what_was_sought_and_what_was_meant(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit(locale="en-GB").open(f"{server.url}/search?q=exprotacion")
    expect(page.locator(".search [role=status]")).to_have_text("Nothing contains “exprotacion”.")
    expect(page.locator(".search")).to_contain_text("Searched: 19 drafts of 4 instruments")
    page.get_by_role("link", name="Did you mean “exportación”?").click()
    page.wait_for_url("**q=exportaci*")
    expect(page.locator(".hit").first).to_be_visible()


def test_an_empty_search_shows_what_can_be_typed(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/search")
    page.locator(".examples a").nth(1).click()
    page.wait_for_url("**/search?q=**")
    expect(page.locator(".hit, .nothing").first).to_be_visible()


def test_on_a_narrow_screen_the_field_opens_over_the_menu(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit(viewport={"width": 390, "height": 800}).open(f"{server.url}/search?q=multa")
    settled(page)
    page.get_by_role("button", name="Abrir la búsqueda").click()
    expect(page.locator(FIELD)).to_be_focused()
    box = page.locator(FIELD).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.keyboard.type("licencia")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=licencia*")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
