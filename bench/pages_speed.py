"""``python -m bench.pages_speed``: how long each page takes in Chromium, on the seeds and on a law of 1,200 articles.

Three moments of a page, each until its content is painted and the server is done: opened first by anybody since
the server started, loaded anew in the browser, reached from another page by the menu (the middle of three times).
Then the clicks that change what is decided, from the click to the answer on the screen, with what the server
worked for it. Beside each stands the goal. ``--fast`` leaves the long law out.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from bench import deeds
from bench.long_law import long_law, revised
from bench.serving import Served, chromium, serving
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench
from drafting.workbench.ahead import read_ahead

LONG = Instrument("large", "Ley larga de prueba", "Ley larga", "es", Layer.STATUTE, 1)
SEEDED = "ley-federal-quimica"

#: seconds that a page may take after the first, and milliseconds until a click is answered
PAGE_GOALS = {"seeds": 1.0, "large": 2.0}
CLICK_GOAL = 300

#: page -> its fields, and what stands on the screen when it is there
PAGES = {
    "home": ("", ".waiting li, .waiting .none"),
    "draft": ("draft={last}&margin=checks", ".reader .row"),
    "compare": ("draft={last}&against={first}", ".redline .row"),
    "history": ("", ".matrix .grid, .matrix td, .matrix [role=row], .matrix li"),
    "checklist": ("alone=1&requirement=DEF-04", ".requirement .offer, .requirement .mapping"),
    "placement": ("alone=1", ".placement .layers"),
    "lists": ("draft={last}", ".lists h1"),
    "doing": ("draft={last}&tab=clocks", ".rows_ tbody tr, .doing .none"),
    "review": ("round=all", ".sides .item, .needs .need, [data-testid=stAlert]"),
    "export": (
        "draft={last}&against={first}",
        "[data-testid=stMainBlockContainer] h1, [data-testid=stMainBlockContainer] h2, [data-testid=stButton]",
    ),
}


class Row(NamedTuple):
    """A line of one of the tables: what was measured, what came out, the goal, whether it was met."""

    of: str
    what: str
    found: str
    goal: str
    met: bool


def rows(articles: int = 1_200) -> Iterator[Row]:
    """What was measured and the result, in the order of the tables; ``articles`` 0 leaves the long law out."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = chromium(playwright)
        seeds = Path(place) / "seeds"
        desk = Workbench(seeds, who="bench")
        desk.seed()
        yield from _read(desk, "seeds", "the latest drafts of the seeds")
        yield from _measured(browser, desk, SEEDED, (11, 12), "seeds")
        if articles:
            desk = Workbench(Path(place) / "large", who="bench", now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
            yield from _import(desk, articles)
            yield from _read(desk, "large", f"a draft of {articles:,} articles")
            yield from _measured(browser, desk, LONG.slug, (1, 2), "large")
        browser.close()


def _import(desk: Workbench, articles: int) -> Iterator[Row]:
    desk.add_instrument(LONG)
    text = long_law(articles)
    for number, version in enumerate((text, revised(text)), start=1):
        begun = time.process_time()
        desk.import_draft(LONG.slug, version.encode("utf-8"), f"{number}.txt")
    yield Row("large", "import of the second draft, CPU", f"{time.process_time() - begun:.1f} s", "", True)


def _read(desk: Workbench, of: str, what: str) -> Iterator[Row]:
    """As the server does beside its sessions after an import, and never again."""
    for moment in ("after the import", "again, as after a restart"):
        begun = time.process_time()
        read_ahead(Workbench(desk.directory, who="bench"))
        spent = time.process_time() - begun
        yield Row(of, f"{what} read ahead, CPU, {moment}", f"{spent:.1f} s", "", True)


def _measured(
    browser: Browser, desk: Workbench, slug: str, drafts: tuple[int, int], of: str
) -> Iterator[Row]:
    first, last = drafts
    latest = desk.drafts(slug)[-1]
    node = next(node for node in desk.document(latest.id).walk() if node.eid == "art_3")
    desk.reviews.add(latest.id, node.uid, "¿Desde cuándo?")
    desk.clauses.reviewed.mark(slug, "OPAQ", date(2025, 11, 3), number=first)
    with serving(desk.directory) as served:
        context = browser.new_context(locale="es-MX", viewport={"width": 1440, "height": 900})
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto(f"{served.url}/people")  # the browser has the app's own scripts by now
        page.locator("h1").first.wait_for()
        for name, (fields, there) in PAGES.items():
            query = f"instrument={slug}&{fields.format(first=first, last=last)}"
            address = f"{served.url}/{'' if name == 'home' else name}?{query}"
            times = [_loaded(page, address, there)]
            times.append(statistics.median(_loaded(page, address, there) for _ in range(3)))
            times.append(statistics.median(_visited(page, served, name, query, there) for _ in range(3)))
            goal = PAGE_GOALS[of]
            found = " / ".join(f"{taken / 1000:.2f} s" for taken in times)
            yield Row(of, name, found, f"{goal:.0f} s", max(times[1:]) / 1000 < goal)
        for deed in deeds.DEEDS:
            yield _clicked(page, served, deed, f"instrument={slug}&{deed.fields.format(last=last)}", of)
        context.close()


def _clicked(page: Page, served: Served, deed: deeds.Deed, query: str, of: str) -> Row:
    """From the click to the answer, in the middle of three times, and what the server worked meanwhile."""
    taken, worked = [], []
    page.goto(f"{served.url}/{deed.page}?{query}")
    for _ in range(3):
        if not deeds.prepare(page, deed):
            return Row(of, deed.name, "not there", "", False)
        before = served.worked()
        taken.append(deeds.timed(page, deed.click, deed.answer))
        deeds.idle(page)
        worked.append(served.worked() - before)
        deeds.undo(page, deed)
    middle = statistics.median(taken)
    found = f"{middle:.0f} ms ({statistics.median(worked) * 1000:.0f} ms)"
    return Row(of, deed.name, found, f"{CLICK_GOAL} ms", middle < CLICK_GOAL)


def _loaded(page: Page, address: str, there: str) -> float:
    page.goto(address, wait_until="commit")
    page.locator("[data-testid=stApp]").wait_for()
    deeds.arrived(page, "", there)
    return float(page.evaluate("() => performance.now()"))


def _visited(page: Page, served: Served, name: str, query: str, there: str) -> float:
    """Reached by the menu, from another page that holds the same instrument."""
    page.goto(f"{served.url}/import?{query}")
    page.locator("h1").first.wait_for()
    deeds.idle(page)
    link = f"a[data-testid=stTopNavLink][href='{served.url}/{'' if name == 'home' else name}']"
    page.locator(link).wait_for(state="attached")
    return deeds.arrived(page, link, there)


SECTION = """\
## What a page costs

Chromium and the server on one machine of {cores} cores, {load}; `python -m bench.pages_speed`. Each time runs until the
content is painted and the server rests: opened first by anybody since the server started / loaded anew in the browser, app and all / reached
by the menu; the last two are the middle of three times, and the goal is for them. Of a click the middle of three, and in brackets the server's own CPU time.

{tables}
"""


def tables(found: list[Row]) -> str:
    """Pages and clicks, the seeds and the long law."""
    out = []
    for of, name in (("seeds", "the seeds (80 articles)"), ("large", "a law of 1,200 articles")):
        mine = [row for row in found if row.of == of]
        if mine:
            out += [f"| {name} | time | goal | met |", "|---|---|---|---|"]
            out += [_line(row) for row in mine]
            out.append("")
    return "\n".join(out)


def _line(row: Row) -> str:
    met = ("yes" if row.met else "**no**") if row.goal else ""
    return f"| {row.what} | {row.found} | {row.goal} | {met} |"


def section() -> str:
    """The part of the page on quality."""
    before = os.getloadavg()[0]
    found = list(rows())
    load = f"with a load of {before:.1f} before" if before > 1 else "otherwise idle"
    return SECTION.format(cores=os.cpu_count(), load=load, tables=tables(found))


def main(arguments: list[str]) -> None:
    """Print what is measured, as it comes, and the tables at the end."""
    found = []
    for row in rows(0 if "--fast" in arguments else 1_200):
        print(f"{row.of}: {_line(row)}", file=sys.stderr, flush=True)
        found.append(row)
    print(tables(found))


if __name__ == "__main__":
    main(sys.argv[1:])
