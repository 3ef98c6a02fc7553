"""A real server on a free port, a seeded workspace of its own, and the system's Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from drafting.workbench import Workbench

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAW = "ley-federal-quimica"
expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium on this machine"))


@dataclass
class Server:
    """A running app: where it answers, and where its workspace lies."""

    url: str
    directory: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)  # on a busy machine a browser is slow to hang up


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(directory: Path, port: int | None = None) -> Server:
    """``drafting serve`` on ``directory``, when it answers."""
    port = port or free_port()
    command = [sys.executable, "-m", "drafting", "serve", "--port", str(port), "--data", str(directory)]
    environment = {**os.environ, "DRAFTING_USER": "Oficina de pruebas", "LANG": "C.UTF-8", "TZ": "UTC"}
    with (directory.parent / f"{directory.name}.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    server = Server(f"http://127.0.0.1:{port}", directory, process)
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{server.url}/healthz", timeout=2) as answer:
                if answer.status == 200:
                    return server
        except OSError:
            time.sleep(0.1)
    server.process.kill()
    raise AssertionError((directory.parent / f"{directory.name}.log").read_text())


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the seeded workspace, made once for all test processes."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    backup, lock = shared / "seeded.db", shared / "seeding"
    try:
        lock.mkdir()
    except FileExistsError:
        while not backup.exists():
            time.sleep(0.2)
        return backup
    desk = Workbench(lock, who="Oficina de pruebas")
    desk.seed()
    desk.record.backup(lock / "backup.db")
    (lock / "backup.db").rename(backup)
    return backup


@pytest.fixture(scope="session")
def workspace(seeded: Path) -> Callable[[Path], Path]:
    """Makes a seeded workspace in a directory."""

    def make(directory: Path) -> Path:
        directory.mkdir(parents=True, exist_ok=True)
        shutil.copy(seeded, directory / "workspace.db")
        return directory

    return make


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, workspace: Callable[[Path], Path]) -> Iterator[Server]:
    """The app on the seeded workspace, for tests that only look."""
    running = start(workspace(tmp_path_factory.mktemp("look") / "data"))
    yield running
    running.stop()


@pytest.fixture
def own_server(tmp_path: Path, workspace: Callable[[Path], Path]) -> Iterator[Server]:
    """The app on a seeded workspace of its own, for tests that change something."""
    running = start(workspace(tmp_path / "data"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """A page of the browser, with what it asked for and what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self._heard(message.type, message.text))

    def _heard(self, kind: str, text: str) -> None:
        # Streamlit looks for its own root below each page's path first and gets a 404: not a fault of ours
        if kind == "error" and "404" not in text:
            self.faults.append(text)

    def open(self, url: str) -> Page:
        self.page.goto(url)
        self.page.locator("[data-testid=stMainBlockContainer] h1, [data-testid=stAlert]").first.wait_for()
        return self.page


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Opens windows: ``visit()`` for a Spanish one, ``visit(locale="en-GB", ...)`` for others."""
    contexts: list[BrowserContext] = []

    def make(locale: str = "es-MX", **more: object) -> Visitor:
        options = {"viewport": {"width": 1440, "height": 900}, "accept_downloads": True, **more}
        context = chromium.new_context(locale=locale, **options)  # type: ignore[arg-type]
        contexts.append(context)
        return Visitor(context.new_page())

    yield make
    for context in contexts:
        context.close()


def settled(page: Page) -> None:
    """Wait until the server has nothing more to say about what was last done."""
    page.wait_for_timeout(120)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
