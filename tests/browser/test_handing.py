"""What takes a while is done in sight: files are handed over, drafts are kept, or it is stopped and nothing is left."""

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from drafting.review.model import State
from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, settled, start
from tests.workbench.returning import tracked

STOPPED = "Detenido: nada quedó a medias."
#: what a law of thousands of articles does to these, without the thousands of articles
SLOW = """
import pathlib, time
from drafting.workbench import publishing, redlines, review_drafts, review_taking
from drafting.workbench.checklists import Checklists
from drafting.workbench.placing import Placing
def slow(of, name):
    made = getattr(of, name)
    def later(*arguments, **named):
        for _ in range(1200):
            if not pathlib.Path({hold!r}).exists():
                break
            time.sleep(0.1)
        return made(*arguments, **named)
    setattr(of, name, later)
slow(redlines, "export")
slow(review_drafts, "make")
slow(review_taking, "take")
slow(publishing, "publish")
slow(Placing, "report")
slow(Checklists, "sheet")
"""


@pytest.fixture(scope="module")
def slow_server(
    tmp_path_factory: pytest.TempPathFactory, workspace: Callable[[Path], Path]
) -> Iterator[Server]:
    """Two drafts went out to one office; to mark changes in Word takes as long as there is a file "hold"."""
    place = tmp_path_factory.mktemp("slow")
    directory = workspace(place / "data")
    desk = Workbench(directory, who="Oficina de pruebas")
    for number in (11, 12):
        desk.reviews.open_round(LAW, ["customs"], date(2030, 1, 31), number=number)
    (place / "sitecustomize.py").write_text(SLOW.format(hold=str(place / "hold")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(place), os.environ.get("PYTHONPATH")))))
        running = start(directory)
    yield running
    running.stop()


def handed(page: Page, button: Locator, name: str) -> bytes:
    """The file of that name, which one click on the button leads to."""
    with page.expect_download(timeout=90_000) as caught:
        button.click()
    assert caught.value.suggested_filename == name
    return Path(caught.value.path()).read_bytes()


@pytest.fixture
def hold(slow_server: Server) -> Iterator[Path]:
    """While this file is there, work goes on."""
    path = slow_server.directory.parent / "hold"
    path.touch()
    yield path
    path.unlink(missing_ok=True)


def stops(page: Page, begin: Callable[[], None]) -> None:
    """The work that begins says what it is, can be stopped, and says that it was."""
    stop, file = page.locator(".st-key-stop_work button"), page.locator("[class*=st-key-file_] button")
    downloads: list[object] = []
    page.on("download", lambda download: downloads.append(download))
    begin()
    expect(stop).to_have_text("Detener", timeout=60_000)
    stop.click()
    expect(page.get_by_test_id("stToast")).to_contain_text(STOPPED)
    settled(page)
    expect(stop).to_have_count(0)
    expect(file).to_have_count(0)
    page.wait_for_timeout(500)
    assert downloads == []


def test_a_package_names_its_steps_and_is_handed_over(
    slow_server: Server, visit: Callable[..., Visitor], hold: Path
) -> None:
    visitor = visit()
    page = visitor.open(f"{slow_server.url}/review?instrument={LAW}&tab=rounds")
    button = page.locator(".st-key-package_customs button")
    with page.expect_download(timeout=90_000) as caught:
        button.click()
        expect(page.get_by_text("Preparando el paquete para Aduanas…").first).to_be_visible()
        expect(page.get_by_text("Marcando los cambios desde el borrador que vio…")).to_be_visible()
        hold.unlink()
    assert caught.value.suggested_filename == f"{LAW}_ronda-2_aduanas.zip"
    with zipfile.ZipFile(caught.value.path()) as package:
        assert [name[:2] for name in package.namelist()] == ["00", "01", "02", "03"]
    assert handed(page, button, f"{LAW}_ronda-2_aduanas.zip") == Path(caught.value.path()).read_bytes()
    assert visitor.faults == []


def test_a_package_that_is_stopped_leaves_nothing_behind(
    slow_server: Server, visit: Callable[..., Visitor], hold: Path
) -> None:
    events = Workbench(slow_server.directory).events(5)
    page = visit().open(f"{slow_server.url}/review?instrument={LAW}&tab=rounds")
    stops(page, page.locator(".st-key-package_customs button").click)
    assert hold.exists(), "the work was not at its end"
    assert Workbench(slow_server.directory).events(5) == events


def test_the_redline_of_a_comparison_is_handed_over_or_stopped(
    slow_server: Server, visit: Callable[..., Visitor], hold: Path
) -> None:
    visitor = visit()
    page = visitor.open(f"{slow_server.url}/compare?instrument={LAW}&draft=12&against=11")
    settled(page)
    button = page.locator(".st-key-redline_docx button")
    stops(page, button.click)
    expect(button).to_be_enabled()
    hold.unlink()
    data = handed(page, button, f"{LAW}_borrador-11-12_cambios.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "<w:del " in package.read("word/document.xml").decode("utf-8")
    expect(page.locator(".redline .row").first).to_be_visible()
    assert visitor.faults == []


def test_the_report_on_placement_is_handed_over_or_stopped(
    slow_server: Server, visit: Callable[..., Visitor], hold: Path
) -> None:
    visitor = visit()
    page = visitor.open(f"{slow_server.url}/placement?instrument={LAW}&alone=1&draft=1")
    settled(page)
    button = page.get_by_role("button", name="Informe (Word)")
    stops(page, button.click)
    hold.unlink()
    assert handed(page, button, "ley-o-reglamento.docx")[:2] == b"PK"
    assert (
        handed(page, page.get_by_role("button", name="Informe (Excel)"), "ley-o-reglamento.xlsx")[:2] == b"PK"
    )
    assert visitor.faults == []


def test_what_came_back_and_the_next_draft_of_it_are_kept_or_stopped(
    slow_server: Server, visit: Callable[..., Visitor], hold: Path, tmp_path: Path
) -> None:
    desk = Workbench(slow_server.directory, who="Oficina de pruebas")
    with zipfile.ZipFile(io.BytesIO(desk.reviews.package(LAW, 2, "customs"))) as package:
        clean = package.read(next(name for name in package.namelist() if "limpio" in name))
    file = tmp_path / "vuelta.docx"
    file.write_bytes(tracked(clean, "Oficial", "fijar sus atribuciones", "señalar lo que le toca"))
    visitor = visit()
    page = visitor.open(f"{slow_server.url}/review?instrument={LAW}&tab=rounds&round=2")
    field = page.locator(".st-key-reviewer_customs input[type=file]")
    stops(page, lambda: field.set_input_files(file))
    assert desk.reviews.returned(LAW, 2) == ()
    hold.unlink()
    field.set_input_files(file)
    expect(page.get_by_test_id("stAlert").first).to_contain_text("vuelta.docx de Aduanas")
    (proposal,) = desk.reviews.proposals(LAW)
    desk.reviews.decide(proposal.key, State.ACCEPTED)

    hold.touch()
    page = visitor.open(f"{slow_server.url}/review?instrument={LAW}&tab=next")
    button = page.get_by_role("button", name="Hacer el siguiente borrador")
    stops(page, button.click)
    assert desk.draft(LAW).number == 12
    hold.unlink()
    button.click()
    page.wait_for_url("**/compare?*")
    assert desk.draft(LAW).number == 13
    assert "señalar lo que le toca" in desk.document(desk.draft(LAW).id).printed
    assert visitor.faults == []


def test_a_working_copy_becomes_the_next_draft_or_is_stopped(
    slow_server: Server, visit: Callable[..., Visitor], hold: Path
) -> None:
    desk = Workbench(slow_server.directory, who="Oficina de pruebas")
    latest = desk.draft(LAW)
    copy, node = desk.editing.begin(latest.id), desk.document(latest.id).provisions[-1]
    desk.editing.remove(copy.id, next(node.walk()).uid, seen=copy.last.number)
    visitor = visit()
    page = visitor.open(f"{slow_server.url}/edit?instrument={LAW}&copy={copy.id}&tab=publish")
    button = page.get_by_role("button", name=f"Guardar como borrador {latest.number + 1}", exact=True)
    stops(page, button.click)
    assert desk.draft(LAW) == latest
    hold.unlink()
    button.click()
    page.wait_for_url("**/compare?*")
    assert desk.draft(LAW).number == latest.number + 1
    assert desk.editing.copies(LAW) == ()
    assert visitor.faults == []


def test_who_goes_elsewhere_does_not_wait_for_what_a_page_reads(
    slow_server: Server, visit: Callable[..., Visitor], hold: Path
) -> None:
    visitor = visit()
    page = visitor.open(f"{slow_server.url}/people")
    page.get_by_role("link", name="Verificación").click()
    expect(page.get_by_text("Buscando qué responde a los requisitos…")).to_be_visible()
    page.get_by_role("link", name="Inicio").click()
    expect(page.get_by_role("heading", name="Lo último que se hizo")).to_be_visible()
    assert hold.exists(), "the page left was still being read"
    hold.unlink()
    page.get_by_role("link", name="Verificación").click()
    expect(page.locator(".requirements, .needs").first).to_be_visible()
    assert visitor.faults == []
