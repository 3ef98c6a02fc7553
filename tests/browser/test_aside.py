"""A finding is put aside in the margin of a draft, with a reason, and brought back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import Server, Visitor, settled

PLACE = "draft?instrument=ley-control-exportaciones&draft=2&margin=checks"


def test_a_finding_is_put_aside_and_brought_back(own_server: Server, visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open(f"{own_server.url}/{PLACE}")
    notes = page.locator(".margin-note.by-checks")
    expect(notes.first).to_be_visible()
    count = notes.count()
    page.locator(".reader .text-column").evaluate("text => { text.dataset.drawn = 'once'; }")
    note = notes.filter(has_text="mínimo es mayor")
    note.locator("[role=button]").press("Enter")
    note.get_by_label("Motivo para apartarlo").fill("Se corrige en el siguiente borrador.")
    note.get_by_role("button", name="Apartar").click()
    expect(notes).to_have_count(count - 1)
    settled(page)
    page.locator(".asides summary").click()
    expect(page.locator(".asides")).to_contain_text("Se corrige en el siguiente borrador.")
    page.get_by_role("button", name="Mostrar de nuevo").click()
    expect(notes).to_have_count(count)
    expect(page.locator(".reader .text-column[data-drawn=once]")).to_have_count(
        1
    )  # the law itself stayed as it was
    assert visitor.faults == []
