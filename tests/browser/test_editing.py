"""Writing law in the browser: no keystroke is lost, whatever the server does meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from drafting.edit.entries import entry_of, words_of
from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, settled, start
from tests.browser.test_access import AXE, FOUND, ready

SENTENCE = "La autoridad, en términos del artículo 9o, resolverá en 15 días; ¿y si no?, ñandú – «sí». "


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory, workspace: Callable[[Path], Path]) -> Iterator[Server]:
    """One server for all of these: every test has a working copy of its own."""
    running = start(workspace(tmp_path_factory.mktemp("writing") / "data"))
    yield running
    running.stop()


def opened(server: Server, page: Page, eid: str = "art_14") -> tuple[Locator, int, str]:
    """A working copy of the law's last draft with one article open: its field, the copy, the article's uid."""
    desk = Workbench(server.directory, who="Oficina de pruebas")
    draft = desk.draft(LAW)
    copy = desk.editing.begin(draft.id)
    uid = next(node.uid for node in desk.document(draft.id).walk() if node.eid == eid)
    page.goto(f"{server.url}/edit?instrument={LAW}&copy={copy.id}&provision={uid}")
    field = page.locator("textarea[name=body]")
    field.wait_for()
    settled(page)
    return field, copy.id, uid


def saved_body(server: Server, copy: int, uid: str) -> str:
    desk = Workbench(server.directory)
    return words_of(entry_of(desk.editing.document(copy), uid).node).body


def squeezed(text: str) -> str:
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(page.locator(".editor .status")).to_contain_text("Guardado", timeout=20_000)


#: types 250 characters a second, one by one, as the browser's own editing does: input events, history and all
TYPIST = """(text) => {
    const find = (root) => {
        for (const node of root.querySelectorAll("*")) {
            if (node.matches("textarea[name=body]")) return node;
            const inside = node.shadowRoot && find(node.shadowRoot);
            if (inside) return inside;
        }
    };
    const field = find(document), letters = [...text], begin = performance.now();
    let done = 0;
    const tick = () => {
        const due = Math.min(letters.length, Math.floor((performance.now() - begin) / 4));
        for (; done < due; done += 1) document.execCommand("insertText", false, letters[done]);
        if (done < letters.length) setTimeout(tick, 2);
        else window.typed = letters.length / ((performance.now() - begin) / 1000);
    };
    window.typed = 0;
    field.focus();
    tick();
}"""


def test_fast_typing_with_saves_and_reruns_in_between_loses_and_doubles_nothing(
    writing: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.page
    field, copy, uid = opened(writing, page)
    before = field.input_value()
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    text = (SENTENCE * 24).strip()
    page.evaluate(TYPIST, text)
    turns = 0
    while not page.evaluate("window.typed"):
        page.keyboard.press("Control+Enter" if turns % 3 else "Control+s")
        page.wait_for_timeout(70)
        turns += 1
    assert turns
    assert field.input_value() == f"{before}\n{text}"
    page.keyboard.type(SENTENCE)  # and by the keys themselves
    save(page)
    settled(page)
    assert field.input_value() == f"{before}\n{text}{SENTENCE}"
    assert saved_body(writing, copy, uid) == squeezed(f"{before}\n{text}{SENTENCE}")
    assert len(Workbench(writing.directory).editing.revisions(copy)) > 2, "it was saved in between"
    assert visitor.faults == []


def test_a_large_paste_is_kept_whole_and_undone_by_the_browser(
    writing: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    field, copy, uid = opened(writing, page)
    before = field.input_value()
    paste = "\n".join(f"Párrafo {n}: {SENTENCE.strip()}" for n in range(520))
    assert len(paste) > 50_000
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(paste)
    assert field.input_value() == f"{before}\n{paste}"
    save(page)
    assert saved_body(writing, copy, uid) == squeezed(f"{before}\n{paste}")
    page.keyboard.press("Control+z")
    assert paste not in field.input_value()
    page.keyboard.press("Control+Shift+z")
    assert field.input_value() == f"{before}\n{paste}"


def test_accents_typed_with_dead_keys_arrive_once(writing: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().page
    field, copy, uid = opened(writing, page)
    field.fill("")
    tool = page.context.new_cdp_session(page)
    for letter in "áéíóúñü":  # a composition, as a dead key or an input method makes it
        tool.send("Input.imeSetComposition", {"text": "´", "selectionStart": 1, "selectionEnd": 1})
        page.wait_for_timeout(60)
        tool.send("Input.insertText", {"text": letter})
    assert field.input_value() == "áéíóúñü"
    save(page)
    assert saved_body(writing, copy, uid) == "áéíóúñü"


def test_the_server_is_killed_and_started_again_while_somebody_types(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    field, copy, uid = opened(own_server, page)
    before = field.input_value()
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type(SENTENCE)
    own_server.process.kill()
    own_server.process.wait()
    page.keyboard.type(SENTENCE)
    page.keyboard.press("Control+s")
    expect(page.locator(".editor .status")).to_contain_text("El servidor no contesta")
    page.wait_for_timeout(5_000)  # by then the app has put its dialog over the page, and taken the keys
    page.keyboard.type(SENTENCE.strip())
    again = start(own_server.directory, int(own_server.url.rsplit(":", 1)[1]))
    try:
        expect(page.locator(".editor .status")).to_contain_text("Guardado", timeout=60_000)
        assert field.input_value() == f"{before}\n{(SENTENCE * 3).strip()}"
        save(page)
        assert saved_body(own_server, copy, uid) == squeezed(f"{before}\n{SENTENCE * 3}")
    finally:
        again.stop()


def test_text_not_saved_stays_on_the_way_through_the_page_and_through_a_reload(
    writing: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    field, copy, uid = opened(writing, page)
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Sin guardar.")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".editor h1")).to_have_text("Artículo 15")
    expect(page.locator(".editor .status")).to_contain_text("otra disposición sin guardar")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".editor h1")).to_have_text("Artículo 14")
    expect(page.locator("textarea[name=body]")).to_have_value(re.compile(r" Sin guardar\.$"))
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("textarea[name=body]")).to_have_value(re.compile(r" Sin guardar\.$"))
    expect(page.locator(".edit-rail .sign.modified")).to_have_count(1)
    assert "Sin guardar" not in saved_body(writing, copy, uid)


def test_of_two_in_one_provision_the_second_sees_what_the_first_did(
    writing: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    page.on("dialog", lambda dialog: dialog.accept())
    field, copy, uid = opened(writing, page)
    other = Workbench(writing.directory, who="Oficina B")
    was = words_of(entry_of(other.editing.document(copy), uid).node)
    other.editing.write(copy, uid, replace(was, body=was.body + "\nDe la oficina B."), seen=1)
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" De la oficina A.")
    page.keyboard.press("Control+s")
    expect(page.locator(".editor .problem")).to_contain_text("Oficina B")
    expect(page.locator(".editor .theirs ins")).to_have_text("De la oficina B.")
    expect(page.locator(".editor .theirs del")).to_contain_text("De la oficina A.")
    page.reload()
    expect(page.locator(".editor .theirs ins")).to_have_text("De la oficina B.")
    assert "De la oficina A." in field.input_value()
    assert "De la oficina A." not in saved_body(writing, copy, uid)
    page.get_by_role("button", name="Guardar la mía en su lugar").click()
    expect(page.locator(".editor .status")).to_contain_text("Guardado")
    assert saved_body(writing, copy, uid).endswith("De la oficina A.")


def test_from_a_draft_to_the_next_one(own_server: Server, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.page
    page.goto(f"{own_server.url}/draft?instrument={LAW}&draft=12&provision=art_9")
    page.locator("button.pen[title='Editar Artículo 9o']").wait_for()
    settled(page)
    page.locator("button.pen[title='Editar Artículo 9o']").click()
    page.wait_for_url("**/edit?*")
    expect(page.locator(".editor h1")).to_have_text("Artículo 9o")
    settled(page)
    page.get_by_role("button", name="Agregar después").click()
    expect(page.locator(".editor h1")).to_have_text("Artículo 9o Bis")
    expect(page.locator("textarea[name=body]")).to_be_focused()
    expect(page.locator(".edit-said .margin-note").first).to_contain_text("Todavía no tiene texto")
    page.locator("textarea[name=body]").fill("La Autoridad publicará la lista del artículo 999 de esta Ley.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".edit-said .margin-note.error")).to_contain_text("artículo 999")
    save(page)
    expect(page.locator(".edit-side ins").last).to_contain_text("publicará la lista")
    page.get_by_role("button", name="Guardar como borrador 13…").click()
    expect(page.get_by_text("no se envía a nadie")).to_be_visible()
    expect(page.locator(".edit-said .margin-note.error")).to_contain_text("artículo 999")
    expect(page.locator(".edit-said .margin-note.error a")).to_have_text("Artículo 9o Bis")
    page.locator(".st-key-publish_note input").fill("Con un artículo nuevo")
    page.get_by_role("button", name="Guardar como borrador 13", exact=True).click()
    page.wait_for_url("**/compare?*")
    desk = Workbench(own_server.directory)
    draft = desk.draft(LAW)
    assert (draft.number, draft.note) == (13, "Con un artículo nuevo")
    assert [node.eid for node in desk.document(draft.id).walk()].count("art_9-bis") == 1
    assert desk.editing.copies(LAW) == ()
    assert visitor.faults == []


def test_edits_go_over_to_a_newer_draft_and_a_clash_is_decided(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    desk = Workbench(own_server.directory, who="Oficina B")
    field, copy, uid = opened(own_server, page)
    field.fill("Texto de la copia.")
    save(page)
    old = desk.draft(LAW)
    text = (
        desk.source(old.id)
        .decode("utf-8")
        .replace("El Consejo es el órgano de consulta", "El Consejo es un órgano")
    )
    desk.import_draft(LAW, text.encode(), "13.txt")
    page.reload()
    page.get_by_role("button", name="Trasladar los cambios al borrador 13").click()
    go = page.get_by_role("button", name="Trasladar al borrador 13")
    expect(go).to_be_disabled()
    page.get_by_text("El de esta copia").click()
    expect(go).to_be_enabled()
    go.click()
    expect(page.get_by_test_id("stAlert").first).to_contain_text("viene ahora del borrador 13")
    again = Workbench(own_server.directory)
    assert again.editing.copy(copy).last.base_number == 13
    assert saved_body(own_server, copy, uid) == "Texto de la copia."


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not here: npm ci in tests/axe")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_the_editor(
    writing: Server, visit: Callable[..., Visitor], scheme: str
) -> None:
    page = visit(color_scheme=scheme).page
    field, _, _ = opened(writing, page)
    field.fill("Conforme al artículo 999 de esta Ley:\nI. Uno, y\nII. Dos.")
    page.keyboard.press("Control+Enter")
    page.locator(".edit-said .margin-note").first.wait_for()
    ready(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(FOUND) == []
