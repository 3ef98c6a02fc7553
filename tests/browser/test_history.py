"""History: all drafts at a glance, one provision's steps, and the draft that brought each word in."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import LAW, Server, Visitor

PLACE = f"history?instrument={LAW}"


def test_a_mark_of_the_matrix_leads_to_that_comparison_and_an_article_to_its_history(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    row = page.locator("tbody tr", has=page.get_by_text("Artículo 33", exact=True))
    # born in draft 1 as article 18, moved to another chapter in draft 8 (seeds/story.toml)
    moved = row.locator("td").nth(7)
    moved.hover()
    expect(moved).to_have_attribute(
        "title", "Artículo 27, borrador 8: trasladado, renumerado; Artículo 27 → Artículo 30"
    )
    moved.click()
    expect(page.locator(".redline h1")).to_contain_text("Borrador 8")
    expect(page.locator(".redline h1")).to_contain_text("frente al borrador 7")
    expect(page.locator(".row.current")).to_contain_text("Artículo 30")
    page.go_back()
    expect(page.locator(".matrix h1")).to_be_visible()
    row.get_by_role("link").click()
    expect(page.locator(".history h1")).to_have_text("Artículo 33")
    page.go_back()
    expect(page.locator(".matrix h1")).to_be_visible()


def test_the_matrix_is_walked_by_keys_and_filtered(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    cell = page.locator("tbody td[tabindex='0']")
    expect(cell).to_have_count(1)
    page.get_by_label("Buscar por número").fill("grupo de australia")
    expect(page.locator("tbody tr:not(.chapter):visible th")).to_have_count(1)
    cell.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".readout")).to_contain_text("borrador 2: modificado; toca tipografía")
    page.keyboard.press("Enter")
    expect(page.locator(".redline h1")).to_contain_text("Borrador 2")


def test_marks_and_chapters_narrow_the_matrix(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PLACE}")
    rows = page.locator("tbody tr:not(.chapter):visible th")
    everything = rows.count()
    page.get_by_role("button", name="Solo los que cambiaron").click()
    page.get_by_role("button", name="renumerado").click()
    some = rows.count()
    assert 0 < some < everything
    expect(page.locator(".t-renumbered:visible")).to_have_count(0)
    page.get_by_label("Capítulo", exact=True).select_option(index=2)
    assert 0 < rows.count() < some


def test_the_head_and_the_first_column_stay(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit(viewport={"width": 1024, "height": 768}).open(f"{server.url}/{PLACE}")
    scroller = page.locator(".scroller")
    scroller.evaluate("node => node.scrollTo(200, 1500)")
    box, frame = page.locator("thead").bounding_box(), scroller.bounding_box()
    assert box is not None
    assert frame is not None
    assert abs(box["y"] - frame["y"]) <= 2
    side = page.locator("tbody:nth-of-type(9) tr").last.locator("th").bounding_box()
    assert side is not None
    assert abs(side["x"] - frame["x"]) <= 2


def test_an_article_that_moved_and_was_renumbered_tells_its_steps(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}&provision=art_33")
    step = page.locator(".step", has_text="Borrador 8")
    expect(step).to_contain_text("trasladado")
    expect(step).to_contain_text("antes Artículo 27")
    expect(step).to_contain_text("CAPÍTULO III")
    expect(page.locator(".step").first).to_contain_text("Artículo 18")
    step.get_by_role("link", name="Comparar con el borrador anterior").click()
    expect(page.locator(".redline h1")).to_contain_text("Borrador 8")


def test_each_word_shows_the_draft_that_brought_it_in_by_more_than_colour(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/{PLACE}&provision=art_6")
    numbers = set(page.locator(".blamed .mark").all_inner_texts())
    legend = page.locator(".legend .key .n").all_inner_texts()
    assert numbers <= set(legend)
    assert len(legend) >= 5
    styles = page.locator(".legend .by").evaluate_all(
        "nodes => nodes.map((node) => getComputedStyle(node).textDecorationStyle)"
    )
    assert len(set(styles)) >= 4, "patterns besides colours"
    page.locator(".legend .key").last.click()
    lit = page.locator(".by.lit")
    assert lit.count() >= 1
    assert set(lit.evaluate_all("nodes => nodes.map((node) => node.dataset.by)")) == {legend[-1]}
    page.locator(".blamed .mark").first.click()
    expect(page.locator(".step:focus")).to_have_count(1)


def test_a_divided_article_names_its_relatives(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit(locale="en-GB").open(f"{server.url}/{PLACE}&provision=art_7")
    first = page.locator(".step").first
    expect(first).to_contain_text("split with")
    first.get_by_role("link", name="Artículo 5o").click()
    expect(page.locator(".history h1")).to_have_text("Artículo 6o")


def test_from_text_and_comparison_one_comes_to_the_history(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=12&provision=art_30")
    page.get_by_role("link", name="Historia de Artículo 30").click()
    expect(page.locator(".history h1")).to_have_text("Artículo 30")
    page = visit().open(f"{server.url}/compare?instrument={LAW}&draft=12&against=11&provision=art_125")
    page.get_by_role("link", name="Historia de Artículo 125").click()
    expect(page.locator(".history h1")).to_have_text("Artículo 125")


def test_chapters_and_time_lead_to_drafts_and_comparisons(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/history?instrument={LAW}")
    page.get_by_text("Capítulos y tiempo", exact=True).click()
    page.wait_for_url("**tab=chapters**")
    expect(page.locator(".stops li")).to_have_count(12)
    page.get_by_role("link", name="Borrador 8. Artículos: 5; cambiaron: 2").click()
    page.wait_for_url("**/compare?**")
    page.go_back()
    page.locator(".stops a", has_text="10").click()
    page.wait_for_url("**/draft?**draft=10**")
