"""Files that take a while: one click makes them in sight and hands them over, or they are stopped and nothing is left."""

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from drafting.workbench import Workbench
from tests.browser.conftest import LAW, Server, Visitor, settled, start

STOPPED = "Detenido: nada quedó a medias."
#: what a law of thousands of articles does to a redline, without the thousands of articles
SLOW = """
import pathlib, time
from drafting.workbench import redlines
made = redlines.export
def export(*arguments, **named):
    for _ in range(1200):
        if not pathlib.Path({hold!r}).exists():
            break
        time.sleep(0.1)
    return made(*arguments, **named)
redlines.export = export
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


def stops(page: Page, button: Locator) -> None:
    """The work that a click begins says what it is, can be stopped, and says that it was."""
    stop, file = page.locator(".st-key-stop_work button"), page.locator("[class*=st-key-file_] button")
    downloads: list[object] = []
    page.on("download", lambda download: downloads.append(download))
    button.click()
    expect(stop).to_have_text("Detener", timeout=60_000)
    stop.click()
    expect(page.get_by_test_id("stToast")).to_contain_text(STOPPED)
    settled(page)
    expect(stop).to_have_count(0)
    expect(file).to_have_count(0)
    expect(button).to_be_enabled()
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
    stops(page, page.locator(".st-key-package_customs button"))
    assert hold.exists(), "the work was not at its end"
    assert Workbench(slow_server.directory).events(5) == events


def test_the_redline_of_a_comparison_is_handed_over_or_stopped(
    slow_server: Server, visit: Callable[..., Visitor], hold: Path
) -> None:
    visitor = visit()
    page = visitor.open(f"{slow_server.url}/compare?instrument={LAW}&draft=12&against=11")
    settled(page)
    button = page.locator(".st-key-redline_docx button")
    stops(page, button)
    hold.unlink()
    data = handed(page, button, f"{LAW}_borrador-11-12_cambios.docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "<w:del " in package.read("word/document.xml").decode("utf-8")
    expect(page.locator(".redline .row").first).to_be_visible()
    assert visitor.faults == []
