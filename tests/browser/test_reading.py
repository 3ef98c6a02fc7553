"""Home and Draft: the way in, the outline, and addresses that lead to one provision."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, start


def test_home_shows_where_each_instrument_stands(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(server.url)
    expect(page.locator(".card")).to_have_count(4)
    expect(page.locator(".card").first).to_contain_text("Borrador 12")
    expect(page.locator(".card").first.locator(".way a")).to_have_count(12)
    expect(page.locator(".events li").first).to_contain_text("Se ")


def test_from_home_one_opens_draft_12_and_back_comes_home(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(server.url)
    page.locator(".card").first.get_by_role("link", name="Leer").click()
    expect(page.locator(".reader h1")).to_have_text("Borrador 12")
    assert parse_qs(urlsplit(page.url).query) == {"instrument": [LAW], "draft": ["12"]}
    page.reload()
    expect(page.locator(".reader h1")).to_have_text("Borrador 12")
    page.go_back()
    expect(page.locator(".card")).to_have_count(4)


def test_a_draft_is_put_away_and_brought_back(own_server: Server, visit: Callable[..., Visitor]) -> None:
    desk, visitor = Workbench(own_server.directory), visit()
    page = visitor.open(f"{own_server.url}/draft?instrument={LAW}&draft=12")
    page.get_by_role("button", name="Más").click()
    page.get_by_role("button", name="Retirar este borrador").click()
    expect(page.get_by_test_id("stAlert")).to_contain_text(
        "El borrador 12 de «Ley Federal Química» se retiró"
    )
    expect(page.locator(".reader h1")).to_have_text("Borrador 11")
    assert desk.draft(LAW).number == 11
    page = visitor.open(f"{own_server.url}/log")
    page.get_by_role("tab", name="Retirado").click()
    page.get_by_role("button", name="Recuperar").click()
    expect(page.get_by_role("button", name="Recuperar")).to_have_count(0)
    assert desk.draft(LAW).number == 12
    assert visitor.faults == []


def test_a_link_of_home_opened_in_a_new_tab_is_the_same_place(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    href = (
        visitor.open(server.url)
        .locator(".card")
        .first.get_by_role("link", name="Ver los cambios")
        .get_attribute("href")
    )
    page = visitor.open(f"{server.url}/{href}")
    expect(page.locator(".redline h1")).to_contain_text("frente al borrador 11")


def test_an_address_scrolls_exactly_to_its_provision(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=12&provision=art_60")
    row = page.locator(".row.current")
    expect(row).to_contain_text("Artículo 60")
    expect(page.locator(".margin-bar button").first).to_be_visible()  # the notes have come
    header = page.get_by_test_id("stHeader").evaluate("node => node.getBoundingClientRect().bottom")
    margin = float(row.evaluate("node => parseFloat(getComputedStyle(node).scrollMarginTop)"))
    assert margin >= header, "a provision must not hide behind the header"

    def off() -> float:
        return abs(float(row.evaluate("node => node.getBoundingClientRect().top")) - margin)

    for _ in range(100):
        if off() < 2:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(900)
    assert off() < 2, "it must come to stand exactly at its scroll margin, and stay there"


def test_the_outline_leads_to_an_article_and_keeps_it_in_the_address(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=12")
    page.get_by_label("Filtrar el índice").fill("inspeccion")
    expect(page.locator(".outline li:visible").first).to_contain_text(
        re.compile("inspección|inspecciones", re.IGNORECASE)
    )
    page.get_by_label("Filtrar el índice").fill("articulo 33")
    page.locator(".outline li:visible a").first.click()
    expect(page.locator(".row.current")).to_contain_text("Artículo 33")
    page.wait_for_url("**provision=art_33**")
    expect(page.locator(".row.current")).to_be_in_viewport()


def test_a_provision_that_is_not_there_is_said_and_the_text_still_shown(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=12&provision=art_999")
    expect(page.get_by_role("alert")).to_contain_text("art_999")
    expect(page.locator(".row").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("instrument=nadie", "«nadie»"),
        (f"instrument={LAW}&draft=99", "«99»"),
        (f"instrument={LAW}&draft=!%5Bx%5D(http://example.org/x.png)", "«![x]"),
        (f"instrument={LAW}&draft=12&against=77", "«77»"),
    ],
)
def test_an_address_that_means_nothing_gets_a_sentence(
    server: Server, visit: Callable[..., Visitor], query: str, said: str
) -> None:
    visitor = visit()
    page = visitor.open(f"{server.url}/compare?{query}")
    expect(page.get_by_test_id("stAlert")).to_contain_text(said)
    expect(page.get_by_test_id("stAlert")).not_to_contain_text("Traceback")
    assert not [url for url in visitor.requests if urlsplit(url).hostname not in ("127.0.0.1", None)]


def test_the_browsers_language_is_the_first_and_the_switch_is_kept_in_the_address(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit(locale="en-GB").open(server.url)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="Drafting workbench")).to_be_visible()
    page.get_by_role("radio", name="Español").or_(page.get_by_role("button", name="Español")).first.click()
    expect(page.get_by_role("heading", name="Taller de redacción legislativa")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.wait_for_url("**lang=es**")
    page.reload()
    expect(page.get_by_role("heading", name="Taller de redacción legislativa")).to_be_visible()


def test_what_is_open_survives_a_restarted_server(
    tmp_path: Path, workspace: Callable[[Path], Path], visit: Callable[..., Visitor]
) -> None:
    first = start(workspace(tmp_path / "data"))
    try:
        page = visit().open(
            f"{first.url}/compare?instrument={LAW}&draft=12&against=9&view=inline&provision=art_20"
        )
        expect(page.locator(".row.current")).to_contain_text("Artículo 20")
    finally:
        first.process.kill()
        first.process.wait()
    second = start(first.directory, port=int(first.url.rsplit(":", 1)[1]))
    try:
        page.reload()
        expect(page.locator(".redline.inline h1")).to_contain_text("frente al borrador 9")
        expect(page.locator(".row.current")).to_contain_text("Artículo 20")
    finally:
        second.stop()


def test_an_empty_workspace_offers_the_samples_and_loads_them(
    tmp_path: Path, visit: Callable[..., Visitor]
) -> None:
    directory = tmp_path / "data"
    running = start(directory)  # serve fills it ...
    try:
        desk = Workbench(directory)
        assert len(desk.drafts(LAW)) == 12
        for part in directory.iterdir():
            part.unlink()  # ... and somebody begins anew while it runs
        page = visit().open(running.url)
        page.get_by_role("button", name="Cargar los textos de muestra").click()
        expect(page.locator(".card")).to_have_count(4, timeout=60_000)
    finally:
        running.stop()
