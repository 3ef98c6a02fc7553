"""``python -m bench.pages``: the pictures of the pages in docs/images, taken from the real app on the seeds."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from bench import showcase
from bench.serving import ROOT, chromium, serving
from drafting.workbench import Workbench

IMAGES = ROOT / "docs" / "images"
LAW = showcase.LAW
#: how many colours a picture keeps: pages are text on paper
COLOURS = 256

#: file name -> page and fields, and what must be on the screen before the picture is taken
PICTURES = {
    "home": ("", ".waiting"),
    "draft": (f"draft?instrument={LAW}&draft=12&margin=placement,checklist&provision=art_14", ".margin-note"),
    "compare": (
        f"compare?instrument={LAW}&draft=11&against=9&provision=art_12",
        ".brings-head, .row.current",
    ),
    "history": (f"history?instrument={LAW}", ".workbench"),
    "checklist": (f"checklist?instrument={LAW}&alone=1&requirement=DEF-04", ".mapping, .offer"),
    "coverage": (f"checklist?instrument={LAW}&alone=1&tab=coverage", ".coverage .bars"),
    "placement": (f"placement?instrument={LAW}&draft=1&alone=1", ".finding"),
    "lists": (f"lists?instrument={LAW}&draft=3", "svg"),
    "doing": ("doing?instrument=ley-control-exportaciones&draft=4&tab=clocks", ".doing .way_"),
    "edit": (f"edit?instrument={LAW}&copy=1&provision=art_12", ".editor textarea, textarea"),
    "review": (f"review?instrument={LAW}", ".needs .need"),
    "search": ("search?q=inspecci%C3%B3n+internacional", "mark"),
    "chapters": (f"history?instrument={LAW}&tab=chapters", ".stops li"),
    "export": (f"export?instrument={LAW}&draft=12&against=11", "[data-testid=stDownloadButton], button"),
}


#: what is chosen in a list before the picture is taken, and what must be on the screen then
CHOSEN = {"placement": (".finding", ".requirement blockquote"), "review": (".needs .need", ".sides")}


def main() -> None:
    """Start the app on a workspace of its own, take every picture, and write what changed."""
    with tempfile.TemporaryDirectory() as directory:
        desk = Workbench(Path(directory), who=showcase.OFFICE)
        showcase.fill(desk)
        with serving(Path(directory), desk.who) as served:
            _take(served.url)


def _take(url: str) -> None:
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        for locale, directory in (("es-MX", IMAGES), ("en-GB", IMAGES / "en")):
            directory.mkdir(exist_ok=True)
            context = browser.new_context(locale=locale, viewport={"width": 1440, "height": 960})
            for name, (address, there) in PICTURES.items():
                page = context.new_page()
                page.goto(f"{url}/{address}")
                _settled(page, there)
                if name in CHOSEN:
                    choose, shown = CHOSEN[name]
                    page.locator(choose).first.click()
                    _settled(page, shown)
                _write(directory / f"{name}.png", page.screenshot())
                page.close()
            context.close()
        browser.close()


def _settled(page: Page, there: str) -> None:
    page.locator("[data-testid=stMainBlockContainer]").wait_for(timeout=150_000)
    page.locator(there).first.wait_for(timeout=150_000)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(timeout=150_000)
    page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')", timeout=150_000)
    page.wait_for_timeout(1_500)


def _write(path: Path, picture: bytes) -> None:
    image = Image.open(BytesIO(picture)).convert("RGB").resize((1200, 800), Image.Resampling.LANCZOS)
    small = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
    print(path.relative_to(ROOT), path.stat().st_size)


if __name__ == "__main__":
    main()
