"""``python -m bench.pages_speed``: how long each page takes in Chromium, on the seeds and on a law of 1,200 articles.

Four moments of a page, each until its content is painted and the server is done: opened first by anybody (nothing
is remembered yet), loaded anew in the browser, reached from another page by the menu, and, where one can decide
something on it, from the click to the answer on the screen. ``--fast`` leaves the long law out.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.long_law import long_law, revised
from bench.serving import chromium, serving
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench

LONG = Instrument("large", "Ley larga de prueba", "Ley larga", "es", Layer.STATUTE, 1)
SEEDED = "ley-federal-quimica"

#: page -> its fields, and what stands on the screen when it is there
PAGES = {
    "home": ("", ".waiting li, .waiting .none"),
    "draft": ("draft={last}", ".reader .row"),
    "compare": ("draft={last}&against={first}", ".redline .row"),
    "history": ("", ".matrix .grid, .matrix td, .matrix [role=row], .matrix li"),
    "checklist": ("alone=1&requirement=DEF-04", ".requirement .offer, .requirement .mapping"),
    "placement": ("alone=1", ".placement .layers"),
    "lists": ("draft={last}", ".lists h1"),
    "export": (
        "draft={last}&against={first}",
        "[data-testid=stMainBlockContainer] h1, [data-testid=stMainBlockContainer] h2, [data-testid=stButton]",
    ),
}

#: the time from a deed until what it leads to is on the screen and the server rests; through shadow roots
TIMED = """async ([deed, there, rest]) => {
    const deep = (selector, root = document) => {
        const found = [...root.querySelectorAll(selector)];
        for (const node of root.querySelectorAll("*")) if (node.shadowRoot) found.push(...deep(selector, node.shadowRoot));
        return found;
    };
    const stale = () => document.querySelector("[data-stale=true]");
    const idle = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const before = deep(there).length;
    const start = performance.now();
    let seen = 0;
    if (deed) deep(deed)[0].click();
    while (performance.now() - start < 60000) {
        await frame();
        const shown = rest ? deep(there).some((node) => node.checkVisibility()) : deep(there).length !== before;
        if (shown && (!rest || (idle() && !stale()))) { await frame(); return performance.now() - start; }
    }
    return NaN;
}"""

#: page -> fields, what is clicked, and what appears or goes as the answer
DECISIONS = {
    "checklist: confirm": (
        "checklist",
        "alone=1&requirement=INS-01",
        ".offer .deeds button.main",
        ".requirement .mapping",
    ),
    "checklist: undo": (
        "checklist",
        "alone=1&requirement=INS-01",
        ".mapping .deeds button:last-child",
        ".requirement .mapping",
    ),
    "checklist: next requirement": (
        "checklist",
        "alone=1&requirement=INS-01",
        ".need:not([aria-current])",
        ".x",
    ),
}


def rows(articles: int = 1_200) -> Iterator[tuple[str, str]]:
    """What was measured and the result, in the order of the table; ``articles`` 0 leaves the long law out."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = chromium(playwright)
        seeds = Path(place) / "seeds"
        desk = Workbench(seeds, who="bench")
        desk.seed()
        yield from _measured(browser, seeds, SEEDED, 11, 12, "seeds")
        if articles:
            large = Path(place) / "large"
            _import(large, articles)
            yield from _measured(browser, large, LONG.slug, 1, 2, f"{articles:,} articles")
        browser.close()


def _import(directory: Path, articles: int) -> None:
    desk = Workbench(directory, who="bench", now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    desk.add_instrument(LONG)
    text = long_law(articles)
    for number, version in enumerate((text, revised(text)), start=1):
        desk.import_draft(LONG.slug, version.encode("utf-8"), f"{number}.txt")


def _measured(
    browser: Browser, directory: Path, slug: str, first: int, last: int, name: str
) -> Iterator[tuple[str, str]]:
    with serving(directory) as url:
        context = browser.new_context(locale="es-MX", viewport={"width": 1440, "height": 900})
        context.set_default_timeout(90_000)
        page = context.new_page()
        page.goto(f"{url}/import")  # the browser has the app's own scripts by now
        page.locator("h1").first.wait_for()
        for name_of, (fields, there) in PAGES.items():
            query = f"instrument={slug}&{fields.format(first=first, last=last)}"
            address = f"{url}/{'' if name_of == 'home' else name_of}?{query}"
            times = [_loaded(page, address, there) for _ in range(2)]
            times.append(_visited(page, url, name_of, query, there))
            yield f"{name}: {name_of}", " / ".join(f"{time / 1000:.2f} s" for time in times)
        for what, (on, fields, deed, answer) in DECISIONS.items():
            page.goto(f"{url}/{on}?instrument={slug}&{fields}")
            page.locator(deed).first.wait_for()
            _idle(page)
            yield f"{name}: {what}", f"{page.evaluate(TIMED, [deed, answer, False]):.0f} ms"
        context.close()


def _loaded(page: Page, address: str, there: str) -> float:
    page.goto(address, wait_until="commit")
    page.locator("[data-testid=stApp]").wait_for()
    page.evaluate(TIMED, ["", there, True])
    return float(page.evaluate("() => performance.now()"))


def _visited(page: Page, url: str, name: str, query: str, there: str) -> float:
    """Reached by the menu, from another page that holds the same instrument."""
    page.goto(f"{url}/import?{query}")
    page.locator("h1").first.wait_for()
    page.locator(f".st-key-jump_{name} a").wait_for(state="attached")
    _idle(page)
    return float(page.evaluate(TIMED, [f".st-key-jump_{name} a", there, True]))


def _idle(page: Page) -> None:
    page.wait_for_timeout(150)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(250)


def main(arguments: list[str]) -> None:
    """Print the table."""
    print("| page | first / loaded anew / by the menu, or from click to answer |\n|---|---|")
    for name, result in rows(0 if "--fast" in arguments else 1_200):
        print(f"| {name} | {result} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
