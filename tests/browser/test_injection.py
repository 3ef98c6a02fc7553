"""Payloads in every text there is, through every page: nothing executes, nothing is fetched, all is words."""

import os
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page

from drafting.model import Instrument, Layer
from drafting.workbench import Workbench
from tests.browser.conftest import Server, Visitor, settled, start

#: markup, handlers, vector graphics, styles, templates, formulas, Markdown and what Streamlit reads in it
PAYLOADS = {
    "image": '"><img src="http://127.0.0.1:9/a" onerror="window.__hit=1">',
    "script": "</script><script>window.__hit=2</script>",
    "vector": "'><svg onload=window.__hit=3><animate onbegin=window.__hit=3 attributeName=x dur=1s>",
    "style": "</style><style>@import url(http://127.0.0.1:9/b);body{background:url(http://127.0.0.1:9/c)}</style>",
    "frame": "<iframe srcdoc='<script>parent.__hit=4</script>'></iframe><object data=http://127.0.0.1:9/d></object>",
    "markdown": "![x](http://127.0.0.1:9/e) [y](javascript:window.__hit=5) <http://127.0.0.1:9/f> :red[z] $x^2$",
    "template": "{{7*7}} ${7*7} {0.__class__} %(x)s <%= 7*7 %> {place} {n}",
    "formula": '=HYPERLINK("http://127.0.0.1:9/g") +1+1 @SUM(1) -2',
    "sign": ":material/home: \u202egnp.exe\u200b <details open ontoggle=window.__hit=6><summary>x",
}
EVERYTHING = " ".join(PAYLOADS.values())

PAGES = (
    "",
    "import",
    "draft",
    "compare",
    "history",
    "checklist",
    "placement",
    "lists",
    "review",
    "export",
    "log",
    "people",
)

#: what must not stand anywhere in the page, shadow roots included
FOUND = """() => {
    const bad = [];
    const look = (root) => {
        for (const node of root.querySelectorAll("*")) {
            if (node.shadowRoot) look(node.shadowRoot);
            for (const { name, value } of node.attributes) {
                if (/^on/.test(name) || /^\\s*javascript:/i.test(value) || (/^(src|href|data|srcdoc)$/.test(name) && /127\\.0\\.0\\.1:9\\//.test(value) && node.tagName !== "A")) bad.push([node.tagName, name, value.slice(0, 80)]);
            }
            if (/^(IFRAME|OBJECT|EMBED)$/.test(node.tagName)) bad.push([node.tagName]);
        }
    };
    look(document.body);
    return { hit: window.__hit ?? null, bad };
}"""


#: all words of the page, shadow roots included
WORDS = """() => {
    const words = [];
    const look = (root) => {
        const walk = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            if (node.nodeType === 3 && !/^(STYLE|SCRIPT)$/.test(node.parentElement?.tagName)) words.push(node.data);
            if (node.shadowRoot) look(node.shadowRoot);
        }
    };
    look(document.body);
    return words.join(" ");
}"""


def text(turn: int) -> bytes:
    lines = ["LEY <img src=x onerror=window.__hit=7> DE PRUEBA", "", "CAPÍTULO I", EVERYTHING, ""]
    for number, payload in enumerate(PAYLOADS.values(), start=1):
        lines += [f"Artículo {number}.- {payload} vuelta {turn} {payload}", f"I. {payload};", ""]
    return "\n".join(lines).encode()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A workspace in which every text is a payload."""
    data = tmp_path_factory.mktemp("hostile") / "data"
    desk = Workbench(data, who=EVERYTHING, now=lambda: datetime(2026, 8, 3, tzinfo=UTC))
    for slug, language, layer in (("ley", "es", Layer.STATUTE), ("act", "en", Layer.REGULATION)):
        title, short = PAYLOADS["image"] + EVERYTHING, PAYLOADS["markdown"] + PAYLOADS["script"]
        desk.add_instrument(Instrument(slug, title, short, language, layer, 1))  # type: ignore[arg-type]
        for turn in range(3):
            name = f"{EVERYTHING.replace('/', '')}{turn}.txt"
            facts = {"author": EVERYTHING, "note": EVERYTHING, "on": date(2026, 8, turn + 1)}
            desk.import_draft(slug, text(turn), name, **facts)  # type: ignore[arg-type]
    desk.remove_draft("act", 2)
    draft = desk.draft("ley")
    uid = next(node.uid for node in desk.document(draft.id).walk() if node.kind == "article")
    template = desk.checklists.checklists()[0]
    requirement = template.requirements[0].id
    desk.checklists.confirm(template.id, requirement, "ley", uid, rationale=EVERYTHING)
    own = "id,section,text,why,sources\n" + "\n".join(
        f'X-{at},"{PAYLOADS["vector"]}","{payload.replace(chr(34), chr(34) * 2)}","{EVERYTHING.replace(chr(34), chr(34) * 2)}",x'
        for at, payload in enumerate(PAYLOADS.values())
    )  # fmt: skip
    (data.parent / "own.csv").write_text(own)
    desk.reviews.add(draft.id, uid, EVERYTHING, assigned=EVERYTHING)
    desk.people.grant("group:&lt;b&gt; ![x](http:)".replace("/", ""), "reader")
    server = start(data)
    yield server
    server.stop()


def assert_harmless(visitor: Visitor, server: Server, page: Page) -> None:
    found = page.evaluate(FOUND)
    assert found == {"hit": None, "bad": []}
    asked = [url for url in visitor.requests if not url.startswith(("data:", "blob:"))]
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(server.url).netloc}
    assert visitor.faults == [], "a refused resource or a fault in a script: markup was made of words"


@pytest.mark.parametrize("where", PAGES)
def test_payloads_in_the_workspace_are_words(
    hostile: Server, visit: Callable[..., Visitor], where: str
) -> None:
    visitor = visit()
    page = visitor.open(f"{hostile.url}/{where}?instrument=ley&draft=3&against=1")
    settled(page)
    page.wait_for_timeout(700)
    for summary in page.locator("summary:visible").all()[:4]:
        summary.click()
    settled(page)
    assert_harmless(visitor, hostile, page)
    words = re.sub(r"\s+", " ", page.locator("body").inner_text())
    assert "49" not in words.split(), "nobody computed a template"
    if where in ("", "draft", "compare", "history", "review", "log"):
        # a page under load may still be drawing; the payload does come through, as words
        page.wait_for_function(f"({WORDS})().includes('window.__hit=1')", timeout=30_000)


@pytest.mark.parametrize("where", ["draft", "compare", "checklist", "review", "log"])
def test_payloads_in_the_address_are_words(
    hostile: Server, visit: Callable[..., Visitor], where: str
) -> None:
    visitor = visit()
    fields = (
        "instrument",
        "draft",
        "against",
        "provision",
        "lang",
        "view",
        "checklist",
        "requirement",
        "tab",
        "finding",
    )
    query = "&".join(
        f"{field}={quote(PAYLOADS[name])}" for field, name in zip(fields, [*PAYLOADS, "image"], strict=True)
    )
    page = visitor.open(f"{hostile.url}/{where}?{query}")
    settled(page)
    page.wait_for_timeout(400)
    assert_harmless(visitor, hostile, page)


def test_payloads_in_an_upload_are_words(
    hostile: Server, visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    visitor = visit()
    page = visitor.open(f"{hostile.url}/import?instrument=ley")
    name = f"{PAYLOADS['image']}.txt".replace("/", "_")
    page.locator("input[type=file]").first.set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": text(9)}]
    )
    page.wait_for_timeout(1500)
    settled(page)
    assert_harmless(visitor, hostile, page)


def test_this_file_would_notice(hostile: Server, visit: Callable[..., Visitor]) -> None:
    """The net itself: markup made of a payload is seen, what it executes and what it fetches."""
    page = (visitor := visit()).open(f"{hostile.url}/log")
    page.evaluate("words => document.body.insertAdjacentHTML('beforeend', words)", PAYLOADS["image"])
    page.wait_for_timeout(500)
    found = page.evaluate(FOUND)
    assert found["hit"] == 1 or visitor.faults
    assert found["bad"]
    assert any("127.0.0.1:9/" in url for url in visitor.requests) or visitor.faults


def test_what_is_exported_holds_no_formula(hostile: Server, tmp_path: Path) -> None:
    """The same texts as spreadsheets: no cell is a formula, none becomes one when it is edited."""
    import io

    import openpyxl

    from drafting.cli import main

    os.environ["DRAFTING_DATA"] = str(hostile.directory)
    try:
        made = []
        for words in (
            ["table", "--instrument", "ley", "1", "3", "-o", str(tmp_path / "a.xlsx")],
            ["log", "-o", str(tmp_path / "b.xlsx")],
            ["log", "-o", str(tmp_path / "c.csv")],
        ):
            assert main(words) == 0, words
            made.append(Path(words[-1]))
    finally:
        del os.environ["DRAFTING_DATA"]
    for path in made[:2]:
        book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
        cells = [
            cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None
        ]
        assert len(cells) > 20
        for cell in cells:
            assert cell.data_type != "f"
            assert not str(cell.value).startswith(("=", "+", "-", "@")) or cell.quotePrefix
    assert b'\n"=' not in made[2].read_bytes()
    assert b",=" not in made[2].read_bytes()
