"""Everybody can use every page: what axe-core finds, keys, focus.

axe-core comes from npm by ``npm ci`` in tests/axe (``make test`` does it); without npm these checks are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from drafting.messages import sentence
from drafting.ui import keys
from drafting.ui.speech import Speech
from tests.browser.conftest import LAW, Server, Visitor, settled

AXE = Path(__file__).parent.parent / "axe" / "node_modules" / "axe-core" / "axe.min.js"
PAGES = {
    "home": "",
    "import": "import",
    "draft": f"draft?instrument={LAW}&draft=12&margin=placement,checklist,substances,checks&provision=art_14",
    "edit": f"edit?instrument={LAW}&draft=12",
    "compare": f"compare?instrument={LAW}&draft=11&against=9",
    "three": f"compare?instrument={LAW}&draft=10&against=8&third=11",
    "story": f"history?instrument={LAW}&provision=art_6",
    "history": f"history?instrument={LAW}",
    "chapters": f"history?instrument={LAW}&tab=chapters",
    "checklist": "checklist?requirement=DEF-04",
    "coverage": "checklist?tab=coverage",
    "templates": "checklist?tab=templates",
    "placement": f"placement?instrument={LAW}&draft=1&alone=1",
    "lists": f"lists?instrument={LAW}&draft=3",
    "doing": f"doing?instrument={LAW}",
    "clocks": f"doing?instrument={LAW}&tab=clocks",
    "reviewed": f"doing?instrument={LAW}&tab=reviewed",
    "review": f"review?instrument={LAW}&draft=12",
    "rounds": f"review?instrument={LAW}&tab=rounds",
    "export": f"export?instrument={LAW}&draft=12&against=11",
    "search": "search?q=licencia+exportación",
    "nothing": "search?q=exprotacion",
    "log": "log",
    "people": "people",
}
#: what is looked at by axe in the dark and in English too; test_promises.py measures the contrast of all
DARK = ("checklist", "placement", "review", "chapters", "search")
#: what opens on a page: its address, and the keys that open it
STATES = {
    "an open note": (f"draft?instrument={LAW}&draft=8&margin=placement,checklist", ("m", "Tab", "Enter")),
    "the list of keys": (f"compare?instrument={LAW}&draft=12&against=11", ("?",)),
    "the tour": (f"compare?instrument={LAW}&draft=12&against=11&tour=3", ()),
    "a row to be added": (f"doing?instrument={LAW}&row=%2B", ()),
    "an answer": (f"doing?instrument={LAW}&ask=%C2%BFQui%C3%A9n+firma+la+licencia%3F", ()),
    "the field of search": (f"lists?instrument={LAW}", ("/",)),
    "an error": ("draft?instrument=nobody", ()),
}
#: Streamlit's menu on narrow screens is a list with other things than items in it: no page of ours can mend that.
#: Nothing else is excused.
FOUND = """async () => {
    const owned = (rule, node) => ["list", "listitem"].includes(rule)
        && document.querySelector(node.target[0])?.closest("[data-testid=stSidebarNav]");
    const found = await axe.run(document, { resultTypes: ["violations"] });
    return found.violations.filter((one) => ["serious", "critical"].includes(one.impact)).flatMap((one) =>
        one.nodes.filter((node) => !owned(one.id, node)).map((node) => [one.id, node.html.slice(0, 160), node.any.concat(node.all)[0]?.message || one.help]));
}"""


def ready(page: Page) -> None:
    """Wait until the page has come to rest with something in it."""
    page.locator("[data-testid=stMainBlockContainer]").wait_for()
    settled(page)
    page.wait_for_timeout(600)
    settled(page)


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here: npm ci in tests/axe")
@pytest.mark.parametrize(
    ("name", "scheme"), [*((name, "light") for name in PAGES), *((name, "dark") for name in DARK)]
)
def test_axe_finds_nothing_serious(
    server: Server, visit: Callable[..., Visitor], name: str, scheme: str
) -> None:
    page = visit("en-GB" if scheme == "dark" else "es-MX", color_scheme=scheme).page
    page.goto(f"{server.url}/{PAGES[name]}")
    ready(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(FOUND) == []


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here: npm ci in tests/axe")
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious_in_what_opens(
    server: Server, visit: Callable[..., Visitor], state: str
) -> None:
    page = visit().page
    address, keys_pressed = STATES[state]
    page.goto(f"{server.url}/{address}")
    ready(page)
    for key in keys_pressed:
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(FOUND) == []


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here: npm ci in tests/axe")
def test_axe_finds_nothing_serious_in_the_editor_with_a_panel_open(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    page.goto(f"{own_server.url}/edit?instrument={LAW}&draft=12&provision=art_12")
    ready(page)
    page.get_by_role("button", name="Comenzar una copia del borrador 12").click()
    page.get_by_role("button", name="Renumerar…").click()
    ready(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(FOUND) == []


@pytest.mark.parametrize(("locale", "other"), [("es-MX", "en"), ("en-GB", "es")])
def test_widgets_speak_the_language_of_the_page(
    server: Server, visit: Callable[..., Visitor], locale: str, other: str
) -> None:
    page = visit(locale).page
    page.goto(f"{server.url}/log")
    ready(page)
    page.get_by_role("combobox").first.press("ArrowDown")
    page.wait_for_timeout(300)
    foreign = {text for text in Speech(other).group("ui.furniture").values() if "{x}" not in text}
    assert foreign & set(page.evaluate(WIDGETS)) == set()
    page.keyboard.type("zzyzx")
    expect(
        page.get_by_text(Speech("es" if other == "en" else "en")("ui.furniture.no_results"))
    ).to_be_visible()


#: what widgets say, to be seen or to be heard
WIDGETS = """() => [...document.querySelectorAll("body *")].flatMap((node) => [
    ...["aria-label", "placeholder", "title", "aria-valuetext"].map((name) => node.getAttribute(name)),
    node.childElementCount || node.closest("[data-testid=stMarkdownContainer], [role=option]") ? null : node.textContent.trim(),
]).filter(Boolean)"""


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here: npm ci in tests/axe")
def test_axe_finds_nothing_serious_on_a_narrow_screen_with_the_menu_open(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit(viewport={"width": 390, "height": 844}).page
    page.goto(f"{server.url}/{PAGES['checklist']}")
    ready(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.wait_for_timeout(600)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(FOUND) == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_question_mark_lists_the_keys_of_the_page(
    server: Server, visit: Callable[..., Visitor], language: str
) -> None:
    page = visit().page
    page.goto(f"{server.url}/checklist?requirement=DEF-04&lang={language}")
    page.locator(".requirement").wait_for()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name=sentence("ui.keys.title", language))
    expect(dialog).to_be_visible()
    for _, name in (*keys.PAGES["checklist"], *keys.EVERYWHERE):
        expect(dialog.get_by_text(sentence(f"ui.keys.{name}", language), exact=True)).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".requirement .id")).to_have_text("DEF-04")  # keys behind the open list do nothing


def test_a_question_mark_in_a_field_is_a_question_mark(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().page
    page.goto(f"{server.url}/checklist?requirement=DEF-04")
    field = page.locator(".requirement textarea").first
    field.press("?")
    expect(field).to_have_value("?")
    expect(page.locator("dialog")).to_be_hidden()


@pytest.mark.parametrize("name", ["checklist", "placement", "draft", "lists"])
def test_tab_reaches_what_can_be_clicked_and_shows_where_it_is(
    server: Server, visit: Callable[..., Visitor], name: str
) -> None:
    page = visit().page
    page.goto(f"{server.url}/{PAGES[name]}")
    ready(page)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
    ours = [stop for stop in stops if stop["ours"]]
    assert len(ours) >= 8, stops
    assert [stop["what"] for stop in ours if not stop["seen"]] == []
    assert [stop["what"] for stop in ours if not stop["name"]] == []


#: what has the focus, through shadow roots: whether it is drawn around, and how it is called
FOCUS = """() => {
    let node = document.activeElement;
    let ours = false;
    while (node?.shadowRoot?.activeElement) { node = node.shadowRoot.activeElement; ours = true; }
    const style = getComputedStyle(node);
    const name = node.getAttribute("aria-label") || node.textContent.trim() || node.getAttribute("title") || node.getAttribute("placeholder");
    return { ours, what: node.outerHTML.slice(0, 120), name: Boolean(name),
        seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 };
}"""
