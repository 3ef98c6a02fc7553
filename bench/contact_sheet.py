"""``python -m bench.contact_sheet [DIR [LOOK ...]]``: every page and state in Chromium, as sheets in docs/images.

Each is taken in both languages, wide and narrow, light and dark (or in the looks named, ``es-wide-light``); the
whole pictures go into DIR, to be looked at one by one.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from bench import showcase
from bench.long_law import long_law, revised
from bench.pages import IMAGES, LAW
from bench.serving import chromium, serving
from drafting.model import Instrument, Layer
from drafting.ui.shell import ORDER
from drafting.workbench import Workbench

OWN = Instrument("propia", "Ley propia", "Ley propia", "es", Layer.STATUTE, 1)
LONG = Instrument("larga", "Ley larga de prueba", "Ley larga", "es", Layer.STATUTE, 1)
EXPORTS = "ley-control-exportaciones"

FULL = {
    "home": "",
    "import": "import",
    "draft": f"draft?instrument={LAW}&draft=12&provision=art_30",
    "draft, margin": f"draft?instrument={LAW}&draft=8&margin=placement,checklist,checks&provision=art_14",
    "edit": f"edit?instrument={LAW}&copy=1&provision=art_12",
    "compare": f"compare?instrument={LAW}&draft=12&against=11",
    "compare, inline": f"compare?instrument={LAW}&draft=11&against=9&view=inline",
    "compare, three": f"compare?instrument={LAW}&draft=10&against=8&third=11",
    "history": f"history?instrument={LAW}",
    "history, chapters": f"history?instrument={LAW}&tab=chapters",
    "history, one": f"history?instrument={LAW}&provision=art_6",
    "checklist": f"checklist?instrument={LAW}&alone=1&requirement=DEF-04",
    "checklist, over drafts": f"checklist?instrument={LAW}&alone=1&tab=coverage",
    "checklist, templates": f"checklist?instrument={LAW}&tab=templates",
    "placement": f"placement?instrument={LAW}&draft=1&alone=1",
    "placement, whole set": f"placement?instrument={LAW}",
    "lists": f"lists?instrument={LAW}&draft=3",
    "penalties": f"doing?instrument={EXPORTS}",
    "clocks": f"doing?instrument={EXPORTS}&tab=clocks",
    "deciders": f"doing?instrument={EXPORTS}&tab=deciders",
    "duties": f"doing?instrument={EXPORTS}&tab=duties",
    "delegations": f"doing?instrument={EXPORTS}&tab=delegations",
    "review": f"review?instrument={LAW}",
    "next draft": f"review?instrument={LAW}&tab=next",
    "rounds": f"review?instrument={LAW}&tab=rounds",
    "export": f"export?instrument={LAW}&draft=12&against=11",
    "search": "search?q=inspecci%C3%B3n",
    "log": "log",
    "people": "people",
    "tour": f"compare?instrument={LAW}&draft=12&against=11&tour=3",
}
ERRORS = {
    "no such instrument": "draft?instrument=nobody",
    "no such draft": f"draft?instrument={LAW}&draft=99",
    "no such provision": f"draft?instrument={LAW}&draft=12&provision=art_999",
    "nothing found": "search?q=zzyzx",
}
#: the pages about an instrument
PAGES = tuple(name for name in ORDER if name not in ("home", "import"))
EMPTY = {"nothing at all": "", "nothing, draft": "draft", "nothing, search": "search", "nothing, log": "log"}
NO_DRAFT = {f"no draft, {name}": f"{name}?instrument={OWN.slug}" for name in PAGES}
LENGTHY = {
    "1,200 articles, home": "",
    **{f"1,200 articles, {name}": f"{name}?instrument={LONG.slug}&draft=2&against=1" for name in PAGES},
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    locale: str
    width: int
    scheme: str

    @property
    def name(self) -> str:
        """The look in the name of a file."""
        return f"{self.locale[:2]}-{'wide' if self.width > 800 else 'narrow'}-{self.scheme}"


LOOKS = [
    Look(locale, width, scheme)
    for locale in ("es-MX", "en-GB")
    for width in (1280, 390)
    for scheme in ("light", "dark")
]


def main(arguments: list[str]) -> None:
    """Take all pictures, keep them in DIR, and write one sheet for each look."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        target = Path(arguments[0]) if arguments else Path(place) / "pictures"
        target.mkdir(parents=True, exist_ok=True)
        browser = chromium(playwright)
        looks = [look for look in LOOKS if look.name in arguments[1:] or not arguments[1:]]
        taken: dict[Look, list[tuple[str, Path]]] = {look: [] for look in looks}
        for number, (make, pages) in enumerate(WORKSPACES):
            directory = Path(place) / str(number)
            make(Workbench(directory, who=showcase.OFFICE, now=lambda: showcase.WHEN))
            with serving(directory, showcase.OFFICE) as served:
                for locale in dict.fromkeys(look.locale for look in looks):
                    same = [look for look in looks if look.locale == locale]
                    for look, name, path in _pictures(browser, served.url, pages, same, target):
                        taken[look].append((name, path))
        browser.close()
        for look, pictures in taken.items():
            _sheet(look, pictures)


def _put_away(desk: Workbench) -> None:
    desk.seed()
    desk.shelf.put_away([one.slug for one in desk.shelf.samples()])


def _own(desk: Workbench) -> None:
    desk.add_instrument(OWN)


def _long(desk: Workbench) -> None:
    desk.add_instrument(LONG)
    text = long_law(1_200)
    for number, version in enumerate((text, revised(text)), start=1):
        desk.import_draft(LONG.slug, version.encode("utf-8"), f"{number}.txt")


#: what fills a workspace, and what is looked at in it
WORKSPACES: tuple[tuple[Callable[[Workbench], None], dict[str, str]], ...] = (
    (showcase.fill, FULL | ERRORS),
    (_put_away, EMPTY),
    (_own, NO_DRAFT),
    (_long, LENGTHY),
)


def _pictures(
    browser: Browser, url: str, pages: dict[str, str], looks: list[Look], target: Path
) -> Iterator[tuple[Look, str, Path]]:
    """Every page once in each of the looks, which are of one language: the window changes, the page stays."""
    context = browser.new_context(locale=looks[0].locale)
    page = context.new_page()
    for name, address in pages.items():
        for number, look in enumerate(looks):
            page.set_viewport_size({"width": look.width, "height": 800 if look.width > 800 else 844})
            page.emulate_media(color_scheme=look.scheme)  # type: ignore[arg-type]
            if number == 0:
                page.goto(f"{url}/{address}")
                _settled(page, name)
            page.wait_for_timeout(500)
            path = target / f"{look.name} {name.replace(',', '')}.png"
            page.screenshot(path=path)
            yield look, name, path
    context.close()


def _settled(page: Page, name: str) -> None:
    try:
        page.locator("[data-testid=stMainBlockContainer]").wait_for(timeout=60_000)
        page.wait_for_timeout(300)
        idle = page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
        idle.wait_for(timeout=90_000)
        page.wait_for_function("() => !document.querySelector('[data-testid=stSkeleton]')", timeout=60_000)
    except TimeoutError:
        print(f"{name}: not settled", file=sys.stderr)
    page.wait_for_timeout(700)


def _sheet(look: Look, pictures: list[tuple[str, Path]]) -> None:
    """One sheet: the pictures side by side, each above its name."""
    wide = look.width > 800
    width, height, columns = (288, 180, 6) if wide else (136, 294, 12)
    rows = -(-len(pictures) // columns)
    dark = look.scheme == "dark"
    ink, paper = ("white", "#101418") if dark else ("black", "white")
    sheet = Image.new("RGB", (columns * (width + 12) + 12, rows * (height + 30) + 12), paper)
    drawn, font = ImageDraw.Draw(sheet), ImageFont.load_default(13 if wide else 9)
    for index, (name, path) in enumerate(pictures):
        left, top = 12 + index % columns * (width + 12), 12 + index // columns * (height + 30)
        with Image.open(BytesIO(path.read_bytes())) as picture:
            sheet.paste(picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS), (left, top))
        drawn.text((left, top + height + 4), name, fill=ink, font=font)
    path = IMAGES / f"contact-{look.name}.jpg"
    sheet.save(path, quality=62, optimize=True)
    print(path.name, path.stat().st_size)


if __name__ == "__main__":
    main(sys.argv[1:])
