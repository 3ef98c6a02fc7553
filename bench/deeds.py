"""Clicks in Chromium, timed inside the page: from the deed to what it leads to on the screen."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Error, Locator, Page

#: selectors reach through shadow roots, words behind ``::`` narrow them to what says these; ``rest`` also waits
#: until the server is done
TIMED = """async ([deed, there, rest]) => {
    // the components' shadow roots stand in elements of the page, none within another: to look for them in the text
    // of a whole law in every frame would be a good part of what is measured
    const roots = () => [document, ...[...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
        .map((node) => node.shadowRoot).filter(Boolean)];
    const deep = (wanted) => {
        const [selector, words] = wanted.split("::");
        return roots().flatMap((root) => [...root.querySelectorAll(selector)])
            .filter((node) => !words || node.textContent.trim() === words);
    };
    const stale = () => document.querySelector("[data-stale=true]");
    const idle = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const said = () => deep(there).filter((node) => node.checkVisibility()).map((node) => node.textContent).join("|");
    const before = said();
    const start = performance.now();
    if (deed) {
        const found = deep(deed);
        const node = found.find((one) => one.checkVisibility()) || found[0]; // what is folded away is there all the same
        if (!node) return NaN;
        node.click();
    }
    while (performance.now() - start < 20000) {
        await frame();
        if (!rest) {
            if (said() === before) continue;
            await frame();
            return performance.now() - start;
        }
        if (idle() && !stale() && deep(there).some((node) => node.checkVisibility())) { await frame(); return performance.now() - start; }
    }
    return NaN;
}"""


class Deed(NamedTuple):
    """Something that is decided on a page with one click, and taken back again.

    ``first`` is clicked before, where the place to click must be opened; ``fill`` is a field that wants words;
    ``click`` decides, ``answer`` is what says something else then; ``undo`` is clicked afterwards.
    """

    name: str
    page: str
    fields: str
    click: str
    answer: str
    undo: str = ""
    first: str = ""
    fill: str = ""


DEEDS = (
    Deed(
        "confirm a mapping",
        "checklist",
        "alone=1&requirement=INS-01",
        ".offer .deeds button.main",
        ".requirement .mapping",
        undo=".mapping .deeds button:last-child",
    ),
    Deed(
        "next requirement",
        "checklist",
        "alone=1&requirement=INS-01",
        ".need:not([aria-current])",
        ".requirement h2",
    ),
    Deed(
        "leave a finding of placement as it is",
        "placement",
        "alone=1",
        ".requirement .deeds button::Dejarlo",
        ".requirement",
        undo=".requirement .aside button",
        first=".finding",
        fill=".requirement textarea",
    ),
    Deed(
        "put a finding of the checks aside",
        "draft",
        "draft={last}&margin=checks",
        ".margin-note.by-checks form.hands button[type=submit]",
        ".margin-bar .tally",
        first=".margin-note.by-checks [role=button]",
        fill=".margin-note.by-checks form.hands input",
        undo=".asides button",
    ),
    Deed(
        "accept a comment",
        "review",
        "round=all",
        ".sides .item.current .deeds button.main",
        ".sides .item.current .state",
        undo=".sides .item.current .deeds button::Deshacer",
        first=".needs .need",
    ),
    Deed(
        "show another kind of notes in the margin",
        "draft",
        "draft={last}&margin=checks",
        ".chip.by-placement",
        ".margin-bar .chip.by-placement",
        undo=".chip.by-placement",
    ),
)


def timed(page: Page, click: str, answer: str) -> float:
    """Milliseconds from the click to the answer; not a number if none came."""
    return float(page.evaluate(TIMED, [click, answer, False]))


def arrived(page: Page, click: str, there: str) -> float:
    """Milliseconds from a click (or none) until something is there and the server rests."""
    return float(page.evaluate(TIMED, [click, there, True]))


def prepare(page: Page, deed: Deed) -> bool:
    """Open what must be opened before the click; False if there is nothing to click."""
    try:
        if deed.first and not located(page, deed.click).locator("visible=true").count():
            page.locator(deed.first).first.wait_for(timeout=20_000)
            idle(page)
            page.locator(deed.first).first.click()
        located(page, deed.click).first.wait_for(timeout=20_000)
        idle(page)
        if deed.fill:
            page.locator(deed.fill).first.fill("Se midió aquí.")
    except Error:
        return False
    return True


def located(page: Page, wanted: str) -> Locator:
    """What a selector means to Playwright, with the words it may be narrowed to."""
    selector, _, words = wanted.partition("::")
    return page.locator(selector, has_text=words) if words else page.locator(selector)


def undo(page: Page, deed: Deed) -> None:
    """Take it back, so that it can be done again."""
    if deed.undo:
        page.evaluate(TIMED, [deed.undo, deed.answer, False])
    idle(page)


def idle(page: Page) -> None:
    """Wait until the server and the browser rest."""
    page.wait_for_timeout(150)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(250)
