"""LibreOffice as a converter: what it makes, and what it must not do."""

import stat
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from drafting import files, office
from drafting.errors import DraftingError, OfficeError, UnreadableFile

TEXT = (
    "LEY DE PRUEBA\n\nArtículo 1.- La Secretaría resolverá.\n\nArtículo 2.- Esta Ley es de orden público.\n"
)
needs_office = pytest.mark.skipif(not office.available(), reason="LibreOffice is not installed")


@pytest.mark.office
@needs_office
def test_a_text_becomes_a_pdf_and_a_word_file() -> None:
    assert office.convert(TEXT.encode(), "ley.txt", "pdf").startswith(b"%PDF-")
    document = files.read_document(office.convert(TEXT.encode(), "ley.txt", "docx"), "ley.docx")
    assert [found.eid for found in document.walk()][-2:] == ["art_1", "art_2"]


@pytest.mark.office
@needs_office
def test_nothing_is_fetched_from_the_network() -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def do_HEAD(self) -> None:
            self.do_GET()

        def do_OPTIONS(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        page = f'<p>Artículo 1.</p><img src="http://127.0.0.1:{server.server_port}/pixel.png">'
        made = office.convert(page.encode(), "ley.html", "pdf")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert made.startswith(b"%PDF-")
    assert asked == []


def test_without_it_the_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTING_SOFFICE", "off")
    assert not office.available()
    with pytest.raises(OfficeError) as refused:
        office.convert(b"{\\rtf1 x}", "ley.rtf", "docx")
    assert "ley.rtf" in refused.value.sentence("es")
    assert "LibreOffice" in refused.value.sentence("en")


def script(path: Path, body: str) -> str:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_what_does_not_end_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pid = tmp_path / "pid"
    monkeypatch.setenv("DRAFTING_SOFFICE", script(tmp_path / "slow", f"sleep 60 & echo $! > {pid}\nwait"))
    monkeypatch.setattr(office, "TIMEOUT", 1)
    with pytest.raises(OfficeError) as stopped:
        office.convert(b"x", "ley.rtf", "pdf")
    assert stopped.value.code == "office_timeout"
    state = Path(f"/proc/{pid.read_text().strip()}/stat")
    assert not state.exists() or state.read_text().split()[2] == "Z"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("ley.rtf", b"x", "office_failed"), ("ley.xlsm", b"x", "office_ending"), ("ley.rtf", b"", "file_empty")],
    ids=["nothing made", "another kind of file", "empty"],
)
def test_what_cannot_be_converted_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    monkeypatch.setenv("DRAFTING_SOFFICE", script(tmp_path / "idle", "exit 1"))
    with pytest.raises((OfficeError, UnreadableFile)) as refused:
        office.convert(data, name, "pdf")
    assert refused.value.code == code


def test_nothing_is_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DRAFTING_SOFFICE", script(tmp_path / "idle", "exit 1"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "t"))
    (tmp_path / "t").mkdir()
    with pytest.raises(DraftingError):
        office.convert(b"x", "ley.rtf", "pdf")
    assert list((tmp_path / "t").iterdir()) == []
