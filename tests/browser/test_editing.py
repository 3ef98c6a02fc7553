"""Writing law in the browser: no keystroke is lost, whatever the server does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import Locator, Page, expect

from drafting.edit.entries import entry_of, words_of
from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, settled, start

SENTENCE = "La autoridad, en términos del artículo 9o, resolverá en 15 días; ¿y si no?, ñandú – «sí». "


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


def test_fast_typing_with_saves_and_reruns_in_between_loses_and_doubles_nothing(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = visitor.page
    field, copy, uid = opened(own_server, page)
    before = field.input_value()
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    text = (SENTENCE * 24).strip()
    for at in range(0, len(text), 131):  # as fast as the browser takes keys: well over 200 a second
        page.keyboard.type(text[at : at + 131])
        page.keyboard.press("Control+s" if at % 2 else "Control+Enter")
    assert field.input_value() == f"{before}\n{text}"
    save(page)
    assert field.input_value() == f"{before}\n{text}"
    settled(page)
    assert field.input_value() == f"{before}\n{text}"
    assert saved_body(own_server, copy, uid) == squeezed(f"{before}\n{text}")
    assert len(Workbench(own_server.directory).editing.revisions(copy)) > 2, "it was saved in between"
    assert visitor.faults == []


def test_a_large_paste_is_kept_whole_and_undone_by_the_browser(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    field, copy, uid = opened(own_server, page)
    before = field.input_value()
    paste = "\n".join(f"Párrafo {n}: {SENTENCE.strip()}" for n in range(520))
    assert len(paste) > 50_000
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(paste)
    assert field.input_value() == f"{before}\n{paste}"
    save(page)
    assert saved_body(own_server, copy, uid) == squeezed(f"{before}\n{paste}")
    page.keyboard.press("Control+z")
    assert paste not in field.input_value()
    page.keyboard.press("Control+Shift+z")
    assert field.input_value() == f"{before}\n{paste}"


def test_accents_typed_with_dead_keys_arrive_once(own_server: Server, visit: Callable[..., Visitor]) -> None:
    page = visit().page
    field, copy, uid = opened(own_server, page)
    field.fill("")
    tool = page.context.new_cdp_session(page)
    for letter in "áéíóúñü":  # a composition, as a dead key or an input method makes it
        tool.send("Input.imeSetComposition", {"text": "´", "selectionStart": 1, "selectionEnd": 1})
        page.wait_for_timeout(60)
        tool.send("Input.insertText", {"text": letter})
    assert field.input_value() == "áéíóúñü"
    save(page)
    assert saved_body(own_server, copy, uid) == "áéíóúñü"


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
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    field, copy, uid = opened(own_server, page)
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" Sin guardar.")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator(".editor h1")).to_have_text("Artículo 15")
    expect(page.locator(".editor .status")).to_contain_text("otra disposición sin guardar")
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator(".editor h1")).to_have_text("Artículo 14")
    expect(page.locator("textarea[name=body]")).to_have_value(lambda_ends(" Sin guardar."))
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("textarea[name=body]")).to_have_value(lambda_ends(" Sin guardar."))
    expect(page.locator(".edit-rail .sign.modified")).to_have_count(1)
    assert "Sin guardar" not in saved_body(own_server, copy, uid)


def lambda_ends(words: str):  # type: ignore[no-untyped-def]
    import re

    return re.compile(re.escape(words) + "$")


def test_of_two_in_one_provision_the_second_sees_what_the_first_did(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().page
    field, copy, uid = opened(own_server, page)
    other = Workbench(own_server.directory, who="Oficina B")
    was = words_of(entry_of(other.editing.document(copy), uid).node)
    other.editing.write(copy, uid, replace(was, body=was.body + "\nDe la oficina B."), seen=1)
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" De la oficina A.")
    page.keyboard.press("Control+s")
    expect(page.locator(".editor .problem")).to_contain_text("Oficina B")
    assert "De la oficina A." in field.input_value()
    assert "De la oficina A." not in saved_body(own_server, copy, uid)
    page.get_by_role("button", name="Guardar la mía en su lugar").click()
    expect(page.locator(".editor .status")).to_contain_text("Guardado")
    assert saved_body(own_server, copy, uid).endswith("De la oficina A.")
