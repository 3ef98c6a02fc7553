"""Several people at work: a page says when somebody else changed what it shows, and disturbs nobody."""

from collections.abc import Callable

from playwright.sync_api import expect

from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, settled


def test_a_page_says_who_changed_what_it_shows_and_leaves_what_is_typed(
    own_server: Server, visit: Callable[..., Visitor]
) -> None:
    page = visit().open(f"{own_server.url}/people?instrument={LAW}")
    settled(page)
    note = page.get_by_label("Correo electrónico")
    note.fill("a medio escribir")
    own = Workbench(own_server.directory, who="Oficina de pruebas")
    own.remove_draft(LAW, 1)
    Workbench(own_server.directory, who="Otra <b>oficina</b>").remove_draft(LAW, 2)
    told = page.get_by_text("Otra <b>oficina</b> cambió algo aquí")
    expect(told).to_be_visible(timeout=40_000)
    assert note.input_value() == "a medio escribir"
    page.get_by_role("button", name="Mostrar el estado actual").click()
    expect(told).to_have_count(0)
