"""What holds on every page: nothing from outside, headers, search in the page, contrast, paper."""

import json
import urllib.request
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.conftest import LAW, Server, Visitor, settled, start

PAGES = {
    "home": "",
    "import": "import",
    "draft": f"draft?instrument={LAW}&draft=12&provision=art_30",
    "compare": f"compare?instrument={LAW}&draft=12&against=9",
    "three": f"compare?instrument={LAW}&draft=10&against=8&third=11",
    "history": f"history?instrument={LAW}&provision=art_6",
    "matrix": f"history?instrument={LAW}",
    "chapters": f"history?instrument={LAW}&tab=chapters",
    "export": f"export?instrument={LAW}&draft=12&against=11",
    "checklist": f"checklist?instrument={LAW}",
    "placement": f"placement?instrument={LAW}",
    "lists": f"lists?instrument={LAW}",
    "doing": f"doing?instrument={LAW}",
    "review": f"review?instrument={LAW}",
    "rounds": f"review?instrument={LAW}&tab=rounds",
    "log": "log",
    "people": "people",
}

#: every text node's contrast with what is behind it, through shadow roots; the worst ones first
CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = (color) => {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data; return [r, g, b, a / 255];
    };
    const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
    const light = ([r, g, b]) => {
        const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const up = (node) => node.parentElement || node.getRootNode().host || null;
    const behind = (node) => {
        const layers = [];
        for (let at = node; at; at = up(at)) {
            const color = rgba(getComputedStyle(at).backgroundColor);
            if (color[3] > 0) layers.push(color);
            if (color[3] === 1) break;
        }
        return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
    };
    const bad = [];
    const look = (root) => {
        for (const node of root.querySelectorAll("*")) {
            if (node.shadowRoot) look(node.shadowRoot);
            const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
            const style = getComputedStyle(node);
            if (!own || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || style.fontSize === "0px") continue;
            if (node.closest("[data-testid=stIconMaterial], style, script, noscript")) continue;
            if (node.closest("label:has(input:disabled), :disabled")) continue; // inactive: no contrast is asked (WCAG 1.4.3)
            const ground = behind(node);
            const [a, b] = [light(over(rgba(style.color), ground)), light(ground)];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) bad.push([ratio.toFixed(2), node.className, node.textContent.trim().slice(0, 40)]);
        }
    };
    look(document.body);
    return bad.sort((a, b) => a[0] - b[0]).slice(0, 8);
}"""


@pytest.mark.parametrize("name", PAGES)
def test_nothing_comes_from_outside_and_nothing_fails(
    server: Server, visit: Callable[..., Visitor], name: str
) -> None:
    visitor = visit()
    page = visitor.open(f"{server.url}/{PAGES[name]}")
    page.wait_for_timeout(800)
    hosts = {urlsplit(url).netloc for url in visitor.requests if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(server.url).netloc}
    assert visitor.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_text_stands_out_from_its_ground(
    server: Server, visit: Callable[..., Visitor], name: str, scheme: str
) -> None:
    page = visit(color_scheme=scheme).open(f"{server.url}/{PAGES[name]}")
    settled(page)
    found = []
    for _ in range(20):  # on a busy machine colours arrive late
        page.wait_for_timeout(400)
        found = page.evaluate(CONTRAST)
        if not found:
            break
    assert found == []


def test_the_browsers_own_search_finds_an_article_far_below(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=12")
    last = page.locator(".row.unit").last.evaluate("node => node.textContent").split(".")[0].strip()
    assert last
    assert page.evaluate("words => window.find(words, true)", last)


def test_every_page_answers_with_the_security_headers(server: Server) -> None:
    for path in ("", "draft", "healthz", "_stcore/health"):
        with urllib.request.urlopen(f"{server.url}/{path}") as answer:
            headers = answer.headers
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_in_the_dark_nothing_is_white_before_the_app_is_there(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit(color_scheme="dark").page
    page.route("**/*.js", lambda route: route.abort())
    page.goto(server.url, wait_until="commit")
    page.wait_for_function("document.body !== null")
    with Image.open(BytesIO(page.screenshot())) as picture:
        assert max(picture.convert("L").tobytes()) < 64


def test_nobody_drives_it_without_a_browser_whatever_the_environment_says(
    workspace: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_ENABLE_AGENT_API", "true")
    running = start(workspace(tmp_path / "data"))
    try:
        for path in ("interact", "mcp"):
            asked = urllib.request.Request(
                f"{running.url}/_stcore/agent/{path}", b"{}", {"Content-Type": "application/json"}
            )
            with pytest.raises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(asked)
            assert "not_available" in caught.value.read().decode()
    finally:
        running.stop()


def test_healthz_asks_the_database(own_server: Server) -> None:
    with urllib.request.urlopen(f"{own_server.url}/healthz") as answer:
        assert json.load(answer) == {"status": "ok"}
    (own_server.directory / "workspace.db").write_bytes(b"not a database at all, " * 400)
    for leftover in own_server.directory.glob("workspace.db-*"):
        leftover.unlink()
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{own_server.url}/healthz")
    assert caught.value.code == 503
    assert json.load(caught.value) == {"status": "unavailable"}


def test_paper_gets_the_whole_comparison_and_no_buttons(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit(color_scheme="dark").open(f"{server.url}/{PAGES['compare']}")
    expect(page.locator(".row").first).to_be_visible()
    page.emulate_media(media="print")
    for hidden in (".rail", ".bar", "[data-testid=stHeader]", ".st-key-tools"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".redline h1")).to_be_visible()
    ink = page.locator(".redline h1").evaluate("node => getComputedStyle(node).color")
    assert ink == "rgb(17, 17, 17)", "dark words on white paper, whatever the theme"
    assert page.pdf(format="A4").count(b"/Type /Page\n") > 20


def test_headings_of_the_text_are_headings(server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{server.url}/{PAGES['draft']}")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.get_by_role("heading", name="Artículo 30").count() >= 1
    assert page.get_by_role("heading", level=2).count() >= 5


def test_the_calendar_of_a_date_field_speaks_the_language_chosen(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    """The widget takes the browser's language unless it is told another."""
    page = visit(locale="en-US").open(f"{server.url}/log?lang=es")
    for locale, other, month in (("es-MX", "English", "enero"), ("en-US", "Español", "January")):
        page.wait_for_function("said => navigator.language === said", arg=locale)
        settled(page)
        page.get_by_test_id("stDateInput").first.get_by_role("button").click()
        expect(page.get_by_role("option", name=month, include_hidden=True).first).to_be_attached()
        page.keyboard.press("Escape")
        page.locator(".st-key-lang_switch").get_by_text(other).click()


def test_on_a_wide_screen_the_text_does_not_move_for_its_notes(
    server: Server, visit: Callable[..., Visitor]
) -> None:
    """They have a column of their own; what has no room there is whole when one steps to it."""
    lines = """(root) => {
      const rows = [...root.querySelectorAll('.row')].slice(0, 80);
      for (const row of rows) row.style.contentVisibility = 'visible';
      return rows.map((row) => [row.offsetTop, row.offsetHeight, row.offsetWidth]);
    }"""
    page = visit().open(f"{server.url}/draft?instrument={LAW}&draft=8")
    settled(page)
    page.locator(".margin-bar .chip").first.wait_for()
    bare = page.locator(".reader").first.evaluate(lines)
    page.get_by_role("button", name="Lista de verificación").click()
    page.locator(".notes").nth(5).wait_for()
    assert page.locator(".reader").first.evaluate(lines) == bare
    page.keyboard.press("m")
    note = page.locator(".notes:focus")
    expect(note).to_be_visible()
    right = page.locator(".reader .row").first.evaluate("row => row.getBoundingClientRect().right")
    assert note.evaluate("note => note.getBoundingClientRect().left") >= right
