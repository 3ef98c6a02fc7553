"""Statute or regulation: what is out of place is seen, mended by one click, or left with a reason."""

from collections.abc import Callable

from playwright.sync_api import expect

from drafting.model import Layer
from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, settled

PENALTY = "\n\nArtículo 999.- A quien presente una declaración falsa se le impondrá multa de mil a tres mil unidades.\n"


def test_a_penalty_in_the_regulation_comes_first_with_the_words_that_show_it(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    desk = Workbench(own_server.directory, who="Importación")
    slug = "reglamento-ley-quimica"
    text = desk.source(desk.draft(slug).id).decode("utf-8")
    at = text.index("\nTRANSITORIOS") if "\nTRANSITORIOS" in text else len(text)
    desk.import_draft(slug, (text[:at] + PENALTY + text[at:]).encode(), "3.txt")
    visitor = visit()
    page = visitor.open(f"{own_server.url}/placement")
    first = page.locator(".finding").first
    expect(first).to_contain_text("Una sanción está por debajo de la ley")
    expect(first).to_contain_text("Artículo 999")
    first.click()
    expect(page.locator(".requirement mark").first).to_be_visible()
    expect(page.locator(".requirement blockquote").first).to_be_visible()
    page.get_by_label("Motivo (queda con la decisión)").fill(
        "La pena pasará a la ley en el borrador que sigue"
    )
    page.get_by_role("button", name="Dejarlo", exact=True).click()
    expect(page.locator(".requirement .aside")).to_contain_text("La pena pasará a la ley")
    page.get_by_role("button", name="Deshacer (u)").click()
    expect(page.locator(".requirement .aside")).to_have_count(0)
    assert visitor.faults == []


def test_the_spreadsheet_in_the_early_draft_is_carried_to_the_regulation_by_one_click(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    desk = Workbench(own_server.directory, who="Importación")
    early = desk.source(desk.draft(LAW, 1).id)
    desk.remove_draft(LAW, 1)
    desk.import_draft(LAW, early, "otra-vez.txt")
    visitor = visit()
    page = visitor.open(f"{own_server.url}/placement?instrument={LAW}&alone=1")
    page.locator(".finding", has_text="lista").first.click()
    expect(page.locator(".requirement .change").first).to_be_visible()
    page.get_by_role("button", name="Crear los nuevos borradores").click()
    alert = page.get_by_test_id("stAlert").filter(has_text="se creó el borrador 14")
    expect(alert).to_be_visible(timeout=30_000)
    assert desk.draft(LAW).number == 14
    kinds = [seen.finding.kind.value for seen in desk.placing.findings((desk.draft(LAW).id,))]
    assert "list" not in kinds
    page.get_by_role("button", name="Ver qué cambió en Ley Federal Química").click()
    expect(page.locator(".redline h1")).to_contain_text("frente al borrador 13")
    assert visitor.faults == []


def test_a_layer_is_decided_by_key_and_stays(own_server: Server, visit: Callable[..., Visitor]) -> None:
    desk = Workbench(own_server.directory)
    visitor = visit(locale="en-GB")
    page = visitor.open(f"{own_server.url}/placement?instrument={LAW}&alone=1")
    chip = page.locator(".layers .provision").first
    name = chip.locator(".name").inner_text()
    chip.click()
    expect(page.locator(".requirement h2").first).to_contain_text(name)
    settled(page)
    page.keyboard.press("2")
    expect(page.get_by_text("Write the reason first.")).to_be_visible()
    page.get_by_label("Reason (kept with the decision)").fill("Updated every year")
    page.get_by_label("Reason (kept with the decision)").blur()
    page.keyboard.press("2")
    expect(page.locator(".requirement .aside")).to_contain_text("Updated every year")
    (column,) = desk.placing.board((desk.draft(LAW).id,))
    assert [row.layer for row in column.rows if row.ruling] == [Layer.REGULATION]
    page.reload()
    expect(page.locator(".requirement .aside")).to_contain_text("Updated every year")
    assert visitor.faults == []
