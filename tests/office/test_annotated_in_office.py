"""LibreOffice opens every annotated file and shows every comment."""

import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from drafting import office
from drafting.files import read_document
from drafting.model import Annex, Mark, Quote
from drafting.word.annotate import annotate
from tests.corpora.conftest import corpora

pytestmark = [pytest.mark.office, pytest.mark.corpora]

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"


def test_every_comment_of_every_real_file_is_shown(soffice: str, tmp_path: Path) -> None:
    laws = corpora()
    if laws is None:
        pytest.skip("the real laws are not on this machine: set DRAFTING_CORPORA")
    wanted: dict[str, int] = {}
    for path in sorted((laws / "docx").glob("*.docx")):
        data = path.read_bytes()
        document = read_document(data, path.name)
        nodes = [node for node in document.walk() if node.printed][::5]
        reply = Mark("comment", nodes[0].eid, "Sí.", author="Ana Ruiz")
        marks = [
            Mark("checks", node.eid, "?", quote=Quote(node.printed[5:40]), replies=(reply,)) for node in nodes
        ]
        annexes = [Annex("Anexo", ("Uno", "Dos"), (("a", "b"),))]
        made = annotate(data, document, marks, language="es", when=WHEN, annexes=annexes)
        (tmp_path / path.name).write_bytes(made)
        wanted[path.stem] = len(marks)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    files = [str(path) for path in sorted(tmp_path.glob("*.docx"))]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    for name, count in wanted.items():
        with zipfile.ZipFile(tmp_path / f"{name}.odt") as archive:
            content = etree.fromstring(archive.read("content.xml"))
        authors = [note.findtext(f"{DC}creator") for note in content.iter(f"{OFFICE}annotation")]
        assert authors.count("Taller · revisión") == authors.count("Ana Ruiz") == count, name
        assert "".join(content.itertext()).rstrip().endswith("AnexoUnoDosab")


def test_comments_print_beside_the_page(soffice: str) -> None:
    text = read_document("LEY\n\nArtículo 1.- Rige siempre.".encode(), "ley.txt")
    made = annotate(
        None, text, [Mark("checks", "art_1", "?", quote=Quote("siempre"))], language="es", when=WHEN
    )
    plain = office.convert(made, "ley.docx", "pdf")
    beside = office.convert(made, "ley.docx", "pdf", notes_in_margin=True)
    assert plain.startswith(b"%PDF-")
    assert beside.startswith(b"%PDF-")
    assert b"/Annot" not in beside  # printed, not hidden behind a sign
