"""Checklist: a person confirms what answers a requirement, a new draft makes it stale, it is confirmed again."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from drafting.checklist.coverage import State
from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, settled

NEED = "DEF-01"


def panel(page: Page, need: str = NEED) -> None:
    expect(page.locator(".requirement h2").first).to_contain_text(need)
    settled(page)


def state_of(desk: Workbench, need: str = NEED) -> State:
    entry = desk.checklists.sheet(instruments=(LAW,), suggest=False).entry(need)
    assert entry is not None
    return entry.state


def test_a_suggestion_is_confirmed_turns_stale_with_a_new_draft_and_is_confirmed_again(
    own_server: Server, visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    desk = Workbench(own_server.directory, who="Importación")
    address = f"{own_server.url}/checklist?instrument={LAW}&alone=1&requirement={NEED}"
    visitor = visit()
    page = visitor.open(address)
    panel(page)
    expect(page.locator(".requirement .state").first).to_have_text("Sugerido, sin confirmar")
    first = page.locator(".offer").first
    name = first.locator("h3 a").inner_text()
    expect(first.locator("mark").first).to_be_visible()
    page.get_by_label("Motivo u observación (queda con la decisión)").fill("Define por la finalidad")
    page.get_by_label("Motivo u observación (queda con la decisión)").blur()
    page.keyboard.press("c")
    expect(page.locator(".requirement .state").first).to_have_text("Cumplido")
    expect(page.locator(".mapping h3 a")).to_have_text(name)
    expect(page.locator(".mapping .rationale")).to_have_text("Define por la finalidad")
    assert state_of(desk) is State.MET

    draft = desk.draft(LAW)
    uid = next(iter(desk.checklists.standing(draft.id))).living.mapping.uid
    node = next(found for found in desk.document(draft.id).walk() if found.uid == uid)
    words = next(part.text for part in node.walk() if len(part.text) > 40)
    text = desk.source(draft.id).decode("utf-8")
    assert words in text
    desk.import_draft(
        LAW, text.replace(words, "Únicamente " + words[0].lower() + words[1:]).encode(), "13.txt"
    )

    page.goto(address)
    panel(page)
    expect(page.locator(".requirement .state").first).to_have_text("Por confirmar de nuevo")
    expect(page.locator(".mapping.lost ins").first).to_contain_text("Únicamente")
    expect(page.locator(".mapping.lost .fates")).to_contain_text("desde el borrador 13")
    page.get_by_role("button", name="Confirmar de nuevo (c)").click()
    expect(page.locator(".requirement .state").first).to_have_text("Cumplido")
    assert state_of(desk) is State.MET

    with page.expect_download() as download:
        page.get_by_role("button", name="Matriz (Excel)").click()
    assert download.value.suggested_filename == f"{LAW}_matriz-de-verificacion.xlsx"
    book = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any(NEED in cell for cell in cells)
    assert any("Define por la finalidad" in cell for cell in cells)
    assert visitor.faults == []


def test_the_slower_of_two_is_told_and_nothing_is_lost(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    desk = Workbench(own_server.directory, who="Colega")
    page = visit().open(f"{own_server.url}/checklist?instrument={LAW}&alone=1&requirement={NEED}")
    panel(page)
    desk.checklists.not_applicable("", NEED, "Ya está en la Convención")
    page.keyboard.press("c")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Colega")
    expect(page.locator(".requirement .aside")).to_contain_text("Ya está en la Convención")
    assert state_of(desk) is State.NOT_APPLICABLE


def test_the_list_is_walked_narrowed_and_undone_by_keyboard(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    visitor = visit(locale="en-GB")
    page = visitor.open(f"{own_server.url}/checklist?instrument={LAW}&alone=1")
    page.locator(".needs .need").first.wait_for()
    page.keyboard.press("j")
    panel(page, page.locator(".needs .need .id").first.inner_text())
    page.keyboard.press("j")
    second = page.locator(".needs .need .id").nth(1).inner_text()
    panel(page, second)
    assert f"requirement={second}" in page.url
    page.keyboard.press("p")
    expect(page.locator(".requirement .state").first).to_have_text("Partly met")
    page.keyboard.press("u")
    expect(page.locator(".mapping")).to_have_count(0)
    page.get_by_label("Where it belongs").select_option("statute")
    expect(page.locator(".checklist .count")).to_contain_text(" of 90")
    page.wait_for_url("**layer=statute**")
    page.reload()
    panel(page, second)
    expect(page.get_by_label("Where it belongs")).to_have_value("statute")
    assert visitor.faults == []


def test_the_course_over_drafts_is_one_bar_a_draft(own_server: Server, visit: Callable[..., Visitor]) -> None:
    desk = Workbench(own_server.directory, who="Jurídico")
    first = next(iter(desk.document(desk.draft(LAW, 1).id).walk()))
    desk.checklists.confirm("", NEED, LAW, first.uid, number=1)
    page = visit().open(f"{own_server.url}/checklist?instrument={LAW}&alone=1&tab=coverage")
    expect(page.locator(".coverage .bars > li")).to_have_count(12)
    page.locator(".coverage .turned", has_text=NEED).first.locator("summary").click()
    page.locator(".coverage .turned a", has_text=NEED).first.click()
    panel(page)
    expect(page.locator(".requirement .course li").first).to_be_visible()
